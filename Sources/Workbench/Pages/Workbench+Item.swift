import Casework
import ClewModel
import Foundation
import Screening
import World

extension Workbench {
    /// `/work/item/{run}/{number}`: one match, both sides beside each other, and the choices that a person has.
    func item(_ visit: WorkVisit, _ id: String, _ text: String) throws(WorkFault) -> WorkReply {
        guard let number = Int(text), var run = desk.run(id), run.item(number) != nil else {
            throw WorkFault(status: 404, message: visit.words["no_such_item"])
        }
        // The lists may have changed since: nobody decides on what no longer stands.
        if let item = run.item(number),
            let change = try told({ () throws(ClewError) in try currentScreening().change(of: item, in: run) })
        {
            try done(visit) { () throws(TriageRefusal) in
                try desk.perform(change, in: id, by: "clew", on: visit.day)
            }
            run = desk.run(id) ?? run
        }
        guard let item = run.item(number) else { throw WorkFault.missing(visit.words) }
        guard visit.request.method == "POST" else { return itemPage(visit, run, item) }
        try need(.analyst, visit)
        let revision = Int64(visit.form.text("revision"))
        do throws(TriageRefusal) {
            guard Self.fits(visit.form) else { throw TriageRefusal(.reasonDiffers) }
            guard let act = try act(visit, run, item) else { throw TriageRefusal(.noReason) }
            try desk.perform(act, in: id, by: visit.person.name, expecting: revision, on: visit.day)
            return try follow(act, visit, id, number)
        } catch {
            // What was typed stays in the form.
            return itemPage(visit, desk.run(id) ?? run, (desk.run(id) ?? run).item(number) ?? item, refused: error)
        }
    }

    /// What a form says is to be done; `nil` where it lacks a choice or a reason.
    private func act(_ visit: WorkVisit, _ run: TriageRun, _ item: TriageItem) throws(TriageRefusal) -> TriageAct? {
        let number = item.number
        switch visit.form.text("act") {
        case "take": return .assigned(item: number, to: visit.person.name)
        case "release": return .assigned(item: number, to: nil)
        case "undo": return .undone(item: number)
        case "propose": return reading(of: visit.form, visit).map { .proposed(item: number, $0) }
        case "read":
            guard visit.may(.reviewer) else { throw TriageRefusal(.wrongStage) }
            return reading(of: visit.form, visit).map { .read(item: number, $0) }
        case "consolidate": return reading(of: visit.form, visit).map { .consolidated(item: number, $0) }
        case "overrule":
            guard visit.may(.reviewer) else { throw TriageRefusal(.wrongStage) }
            return reading(of: visit.form, visit).map { .overruled(item: number, $0) }
        default: throw TriageRefusal(.unknown)
        }
    }

    /// The reading that a form holds; `nil` without a choice or without a reason.
    func reading(of form: WorkForm, _ visit: WorkVisit) -> TriageReading? {
        guard let verdict = Judgement.Verdict(rawValue: form.text("verdict")) else { return nil }
        let words = [form.text("preset"), form.text("reason")].filter { !$0.isEmpty }
        guard !words.isEmpty else { return nil }
        let days = Int(form.text("expires"))
        return TriageReading(
            verdict, reason: words.joined(separator: " – "),
            expires: days.flatMap { (1...3_660).contains($0) ? visit.day.advanced(by: $0) : nil })
    }

    /// Where to go after an act: to the next item after a reading, else back to the item.
    private func follow(
        _ act: TriageAct, _ visit: WorkVisit, _ id: String, _ number: Int
    ) throws(TriageRefusal) -> WorkReply {
        switch act {
        case .proposed, .read, .consolidated:
            let next = try desk.takeNext(
                in: id, by: visit.person.name, secondReadings: visit.may(.reviewer), on: visit.day)
            guard let next else { return .see(Self.path("run", id) + "?nothing=1") }
            return .see(Self.path("item", id, "\(next)") + "?done=\(number)")
        default: return .see(Self.path("item", id, "\(number)"))
        }
    }

    /// The reasons that are offered, by the number of their word: what speaks against, and what speaks for it.
    private static func reasons(_ isRelation: Bool) -> [(number: Int, verdict: Judgement.Verdict)] {
        let (against, inFavour) = isRelation ? ([7, 8], [9, 10]) : ([1, 2, 3, 4], [5, 6])
        return against.map { ($0, Judgement.Verdict.noMatch) } + inFavour.map { ($0, Judgement.Verdict.match) }
    }

    /// Whether the reason that was chosen, if any, speaks for the verdict; one who cannot tell may have any.
    private static func fits(_ form: WorkForm) -> Bool {
        let chosen = form.text("preset")
        guard !chosen.isEmpty, let verdict = Judgement.Verdict(rawValue: form.text("verdict")) else { return true }
        guard verdict != .unsure else { return true }
        // The page may have been sent in either language.
        let meant = (reasons(false) + reasons(true)).first { reason in
            WorkWords.Language.allCases.contains { WorkWords.of($0)["reason_\(reason.number)"] == chosen }
        }
        return meant.map { $0.verdict == verdict } ?? true
    }

    /// The offered reasons, with the keys that choose them.
    private func presets(_ item: TriageItem, _ visit: WorkVisit) -> [[String: Any]] {
        Self.reasons(item.alert.relation != nil).enumerated().map { place, reason in
            let text = visit.words["reason_\(reason.number)"]
            return [
                "key": place + 1, "text": text, "chosen": visit.form["preset"] == text,
                "for": reason.verdict.rawValue,
            ]
        }
    }

    /// The word for a verdict on an item: whether both are the same, or whether one belongs to the other.
    static func word(_ verdict: Judgement.Verdict, on item: TriageItem, _ words: WorkWords) -> String {
        words[(item.alert.relation == nil ? "verdict_" : "belongs_") + verdict.rawValue]
    }

    func itemPage(
        _ visit: WorkVisit, _ run: TriageRun, _ item: TriageItem, refused: TriageRefusal? = nil
    ) -> WorkReply {
        let words = visit.words
        let stage = item.stage(on: visit.day)
        let party = run.party(of: item)
        let comparison = ItemComparison(item, party, surroundings.world(), words)
        var view: [String: Any] = [
            "path": Self.path("item", run.id, "\(item.number)"), "run": Self.path("run", run.id),
            "title": Markup.tagged(run.opening.title), "number": item.number, "of": run.items.count,
            "revision": item.revision, "stage": words["stage_\(stage.rawValue)"],
            "urgency": words["urgency_\(item.alert.urgency.rawValue)"],
            "class": Self.look(item.alert.urgency), "party": Markup.tagged(party?.name ?? ""),
            "caption": Markup.tagged(item.alert.caption), "entity": Self.path("entity", item.alert.entity.rawValue),
            "rows": comparison.rows, "rest": comparison.rest,
            "alignments": item.alert.alignments.map { EvidenceWords.of(words.language).tagged($0) },
            "hasAlignments": !item.alert.alignments.isEmpty, "presets": presets(item, visit),
            "entries": entries(of: item, visit), "isRelation": item.alert.relation != nil,
            "question": words[item.alert.relation == nil ? "is_it_the_same" : "does_it_belong"],
            "yes": Self.word(.match, on: item, words), "no": Self.word(.noMatch, on: item, words),
            "reason": visit.form["reason"] ?? "", "mayDecide": visit.may(.analyst),
            "siblings": siblings(item, run, visit),
        ]
        if item.alert.relation == nil { view["score"] = ScoreText.fixed(item.alert.score) }
        if let cut = party?.cutOff {
            view["cutOff"] = words.sentence(
                "cut_off",
                cut.split(separator: "; ").map {
                    EvidenceWords.of(words.language).sentence(String($0)) ?? String($0)
                }.joined(separator: "; "))
        }
        if let belongings = party?.belongings, !belongings.isEmpty {
            view["belongings"] = belongings.map { ["sentence": EvidenceWords.of(words.language).tagged($0.sentence)] }
        }
        if let assignee = item.assignee {
            view["assignee"] = assignee
            view[Person.isSame(assignee, visit.person.name) ? "isMine" : "isOthers"] = true
        }
        if let refused {
            view["problem"] = Self.sentence(refused, words)
            if let chosen = visit.form["verdict"] { view["chosen_\(chosen)"] = true }
        }
        if let done = visit.request["done"].flatMap({ Int($0) }), let before = run.item(done) {
            view["done"] = doneRow(before, run, visit)
        }
        offer(item, stage, visit, &view)
        return page(
            "item", title: "\(item.number): \(party?.name ?? "")", view, visit,
            status: refused.map { $0.reason == .reasonDiffers ? 422 : 409 } ?? 200)
    }

    /// The entries of the lists about the listed party, so that whoever decides sees what the listing is.
    private func entries(of item: TriageItem, _ visit: WorkVisit) -> [[String: Any]] {
        let world = surroundings.world()
        let all = world.designations(of: item.alert.entity)
        // Where the list states no entry, it is named all the same.
        let stated = Set(all.map(\.dataset))
        let plain = item.alert.lists.filter { !stated.contains($0) }.map {
            ["list": Markup.tagged(world.title(of: $0))]
        }
        return plain
            + all.prefix(20).map { entry -> [String: Any] in
                var row: [String: Any] = [
                    "list": Markup.tagged(world.title(of: entry.dataset)),
                    "from": (entry.from ?? entry.published)?.description ?? "?",
                    "source": Markup.tagged(entry.citation.description),
                ]
                let what = [entry.program, entry.scope, entry.goods].compactMap(\.self).joined(separator: " · ")
                if !what.isEmpty { row["what"] = Markup.tagged(what) }
                if let to = entry.mark ?? entry.to?.description { row["to"] = to }
                if let url = entry.citation.url, url.hasPrefix("https://") { row["url"] = url }
                return row
            }
    }

    /// What the person may do with the item at its stage, and what of the readings they may see.
    private func offer(
        _ item: TriageItem, _ stage: TriageItem.Stage, _ visit: WorkVisit, _ view: inout [String: Any]
    ) {
        let words = visit.words
        let name = visit.person.name
        let isFirst = item.readings.first.map { Person.isSame($0.by, name) } ?? false
        let isTaken = item.assignee.map { !Person.isSame($0, name) } ?? false
        func form(_ act: String, _ heading: String) {
            guard visit.may(.analyst), !isTaken else { return }
            view["form"] = ["act": act, "heading": words[heading], "button": words["button_\(act)"]]
        }
        func show(_ readings: [SignedReading], as key: String) {
            guard !readings.isEmpty else { return }
            view[key] = readings.map { readingRow($0, item, words) }
        }
        switch stage {
        case .open:
            form("propose", "first_reading")
            // Decisions that no longer hold are shown; a proposal that was taken back is nobody's business.
            if let former = item.alert.former {
                view["former"] = words.sentence(
                    "former", former.decidedBy, words["verdict_\(former.verdict.rawValue)"],
                    former.decidedOn.description, former.reason)
            }
            switch item.returned(on: visit.day) {
            case .expired(let day): view["returned"] = words.sentence("returned_expired", day.description)
            case .changed: view["returned"] = words["returned_changed"]
            case .bulkFailed: view["returned"] = words["returned_bulk"]
            case .overruled, nil: break
            }
            if item.isExpired(on: visit.day) { show(item.agreed, as: "readings") }
        case .proposed:
            if isFirst {
                show(item.readings, as: "readings")
                view["waiting"] = words["waits_for_second"]
                view["canUndo"] = !isTaken
                // It is another's turn; to take it would keep them from it.
                view["mayDecide"] = item.assignee.map { Person.isSame($0, name) } ?? false
            } else if visit.may(.reviewer) {
                form("read", "second_reading")
                view["blind"] = words["blind"]
            } else {
                view["waiting"] = words["waits_for_second"]
            }
        case .disputed:
            show(item.readings, as: "readings")
            form("consolidate", "consolidation")
        case .confirmed:
            show(item.readings, as: "readings")
            if visit.may(.reviewer) { form("overrule", "overruling") }
            if let expires = item.expires { view["expires"] = words.sentence("holds_until", expires.description) }
        case .gone: view["waiting"] = words["gone"]
        }
    }

    private func readingRow(_ reading: SignedReading, _ item: TriageItem, _ words: WorkWords) -> [String: Any] {
        [
            "verdict": Self.word(reading.reading.verdict, on: item, words), "by": reading.by,
            "on": reading.day.description, "reason": Markup.tagged(reading.reading.reason), "entry": reading.entry,
        ]
    }

    private func doneRow(_ item: TriageItem, _ run: TriageRun, _ visit: WorkVisit) -> [String: Any] {
        let isMine = item.readings.last.map { Person.isSame($0.by, visit.person.name) } ?? false
        let canUndo = item.stage(on: visit.day) == .proposed && isMine
        return [
            "text": visit.words.sentence(
                "kept", "\(item.number)", visit.words["stage_\(item.stage(on: visit.day).rawValue)"]),
            "path": Self.path("item", run.id, "\(item.number)"), "revision": item.revision, "canUndo": canUndo,
        ]
    }

    /// The other matches of the same party: deciding one decides none of them.
    private func siblings(_ item: TriageItem, _ run: TriageRun, _ visit: WorkVisit) -> [[String: Any]] {
        let world = surroundings.world()
        return run.items.filter { $0.alert.party == item.alert.party && $0.number != item.number }.prefix(20).map {
            other in
            [
                "lists": Markup.tagged(
                    other.alert.lists.map { list in
                        let from = world.designations(of: other.alert.entity).first { $0.dataset == list }?.from
                        return world.title(of: list) + (from.map { ", \($0)" } ?? "")
                    }.joined(separator: "; ")),
                "path": Self.path("item", run.id, "\(other.number)"), "caption": Markup.tagged(other.alert.caption),
                "stage": visit.words["stage_\(other.stage(on: visit.day).rawValue)"],
            ]
        }
    }
}
