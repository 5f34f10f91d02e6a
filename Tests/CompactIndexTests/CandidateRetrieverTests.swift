import Testing

@testable import CompactIndex

struct CandidateRetrieverTests {
    /// The slow way: every record, every key.
    private static func slow(_ plain: PlainIndex, _ weights: [UInt64: UInt32], limits: RetrievalLimits) -> [Retrieval
        .Hit]
    {
        let all = plain.keys.indices
            .map { record in
                (record, weights.filter { plain.keys[record].contains($0.key) }.values.reduce(0, +))
            }
        let best = all.map(\.1).max() ?? 0
        return all.filter {
            $0.1 > 0 && $0.1 >= limits.leastWeight && $0.1 >= min(best, limits.plenty) * limits.leastShare / 256
        }
        .sorted {
            if $0.1 != $1.1 { return $0.1 > $1.1 }
            if plain.attributes[$0.0] != plain.attributes[$1.0] {
                return plain.attributes[$0.0] < plain.attributes[$1.0]
            }
            return $0.0 < $1.0
        }
        .prefix(limits.count).map { Retrieval.Hit(record: $0.0, weight: $0.1) }
    }

    @Test(arguments: 0..<30 as Range<UInt64>)
    func agreesWithTheSlowWay(seed: UInt64) throws {
        var generator = SplitMix(seed: seed)
        let plain = PlainIndex.random(seed: seed, records: 1200, keySpace: 30)
        let index = try plain.build()
        var retriever = CandidateRetriever(index: index)
        for _ in 0..<10 {
            var weights: [UInt64: UInt32] = [:]
            for _ in 0..<Int.random(in: 0...9, using: &generator) {
                let key = spread(Int.random(in: 0..<30, using: &generator))
                weights[key] = UInt32.random(in: 0...900, using: &generator)
            }
            var lists: [WeightedPostings] = []
            for (key, weight) in weights.sorted(by: { $0.key < $1.key }) {
                if let list = try index.postings(for: key) { lists.append(WeightedPostings(list, weight: weight)) }
            }
            let limits = RetrievalLimits(
                count: Int.random(in: 1...40, using: &generator),
                leastWeight: UInt32.random(in: 1...900, using: &generator),
                leastShare: UInt32.random(in: 0...250, using: &generator),
                plenty: Bool.random(using: &generator) ? .max : UInt32.random(in: 0...2000, using: &generator))
            let found = try retriever.retrieve(lists, limits: limits)
            #expect(found.isExact)
            #expect(found.hits == Self.slow(plain, weights, limits: limits))
            #expect(try retriever.retrieve(lists.reversed(), limits: limits) == found)
        }
    }

    @Test func aSpentBudgetIsSaid() throws {
        var plain = PlainIndex()
        for record in 0..<2000 {
            plain.payloads.append([])
            plain.attributes.append(0)
            plain.keys.append(record == 1234 ? [spread(1), spread(2)] : [spread(2)])
        }
        let index = try plain.build()
        var retriever = CandidateRetriever(index: index)
        let lists = try [spread(1), spread(2)].map {
            WeightedPostings(try #require(try index.postings(for: $0)), weight: 4)
        }
        let whole = try retriever.retrieve(lists, limits: RetrievalLimits(count: 3))
        #expect(whole.isExact)
        #expect(whole.hits.count == 3)
        let cut = try retriever.retrieve(lists, limits: RetrievalLimits(count: 3, budget: 100))
        #expect(!cut.isExact)
        #expect(cut.hits == [Retrieval.Hit(record: 1234, weight: 8)])
    }

    @Test func soughtRecordsAreFoundInLongLists() throws {
        var generator = SplitMix(seed: 3)
        var plain = PlainIndex()
        for record in 0..<20_000 {
            plain.payloads.append([])
            plain.attributes.append(0)
            plain.keys.append(record % 3 == 0 || record > 15_000 ? [spread(1)] : [])
        }
        let list = try #require(try plain.build().postings(for: spread(1)))
        for count in [0, 1, 2, 5, 30, 100] {
            let sorted = Set((0..<count).map { _ in UInt32.random(in: 0..<20_000, using: &generator) }).sorted()
            var found: [UInt32] = []
            try list.forEachIndex(of: sorted) { found.append(sorted[$0]) }
            #expect(found == sorted.filter { $0 % 3 == 0 || $0 > 15_000 })
        }
    }
}
