public import ClewModel
public import Foundation
import ListImport
import SourceFiles

/// What the reference data said before they were corrected (`history.csv`).
public struct KnowledgeHistory: Sendable {
    /// The corrections, in the order of the file.
    public let changes: [KnowledgeChange]

    /// Reads the table; a folder without one has no history.
    ///
    /// - Throws: ``ClewError`` with every problem of the file.
    public init(directory: URL) throws(ClewError) {
        let url = directory.appending(path: "history.csv")
        guard FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) else {
            changes = []
            return
        }
        var diagnostics: [Diagnostic] = []
        var changes: [KnowledgeChange] = []
        do {
            let file = try SourceFile.read(url, as: "history.csv")
            let table = Table(
                file, required: ["file", "row", "field", "said", "from", "until", "reason"], into: &diagnostics)
            for row in table.rows {
                let file = row.require("file", into: &diagnostics)?.text
                let id = row.require("row", into: &diagnostics)?.text
                let field = row.require("field", into: &diagnostics)?.text
                let from = row.require("from", into: &diagnostics)?.day(&diagnostics)
                let until = row.require("until", into: &diagnostics)
                let reason = row.require("reason", into: &diagnostics)?.text
                guard let file, let id, let field, let from, let last = until?.day(&diagnostics), let reason else {
                    continue
                }
                if last < from {
                    until?.report("history.days", "the last day lies before the first", into: &diagnostics)
                }
                changes.append(
                    KnowledgeChange(
                        file: file, row: id, field: field, said: row["said"]?.text ?? "", from: from, until: last,
                        reason: reason))
            }
        } catch {
            throw ClewError(reading: url.lastPathComponent, error)
        }
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            throw ClewError(.referenceInvalid, "history.csv cannot be used", diagnostics: diagnostics)
        }
        self.changes = changes
    }

    /// The corrections of a table that undo themselves on a day, by row.
    private func changes(of file: String, on day: Day) -> [String: [KnowledgeChange]] {
        Dictionary(grouping: changes.filter { $0.file == file && $0.holds(on: day) }, by: \.row)
    }

    /// The bundled listings as they were said on a day; `nil` where that is what is said now.
    ///
    /// Before the first day on which a row said something else, what the row says now is the best that is known of what was
    /// published then, so it stays.
    ///
    /// - Complexity: O(*n*) in the size of the tables of listings.
    func bundledLists(in directory: URL, saidOn day: Day) throws(ClewError) -> BundledLists? {
        guard changes.contains(where: { $0.file.hasPrefix("lists/") && $0.holds(on: day) }) else { return nil }
        var tables: [String: [UInt8]] = [:]
        for file in Set(changes.map(\.file)).sorted() where file.hasPrefix("lists/") && file.hasSuffix(".csv") {
            let said = changes(of: file, on: day)
            if said.isEmpty { continue }
            do {
                let text = try SourceFile.read(directory.appending(path: file), as: file)
                tables[String(file.dropFirst("lists/".count))] = Array(
                    KnowledgeHistory.table(text, with: said).utf8)
            } catch {
                throw ClewError(.referenceInvalid, error.message, diagnostics: [error.diagnostic])
            }
        }
        do {
            return try BundledLists.read(directory: directory.appending(path: "lists"), replacing: tables)
        } catch {
            throw ClewError(.referenceInvalid, error.message, diagnostics: error.diagnostics)
        }
    }

    /// A table with the fields of some rows as they were, and without the rows that were not there.
    private static func table(_ file: SourceFile, with said: [String: [KnowledgeChange]]) -> String {
        var ignored: [Diagnostic] = []
        let table = Table(file, required: [], optional: [], into: &ignored)
        var lines = [table.columns.map(quoted).joined(separator: ",")]
        for row in table.rows {
            let changes = said[row["id"]?.text ?? ""] ?? []
            if changes.contains(where: { $0.field == KnowledgeChange.wholeRow }) { continue }
            let cells = table.columns.map { column in
                changes.first { $0.field == column }?.said ?? row[column]?.text ?? ""
            }
            lines.append(cells.map(quoted).joined(separator: ","))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func quoted(_ text: String) -> String {
        "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
