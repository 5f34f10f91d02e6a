import ClewModel
import SourceFiles
import Foundation
import GRDB

/// Citations as numbers: many statements share one.
///
/// They are fetched when they are asked for: a list can have as many citations as records.
final class CitationTable {
    /// The most citations that are kept at hand.
    private static let limit = 20_000

    private let find: GRDB.Statement
    private let fetch: GRDB.Statement
    private let insert: GRDB.Statement?
    private var citations: [Int64: Citation] = [:]
    private var numbers: [String: Int64] = [:]
    /// The last citation written: a record's statements mostly share one.
    private var last: (citation: Citation, number: Int64)?

    /// Prepares to read, and to write where the database can be written to.
    init(_ database: Database) throws {
        find = try database.cachedStatement(sql: ArchiveQuery.citationOfText)
        fetch = try database.cachedStatement(sql: ArchiveQuery.citation)
        insert =
            database.configuration.readonly
            ? nil : try database.cachedStatement(sql: "INSERT INTO citation (text, hash) VALUES (?, ?)")
    }

    /// The citation of a number, if it has one.
    func citation(_ number: Int64) throws -> Citation? {
        if let citation = citations[number] { return citation }
        guard let row = try Row.fetchOne(fetch, arguments: [number]) else { return nil }
        let text = try row.decode(String.self, atIndex: 0)
        // The date of a citation is in no hash of a statement, so the text has one of its own.
        if let hash = try row.decode(Data?.self, atIndex: 1), hash != CitationTable.hash(of: text) {
            throw ArchiveError(
                .damaged, "citation \(number) of the archive is damaged; restore the archive from a copy")
        }
        guard let citation = CitationTable.decode(text) else { return nil }
        if citations.count >= CitationTable.limit { citations.removeAll(keepingCapacity: true) }
        citations[number] = citation
        return citation
    }

    /// The number of a citation, new where it has none yet.
    func number(of citation: Citation, in database: Database) throws -> Int64 {
        if let last, last.citation == citation { return last.number }
        let text = CitationTable.encode(citation)
        let number = try numbers[text] ?? stored(text, in: database)
        if numbers.count >= CitationTable.limit { numbers.removeAll(keepingCapacity: true) }
        numbers[text] = number
        last = (citation, number)
        return number
    }

    private func stored(_ text: String, in database: Database) throws -> Int64 {
        if let number = try Int64.fetchOne(find, arguments: [text]) { return number }
        guard let insert else { throw ArchiveError(.readOnly, "the archive was opened for reading only") }
        try insert.execute(arguments: [text, CitationTable.hash(of: text)])
        return database.lastInsertedRowID
    }

    /// The first eight bytes of the text's SHA-256.
    private static func hash(of text: String) -> Data {
        Hash256(of: Array(text.utf8)).data.prefix(8)
    }

    /// A citation as a JSON array: source, pinpoint, address, date, verification.
    static func encode(_ citation: Citation) -> String {
        let fields = [
            citation.source, citation.pinpoint, citation.url, citation.date?.description,
            citation.verification.rawValue,
        ]
        return "[" + fields.map { $0.map(JSONText.exact) ?? "null" }.joined(separator: ",") + "]"
    }

    static func decode(_ text: String) -> Citation? {
        guard let fields = try? JSONDecoder().decode([String?].self, from: Data(text.utf8)), fields.count == 5,
            let source = fields[0]
        else { return nil }
        return Citation(
            source, fields[1], url: fields[2], date: fields[3].flatMap { PartialDate($0) },
            verification: fields[4].flatMap(Verification.init(rawValue:)) ?? .unverified)
    }
}
