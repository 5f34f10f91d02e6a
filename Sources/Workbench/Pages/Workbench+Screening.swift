import Casework
import ClewModel
import Foundation
import Screening
import SourceFiles
import StatementStore

extension Workbench {
    /// `/work/screening`: a table to drop, and the runs of before.
    func screeningPage(_ visit: WorkVisit, problem: String? = nil) -> WorkReply {
        let waiting = uploads.waiting(of: visit.person.name)
        var view: [String: Any] = [
            "runs": runRows(visit), "may": visit.may(.analyst), "hasWaiting": !waiting.isEmpty,
            "waiting": waiting.map { ["path": Self.path("screening", $0.id), "title": $0.title] },
        ]
        if let problem { view["problem"] = problem }
        if let text = visit.form["text"] { view["text"] = text }
        return page("screening", title: visit.words["screening"], view, visit, status: problem == nil ? 200 : 422)
    }

    /// Takes a table in and shows what its columns are taken for.
    func upload(_ visit: WorkVisit) throws(WorkFault) -> WorkReply {
        try need(.analyst, visit)
        let file = visit.form.file("table")
        let text = visit.form["text"] ?? ""
        let name = file?.name ?? visit.words["typed_table"]
        let bytes = file?.bytes ?? Array(text.utf8)
        guard bytes.contains(where: { $0 > 0x20 }) else {
            return screeningPage(visit, problem: visit.words["no_table"])
        }
        let table: UploadShelf.Upload
        do throws(ScreeningError) {
            table = try UploadShelf.Upload(
                bytes, name: name.isEmpty ? "table" : name, sheet: nil, owner: visit.person.name)
        } catch {
            return screeningPage(visit, problem: error.message)
        }
        return .see(Self.path("screening", try told { () throws(ClewError) in try uploads.add(table) }))
    }

    /// Reads another sheet of a workbook that waits.
    private func choose(
        _ sheet: String, of upload: UploadShelf.Upload, _ id: String, _ visit: WorkVisit
    ) throws(WorkFault) -> WorkReply {
        guard upload.sheets.contains(sheet) else {
            return try uploadPage(visit, id, problem: visit.words["no_such_sheet"])
        }
        do throws(ScreeningError) {
            uploads.replace(
                id, with: try UploadShelf.Upload(upload.bytes, name: upload.name, sheet: sheet, owner: upload.owner))
            return .see(Self.path("screening", id))
        } catch {
            return try uploadPage(visit, id, problem: error.message)
        }
    }

    /// The columns of a table, to be corrected; or how far its screening has come.
    func uploadPage(_ visit: WorkVisit, _ id: String, problem: String? = nil) throws(WorkFault) -> WorkReply {
        guard let upload = uploads.upload(id, of: visit.person.name) else {
            throw WorkFault(status: 404, message: visit.words["no_such_table"])
        }
        switch upload.state {
        case .done(let run): return .see(Self.path("run", run))
        case .running(let parties, let share):
            return page(
                "progress", title: visit.words["screening"],
                [
                    "name": upload.name, "share": share, "refresh": true,
                    "state": visit.words.sentence("screened_so_far", "\(parties)"),
                ], visit)
        case .waiting, .failed: break
        }
        var failure = problem
        if case .failed(let message) = upload.state { failure = message }
        let columns = upload.header.columns.enumerated().map { number, column -> [String: Any] in
            let chosen = visit.form["column\(number)"].flatMap(TableHeader.Role.init) ?? column.role
            var row: [String: Any] = [
                "number": number, "title": column.title.isEmpty ? "\(number + 1)" : column.title,
                "examples": column.examples.map { $0.count > 60 ? String($0.prefix(60)) + "…" : $0 },
                "roles": TableHeader.Role.allCases.filter { $0 != .other || column.role == .other }.map { role in
                    ["value": role.rawValue, "title": visit.words["column_\(role.rawValue)"], "chosen": role == chosen]
                        as [String: Any]
                },
            ]
            if let party = column.party { row["party"] = party }
            return row
        }
        var view: [String: Any] = [
            "name": upload.name, "path": Self.path("screening", id), "columns": columns,
            "isTable": !columns.isEmpty, "remarks": upload.remarks,
        ]
        if let failure { view["problem"] = failure }
        if let sheet = upload.sheet {
            view["sheets"] = upload.sheets.map { ["name": $0, "chosen": $0 == sheet] as [String: Any] }
            view["hasSheets"] = true
            view["sheetNote"] = visit.words.sentence("sheets_text", "\(upload.sheets.count)", sheet)
        }
        return page("columns", title: visit.words["columns"], view, visit, status: problem == nil ? 200 : 422)
    }

    /// Screens a table on a thread apart and shows how far it has come.
    func screen(_ visit: WorkVisit, _ id: String) throws(WorkFault) -> WorkReply {
        try need(.analyst, visit)
        guard let upload = uploads.upload(id, of: visit.person.name) else {
            throw WorkFault(status: 404, message: visit.words["no_such_table"])
        }
        if visit.form["discard"] != nil {
            uploads.discard(id)
            return .see("/work/screening")
        }
        if let sheet = visit.form["sheet"], visit.form["choose"] != nil {
            return try choose(sheet, of: upload, id, visit)
        }
        let roles = upload.header.columns.indices.map { number in
            visit.form["column\(number)"].flatMap(TableHeader.Role.init) ?? upload.header.columns[number].role
        }
        guard TableHeader.canBeScreened(roles) else {
            return try uploadPage(visit, id, problem: visit.words["no_name_column"])
        }
        guard uploads.start(id) else { return .see(Self.path("screening", id)) }
        let screening = try told { () throws(ClewError) in try currentScreening() }
        let bytes = upload.header.corrected(roles)
        let (person, day) = (visit.person.name, visit.day)
        let thread = Thread { [self] in
            uploads.set(finish(bytes, upload, screening, of: id, by: person, on: day), of: id)
        }
        thread.stackSize = 8 << 20
        thread.start()
        return .see(Self.path("screening", id))
    }

    private func finish(
        _ bytes: [UInt8], _ upload: UploadShelf.Upload, _ screening: TriageScreening, of id: String,
        by person: String, on day: Day
    ) -> UploadShelf.State {
        do {
            let (opening, tally) = try screening.opening(bytes, name: upload.title) { [uploads] tally in
                let total = max(1, tally.bytesTotal ?? 1)
                uploads.set(
                    .running(parties: tally.queries, share: min(100, 100 * tally.bytesRead / total)), of: id)
            }
            guard tally.queries > 0 else {
                return .failed(opening.remarks.first ?? "the table holds no party with a name or an identifier")
            }
            try log(tally, opening, screening)
            return .done(run: try desk.open(opening, by: person, on: day))
        } catch let error as ClewError {
            return .failed(error.message)
        } catch let error as TriageRefusal {
            return .failed(error.detail)
        } catch {
            return .failed("\(error)")
        }
    }

    /// Keeps in the audit log that this was asked, and what came of it, as `clew screen` does.
    private func log(
        _ tally: ScreeningTally, _ opening: TriageOpening, _ screening: TriageScreening
    ) throws(ClewError) {
        guard FileManager.default.fileExists(atPath: surroundings.archive.path(percentEncoded: false)) else { return }
        let run = StatementStore.ScreeningRun(
            day: screening.day, input: opening.title, inputDigest: opening.digest, lists: opening.lists,
            asOf: screening.base.asOf, knownAt: nil, threshold: ScreeningOptions().weights.threshold,
            counts: StatementStore.ScreeningRun.Counts(
                queries: tally.queries, screened: tally.screened, withMatch: tally.queriesWithMatch,
                withReach: tally.queriesWithReach))
        do {
            try Archive(at: surroundings.archive).record(run)
        } catch {
            throw ClewError(.archive, "the run cannot be put on record, so it was not opened: \(error.message)")
        }
    }
}
