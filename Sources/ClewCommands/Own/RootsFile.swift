import ClewModel
import Foundation
import OwnershipAnalysis
import SourceFiles
import World

/// A file of listed parties: one identifier a line, or a table with a column of identifiers, such as `entity`, `root` or `id`,
/// and, as far as known, `words` and `listed_from`.
enum RootsFile {
    /// Reads the file.
    ///
    /// Which column of a table holds the identifiers its header says; where the stakes know none of those, and know some of
    /// another column, that one is taken.
    ///
    /// - Parameter isParty: Whether the stakes have a party of an identifier.
    /// - Throws: `graph` where it cannot be read, or names no party.
    static func read(_ path: String, isParty: (String) -> Bool) throws(OwnershipError) -> [ListedParty] {
        let file: SourceFile
        do {
            file = try SourceFile.read(URL(filePath: path), as: path, limit: 1 << 28)
        } catch {
            throw OwnershipError(.graph, "\(path) cannot be read", diagnostics: [error.diagnostic])
        }
        var text = file.text
        if text.hasPrefix("\u{FEFF}") { text.removeFirst() }
        let lines = text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
            .map { $0.hasPrefix("#") ? "" : $0 }
        let rows = lines.filter { !$0.isEmpty }
        let first = Array((rows.first ?? "").lowercased().utf8)
        let header = CSVScanner.cells(of: first, separator: TableSeparator.find(in: first))
        guard header.contains("entity") else {
            let names = try identifiers(of: lines, of: path, isParty)
            guard !names.isEmpty else {
                throw OwnershipError(.graph, "\(path) names no party, so nobody would be looked up")
            }
            return names.map { ListedParty(EntityID($0), citation: Citation(path, verification: .unverified)) }
        }
        var diagnostics: [Diagnostic] = []
        let table = Table(file, required: ["entity"], optional: ["words", "listed_from"], into: &diagnostics)
        let parties = table.rows.compactMap { row -> ListedParty? in
            guard let entity = row.require("entity", into: &diagnostics) else { return nil }
            return ListedParty(
                EntityID(entity.text), words: row["words"]?.choice(EntryWords.self, &diagnostics) ?? .itself,
                listedFrom: row["listed_from"]?.partialDate(&diagnostics),
                citation: Citation(path, verification: .unverified))
        }
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            throw OwnershipError(.graph, "\(path) cannot be read as a list of parties", diagnostics: diagnostics)
        }
        guard !parties.isEmpty else {
            throw OwnershipError(.graph, "\(path) names no party, so nobody would be looked up")
        }
        return parties
    }

    /// The identifiers of a list or of a table without the column `entity`.
    ///
    /// - Parameter lines: All lines, those that say nothing empty, so that messages count as the file does.
    private static func identifiers(
        of lines: [String], of path: String, _ isParty: (String) -> Bool
    ) throws(OwnershipError) -> [String] {
        let rows = lines.filter { !$0.isEmpty }
        guard let first = rows.first else { return [] }
        // An identifier with a comma is one where the stakes have it, or where the first line has no separator.
        let separator = TableSeparator.find(in: first.utf8)
        guard first.utf8.contains(separator), !isParty(unquoted(first)) else {
            // A first line such as “id” is a title, unless a party is called so.
            let isTitle = titles.contains(folded(first)) && !isParty(unquoted(first))
            return (isTitle ? rows.dropFirst() : rows[...]).map(unquoted)
        }
        let table: [[String]]
        do {
            table = try cells(of: lines, of: path, separator)
        } catch {
            throw OwnershipError(.graph, "\(path) cannot be read as a list of parties", diagnostics: [error.diagnostic])
        }
        let width = table[0].count
        let header = table[0].map(folded)
        let hasHeader = header.contains(where: titles.contains) && !table[0].contains(where: isParty)
        let body = hasHeader ? table.dropFirst() : table[...]
        func known(_ column: Int) -> Int { body.count { $0.indices.contains(column) && isParty($0[column]) } }
        let named = titles.lazy.compactMap { title in header.firstIndex(of: title) }.first
        let best = (0..<width).max { (known($0), -$0) < (known($1), -$1) } ?? 0
        let column = named.flatMap { known($0) > 0 || known(best) == 0 ? $0 : nil } ?? best
        return body.compactMap { $0.indices.contains(column) && !$0[column].isEmpty ? $0[column] : nil }
    }

    /// Titles of a column of identifiers, the surest first.
    private static let titles = [
        "entity", "entityid", "root", "roots", "rootid", "id", "ids", "identifier", "partyid", "companyid", "ownerid",
        "key", "listed",
        "party", "owner", "company", "entityname", "name", "编号", "代码", "kennung", "identifiant", "identificador",
        "идентификатор",
    ]

    private static func folded(_ title: String) -> String {
        unquoted(title).lowercased().filter { $0.isLetter || $0.isNumber }
    }

    /// The rows that say something, a cell each.
    private static func cells(
        of lines: [String], of path: String, _ separator: UInt8
    ) throws(SourceFileError) -> [[String]] {
        let bytes = Array(lines.joined(separator: "\n").utf8)
        var scanner = CSVScanner(file: path, separator: separator, refusesSwallowedRows: true)
        var row = CSVRow()
        var rows: [[String]] = []
        while try scanner.next(in: bytes.span, into: &row) {
            let cells = (0..<row.count).map { row.text($0, in: bytes.span).trimmingCharacters(in: .whitespaces) }
            if cells != [""] { rows.append(cells) }
        }
        return rows
    }

    private static func unquoted(_ text: String) -> String {
        text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
            ? String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"") : text
    }
}
