import CaseStore
import Casework
import ClewModel
import Foundation
import SourceFiles
import StatementStore

extension Workbench {
    /// `/work/audit`: the log of the archive and the journal of the workbench: search, verify, export.
    func audit(_ visit: WorkVisit, _ action: String?) throws(WorkFault) -> WorkReply {
        let archive = try told { () throws(ClewError) in try openArchive() }
        switch action {
        case nil: break
        case "archive.jsonl":
            let entries = try entries(of: archive)
            do {
                let lines = try entries.map { try AuditLine.text($0) + "\n" }.joined()
                return .file(Array(lines.utf8), as: "audit.jsonl", type: "application/x-ndjson")
            } catch {
                throw WorkFault(status: 500, message: "\(error)")
            }
        case "journal.jsonl":
            // It holds what nobody but the first reader may see before the second has read.
            try need(.administrator, visit)
            let bytes = try told { () throws(ClewError) in try desk.journal.bytes() }
            return .file(bytes, as: "journal.jsonl", type: "application/x-ndjson")
        default: throw WorkFault.missing(visit.words)
        }
        var view: [String: Any] = [
            "head": desk.journal.head,
            "mayExport": visit.may(.administrator), "q": visit.form.text("q"), "anchor": visit.form.text("anchor"),
            "hasArchive": archive != nil,
        ]
        let all = try entries(of: archive)
        if let last = all.last { view["archiveHead"] = "\(last.sequence):\(last.hash)" }
        if visit.form["verify"] != nil { try verify(archive, visit, &view) }
        let sought = visit.form.text("q").lowercased()
        let found = all.filter { entry in
            sought.isEmpty
                || "\(entry.kind.rawValue) \(entry.subject) \(entry.body) \(entry.day)".lowercased().contains(sought)
        }
        view["entries"] = found.suffix(100).reversed().map { entry -> [String: Any] in
            [
                "sequence": entry.sequence, "day": entry.day.description, "kind": entry.kind.rawValue,
                "subject": Markup.tagged(Self.shortened(entry.subject)),
                "body": Markup.tagged(Self.shortened(entry.body)),
            ]
        }
        view["shown"] = visit.words.sentence("rows_shown", "\(min(100, found.count))", "\(found.count)", "\(all.count)")
        view["journal"] = desk.journal.entries.suffix(50).reversed().map { entry -> [String: Any] in
            // Who did what stays out: a first reading must not be known before the second.
            [
                "sequence": entry.sequence, "day": entry.day.description, "kind": entry.kind, "subject": entry.subject,
                "isForgotten": entry.body == nil, "hash": String(entry.hash.prefix(12)),
            ]
        }
        return page("audit", title: visit.words["audit"], view, visit)
    }

    private static func shortened(_ text: String) -> String {
        text.count > 300 ? String(text.prefix(300)) + "…" : text
    }

    private func entries(of archive: Archive?) throws(WorkFault) -> [AuditEntry] {
        guard let archive else { return [] }
        do throws(ArchiveError) {
            return try archive.auditEntries()
        } catch {
            throw WorkFault(status: 409, message: error.message)
        }
    }

    private func verify(
        _ archive: Archive?, _ visit: WorkVisit, _ view: inout [String: Any]
    ) throws(WorkFault) {
        let words = visit.words
        var lines: [[String: Any]] = []
        if let fault = desk.journal.fault() {
            lines.append(["text": fault, "class": "high"])
        } else {
            lines.append(["text": words.sentence("journal_whole", desk.journal.head), "class": "clear"])
        }
        if let archive {
            let text = visit.form.text("anchor")
            let anchor = AuditHead(text)
            if !text.isEmpty, anchor == nil {
                lines.append(["text": words["anchor_invalid"], "class": "high"])
            }
            do throws(ArchiveError) {
                let found = try archive.verifyAudit(anchor: anchor)
                lines +=
                    found.isWhole
                    ? [["text": words.sentence("log_whole", found.head.description), "class": "clear"]]
                    : found.faults.map { ["text": $0.description, "class": "high"] }
            } catch {
                lines.append(["text": error.message, "class": "high"])
            }
        }
        view["verified"] = lines
    }
}
