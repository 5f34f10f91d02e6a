import ClewModel
import GRDB

/// The words and citations of an archive in the spelling of ``StatementEncoding``, so that each is spelt once.
final class EncodedWords {
    /// The most citations that are kept at hand.
    private static let limit = 20_000
    private static let empty = StatementEncoding.spelling(of: "")

    private var terms: [[UInt8]] = []
    private let citations: CitationTable
    private var spelt: [Int64: [UInt8]] = [:]
    private var last: (number: Int64?, bytes: [UInt8])

    /// Loads the words.
    init(_ database: Database) throws {
        citations = try CitationTable(database)
        last = (nil, StatementEncoding.spelling(of: nil as Citation?))
        let rows = try Row.fetchCursor(database, sql: "SELECT id, text FROM term ORDER BY id")
        while let row = try rows.next() {
            let number = Int(try row.decode(Int64.self, atIndex: 0))
            // A number far past the count of words is damage, and must not take the memory.
            guard number >= 0, number < 1 << 24 else { continue }
            while terms.count <= number { terms.append(EncodedWords.empty) }
            terms[number] = StatementEncoding.spelling(of: try row.decode(String.self, atIndex: 1))
        }
    }

    /// The spelling of a word; that of the empty text for a number that has none.
    func term(_ number: Int64) -> [UInt8] {
        number >= 0 && number < terms.count ? terms[Int(number)] : EncodedWords.empty
    }

    /// The spelling of a citation; of none for a number that has none.
    func citation(_ number: Int64?) throws -> [UInt8] {
        if last.number == number { return last.bytes }
        if let number, let bytes = spelt[number] {
            last = (number, bytes)
            return bytes
        }
        let bytes = StatementEncoding.spelling(of: try number.flatMap { try citations.citation($0) })
        if let number {
            if spelt.count >= EncodedWords.limit { spelt.removeAll(keepingCapacity: true) }
            spelt[number] = bytes
        }
        last = (number, bytes)
        return bytes
    }
}
