public import ClewModel
public import Foundation
import SourceFiles
public import StatementStore

/// A table that says which entities of different lists are one: ours in `Reference/identities/`, or a user's own.
public struct IdentityTable: Sendable {
    private struct Row: Sendable {
        let one: EntityID
        let other: EntityID
        let reason: String
        let citation: Citation
        let confidence: Confidence
    }

    private let rows: [Row]

    /// How many pairs the table holds.
    public var count: Int { rows.count }

    /// The pairs, in the order of the table.
    public var pairs: [(one: EntityID, other: EntityID)] { rows.map { ($0.one, $0.other) } }

    /// Reads a table with the columns `one`, `other`, `reason` and `source`, and perhaps `name`, `url`, `accessed`,
    /// `confidence` and `verification`.
    ///
    /// - Throws: ``ClewError`` with every problem of the file.
    public init(_ url: URL) throws(ClewError) {
        var diagnostics: [Diagnostic] = []
        var rows: [Row] = []
        do {
            let file = try SourceFile.read(url, as: url.lastPathComponent)
            let table = Table(
                file, required: ["one", "other", "reason", "source"],
                optional: ["name", "url", "accessed", "confidence", "verification"], into: &diagnostics)
            for row in table.rows {
                guard let row = IdentityTable.read(row, into: &diagnostics) else { continue }
                rows.append(row)
            }
        } catch {
            throw ClewError(
                .listInvalid, "\(url.lastPathComponent): \(error.message)", diagnostics: [error.diagnostic])
        }
        guard !diagnostics.contains(where: { $0.severity == .error }) else {
            throw ClewError(
                .listInvalid, "\(url.lastPathComponent) cannot be used; nothing was recorded", diagnostics: diagnostics)
        }
        self.rows = rows
    }

    private static func read(_ row: TableRow, into diagnostics: inout [Diagnostic]) -> Row? {
        func report(_ message: String) {
            diagnostics.append(Diagnostic(.error, code: "identities.row", message, at: row.location))
        }
        guard let one = row["one"]?.text, let other = row["other"]?.text, let reason = row["reason"]?.text,
            let source = row["source"]?.text
        else {
            report("a pair needs both identifiers, a reason and a source")
            return nil
        }
        guard one != other else {
            report("an entity is always itself; expected two identifiers")
            return nil
        }
        guard let confidence = Confidence(rawValue: row["confidence"]?.text ?? "medium"), confidence != .unverified
        else {
            report("the confidence is one of high, medium and low")
            return nil
        }
        guard let verification = Verification(rawValue: row["verification"]?.text ?? "secondary") else {
            report("the verification is one of primary, secondary and unverified")
            return nil
        }
        let accessed = row["accessed"]?.partialDate(&diagnostics)
        return Row(
            one: EntityID(one), other: EntityID(other), reason: reason,
            citation: Citation(source, url: row["url"]?.text, accessed: accessed, verification: verification),
            confidence: confidence)
    }

    /// Records the pairs of which the archive holds both entities, and which were never recorded before: a link that
    /// somebody took back stays taken back.
    ///
    /// - Parameters:
    ///   - archive: The archive.
    ///   - day: The day to record them under.
    /// - Returns: The links that are new.
    public func record(in archive: Archive, on day: Day) throws(ClewError) -> [IdentityLink] {
        do {
            let snapshot = try archive.snapshot(validAt: nil, knownAt: .distantFuture)
            var links: [IdentityLink] = []
            for row in rows {
                guard try snapshot.entity(row.one) != nil, try snapshot.entity(row.other) != nil,
                    try archive.links(everBetween: row.one, and: row.other).isEmpty
                else { continue }
                links.append(
                    try archive.record(
                        IdentityLink(
                            row.one, row.other, reason: row.reason, citation: row.citation, confidence: row.confidence,
                            recorded: day)))
            }
            return links
        } catch {
            throw ClewError(.archive, error.message)
        }
    }
}
