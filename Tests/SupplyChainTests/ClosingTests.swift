import ClewModel
import Optimization
import SupplyChain
import TestSupport
import Testing

/// What would close a question: the smallest set of records.
struct ClosingTests {
    private static func closing(
        _ sketch: CaseSketch, _ goal: ClosingSet.Goal, _ origins: [String: OriginClaim.Answer], withPieces: Bool = true
    ) -> ClosingSet? {
        sketch.graph.closing(
            goal, of: ["S"], origins: origins.mapValues { OriginClaim($0) }, withPieces: withPieces
        ).first
    }

    /// Yarn of three lints: two lack papers, the larger first.
    @Test func everyOpenOriginOfABlendIsAskedForTheLargestFirst() throws {
        var sketch = CaseSketch()
        for (lot, size) in [("A", 20.0), ("B", 50), ("C", 30)] { sketch.lot(lot, "lint", size) }
        sketch.lot("Y", "yarn", 85)
        sketch.found.lots[2].documents = ["gin"]
        sketch.transform("spin", from: [("A", 20), ("B", 50), ("C", 30)], to: [("Y", 85)])
        sketch.ship("S", [("Y", 85)])
        let set = try #require(Self.closing(sketch, .documented, ["A": .outside, "B": .outside, "C": .outside]))
        #expect(set.isPossible)
        #expect(set.records.map(\.subject.id) == ["spin", "B", "A"])
        #expect(set.records.map(\.kind) == [.production, .origin, .origin])
        #expect(abs((set.records[1].effect ?? 0) - 0.5) < 1e-9)
    }

    /// Thirty lots without papers and one with in a warehouse: one issue log is less than thirty records of origin.
    @Test func oneIssueLogIsLessThanThirtyOrigins() throws {
        var sketch = CaseSketch()
        sketch.pool("W")
        var origins: [String: OriginClaim.Answer] = ["G": .outside]
        sketch.lot("G", "lint", 100)
        sketch.store("SG", "W", "G", 100, on: "2024-01-01")
        for number in 0..<30 {
            sketch.lot("U\(number)", "lint", 10)
            sketch.store("S\(number)", "W", "U\(number)", 10, on: "2024-01-01")
            origins["U\(number)"] = .unknown
        }
        sketch.lot("L", "lint", 100)
        sketch.issue("I", "W", "L", 100, on: "2024-02-01")
        sketch.ship("S", [("L", 100)])
        let set = try #require(Self.closing(sketch, .cleared, origins))
        #expect(set.isPossible && set.candidates == 31)
        #expect(set.records.map(\.kind) == [.issueLog] && set.records.map(\.subject.id) == ["W"])
        #expect(Self.closing(sketch, .cleared, origins, withPieces: false)?.records.count == 30)
    }

    /// 60 of the region and 40 of other, 50 taken: 10 must be in it, whatever a list says.
    @Test func nothingClosesWhatIsEstablished() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 60)
        sketch.lot("B", "lint", 40)
        sketch.lot("M", "bundle", 100)
        sketch.transform("join", from: [("A", 60), ("B", 40)], to: [("M", 100)])
        sketch.ship("S", [("M", 50)])
        let set = try #require(Self.closing(sketch, .cleared, ["A": .inside, "B": .outside]))
        #expect(!set.isPossible && set.records.isEmpty)
        sketch.found.shipments = []
        sketch.ship("S", [("M", 40)])
        let less = try #require(Self.closing(sketch, .cleared, ["A": .inside, "B": .outside]))
        #expect(less.isPossible && less.records.map(\.kind) == [.pieceList])
    }

    @Test func nothingIsAskedWhereNothingIsMissing() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 60)
        sketch.ship("S", [("A", 60)])
        let set = try #require(Self.closing(sketch, .cleared, ["A": .outside]))
        #expect(set.isPossible && set.records.isEmpty)
    }

    /// Against trying every set of documents: none that is smaller closes the question.
    @Test(arguments: 0..<12 as Range<UInt64>)
    func noSmallerSetOfDocumentsCloses(batch: UInt64) {
        for seed in batch * 10..<(batch + 1) * 10 {
            let chain = RandomChain(seed: seed)
            let origins = chain.origins.mapValues { OriginClaim($0 == .inside ? .inside : .outside) }
            for shipment in chain.sketch.found.shipments.map(\.id) {
                let set = chain.sketch.graph.closing(
                    .documented, of: [shipment], origins: origins, withPieces: false)[0]
                let documents = set.records.filter { [.origin, .production].contains($0.kind) }
                guard documents.count == set.records.count, set.isPossible else { continue }
                let lots = chain.sketch.found.lots.indices.filter { chain.sketch.found.lots[$0].stage == "lint" }
                let events = chain.sketch.found.events.indices.filter {
                    chain.sketch.found.events[$0].kind == .transform
                }
                guard lots.count + events.count <= 10 else { continue }
                var least = Int.max
                for choice in 0..<(1 << (lots.count + events.count)) where choice.nonzeroBitCount < least {
                    var tried = chain.sketch
                    for (bit, lot) in lots.enumerated() where choice >> bit & 1 == 1 {
                        tried.found.lots[lot].documents = ["x"]
                    }
                    for (bit, event) in events.enumerated() where choice >> (bit + lots.count) & 1 == 1 {
                        tried.found.events[event].documents = ["x"]
                    }
                    let share = tried.graph.content(
                        [.undocumented], of: [.shipments([shipment])], origins: origins,
                        options: TraceOptions(solvers: .none))[0][0].documented.share
                    if share.upper <= 0 { least = choice.nonzeroBitCount }
                }
                #expect(set.records.count == least, "chain \(seed), \(shipment)")
            }
        }
    }
}
