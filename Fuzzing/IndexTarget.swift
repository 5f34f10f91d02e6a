import CompactIndex

/// A damaged or made-up index: whatever it says, reading it gives values within its bounds or an error.
enum IndexTarget {
    private static let keys: [UInt64] = (1...12).map { $0 &* 0x9E37_79B9_7F4A_7C15 } + [0, .max]

    /// Keys with one record, with a few, and with so many that their postings have a table of blocks.
    private static let sound: [UInt8] = needed {
        var builder = try CompactIndexBuilder(file: nil, description: Array("fuzz".utf8))
        for record in 0..<400 {
            let own = keys.indices.filter { record % ($0 * $0 + 1) == 0 }.map { keys[$0] }
            try builder.add(
                payload: Array("record \(record)".utf8.prefix(record % 11)), attribute: UInt64(record) &* 77, keys: own)
        }
        return try builder.finish().bytes()
    }

    static func run(_ input: [UInt8]) {
        let bytes = Damage.applied(input, to: sound)
        do {
            let index = try CompactIndex.open(bytes: bytes)
            demand((try? index.bytes()) ?? bytes == bytes, "an index holds other bytes than it was opened with")
            let isVerified = (try? index.verify()) != nil
            var isSound = true
            for record in 0..<index.recordCount {
                do { _ = try index.attribute(of: record) } catch { isSound = false }
                do { _ = try index.payload(of: record) } catch { isSound = false }
            }
            var lists: [WeightedPostings] = []
            for key in keys {
                do {
                    guard let list = try index.postings(for: key) else { continue }
                    try read(list, of: index)
                    lists.append(WeightedPostings(list, weight: UInt32(lists.count * 7 + 1)))
                } catch {
                    isSound = false
                }
            }
            if bytes.count == sound.count, isVerified,
                bytes[..<IndexLayout.headerLength].elementsEqual(
                    sound[..<IndexLayout.headerLength])
            {
                demand(isSound, "an index that is verified cannot be read")
            }
            retrieve(lists, in: index)
        } catch {
            demand(!error.message.isEmpty, "an error says nothing")
        }
    }

    private static func read(_ list: PostingList, of index: CompactIndex) throws(IndexError) {
        let records = try list.records()
        demand(records.count == list.count, "a list has \(records.count) of \(list.count) records")
        demand(records.allSatisfy { $0 < UInt32(index.recordCount) }, "a list names a record that there is not")
        for sought in [[0, 5, 77], Array(0..<300 as Range<UInt32>), [UInt32.max]] as [[UInt32]] {
            try list.forEachIndex(of: sought) { demand(sought.indices.contains($0), "a found place is out of bounds") }
        }
    }

    private static func retrieve(_ lists: [WeightedPostings], in index: CompactIndex) {
        var retriever = CandidateRetriever(index: index)
        for limits in [
            RetrievalLimits(count: 5, leastWeight: 2, leastShare: 30), RetrievalLimits(count: 300, budget: 500),
        ] {
            guard let found = try? retriever.retrieve(lists, limits: limits) else { continue }
            demand(found.hits.count <= limits.count, "more records than were asked for")
            demand(found.hits.allSatisfy { $0.record < index.recordCount }, "a record that there is not")
            demand(zip(found.hits, found.hits.dropFirst()).allSatisfy { $0.weight >= $1.weight }, "hits are not sorted")
        }
    }
}
