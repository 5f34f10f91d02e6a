import ClewModel
import Foundation
import Optimization
import SupplyChain
import TestSupport
import Testing

/// Pools: stocks, dates, allocations, and the three readings.
struct PoolTests {
    /// 60 of the region, 40 of Texas; 50 are issued, by the record 40 of Texas and 10 of the region; 10 without papers come;
    /// the other 60 are issued.
    private static var baleStore: CaseSketch {
        var sketch = CaseSketch()
        for (lot, size) in [("A", 60.0), ("B", 40), ("C", 10), ("L1", 50), ("L2", 60)] { sketch.lot(lot, "lint", size) }
        sketch.pool("W")
        sketch.store("SA", "W", "A", 60, on: "2024-03-01")
        sketch.store("SB", "W", "B", 40, on: "2024-03-04")
        sketch.issue("I1", "W", "L1", 50, on: "2024-03-10", from: [("B", 40), ("A", 10)])
        sketch.store("SC", "W", "C", 10, on: "2024-03-18")
        sketch.issue("I2", "W", "L2", 60, on: "2024-03-20")
        return sketch
    }
    private static let origins: [String: OriginClaim] = [
        "A": OriginClaim(.inside), "B": OriginClaim(.outside), "C": OriginClaim(.unknown),
    ]

    private static func readings(_ sketch: CaseSketch, _ lots: [String], _ options: TraceOptions = .standard)
        -> ContentReadings
    {
        sketch.graph.content([.region], of: [.lots(lots)], origins: origins, options: options)[0][0]
    }

    private static func expect(
        _ bound: ContentBound, _ lower: Double, _ upper: Double, location: Testing.SourceLocation = #_sourceLocation
    ) {
        #expect(abs(bound.share.lower - lower) < 1e-4, "\(bound)", sourceLocation: location)
        #expect(abs(bound.share.upper - upper) < 1e-4, "\(bound)", sourceLocation: location)
    }

    @Test(arguments: [SolverChoice.automatic, .flowsOnly])
    func theBaleStoreOfAMillIsBoundedAsByHand(solvers: SolverChoice) {
        let options = TraceOptions(solvers: solvers)
        let first = Self.readings(Self.baleStore, ["L1"], options)
        Self.expect(first.documented, 0.2, 1)
        Self.expect(first.recorded, 0.2, 0.2)
        Self.expect(first.even, 0.6, 0.6)
        let second = Self.readings(Self.baleStore, ["L2"], options)
        Self.expect(second.documented, 10.0 / 60, 1)
        Self.expect(second.recorded, 50.0 / 60, 1)
        Self.expect(second.even, 0.5, 40.0 / 60)
        let both = Self.readings(Self.baleStore, ["L1", "L2"], options)
        for bound in [both.documented, both.recorded, both.even] { Self.expect(bound, 60.0 / 110, 70.0 / 110) }
        #expect(both.documented.isTightest)
    }

    /// What came in after an issue cannot be in it.
    @Test func nothingLeavesBeforeItCame() {
        var sketch = Self.baleStore
        sketch.found.events[0].date = PartialDate("2024-03-15")
        sketch.found.lots[3] = sketch.found.lots[3]
        let late = sketch.graph.content([.region], of: [.lots(["L1"])], origins: Self.origins)[0][0]
        // 40 are there and 50 are taken: 10 lay there before, of which nothing is known.
        Self.expect(late.documented, 0, 0.2)
        #expect(sketch.trace([:]).problems.contains { $0.code == .poolOverdrawn })
    }

    /// A date that is known to the month only leaves every order open.
    @Test func aVagueDateOnlyWidens() {
        var sketch = Self.baleStore
        let exact = Self.readings(sketch, ["L1"]).documented.share
        sketch.found.events[3].date = PartialDate("2024-03")
        let vague = Self.readings(sketch, ["L1"]).documented.share
        #expect(vague.encloses(exact))
        Self.expect(Self.readings(sketch, ["L1"]).documented, 0, 1)
    }

    @Test func aTankGivesWhatLiesInItAndAVagueOrderIsNotTrusted() {
        var sketch = Self.baleStore
        sketch.found.pools[0].isMixed = true
        Self.expect(Self.readings(sketch, ["L1"]).documented, 0.6, 0.6)
        Self.expect(Self.readings(sketch, ["L2"]).documented, 0.5, 40.0 / 60)
        sketch.found.events[3].date = nil
        Self.expect(Self.readings(sketch, ["L1"]).documented, 0, 1)
    }

    @Test func openingStockIsOfUnknownOriginAndUndocumented() {
        var sketch = CaseSketch()
        sketch.lot("B", "lint", 60) { $0.documents = ["gin"] }
        sketch.lot("L", "lint", 60)
        sketch.pool("W", opening: 20)
        sketch.store("S", "W", "B", 60, on: "2024-03-01")
        sketch.issue("I", "W", "L", 60, on: "2024-03-02")
        let found = sketch.graph.content([.region, .undocumented], of: [.lots(["L"])], origins: Self.origins)
        Self.expect(found[0][0].documented, 0, 20.0 / 60)
        Self.expect(found[1][0].documented, 0, 20.0 / 60)
        Self.expect(found[1][0].even, 0.25, 0.25)
    }

    @Test func whatIsLostIsGone() {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 60)
        sketch.lot("B", "lint", 40)
        sketch.lot("L", "lint", 80)
        sketch.pool("W")
        sketch.store("S1", "W", "A", 60, on: "2024-03-01")
        sketch.store("S2", "W", "B", 40, on: "2024-03-01")
        var loss = SupplyEvent(id: "fire", kind: .loss, location: SourceLocation(file: "events.csv", line: 9))
        loss.pool = "W"
        loss.date = PartialDate("2024-03-02")
        loss.inputs = [SupplyEvent.Leg(lot: nil, quantity: Quantity(20, .kilogram), location: loss.location)]
        sketch.found.events.append(loss)
        sketch.issue("I", "W", "L", 80, on: "2024-03-03")
        Self.expect(Self.readings(sketch, ["L"]).documented, 0.5, 0.75)
        #expect(!sketch.trace([:]).problems.contains { $0.code == .poolOverdrawn })
    }

    @Test func aRecordOfWhatWasNotThereIsReportedAndNotBelieved() {
        var sketch = Self.baleStore
        sketch.found.events[2].inputs[0].lot = "C"
        let trace = sketch.trace([:])
        #expect(trace.problems.contains { $0.code == .allocationImpossible && $0.subject.id == "I1" })
        Self.expect(Self.readings(sketch, ["L1"]).recorded, 0.2, 1)
    }

    @Test func aDocumentAddedNeverWidens() throws {
        var sketch = Self.baleStore
        sketch.ship("S", [("L1", 50), ("L2", 60)])
        let before = try #require(sketch.trace(["A": .inside, "B": .outside]).shipment("S")?.undocumentedShare)
        for index in 0..<3 {
            sketch.found.lots[index].documents = ["gin"]
            let after = try #require(
                sketch.trace(["A": .inside, "B": .outside, "C": .outside]).shipment("S")?.undocumentedShare)
            #expect(before.encloses(after) || after.upper <= before.upper)
        }
    }

    @Test func thePartyThatMadeALotIsTracedLikeARegion() {
        var sketch = Self.baleStore
        sketch.found.lots[0].producer = "GIN-A"
        sketch.found.lots[1].producer = "GIN-B"
        sketch.found.lots[2].producer = "GIN-C"
        let found = sketch.graph.content(
            [.madeBy(["GIN-A"]), .madeBy(["GIN-C"])], of: [.lots(["L1"]), .lots(["L1", "L2"])], origins: [:])
        Self.expect(found[0][0].documented, 0.2, 1)
        Self.expect(found[0][1].documented, 60.0 / 110, 60.0 / 110)
        Self.expect(found[1][0].documented, 0, 0)
        Self.expect(found[1][1].documented, 10.0 / 110, 10.0 / 110)
    }

    /// 0.7 and 0.1 add up to a hair less than 0.8: no hair of the region is in what is taken.
    @Test func roundingIsNoContent() throws {
        var sketch = CaseSketch()
        for (lot, size) in [("A", 0.5), ("B", 0.7), ("C", 0.1), ("L", 0.8), ("M", 0.5), ("K", 1.3)] {
            sketch.lot(lot, "lint", size)
        }
        sketch.pool("W")
        for (lot, size) in [("A", 0.5), ("B", 0.7), ("C", 0.1)] {
            sketch.store("S" + lot, "W", lot, size, on: "2024-01-01")
        }
        sketch.issue("I", "W", "L", 0.8, on: "2024-01-02")
        sketch.issue("J", "W", "M", 0.5, on: "2024-01-03")
        let found = sketch.graph.content([.region], of: [.lots(["L"]), .lots(["M"])], origins: Self.origins)[0]
        #expect(found[0].documented.share.lower == 0 && found[1].documented.share.lower == 0)
        // And a pool of nothing but other matter holds none, though a little more was weighed out than in.
        var clean = sketch
        clean.found.events[4].outputs[0].quantity = Quantity(0.5003, .kilogram)
        let none = clean.graph.content(
            [.region], of: [.lots(["L", "M"])], origins: Self.origins.mapValues { _ in OriginClaim(.outside) })[0][0]
        #expect(none.documented.share == Bounds(exactly: 0))
    }
}
