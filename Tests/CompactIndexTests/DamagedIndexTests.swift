import Testing

@testable import CompactIndex

struct DamagedIndexTests {
    /// Reads all that an index offers; errors are fine, traps are not.
    private static func readEverything(_ index: CompactIndex, keys: [UInt64]) {
        for record in 0..<index.recordCount {
            _ = try? index.payload(of: record)
            _ = index.attribute(of: record)
        }
        var lists: [WeightedPostings] = []
        for key in keys {
            guard let list = try? index.postings(for: key) else { continue }
            _ = try? list.records()
            _ = try? list.forEachIndex(of: [0, 5, 77]) { _ in }
            lists.append(WeightedPostings(list, weight: 3))
        }
        var retriever = CandidateRetriever(index: index)
        _ = try? retriever.retrieve(lists, limits: RetrievalLimits(count: 5, leastWeight: 2, leastShare: 30))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func aFlippedByteIsFoundAndNeverTraps(seed: UInt64) throws {
        let plain = PlainIndex.random(seed: seed % 4, records: 400, keySpace: 12)
        let bytes = try plain.build().bytes()
        let keys = Set(plain.keys.joined()).sorted()
        var generator = SplitMix(seed: seed)
        for _ in 0..<25 {
            var damaged = bytes
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            damaged[place] ^= UInt8.random(in: 1...255, using: &generator)
            guard let index = try? CompactIndex.open(bytes: damaged) else { continue }
            // Only padding between sections is outside of every checksum.
            if (try? index.verify()) != nil { #expect(bytes[place] == 0) }
            Self.readEverything(index, keys: keys)
        }
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func damageBehindAValidHeaderNeverTraps(seed: UInt64) throws {
        let plain = PlainIndex.random(seed: seed % 3, records: 500, keySpace: 6)
        let bytes = try plain.build().bytes()
        let keys = Set(plain.keys.joined()).sorted()
        var generator = SplitMix(seed: seed &+ 99)
        for _ in 0..<10 {
            var damaged = bytes
            for _ in 0..<200 {
                let place = Int.random(in: IndexLayout.headerLength..<bytes.count, using: &generator)
                damaged[place] = UInt8.random(in: 0...255, using: &generator)
            }
            Self.readEverything(try CompactIndex.open(bytes: damaged), keys: keys)
        }
    }

    @Test func everyLengthOfAFileIsRefusedButItsOwn() throws {
        let bytes = try PlainIndex.random(seed: 1, records: 20, keySpace: 10).build().bytes()
        for length in 0..<bytes.count {
            #expect(throws: IndexError.self) { try CompactIndex.open(bytes: Array(bytes.prefix(length))) }
        }
    }

    @Test func theChecksumDoesNotDependOnHowBytesArrive() {
        var generator = SplitMix(seed: 5)
        let bytes = (0..<1000).map { _ in UInt8.random(in: 0...255, using: &generator) }
        let whole = bytes.withUnsafeBytes { IndexChecksum.of($0) }
        for _ in 0..<50 {
            var checksum = IndexChecksum()
            var start = 0
            while start < bytes.count {
                let end = min(bytes.count, start + Int.random(in: 0...70, using: &generator))
                Array(bytes[start..<end]).withUnsafeBytes { checksum.add($0) }
                start = end
            }
            #expect(checksum.value == whole)
        }
    }
}
