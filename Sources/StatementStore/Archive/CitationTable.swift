import ClewModel
import Foundation
import GRDB

/// Citations as small numbers: many statements share one.
final class CitationTable {
    private var table: TermTable
    private var decoded: [Int64: Citation] = [:]
    /// The last citation written: a record's statements mostly share one.
    private var last: (citation: Citation, number: Int64)?

    /// Loads the citations.
    init(_ database: Database) throws {
        table = try TermTable("citation", in: database)
    }

    /// The citation of a number, if it has one.
    subscript(number: Int64) -> Citation? {
        if let citation = decoded[number] { return citation }
        let citation = CitationTable.decode(table[number])
        decoded[number] = citation
        return citation
    }

    /// The number of a citation, new where it has none yet.
    func number(of citation: Citation, in database: Database) throws -> Int64 {
        if let last, last.citation == citation { return last.number }
        let number = try table.number(of: CitationTable.encode(citation), in: database)
        last = (citation, number)
        return number
    }

    /// A citation as a JSON array: source, pinpoint, address, date, verification.
    static func encode(_ citation: Citation) -> String {
        let fields = [
            citation.source, citation.pinpoint, citation.url, citation.date?.description,
            citation.verification.rawValue,
        ]
        return "[" + fields.map { $0.map(JSONText.quoted) ?? "null" }.joined(separator: ",") + "]"
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
