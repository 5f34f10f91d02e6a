import CaseStore
import Casework
import ClewModel
import Foundation
import Screening
import SourceFiles
import World

extension Workbench {
    /// `/work`: what waits for whoever came.
    func home(_ visit: WorkVisit) -> WorkReply {
        page("home", title: visit.words["home"], ["runs": runRows(visit), "name": visit.person.name], visit)
    }

    /// `/work/triage`: the queues.
    func triagePage(_ visit: WorkVisit) -> WorkReply {
        var pairs = ReviewerAgreement()
        for run in desk.runs { pairs.add(run.agreement) }
        let problems = desk.problems.sorted { $0.key < $1.key }.map { key, text -> [String: Any] in
            ["item": key, "path": "/work/item/\(key)", "text": Markup.tagged(text)]
        }
        return page(
            "triage", title: visit.words["triage"],
            [
                "runs": runRows(visit), "pairs": agreementRows(pairs, visit), "hasPairs": !pairs.pairs.isEmpty,
                "problems": problems, "hasProblems": !problems.isEmpty, "may": visit.may(.analyst),
            ], visit)
    }

    /// The runs with how far each has come.
    func runRows(_ visit: WorkVisit) -> [[String: Any]] {
        desk.runs.map { run in
            func count(_ stage: TriageItem.Stage) -> Int { run.items.count { $0.stage(on: visit.day) == stage } }
            let mine = run.items.count { $0.assignee.map { Person.isSame($0, visit.person.name) } ?? false }
            let next = run.next(for: visit.person.name, secondReadings: visit.may(.reviewer), on: visit.day)
            return [
                "id": run.id, "path": Self.path("run", run.id), "title": Markup.tagged(run.opening.title),
                "day": run.day.description, "by": run.openedBy, "open": count(.open), "proposed": count(.proposed),
                "disputed": count(.disputed), "confirmed": count(.confirmed), "mine": mine, "hasNext": next != nil,
            ]
        }
    }

    private func agreementRows(_ agreement: ReviewerAgreement, _ visit: WorkVisit) -> [[String: Any]] {
        agreement.pairs.map { pair in
            [
                "one": pair.one, "other": pair.other, "read": pair.read, "agreed": pair.agreed,
                "kappa": pair.kappa.map { ScoreText.signed($0) } ?? "–",
            ]
        }
    }

    /// `/work/run/{id}`: the matches by urgency; and below it what is done with a run.
    func run(_ visit: WorkVisit, _ id: String, _ action: String) throws(WorkFault) -> WorkReply {
        guard let run = desk.run(id) else { throw WorkFault(status: 404, message: visit.words["no_such_run"]) }
        let isPost = visit.request.method == "POST"
        switch (action, isPost) {
        case ("", false): return runPage(visit, run)
        case ("export.csv", false):
            return .file(
                Array(TriageExport(run, on: visit.day).csv.utf8), as: "\(id).csv", type: "text/csv; charset=utf-8")
        case ("export.jsonl", false):
            let lines = try told { () throws(ClewError) in try TriageExport(run, on: visit.day).lines }
            return .file(Array(lines.utf8), as: "\(id).jsonl", type: "application/x-ndjson")
        case ("next", true):
            try need(.analyst, visit)
            let number = try done(visit) { () throws(TriageRefusal) in
                try desk.takeNext(
                    in: id, by: visit.person.name, secondReadings: visit.may(.reviewer), on: visit.day)
            }
            guard let number else { return .see(Self.path("run", id) + "?nothing=1") }
            return .see(Self.path("item", id, "\(number)"))
        case ("refresh", true):
            try need(.analyst, visit)
            let acts = try told { () throws(ClewError) in try currentScreening().changes(of: run) }
            for act in acts {
                try done(visit) { () throws(TriageRefusal) in
                    try desk.perform(act, in: id, by: "clew", on: visit.day)
                }
            }
            return .see(Self.path("run", id) + "?changed=\(acts.count)")
        case ("bulk", true): return try bulk(visit, run)
        case ("bulk-confirm", true):
            try need(.reviewer, visit)
            let number = Int(visit.form.text("number")) ?? 0
            try done(visit) { () throws(TriageRefusal) in
                try desk.perform(.bulkConfirmed(number: number), in: id, by: visit.person.name, on: visit.day)
            }
            return .see(Self.path("run", id))
        case ("forget", true):
            try need(.administrator, visit)
            let reason = visit.form.text("reason")
            guard !reason.isEmpty else { throw WorkFault(status: 422, message: visit.words["refused_noReason"]) }
            try told { () throws(ClewError) in
                try desk.forget(id, reason: "\(visit.person.name): \(reason)", on: visit.day)
            }
            return .see("/work/triage")
        default: throw WorkFault.missing(visit.words)
        }
    }

    /// How many rows stand on a page of a run.
    private static let rowsOnPage = 50

    private func runPage(_ visit: WorkVisit, _ run: TriageRun) -> WorkReply {
        let request = visit.request
        let stage = request["stage"].flatMap(TriageItem.Stage.init)
        let urgency = request["urgency"].flatMap(TriageAlert.Urgency.init)
        let list = request["list"] ?? ""
        let isMine = request["mine"] == "1"
        let items = run.byUrgency.filter { item in
            (stage.map { item.stage(on: visit.day) == $0 } ?? true)
                && (urgency.map { item.alert.urgency == $0 } ?? true)
                && (list.isEmpty || item.alert.lists.contains(DatasetName(rawValue: list)))
                && (!isMine || item.assignee.map { Person.isSame($0, visit.person.name) } ?? false)
        }
        let start = max(0, min(Int(request["from"] ?? "") ?? 0, max(0, items.count - 1)))
        let world = surroundings.world()
        let lists = Set(run.items.flatMap(\.alert.lists)).sorted()
        let rows = items.dropFirst(start).prefix(Self.rowsOnPage).map { row(of: $0, in: run, world.titles, visit) }
        var view: [String: Any] = [
            "id": run.id, "path": Self.path("run", run.id), "title": Markup.tagged(run.opening.title),
            "summary": Self.summary(of: run, visit.words), "now": Self.now(of: run, visit), "day": run.day.description,
            "by": run.openedBy,
            "digest": run.opening.digest, "rows": Array(rows), "hasRows": !rows.isEmpty,
            "remarks": run.opening.remarks.map { Markup.tagged($0) }, "hasRemarks": !run.opening.remarks.isEmpty,
            "basis": run.opening.lists.map { Markup.tagged($0) }, "mine": isMine,
            "stages": TriageItem.Stage.allCases.map { value in
                [
                    "value": value.rawValue, "chosen": value == stage,
                    "title": visit.words["stage_\(value.rawValue)"]
                        + " (\(run.items.count { $0.stage(on: visit.day) == value }))",
                ] as [String: Any]
            },
            "urgencies": TriageAlert.Urgency.allCases.map { value in
                [
                    "value": value.rawValue, "title": visit.words["urgency_\(value.rawValue)"],
                    "chosen": value == urgency,
                ]
                    as [String: Any]
            },
            "lists": lists.map { value in
                ["value": value.rawValue, "title": world.title(of: value), "chosen": value.rawValue == list]
                    as [String: Any]
            },
            "pairs": agreementRows(run.agreement, visit), "hasPairs": !run.agreement.pairs.isEmpty,
            "count": visit.words.sentence("rows_shown", "\(rows.count)", "\(items.count)", "\(run.items.count)"),
            "unanswered": (run.opening.unanswered ?? []).prefix(200).map { row in
                Markup.tagged(
                    (row.line.map { "\($0): " } ?? "") + "\(row.name.isEmpty ? row.key : row.name): \(row.why)")
            },
            "hasUnanswered": run.opening.unanswered?.isEmpty == false, "may": visit.may(.analyst),
            "mayForget": visit.may(.administrator),
            "bulks": run.bulks.map { bulkRow($0, run, visit) }, "hasBulks": !run.bulks.isEmpty,
        ]
        if start + rows.count < items.count {
            view["next"] =
                Self.path("run", run.id) + "?from=\(start + rows.count)" + Self.filter(stage, urgency, list, isMine)
        }
        if let count = request["changed"] { view["told"] = visit.words.sentence("refreshed", count) }
        if request["nothing"] != nil { view["told"] = visit.words["nothing_left"] }
        return page("run", title: run.opening.title, view, visit)
    }

    private static func filter(
        _ stage: TriageItem.Stage?, _ urgency: TriageAlert.Urgency?, _ list: String, _ isMine: Bool
    ) -> String {
        (stage.map { "&stage=\($0.rawValue)" } ?? "") + (urgency.map { "&urgency=\($0.rawValue)" } ?? "")
            + (list.isEmpty ? "" : "&list=\(list.filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "_") })")
            + (isMine ? "&mine=1" : "")
    }

    private func row(
        of item: TriageItem, in run: TriageRun, _ titles: [DatasetName: String], _ visit: WorkVisit
    ) -> [String: Any] {
        let stage = item.stage(on: visit.day)
        var state = visit.words["stage_\(stage.rawValue)"]
        if let verdict = item.decision(on: visit.day) { state += ": " + Self.word(verdict, on: item, visit.words) }
        var row: [String: Any] = [
            "number": item.number, "path": Self.path("item", run.id, "\(item.number)"),
            "party": Markup.tagged(run.party(of: item)?.name ?? ""), "caption": Markup.tagged(item.alert.caption),
            "lists": item.alert.lists.map { titles[$0] ?? $0.rawValue }.joined(separator: "; "),
            "score": item.alert.relation == nil ? ScoreText.fixed(item.alert.score) : visit.words["may_belong"],
            "class": Self.look(item.alert.urgency),
            "urgency": visit.words["urgency_\(item.alert.urgency.rawValue)"], "state": state,
            "isCut": run.party(of: item)?.cutOff != nil,
        ]
        if let assignee = item.assignee { row["assignee"] = assignee }
        return row
    }

    /// What a run found when it was screened, in the language of the page where its numbers were kept.
    private static func summary(of run: TriageRun, _ words: WorkWords) -> String {
        guard let counts = run.opening.counts else { return Markup.tagged(run.opening.summary) }
        var text = words.sentence(
            "run_summary", "\(run.opening.partyCount)", "\(counts.screened)", "\(counts.lists)", "\(counts.listed)",
            "\(counts.withMatch)", "\(counts.withReach)")
        if counts.unread > 0 { text += " " + words.sentence("run_unread", "\(counts.unread)") }
        return Markup.tagged(text)
    }

    /// How far a run has come.
    private static func now(of run: TriageRun, _ visit: WorkVisit) -> String {
        func count(_ stage: TriageItem.Stage) -> String {
            "\(run.items.count { $0.stage(on: visit.day) == stage })"
        }
        return visit.words.sentence("run_now", count(.open), count(.proposed), count(.disputed), count(.confirmed))
    }

    /// The style of an urgency.
    static func look(_ urgency: TriageAlert.Urgency) -> String {
        switch urgency {
        case .high: "high"
        case .medium: "medium"
        case .low: "low"
        }
    }

    private func bulkRow(_ bulk: TriageRun.Bulk, _ run: TriageRun, _ visit: WorkVisit) -> [String: Any] {
        let state = run.sampleState(of: bulk)
        return [
            "number": bulk.number, "by": bulk.by,
            "text": visit.words.sentence(
                bulk.hasFailed ? "bulk_failed" : bulk.isConfirmed ? "bulk_confirmed" : "bulk_waiting",
                "\(bulk.items.count)", "\(state.agree)", "\(bulk.sample.count)"),
            "canConfirm": !bulk.hasFailed && !bulk.isConfirmed && visit.may(.reviewer)
                && state.agree == bulk.sample.count && !Person.isSame(bulk.by, visit.person.name),
        ]
    }

    /// Proposes the same for all open matches of a choice; nothing counts before another person has read a sample.
    private func bulk(_ visit: WorkVisit, _ run: TriageRun) throws(WorkFault) -> WorkReply {
        try need(.analyst, visit)
        let form = visit.form
        let (stage, list) = (TriageItem.Stage.open, form.text("list"))
        let urgency = TriageAlert.Urgency(rawValue: form.text("urgency"))
        let items = run.items.filter { item in
            item.stage(on: visit.day) == stage && item.alert.relation == nil
                && (urgency.map { item.alert.urgency == $0 } ?? true)
                && (list.isEmpty || item.alert.lists.contains(DatasetName(rawValue: list)))
                && (item.assignee.map { Person.isSame($0, visit.person.name) } ?? true)
                && (form["verdict"] != "no-match" || run.party(of: item)?.cutOff == nil)
        }
        .map(\.number)
        guard let reading = reading(of: form, visit) else {
            throw WorkFault(status: 422, message: visit.words["refused_noReason"])
        }
        // The head of the journal is not known before the proposal is made, so nobody can choose the items to suit the sample.
        let sample = BulkSample.draw(TriageRun.sampleSize, of: items, seed: desk.journal.head)
        let act = TriageAct.bulkProposed(number: run.bulks.count + 1, items: items, sample: sample, reading)
        try done(visit) { () throws(TriageRefusal) in
            try desk.perform(act, in: run.id, by: visit.person.name, on: visit.day)
        }
        return .see(Self.path("run", run.id))
    }

    /// Does something with the queue, and says as a page why it cannot be done.
    func done<Value>(
        _ visit: WorkVisit, _ body: () throws(TriageRefusal) -> Value
    ) throws(WorkFault) -> Value {
        do throws(TriageRefusal) {
            return try body()
        } catch {
            throw WorkFault(status: 409, message: Self.sentence(error, visit.words))
        }
    }

    /// A refusal in words.
    static func sentence(_ refusal: TriageRefusal, _ words: WorkWords) -> String {
        words.sentence("refused_\(refusal.reason.rawValue)", refusal.detail)
    }
}

extension ReviewerAgreement {
    /// Adds what another run says.
    mutating func add(_ other: ReviewerAgreement) {
        for pair in other.pairs { add(pair) }
    }
}
