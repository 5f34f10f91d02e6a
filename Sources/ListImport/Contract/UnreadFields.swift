import ClewModel

/// The fields that no importer knows, by path, and which of them are known ones with a slip in the name.
///
/// A publisher that adds a field writes it in many records. One that stands in a few, and is a letter away from a name that
/// the file has elsewhere, is damage: the party lacks what stood in it.
struct UnreadFields {
    /// An unknown field.
    struct Found {
        let path: String
        let first: SourceLocation
        let count: Int
        /// The name that it seems to be; `nil` for a field of its own.
        let meant: String?
        /// The records that hold it, where it seems to be a known one.
        let records: [RejectedRecord]
    }

    private struct Seen {
        var first: SourceLocation
        var count = 0
        /// The records, as long as they are few.
        var records: [RejectedRecord] = []
        var names: NameTable?
    }

    /// In more records than this a field is no slip.
    private static let fewRecords = 3

    private var seen: [String: Seen] = [:]
    private var order: [String] = []

    /// Counts a field of a record that nobody read; of no record, where it lies outside all.
    mutating func count(_ path: String, of record: Record?, at place: SourceLocation) {
        var entry: Seen
        if let known = seen[path] {
            entry = known
        } else {
            entry = Seen(first: place)
            order.append(path)
        }
        entry.count += 1
        if let record, entry.records.count < Self.fewRecords {
            entry.names = record.names
            entry.records.append(
                RejectedRecord(id: place.record, fingerprint: record.fingerprint, isPart: true))
        }
        seen[path] = entry
    }

    /// The fields, in the order in which they were met.
    ///
    /// - Parameter total: How many records there are.
    func found(among total: Int) -> [Found] {
        let unread = Set(order.flatMap { $0.split(separator: "/").map(String.init) })
        return order.compactMap { path in
            guard let entry = seen[path] else { return nil }
            var meant: String?
            // Of a few records a field of its own may be in one.
            if entry.count <= Self.fewRecords, entry.count * 5 <= total, let names = entry.names {
                for part in path.split(separator: "/") where meant == nil {
                    meant = names.names.first { !unread.contains($0) && Self.isSlip(String(part), for: $0) }
                }
            }
            return Found(
                path: path, first: entry.first, count: entry.count, meant: meant,
                records: meant == nil ? [] : entry.records)
        }
    }

    /// Whether one letter was changed, lost, added, or changed places with the next; a digit tells fields apart
    /// (`address1`, `address2`).
    private static func isSlip(_ name: String, for known: String) -> Bool {
        let (one, other) = (Array(name.utf8), Array(known.utf8))
        guard one != other, min(one.count, other.count) >= 4, abs(one.count - other.count) <= 1 else { return false }
        let prefix = zip(one, other).prefix { $0 == $1 }.count
        let suffix = min(
            zip(one.reversed(), other.reversed()).prefix { $0 == $1 }.count, min(one.count, other.count) - prefix)
        let (left, right) = (one[prefix..<(one.count - suffix)], other[prefix..<(other.count - suffix)])
        guard !left.contains(where: isDigit), !right.contains(where: isDigit) else { return false }
        if left.count <= 1, right.count <= 1 { return true }
        return left.count == 2 && right.count == 2 && left.elementsEqual(right.reversed())
    }

    private static func isDigit(_ byte: UInt8) -> Bool { (0x30...0x39).contains(byte) }
}
