import CaseStore
import Casework
import ClewModel
import Foundation
import SourceFiles
import StatementStore
import SupplyChain
import World

extension Workbench {
    /// `/work/cases`: the cases, and a new one.
    func cases(_ visit: WorkVisit) throws(WorkFault) -> WorkReply {
        let world = surroundings.world()
        let commodities = try told { () throws(ClewError) in try world.knowledge.commodities }
        guard visit.request.method == "POST" else {
            return page(
                "cases", title: visit.words["cases"],
                [
                    "cases": shelf.cases.map { record -> [String: Any] in
                        [
                            "path": Self.path("case", record.id), "title": Markup.tagged(record.title), "id": record.id,
                            "day": record.day.description, "by": record.by, "files": record.standing.count,
                            "isDue": record.keptUntil.map { $0 < visit.day } ?? false,
                            "assessed": record.assessments.count,
                        ]
                    },
                    "commodities": commodities.commodities.map {
                        // A commodity that somebody adds has its own name.
                        ["value": $0.key, "title": visit.words.all["commodity_\($0.key)"] ?? $0.name]
                    }, "may": visit.may(.analyst),
                ], visit)
        }
        try need(.analyst, visit)
        let title = visit.form.text("title")
        guard !title.isEmpty, title.utf8.count <= 200 else {
            throw WorkFault(status: 422, message: visit.words["case_needs_title"])
        }
        let id = try told { () throws(ClewError) in
            let id = try shelf.open(title, by: visit.person.name, on: visit.day)
            if let commodity = commodities[visit.form.text("commodity")] { try fill(id, with: commodity, visit) }
            return id
        }
        return .see(Self.path("case", id))
    }

    /// Puts the commented files of an empty case into it.
    private func fill(_ id: String, with commodity: Commodity, _ visit: WorkVisit) throws(ClewError) {
        let draft = shelf.documents("template", of: id)
        defer { try? FileManager.default.removeItem(at: draft) }
        do {
            try CaseTemplate.write(to: draft, commodity: commodity)
            for name in try FileManager.default.subpathsOfDirectory(atPath: draft.path(percentEncoded: false)).sorted()
            {
                var isFolder: ObjCBool = false
                let file = draft.appending(path: name)
                _ = FileManager.default.fileExists(atPath: file.path(percentEncoded: false), isDirectory: &isFolder)
                guard !isFolder.boolValue else { continue }
                try shelf.put(
                    Array(try Data(contentsOf: file)), as: name, into: id, by: visit.person.name, on: visit.day)
            }
        } catch let error as ClewError {
            throw error
        } catch let error as CaseError {
            throw ClewError(.cannotWrite, "The case was not written.", diagnostics: error.diagnostics)
        } catch {
            throw ClewError(.cannotWrite, "The case was not written: \(error)")
        }
    }

    /// `/work/case/{id}` and below.
    func caseFolder(_ visit: WorkVisit, _ id: String, _ action: String) throws(WorkFault) -> WorkReply {
        guard let record = shelf.record(id) else { throw WorkFault(status: 404, message: visit.words["no_such_case"]) }
        let isPost = visit.request.method == "POST"
        switch (action, isPost) {
        case ("", false): return try casePage(visit, record)
        case ("upload", true): return try upload(visit, record)
        case ("file", _): return try file(visit, record)
        case ("answers", _): return try answers(visit, record)
        case ("restore", true):
            try need(.analyst, visit)
            let digest = visit.form.text("version")
            try told { () throws(ClewError) in
                try shelf.restore(
                    visit.form.text("name"), to: digest.isEmpty ? nil : digest, in: id, by: visit.person.name,
                    on: visit.day)
            }
            return .see(Self.path("case", id))
        case ("assess", true): return try assess(visit, record)
        case ("package", true): return try package(visit, record)
        case ("keep", true):
            try need(.administrator, visit)
            try told { () throws(ClewError) in
                try shelf.keep(id, until: Day(visit.form.text("until")), by: visit.person.name, on: visit.day)
            }
            return .see(Self.path("case", id))
        case ("forget", true):
            try need(.administrator, visit)
            let reason = visit.form.text("reason")
            guard !reason.isEmpty else { throw WorkFault(status: 422, message: visit.words["refused_noReason"]) }
            try told { () throws(ClewError) in
                try shelf.forget(id, reason: "\(visit.person.name): \(reason)", on: visit.day)
            }
            return .see("/work/cases")
        default:
            guard !isPost, let document = try document(action, of: record) else { throw WorkFault.missing(visit.words) }
            return document
        }
    }

    private func upload(_ visit: WorkVisit, _ record: CaseRecord) throws(WorkFault) -> WorkReply {
        try need(.analyst, visit)
        let place = visit.form.text("place")
        let prefix = ["documents", "answers"].contains(place) ? place + "/" : ""
        let files = visit.form.files.filter { !$0.bytes.isEmpty && !$0.name.isEmpty }
        guard !files.isEmpty else { throw WorkFault(status: 422, message: visit.words["no_file"]) }
        try told { () throws(ClewError) in
            for file in files where !CaseShelf.isFileName(prefix + file.name) {
                throw ClewError(.workStore, "'\(file.name)' is no name of a file of a case")
            }
            for file in files {
                try shelf.put(
                    file.bytes, as: prefix + file.name, into: record.id, by: visit.person.name, on: visit.day)
            }
        }
        return .see(Self.path("case", record.id))
    }

    /// What the case reader says of the files as they stand.
    func diagnostics(of id: String) throws(WorkFault) -> [Diagnostic] {
        let world = surroundings.world()
        return try told { () throws(ClewError) in
            let folder = try shelf.folder(of: id)
            let commodities = try world.knowledge.commodities
            do throws(CaseError) {
                return try CaseFolder.read(folder, commodities: commodities).warnings
            } catch {
                return error.diagnostics
            }
        }
    }

    private func casePage(_ visit: WorkVisit, _ record: CaseRecord) throws(WorkFault) -> WorkReply {
        let found = try diagnostics(of: record.id)
        let errors = found.count { $0.severity == .error }
        let files = record.standing.map { name, version -> [String: Any] in
            let own = found.filter { $0.location.file == name }
            return [
                "name": name, "path": Self.path("case", record.id, "file") + "?name=" + Self.encoded(name),
                "by": version.by, "day": version.day.description, "problems": own.count { $0.severity == .error },
                "hasProblems": own.contains { $0.severity == .error }, "remarks": own.count,
            ]
        }
        let gone = record.files.filter { $0.value.last?.sha256 == nil }.keys.sorted().map { name -> [String: Any] in
            ["name": name, "version": record.files[name]?.last { $0.sha256 != nil }?.sha256 ?? ""]
        }
        var view: [String: Any] = [
            "title": Markup.tagged(record.title), "id": record.id, "path": Self.path("case", record.id),
            "by": record.by, "day": record.day.description, "files": files, "gone": gone, "hasGone": !gone.isEmpty,
            "problems": found.prefix(100).map { Self.problem($0, record.id) }, "hasProblems": !found.isEmpty,
            "canAssess": errors == 0 && visit.may(.analyst), "may": visit.may(.analyst),
            "mayForget": visit.may(.administrator),
            "state": errors == 0
                ? visit.words["case_readable"] : visit.words.sentence("case_problems", "\(errors)"),
            "stateClass": errors == 0 ? "clear" : "high",
            "purposes": PackagePurpose.allCases.map {
                ["value": $0.rawValue, "title": visit.words["purpose_\($0.rawValue)"]]
            },
        ]
        if let until = record.keptUntil {
            view["until"] = until.description
            view["kept"] = visit.words.sentence(until < visit.day ? "keep_over" : "kept_until", until.description)
        }
        if let last = record.assessments.last { view["last"] = assessedRow(last, record, visit) }
        return page("case", title: record.title, view, visit)
    }

    static func problem(_ diagnostic: Diagnostic, _ id: String) -> [String: Any] {
        [
            "text": Markup.tagged(diagnostic.message), "place": diagnostic.location.description,
            "path": path("case", id, "file") + "?name=" + encoded(diagnostic.location.file)
                + (diagnostic.location.line.map { "#line\($0)" } ?? ""),
            "class": diagnostic.severity == .error ? "high" : diagnostic.severity == .warning ? "medium" : "low",
        ]
    }

    static func encoded(_ text: String) -> String { String(path(text).dropFirst("/work/".count)) }

    // MARK: A file in the browser

    /// The most bytes of a file that is shown and edited in the browser: a page has at most 100 KB.
    private static let editLimit = 40_000

    private func file(_ visit: WorkVisit, _ record: CaseRecord) throws(WorkFault) -> WorkReply {
        let name = visit.request.method == "POST" ? visit.form.text("name") : visit.request["name"] ?? ""
        if visit.request.method == "POST" {
            try need(.analyst, visit)
            // A browser sends line breaks as CR LF.
            let text = (visit.form["text"] ?? "").replacing("\r\n", with: "\n")
            let last = record.files[name]?.last
            if let last, "\(last.entry)" != visit.form.text("entry"),
                last.sha256 != SHA256Digest(ofText: text).hex
            {
                return try filePage(visit, record, name, typed: text, problem: visit.words["file_moved_on"])
            }
            try told { () throws(ClewError) in
                try shelf.put(Array(text.utf8), as: name, into: record.id, by: visit.person.name, on: visit.day)
            }
            return .see(Self.path("case", record.id, "file") + "?name=" + Self.encoded(name))
        }
        return try filePage(visit, record, name)
    }

    private func filePage(
        _ visit: WorkVisit, _ record: CaseRecord, _ name: String, typed: String? = nil, problem: String? = nil
    ) throws(WorkFault) -> WorkReply {
        let versions = record.files[name] ?? []
        guard let last = versions.last, let digest = last.sha256 else {
            throw WorkFault(status: 404, message: visit.words["no_such_file"])
        }
        let bytes = try told { () throws(ClewError) in try shelf.bytes(digest, of: record.id) }
        if visit.request["save"] != nil {
            return .file(
                bytes, as: name.split(separator: "/").last.map(String.init) ?? name, type: "application/octet-stream")
        }
        let found = try diagnostics(of: record.id).filter { $0.location.file == name }
        var view: [String: Any] = [
            "title": Markup.tagged(record.title), "case": Self.path("case", record.id), "name": name,
            "path": Self.path("case", record.id, "file"), "query": Self.encoded(name), "entry": last.entry,
            "problems": found.prefix(50).map { Self.problem($0, record.id) }, "hasProblems": !found.isEmpty,
            "may": visit.may(.analyst),
            "versions": versions.reversed().prefix(30).map { version -> [String: Any] in
                var row: [String: Any] = [
                    "by": version.by, "day": version.day.description,
                    "digest": version.sha256.map { String($0.prefix(12)) } ?? visit.words["taken_away"],
                ]
                if let sha256 = version.sha256, version.sha256 != digest { row["version"] = sha256 }
                return row
            },
        ]
        if let problem { view["problem"] = problem }
        if bytes.count <= Self.editLimit, let text = String(validating: bytes, as: UTF8.self) {
            view["text"] = typed ?? text
            view["canEdit"] = true
            if name.hasSuffix(".csv") {
                let grid = CaseGrid(bytes, name: name, found)
                view["rows"] = grid.rows
                view["hasRows"] = true
            }
        }
        return page("casefile", title: name, view, visit, status: problem == nil ? 200 : 409)
    }
}
