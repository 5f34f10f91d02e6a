import Foundation
import GRDB

/// The words that recur in every statement (schemata, properties, languages, datasets, citations) as small numbers.
///
/// The table in the file is small and only grows; this is its copy in memory for one transaction.
struct TermTable {
    /// The SQL table.
    private let table: String
    private var texts: [String]
    private var numbers: [Key: Int64]

    /// Text compared byte for byte: Swift's own equality would take canonically equivalent spellings for one.
    private struct Key: Hashable {
        let text: String
        static func == (lhs: Key, rhs: Key) -> Bool { TermTable.isSame(lhs.text, rhs.text) }
        func hash(into hasher: inout Hasher) {
            var text = text
            text.withUTF8 { unsafe hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
        }
    }

    /// Loads a table.
    ///
    /// - Complexity: O(*n*) in its rows.
    init(_ table: String, in database: Database) throws {
        self.table = table
        texts = [""]
        numbers = [:]
        let rows = try Row.fetchCursor(database, sql: "SELECT id, text FROM \(table) ORDER BY id")
        while let row = try rows.next() {
            insert(try row.decode(String.self, atIndex: 1), as: try row.decode(Int64.self, atIndex: 0))
        }
    }

    private mutating func insert(_ text: String, as number: Int64) {
        while texts.count <= Int(number) { texts.append("") }
        texts[Int(number)] = text
        numbers[Key(text: text)] = number
    }

    /// The text of a number; empty for a number that the table has not.
    subscript(number: Int64) -> String {
        texts.indices.contains(Int(number)) ? texts[Int(number)] : ""
    }

    /// The numbers of the texts that meet a condition, rising.
    func numbers(where isWanted: (String) -> Bool) -> [Int64] {
        texts.indices.filter { $0 > 0 && isWanted(texts[$0]) }.map(Int64.init)
    }

    /// The number of a text, if it has one.
    func existingNumber(of text: String) -> Int64? {
        numbers[Key(text: text)]
    }

    /// Whether two texts have the same bytes.
    private static func isSame(_ one: String, _ other: String) -> Bool {
        var (one, other) = (one, other)
        return one.withUTF8 { left in
            other.withUTF8 { right in
                guard left.count == right.count else { return false }
                guard let a = left.baseAddress, let b = right.baseAddress else { return true }
                return memcmp(a, b, left.count) == 0
            }
        }
    }

    /// The number of a text, new where it has none yet.
    mutating func number(of text: String, in database: Database) throws -> Int64 {
        if let number = numbers[Key(text: text)] { return number }
        try database.cachedStatement(sql: "INSERT INTO \(table) (text) VALUES (?)").execute(arguments: [text])
        let number = database.lastInsertedRowID
        insert(text, as: number)
        return number
    }
}
