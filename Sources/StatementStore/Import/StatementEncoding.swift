import ClewModel

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
struct StatementEncoding {
    private var bytes: [UInt8] = []
    private var ranges: [Range<Int>] = []

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
        field(statement.citation?.source)
        field(statement.citation?.pinpoint)
        field(statement.citation?.url)
        field(statement.citation?.verification.rawValue)
        field(statement.confidence.rawValue)
        field(statement.validFrom?.description)
        field(statement.validTo?.description)
        ranges.append(start..<bytes.count)
    }

    private mutating func field(_ text: String?) {
        guard let text else {
            length(0)
            return
        }
        length(UInt32(text.utf8.count) + 1)
        bytes.append(contentsOf: text.utf8)
    }

    private mutating func length(_ value: UInt32) {
        bytes.append(UInt8(truncatingIfNeeded: value))
        bytes.append(UInt8(truncatingIfNeeded: value >> 8))
        bytes.append(UInt8(truncatingIfNeeded: value >> 16))
        bytes.append(UInt8(truncatingIfNeeded: value >> 24))
    }

    /// The bytes of the statement added at `index`.
    func bytes(at index: Int) -> [UInt8] {
        Array(bytes[ranges[index]])
    }

    /// The hash of the statements added since the last reset, and which of them are the first of their spelling.
    func summary() -> (hash: Hash256, distinct: [Int]) {
        let order = ranges.indices.sorted { compare($0, $1) < 0 || (compare($0, $1) == 0 && $0 < $1) }
        var distinct: [Int] = []
        distinct.reserveCapacity(order.count)
        var text: [UInt8] = []
        text.reserveCapacity(bytes.count)
        for (place, index) in order.enumerated() where place == 0 || compare(order[place - 1], index) != 0 {
            distinct.append(index)
            text.append(contentsOf: bytes[ranges[index]])
        }
        distinct.sort()
        return (Hash256(of: text), distinct)
    }

    private func compare(_ one: Int, _ other: Int) -> Int {
        let (left, right) = (ranges[one], ranges[other])
        let span = bytes.span
        var (i, j) = (left.lowerBound, right.lowerBound)
        while i < left.upperBound, j < right.upperBound {
            if span[i] != span[j] { return span[i] < span[j] ? -1 : 1 }
            i += 1
            j += 1
        }
        return left.count - right.count
    }
}
