public import ClewModel
public import Foundation
import SourceFiles

/// Every row of the reference data that claims something, with its stable identifier and its level.
///
/// Counted are the rows of tables that name sources and, in YAML, each mapping with a citation or a source. The lexicon and
/// tables of our own conventions (codes, weights, letters) claim nothing about the world and are left out.
public struct KnowledgeInventory: Sendable {
    /// The rows, by file and in the order of the file.
    public let rows: [KnowledgeRow]
    /// The second passes on record.
    public let checks: [SourceCheck]
    /// What is wrong: an identifier that two rows share, a check or a correction of a row that is not there.
    public let problems: [Diagnostic]

    /// Reads every file of a folder.
    ///
    /// - Throws: ``ClewError`` where the register of sources or the history cannot be read.
    /// - Complexity: O(*n*) in the bytes of the folder.
    public init(directory: URL) throws(ClewError) {
        let register = try SourceRegister(directory: directory)
        let history = try KnowledgeHistory(directory: directory)
        var problems: [Diagnostic] = []
        let checks = SourceCheckTable.read(directory, into: &problems)
        let checked = Set(checks.map { RowName(file: $0.file, id: $0.row) })
        var rows: [KnowledgeRow] = []
        for path in Self.files(in: directory) {
            do {
                let file = try SourceFile.read(directory.appending(path: path), as: path)
                rows += path.hasSuffix(".csv") ? Self.table(file, register) : Self.claims(file, register)
            } catch {
                problems.append(error.diagnostic)
            }
        }
        for index in rows.indices where checked.contains(RowName(file: rows[index].file, id: rows[index].id)) {
            if rows[index].level > .unsourced { rows[index].level = .checked }
        }
        var seen: Set<RowName> = []
        for row in rows where !seen.insert(RowName(file: row.file, id: row.id)).inserted {
            problems.append(
                Diagnostic(
                    .error, code: "knowledge.row.duplicate", "the identifier \(row.id) stands for two rows",
                    at: row.location))
        }
        for check in checks where !seen.contains(RowName(file: check.file, id: check.row)) {
            problems.append(
                Diagnostic(
                    .error, code: "checks.row", "\(check.file) has no row \(check.row)", at: check.location))
        }
        let files = Set(rows.map(\.file))
        for change in history.changes where !files.contains(change.file) {
            problems.append(
                Diagnostic(
                    .error, code: "history.file", "there is no file \(change.file) with rows",
                    at: SourceLocation(file: "history.csv", record: change.row)))
        }
        self.rows = rows
        self.checks = checks
        self.problems = problems
    }

    /// How many rows of each file stand at each level, and how many are choices of our own, by file.
    public var tally: [(file: String, counts: [KnowledgeLevel: Int], own: Int)] {
        Dictionary(grouping: rows, by: \.file).sorted { $0.key < $1.key }.map { file, rows in
            let claims = rows.filter { !$0.isOwn }
            return (
                file, Dictionary(claims.map { ($0.level, 1) }, uniquingKeysWith: +), rows.count - claims.count
            )
        }
    }

    /// The row with an identifier.
    public func row(_ id: String, in file: String) -> KnowledgeRow? {
        rows.first { $0.file == file && $0.id == id }
    }

    private struct RowName: Hashable {
        var file: String
        var id: String
    }

    /// The data files below a folder, but for those about the data themselves and the tables of letters and weights.
    private static func files(in directory: URL) -> [String] {
        let root = directory.resolvingSymlinksInPath().path(percentEncoded: false)
        let paths = FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? []
        return paths.filter { path in
            path.contains("/") && !path.hasPrefix("lexicon/") && (path.hasSuffix(".csv") || path.hasSuffix(".yaml"))
                && !path.split(separator: "/").contains { $0.hasPrefix(".") }
        }
        .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
    }

    // MARK: Tables

    /// The columns that make the identifier of a row, in tables without a column `id` that does.
    private static let keys: [String: [String]] = [
        "identities/former-identifiers.csv": ["former"], "identities/same-entities.csv": ["one", "other"],
        "measures/design.csv": ["card", "question"], "measures/leads.csv": ["subject"],
        "measures/subjects.csv": ["subject", "dataset", "id"], "measures/uflpa-batches.csv": ["batch"],
        "places/affixes.csv": ["affix", "language", "position", "kind"], "places/china.csv": ["code"],
        "places/countries.csv": ["alpha2"], "places/memberships.csv": ["union", "alpha2"], "places/folds.csv": ["from"],
        "places/phrases.csv": ["phrase"],
        "places/xinjiang.csv": ["code"], "places/xinjiang-names.csv": ["code", "name", "language", "kind"],
        "programmes/assurances.csv": ["key", "term"], "programmes/contexts.csv": ["key", "term"],
        "programmes/indicators.csv": ["key", "term"], "programmes/indicator-meanings.csv": ["key"],
        "programmes/negations.csv": ["term", "position"],
        "programmes/worker-data.csv": ["key", "term"], "programmes/company-words.csv": ["kind", "term", "language"],
        "programmes/compounds.csv": ["key", "programme", "needs", "context", "unless"],
        "programmes/cues.csv": ["class", "term", "language"], "programmes/document-types.csv": ["type"],
        "programmes/publishers.csv": ["speaker", "term", "language"], "programmes/regions.csv": ["key"],
        "programmes/region-names.csv": ["region", "term"],
        "xpcc/divisions.csv": ["division"],
        "xpcc/names.csv": ["division", "name", "language"],
    ]

    private static func table(_ file: SourceFile, _ register: SourceRegister) -> [KnowledgeRow] {
        var ignored: [Diagnostic] = []
        let table = Table(file, required: [], into: &ignored)
        guard table.columns.contains("source") else { return [] }
        let key = keys[file.name] ?? (table.columns.contains("id") ? ["id"] : ["zh", "en", "kind", "han", "reading"])
        return table.rows.map { row in
            var fields: [String: String] = [:]
            for column in table.columns { fields[column] = row[column]?.text }
            let id = key.compactMap { fields[$0] }.joined(separator: "/")
            let citation = fields["source"].map { source in
                register.linked(
                    Citation(
                        source, url: fields["url"], accessed: fields["accessed"].flatMap { PartialDate($0) },
                        verification: fields["verification"].flatMap { Verification(rawValue: $0) } ?? .secondary))
            }
            return KnowledgeRow(
                file: file.name, id: id, level: level(citation, confidence: fields["confidence"]), citation: citation,
                fields: fields, location: row.location)
        }
    }

    // MARK: YAML

    private static func claims(_ file: SourceFile, _ register: SourceRegister) -> [KnowledgeRow] {
        var ignored: [Diagnostic] = []
        let records =
            YAMLRecord.document(file, into: &ignored).map { [$0] } ?? YAMLRecord.list(file, into: &ignored)
        var rows: [KnowledgeRow] = []
        for record in records { walk(record, path: [], file: file.name, register, into: &rows) }
        return rows
    }

    private static func walk(
        _ record: YAMLRecord, path: [String], file: String, _ register: SourceRegister, into rows: inout [KnowledgeRow]
    ) {
        let nested = record.children.first { $0.key == "citation" }?.records.first
        let words = record.text("citation")
        if nested != nil || words != nil || record.text("source") != nil {
            let about = nested ?? record
            let citation = (words ?? about.text("source")).map { source in
                register.linked(
                    Citation(
                        source, about.text("pinpoint"), url: about.text("url"),
                        accessed: about.text("accessed").flatMap { PartialDate($0) },
                        verification: about.text("verification").flatMap { Verification(rawValue: $0) } ?? .secondary))
            }
            rows.append(
                KnowledgeRow(
                    file: file, id: path.isEmpty ? "file" : path.joined(separator: "/"),
                    level: level(citation, confidence: record.text("confidence")), citation: citation, fields: [:],
                    location: record.location))
        }
        for (key, children) in record.children where key != "citation" {
            for (index, child) in children.enumerated() {
                let name =
                    child.text("id") ?? child.text("key") ?? child.text("basis") ?? child.text("from")
                    ?? "\(index + 1)"
                walk(
                    child,
                    path: path
                        + (children.count == 1 && child.text("id") == nil && child.text("key") == nil
                            ? [key] : [key, name]),
                    file: file, register, into: &rows)
            }
        }
    }

    /// Recalled is unsourced, whatever else is said.
    private static func level(_ citation: Citation?, confidence: String?) -> KnowledgeLevel {
        guard let citation, citation.verification != .unverified, confidence != Confidence.unverified.rawValue,
            !citation.source.lowercased().hasPrefix("recall")
        else { return .unsourced }
        return citation.url == nil ? .cited : .linked
    }
}
