import ClewModel
import Foundation
import SourceFiles

/// The one spelling of statements in bytes, which their hashes are made of.
///
/// A statement is the length and the UTF-8 of each of its fields in turn: schema, property, value, original value,
/// language, dataset, source record, the source, pinpoint, address and verification of the citation, confidence, first
/// and last valid day. A length is four bytes, little-endian, and one more than the number of bytes; zero says that the
/// field is absent. An entity is its distinct statements sorted by their bytes, so that the order of the source does not
/// matter.
///
/// The date of a citation is left out: a list that is published anew every day makes the same claims as before, and
/// keeps the date on which each was first read.
struct StatementEncoding: ~Copyable {
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>] = []
    private var order: [Int] = []
    private var hasher = SHA256Hasher()
    /// The last citation and its bytes: the statements of a list mostly share one.
    private var lastCitation: (citation: Citation, bytes: [UInt8])?

    /// Forgets the statements, keeping the memory.
    mutating func reset() {
        bytes.removeAll(keepingCapacity: true)
        ranges.removeAll(keepingCapacity: true)
    }

    /// Adds a statement.
    mutating func append(_ statement: Statement) {
        let start = bytes.count
        field(statement.schema.rawValue)
        field(statement.property.rawValue)
        field(statement.value)
        field(statement.originalValue)
        field(statement.language)
        field(statement.dataset.rawValue)
        field(statement.sourceRecord)
        append(statement.citation)
        field(statement.confidence.rawValue)
        field(statement.validFrom?.description)
        field(statement.validTo?.description)
        ranges.append(start..<bytes.count)
    }

    /// Adds the statement of a row, straight from its bytes.
    ///
    /// - Parameters:
    ///   - row: A row with ``ArchiveQuery/columns`` from `first` on.
    ///   - words: The words and citations of the archive.
    mutating func append(_ row: BoundStatement, from first: Int32, _ words: EncodedWords) throws {
        let start = bytes.count
        bytes.append(contentsOf: words.term(row.number(first)))
        bytes.append(contentsOf: words.term(row.number(first + 1)))
        field(row.bytes(first + 2))
        optionalField(row, first + 3)
        if let language = row.optionalNumber(first + 4) {
            bytes.append(contentsOf: words.term(language))
        } else {
            length(0)
        }
        bytes.append(contentsOf: words.term(row.number(first + 5)))
        optionalField(row, first + 6)
        bytes.append(contentsOf: try words.citation(row.optionalNumber(first + 7)))
        field(Confidence(packed: row.number(first + 8)).rawValue)
        for column in [first + 9, first + 10] {
            field(row.optionalNumber(column).flatMap(PartialDate.init(packed:))?.description)
        }
        ranges.append(start..<bytes.count)
    }

    private mutating func optionalField(_ row: BoundStatement, _ column: Int32) {
        if row.isNull(column) { length(0) } else { field(row.bytes(column)) }
    }

    @inline(__always)
    private mutating func field(_ part: UnsafeBufferPointer<UInt8>) {
        length(UInt32(part.count) + 1)
        bytes.append(contentsOf: part)
    }

    /// The spelling of one text.
    static func spelling(of text: String?) -> [UInt8] {
        var encoding = StatementEncoding()
        encoding.field(text)
        return encoding.bytes
    }

    /// The spelling of a citation.
    static func spelling(of citation: Citation?) -> [UInt8] {
        var encoding = StatementEncoding()
        encoding.append(citation)
        return encoding.bytes
    }

    private mutating func append(_ citation: Citation?) {
        guard let citation else {
            for _ in 0..<4 { field(nil) }
            return
        }
        if let lastCitation, lastCitation.citation == citation {
            bytes.append(contentsOf: lastCitation.bytes)
            return
        }
        let start = bytes.count
        field(citation.source)
        field(citation.pinpoint)
        field(citation.url)
        field(citation.verification.rawValue)
        // Swift takes canonically equivalent spellings for one, so only ASCII may be recognized by comparison.
        let spelling = bytes[start...]
        lastCitation = spelling.allSatisfy { $0 < 0x80 } ? (citation, Array(spelling)) : nil
    }

    @inline(__always)
    private mutating func field(_ text: String?) {
        guard var text else {
            length(0)
            return
        }
        text.withUTF8 { part in
            length(UInt32(part.count) + 1)
            bytes.append(contentsOf: part)
        }
    }

    @inline(__always)
    private mutating func length(_ value: UInt32) {
        withUnsafeBytes(of: value.littleEndian) { bytes.append(contentsOf: $0) }
    }

    /// The bytes of the statement added at `index`.
    func bytes(at index: Int) -> [UInt8] {
        Array(bytes[ranges[index]])
    }

    /// The hash of some of the statements added since the last reset; `nil` for none.
    mutating func hash(of held: [Bool]) -> Hash256? {
        sort()
        let bytes = bytes
        var last: Int?
        for index in order where held[index] {
            if let last, compare(last, index) == 0 { continue }
            hasher.update(bytes.span.extracting(ranges[index]))
            last = index
        }
        return last == nil ? nil : Hash256(hasher.next())
    }

    /// The hash of the statements added since the last reset, and which of them are the first of their spelling; `nil`
    /// where no two are alike.
    mutating func summary() -> (hash: Hash256, distinct: [Int]?) {
        sort()
        let bytes = bytes
        var copies: Set<Int> = []
        for (place, index) in order.enumerated() {
            if place > 0, compare(order[place - 1], index) == 0 {
                copies.insert(index)
                continue
            }
            hasher.update(bytes.span.extracting(ranges[index]))
        }
        let distinct = copies.isEmpty ? nil : ranges.indices.filter { !copies.contains($0) }
        return (Hash256(hasher.next()), distinct)
    }

    /// Sorts the statements by their bytes, those that are alike in the order in which they came.
    private mutating func sort() {
        order.removeAll(keepingCapacity: true)
        guard ranges.count <= 24 else {
            order = ranges.indices.sorted { one, other in
                let result = compare(one, other)
                return result < 0 || (result == 0 && one < other)
            }
            return
        }
        for index in ranges.indices {
            var place = order.count
            while place > 0, compare(order[place - 1], index) > 0 { place -= 1 }
            order.insert(index, at: place)
        }
    }

    private func compare(_ one: Int, _ other: Int) -> Int {
        let (left, right) = (ranges[one], ranges[other])
        let result = bytes.withUnsafeBufferPointer { bytes -> Int32 in
            guard let base = bytes.baseAddress else { return 0 }
            return memcmp(base + left.lowerBound, base + right.lowerBound, min(left.count, right.count))
        }
        return result != 0 ? Int(result) : left.count - right.count
    }
}
