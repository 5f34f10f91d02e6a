import ClewModel
import Optimization
import SupplyChain
import Testing

/// Pieces of even lots keep what every piece surely holds, whatever the lots are put together with.
struct EvenPiecesTests {
    private let both: [String: OriginClaim.Answer] = ["X": .inside, "T": .outside, "X2": .inside, "T2": .outside]

    /// Two yarns, each spun of its own lint from the region and from elsewhere; 100 kg of lint give 85 kg of yarn.
    private func yarns(_ first: (Double, Double), _ second: (Double, Double)) -> CaseSketch {
        var sketch = CaseSketch()
        for (number, mix) in [first, second].enumerated() {
            let suffix = number == 0 ? "" : "2"
            sketch.lot("X" + suffix, "lint", mix.0)
            sketch.lot("T" + suffix, "lint", mix.1)
            sketch.lot("Y\(number + 1)", "yarn", 85, date: "2024-01-0\(number + 1)")
            sketch.transform(
                "spin\(number + 1)", from: [("X" + suffix, mix.0), ("T" + suffix, mix.1)],
                to: [("Y\(number + 1)", 85)])
        }
        return sketch
    }

    private func shipped(_ sketch: CaseSketch, _ id: String = "S") -> ContentBound? {
        sketch.trace(both).shipment(id)?.region.documented
    }

    private func expect(_ found: ContentBound?, _ lower: Double, _ upper: Double) throws {
        let found = try #require(found)
        #expect(found.share.isClose(to: Bounds(lower, upper)), "\(found.share)")
        #expect(found.isTightest)
    }

    /// Every kilogram of either yarn is half from the region, whichever kilogram was shipped.
    @Test func twoYarnsOfHalfWovenAndPartShippedAreHalf() throws {
        var sketch = yarns((50, 50), (50, 50))
        sketch.lot("F", "fabric", 165)
        sketch.transform("weave", from: [("Y1", 85), ("Y2", 85)], to: [("F", 165)])
        sketch.ship("S", [("F", 40)])
        try expect(shipped(sketch), 0.5, 0.5)
        let trace = try #require(sketch.trace(both).shipment("S"))
        #expect(trace.presence == .established)
    }

    /// A quarter of yarns of 40 % and 80 %: all of one, all of the other, or between.
    @Test func aQuarterOfTwoYarnsLiesBetweenThem() throws {
        var sketch = yarns((40, 60), (80, 20))
        sketch.lot("J", "yarn", 170)
        sketch.transform("join", from: [("Y1", 85), ("Y2", 85)], to: [("J", 170)])
        sketch.ship("S", [("J", 42.5)])
        sketch.ship("R", [("J", 127.5)])
        try expect(shipped(sketch), 0.4, 0.8)
        // Three quarters hold at least a third of the other: (85 * 0.4 + 42.5 * 0.8) / 127.5, and the other way round.
        try expect(shipped(sketch, "R"), 0.4 * 2 / 3 + 0.8 / 3, 0.8 * 2 / 3 + 0.4 / 3)
    }

    /// The same in a store kept apart.
    @Test func anIssueOfAStoreKeptApartLiesBetweenTheYarnsThatItHolds() throws {
        var sketch = yarns((40, 60), (80, 20))
        sketch.pool("W")
        sketch.store("s1", "W", "Y1", 85, on: "2024-02-01")
        sketch.store("s2", "W", "Y2", 85, on: "2024-02-02")
        sketch.lot("I", "yarn", 43)
        sketch.issue("i", "W", "I", 43, on: "2024-02-03")
        sketch.ship("S", [("I", 43)])
        try expect(shipped(sketch), 0.4, 0.8)
    }

    /// Three kinds: no kilogram of 60 % stands for half a kilogram of 40 % and half of 80 %.
    @Test(.enabled(if: ClpSolver() != nil))
    func threeKindsAreToldApart() throws {
        var sketch = yarns((40, 60), (80, 20))
        sketch.lot("X3", "lint", 60)
        sketch.lot("T3", "lint", 40)
        sketch.lot("Y3", "yarn", 85)
        sketch.transform("spin3", from: [("X3", 60), ("T3", 40)], to: [("Y3", 85)])
        sketch.lot("J", "yarn", 255)
        sketch.transform("join", from: [("Y1", 85), ("Y2", 85), ("Y3", 85)], to: [("J", 255)])
        sketch.ship("S", [("J", 170)])
        var origins = both
        origins["X3"] = .inside
        origins["T3"] = .outside
        let found = try #require(sketch.trace(origins).shipment("S")?.region.documented)
        #expect(found.share.isClose(to: Bounds(0.5, 0.7)), "\(found.share)")
        #expect(found.isTightest)
    }

    /// Raw lint beside an even lot may still be all or nothing.
    @Test func rawGoodsBesideAnEvenLotMayBeAnything() throws {
        var sketch = CaseSketch()
        sketch.lot("X", "lint", 50)
        sketch.lot("T", "lint", 50)
        sketch.lot("L", "lint", 100) { $0.isHomogeneous = true }
        sketch.transform("blend", from: [("X", 50), ("T", 50)], to: [("L", 100)])
        sketch.lot("X2", "lint", 100)
        sketch.lot("J", "lint", 200)
        sketch.transform("join", from: [("L", 100), ("X2", 100)], to: [("J", 200)])
        sketch.ship("S", [("J", 50)])
        sketch.ship("R", [("J", 150)])
        try expect(shipped(sketch), 0.5, 1)
        try expect(shipped(sketch, "R"), 100.0 / 150, 125.0 / 150)
    }

    /// Without a solver the bounds still hold what every piece holds.
    @Test func withoutASolverPiecesKeepTheirFloor() throws {
        var sketch = yarns((40, 60), (80, 20))
        sketch.lot("J", "yarn", 170)
        sketch.transform("join", from: [("Y1", 85), ("Y2", 85)], to: [("J", 170)])
        sketch.ship("S", [("J", 42.5)])
        let found = sketch.trace(both, TraceOptions(solvers: .none)).shipment("S")
        #expect(found?.regionShare.isClose(to: Bounds(0.4, 0.8)) == true)
    }

    /// What was used beyond what there was may be anything; the rest is still half.
    @Test(.enabled(if: ClpSolver() != nil))
    func anEvenLotUsedBeyondWhatThereWasKeepsItsOwnPieces() throws {
        var sketch = yarns((50, 50), (50, 50))
        sketch.lot("F", "fabric", 85)
        sketch.lot("G", "fabric", 42.5)
        sketch.transform("weave1", from: [("Y1", 85)], to: [("F", 85)])
        sketch.transform("weave2", from: [("Y1", 42.5)], to: [("G", 42.5)])
        sketch.ship("S", [("F", 85)])
        try expect(shipped(sketch), 0.25, 0.75)
    }

    // MARK: Stores

    /// A store that says it was empty is known as well as one of which nobody says it.
    @Test(arguments: [false, true])
    func anOpeningStockOfNothingChangesNothing(isCounted: Bool) throws {
        func sketch(_ opening: Double?) -> CaseSketch {
            var sketch = CaseSketch()
            sketch.lot("X", "lint", 60) { if isCounted { $0.solids = 0.3 } }
            sketch.lot("T", "lint", 40) { if isCounted { $0.solids = 0.3 } }
            sketch.pool("W", opening: opening)
            sketch.store("s1", "W", "X", 60, on: "2024-02-01")
            sketch.store("s2", "W", "T", 40, on: "2024-02-02")
            sketch.lot("I", "lint", 80) { if isCounted { $0.solids = 0.3 } }
            sketch.issue("i", "W", "I", 80, on: "2024-02-03")
            sketch.ship("S", [("I", 80)])
            return sketch
        }
        let (blank, zero) = (shipped(sketch(nil)), shipped(sketch(0)))
        #expect(blank == zero)
        try expect(zero, 0.5, 0.75)
    }

    /// A loss that names a store and a lot is a loss of that lot in that store.
    @Test func aLossOfALotInAStoreLeavesTheRestOfIt() throws {
        var sketch = CaseSketch()
        sketch.lot("X", "lint", 40)
        sketch.lot("T", "lint", 60)
        sketch.pool("W")
        sketch.store("s1", "W", "X", 40, on: "2024-02-01")
        sketch.store("s2", "W", "T", 60, on: "2024-02-02")
        sketch.store("l", "W", "X", 20, on: "2024-02-03")
        sketch.found.events[2].kind = .loss
        sketch.lot("I", "lint", 80)
        sketch.issue("i", "W", "I", 80, on: "2024-02-04")
        sketch.ship("S", [("I", 80)])
        try expect(shipped(sketch), 0.25, 0.25)
        #expect(sketch.trace(both).problems.allSatisfy { $0.code != .lotOverused && $0.code != .poolOverdrawn })
        // In a tank nobody can lose one lot of the mixture.
        sketch.found.pools[0].isMixed = true
        try expect(shipped(sketch), 0.4, 0.4)
    }
}
