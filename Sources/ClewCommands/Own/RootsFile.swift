import ClewModel
import Foundation
import OwnershipAnalysis
import SourceFiles
import World

/// A file of listed parties: one identifier a line, or a table with the column `entity` and, as far as known, `words` and
/// `listed_from`.
enum RootsFile {
    /// Reads the file.
    ///
    /// - Parameter isParty: Whether the stakes have a party of an identifier.
    static func read(_ path: String, isParty: (String) -> Bool) throws(OwnershipError) -> [ListedParty] {
        let file: SourceFile
        do {
            file = try SourceFile.read(URL(filePath: path), as: path, limit: 1 << 28)
        } catch {
            throw OwnershipError(.graph, "\(path) cannot be read", diagnostics: [error.diagnostic])
        }
        let lines = file.text.split(whereSeparator: \.isNewline).map { $0.trimmingCharacters(in: .whitespaces) }
        let rows = lines.filter { !$0.isEmpty && !$0.hasPrefix("#") }
        let header = (rows.first ?? "").lowercased().split(separator: ",").map {
            $0.trimmingCharacters(in: .whitespaces)
        }
        guard header.contains("entity") else {
            // A first line such as “id” is a title, unless a party is called so.
            let isTitle =
                ["id", "root", "roots"].contains(rows.first?.lowercased() ?? "") && !isParty(rows.first ?? "")
            let names = isTitle ? rows.dropFirst() : rows[...]
            return names.map {
                ListedParty(EntityID(unquoted($0)), citation: Citation(path, verification: .unverified))
            }
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
        return parties
    }

    private static func unquoted(_ text: String) -> String {
        text.count > 1 && text.hasPrefix("\"") && text.hasSuffix("\"")
            ? String(text.dropFirst().dropLast()).replacing("\"\"", with: "\"") : text
    }
}
