import ClewModel
import Optimization
import SupplyChain
import TestSupport
import Testing

/// Goods of which a kilogram holds more or less of what is followed: paste by its solids, ore by its metal.
///
/// `lint` stands for paste and `yarn` for sauce, which mixes.
struct StrengthTests {
    private static let origins: [String: OriginClaim.Answer] = ["X": .inside, "Y": .outside]

    /// 100 kg of 36 per cent from the region and 100 kg of another strength from elsewhere.
    private static func sketch(_ other: Double?) -> CaseSketch {
        var sketch = CaseSketch()
        sketch.commodity.stages[1].yields.insert(
            YieldRange(
                basis: .solids, bounds: Bounds(0.9, 1), central: nil, citation: Citation("A worked example"),
                confidence: .high), at: 0)
        sketch.commodity.stages[1].yields[1].bounds = Bounds(0.8, 3)
        sketch.lot("X", "lint", 100) { $0.solids = 0.36 }
        sketch.lot("Y", "lint", 100) { $0.solids = other }
        return sketch
    }

    private static func pool(_ other: Double?, isMixed: Bool, _ issues: [Double], stated: Double? = nil) -> CaseSketch {
        var sketch = sketch(other)
        sketch.pool("T", isMixed: isMixed)
        sketch.store("in-x", "T", "X", 100, on: "2024-01-01")
        sketch.store("in-y", "T", "Y", 100, on: "2024-01-02")
        for (number, amount) in issues.enumerated() {
            sketch.lot("R\(number)", "lint", amount) { $0.solids = stated }
            sketch.issue("out-\(number)", "T", "R\(number)", amount, on: "2024-01-0\(number + 5)")
        }
        sketch.ship("S", [("R0", issues[0])])
        return sketch
    }

    private static func shipment(_ sketch: CaseSketch) throws -> ShipmentTrace {
        try #require(sketch.trace(origins).shipment("S"))
    }

    /// 50 kg of 36 and 50 kg of 12 per cent: 18 of 24 kg of solids are of the region.
    @Test func aShipmentOfTwoLotsIsCountedBySolids() throws {
        var sketch = Self.sketch(0.12)
        sketch.ship("S", [("X", 50), ("Y", 50)])
        let shipment = try Self.shipment(sketch)
        #expect(shipment.regionShare.isClose(to: Bounds(exactly: 0.75)))
        #expect(shipment.wellMixedShare.isClose(to: Bounds(exactly: 0.75)))
        #expect(shipment.region.documented.isTightest)
        #expect(shipment.sources.map { ($0.share ?? 0) > 0.5 } == [true, false])
        #expect(abs((shipment.sources[0].share ?? 0) - 0.75) < 1e-9)
    }

    /// The same in a tank that mixes: 36 of 48 kg of solids, 36 of 64 where the other paste has 28 per cent.
    @Test(arguments: [(0.12, 0.75), (0.28, 0.5625)], [true, false])
    func aMixedTankIsCountedBySolids(example: (other: Double, share: Double), isStated: Bool) throws {
        let mean = (0.36 + example.other) / 2
        let shipment = try Self.shipment(
            Self.pool(example.other, isMixed: true, [100], stated: isStated ? mean : nil))
        #expect(shipment.regionShare.isClose(to: Bounds(exactly: example.share)))
        #expect(shipment.region.documented.isTightest)
        #expect(abs((shipment.sources[0].share ?? 0) - example.share) < 1e-9)
    }

    /// And in a sauce that states no solids of its own.
    @Test func aSauceIsCountedByTheSolidsOfWhatWentIn() throws {
        var sketch = Self.sketch(0.28)
        sketch.lot("R", "yarn", 200)
        sketch.transform("dilute", from: [("X", 100), ("Y", 100)], to: [("R", 200)])
        sketch.ship("S", [("R", 200)])
        #expect(try Self.shipment(sketch).regionShare.isClose(to: Bounds(exactly: 0.5625)))
    }

    /// Of 100 kg of the other paste nobody states the solids: between hardly any and 100 kg beside the 36 of the region.
    @Test(arguments: ["tank", "sauce", "shipment", "joined"])
    func aLotWithoutSolidsLeavesTheShareOpen(place: String) throws {
        var sketch = Self.sketch(nil)
        switch place {
        case "tank": sketch = Self.pool(nil, isMixed: true, [100])
        case "sauce":
            sketch.lot("R", "yarn", 200) { $0.solids = 0.32 }
            sketch.transform("dilute", from: [("X", 100), ("Y", 100)], to: [("R", 200)])
            sketch.ship("S", [("R", 200)])
        case "joined":
            sketch.lot("R", "lint", 200)
            sketch.transform("join", from: [("X", 100), ("Y", 100)], to: [("R", 200)])
            sketch.ship("S", [("R", 200)])
        default: sketch.ship("S", [("X", 100), ("Y", 100)])
        }
        let trace = sketch.trace(Self.origins)
        let shipment = try #require(trace.shipment("S"))
        #expect(abs(shipment.regionShare.lower - 36.0 / 136) < 1e-9)
        #expect(shipment.regionShare.upper > 0.999 && shipment.regionShare.upper < 1)
        #expect(!shipment.region.documented.isTightest)
        #expect(shipment.presence == .established)
        let problem = try #require(trace.problems.first { $0.code == .contentUnstated })
        #expect(problem.subject.id == "Y" && problem.nature == .gap)
        #expect(!trace.problems.contains { $0.code == .contentUnstated && $0.subject.id != "Y" })
    }

    /// Where nobody states any solids, lots of one stage are taken to be alike; of two stages they are not.
    @Test func lotsOfOneStageOfWhichNobodyStatesItAreAlike() throws {
        var sketch = Self.pool(nil, isMixed: true, [100])
        sketch.found.lots[0].solids = nil
        let alike = try Self.shipment(sketch)
        #expect(alike.regionShare.isClose(to: Bounds(exactly: 0.5)) && alike.region.documented.isTightest)
        #expect(!sketch.trace(Self.origins).problems.contains { $0.code == .contentUnstated })
        var other = Self.sketch(nil)
        other.found.lots[0].solids = nil
        other.found.lots[1].stage = "bundle"
        other.ship("S", [("X", 100), ("Y", 100)])
        let unlike = try #require(other.trace(["X": .inside]).shipment("S"))
        #expect(unlike.regionShare.lower < 0.001 && unlike.presence == .established)
    }

    /// Drums of both, packed together and not mixed: all of them hold 36 of 48; of 150 kg between 50 of the region with 100 of
    /// the other, 18 of 30, and 100 with 50, 36 of 42.
    @Test func joinedDrumsKeepTheSolidsOfEach() throws {
        for (amount, expected) in [(200.0, Bounds(exactly: 0.75)), (150, Bounds(0.6, 36.0 / 42)), (100, Bounds(0, 1))] {
            var sketch = Self.sketch(0.12)
            sketch.lot("R", "lint", 200)
            sketch.transform("join", from: [("X", 100), ("Y", 100)], to: [("R", 200)])
            sketch.ship("S", [("R", amount)])
            let shipment = try Self.shipment(sketch)
            #expect(shipment.regionShare.isClose(to: expected), "\(amount): \(shipment.regionShare)")
            #expect(shipment.wellMixedShare.isClose(to: Bounds(exactly: 0.75)))
            #expect(shipment.region.documented.isTightest)
            // A store kept apart is the same.
            let stored = try Self.shipment(Self.pool(0.12, isMixed: false, [amount]))
            #expect(stored.regionShare.isClose(to: expected), "\(amount): \(stored.regionShare)")
        }
    }

    /// 150 and 40 of 200 kg in one shipment: 90 of 190 are of the region at least, with all 100 of the other.
    @Test(.enabled(if: ClpSolver() != nil))
    func partsOfOneStoreAreBoundedTogether() throws {
        var sketch = Self.pool(0.12, isMixed: false, [150, 40])
        sketch.found.shipments = []
        sketch.ship("S", [("R0", 150), ("R1", 40)])
        let shipment = try Self.shipment(sketch)
        // 90 kg of 36 and 100 of 12 per cent: 32.4 of 44.4; 100 and 90: 36 of 46.8.
        #expect(shipment.regionShare.isClose(to: Bounds(32.4 / 44.4, 36 / 46.8)), "\(shipment.regionShare)")
        #expect(shipment.region.documented.isTightest)
    }

    /// What was joined and then melted together is one sauce: half of each kilogram in, whatever came of which.
    @Test func aSauceOfPartsOfJoinedDrums() throws {
        var sketch = Self.sketch(0.12)
        sketch.lot("R", "lint", 200) { $0.solids = 0.24 }
        sketch.lot("Q", "yarn", 300) { $0.solids = 0.1 }
        sketch.transform("join", from: [("X", 100), ("Y", 100)], to: [("R", 200)])
        sketch.transform("dilute", from: [("R", 150)], to: [("Q", 300)])
        sketch.ship("S", [("Q", 10)])
        #expect(try Self.shipment(sketch).regionShare.encloses(Bounds(0.6, 36.0 / 42)))
    }

    /// A row that says that joined drums are alike throughout makes them one paste of 24 per cent.
    @Test func joinedDrumsThatAreAlikeAreOnePaste() throws {
        var sketch = Self.sketch(0.12)
        sketch.lot("R", "lint", 200) { $0.isHomogeneous = true }
        sketch.transform("join", from: [("X", 100), ("Y", 100)], to: [("R", 200)])
        sketch.ship("S", [("R", 10)])
        #expect(try Self.shipment(sketch).regionShare.isClose(to: Bounds(exactly: 0.75)))
    }

    /// Ore of a quarter to a third metal with metal: of 100 kg each, 25 of 125 to 33 of 133.
    @Test func oreIsCountedByTheMetalThatItsStageHolds() throws {
        var sketch = CaseSketch()
        sketch.commodity.stages[0].content = ContentRange(
            bounds: Bounds(0.25, 0.33), citation: Citation("A worked example"), confidence: .high)
        sketch.commodity.stages[1].yields[0].bounds = Bounds(0.2, 1)
        sketch.commodity.stages[1].inputs = ["lint", "bundle"]
        sketch.lot("X", "lint", 100)
        sketch.lot("Y", "bundle", 100)
        sketch.lot("LY", "lint", 400)
        sketch.lot("R", "yarn", 110)
        sketch.transform("smelt-y", from: [("LY", 400)], to: [("Y", 100)])
        sketch.transform("smelt", from: [("X", 100), ("Y", 100)], to: [("R", 110)])
        sketch.ship("S", [("R", 110)])
        let trace = sketch.trace(["X": .inside, "LY": .outside])
        let shipment = try #require(trace.shipment("S"))
        #expect(shipment.regionShare.isClose(to: Bounds(25.0 / 125, 33.0 / 133)), "\(shipment.regionShare)")
        #expect(trace.problems.contains { $0.code == .contentUnstated && $0.subject.id == "X" })
        // An assay of the row takes the place of the range.
        sketch.found.lots[0].solids = 0.3
        let assayed = sketch.trace(["X": .inside, "LY": .outside])
        #expect(assayed.shipment("S")?.regionShare.isClose(to: Bounds(exactly: 30.0 / 130)) == true)
        #expect(!assayed.problems.contains { $0.code == .contentUnstated })
    }

    /// A statement of solids narrows what no statement left open.
    @Test func aStatementNeverWidens() throws {
        for isMixed in [true, false] {
            let open = try Self.shipment(Self.pool(nil, isMixed: isMixed, [150])).regionShare
            for solids in [0.01, 0.12, 0.36, 0.9] {
                #expect(open.encloses(try Self.shipment(Self.pool(solids, isMixed: isMixed, [150])).regionShare))
            }
        }
    }

    /// Against counting kilogram by kilogram what can have been taken of drums of several strengths.
    @Test(arguments: 0..<300 as Range<UInt64>)
    func agreesWithCountingKilograms(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var sketch = Self.sketch(nil)
        sketch.found.lots = []
        var origins: [String: OriginClaim.Answer] = [:]
        var drums: [(count: Int, solids: Double, isInside: Bool)] = []
        let usesPool = Bool.random(using: &random)
        sketch.pool("T")
        for number in 0..<Int.random(in: 2...4, using: &random) {
            let drum = (
                count: Int.random(in: 1...7, using: &random),
                solids: Double(Int.random(in: 1...4, using: &random)) / 10,
                isInside: Bool.random(using: &random)
            )
            drums.append(drum)
            sketch.lot("L\(number)", "lint", Double(drum.count)) { $0.solids = drum.solids }
            origins["L\(number)"] = drum.isInside ? .inside : .outside
            if usesPool { sketch.store("in-\(number)", "T", "L\(number)", Double(drum.count), on: "2024-01-01") }
        }
        let total = drums.reduce(0) { $0 + $1.count }
        let taken = Int.random(in: 1...total, using: &random)
        if usesPool {
            sketch.lot("R", "lint", Double(taken))
            sketch.issue("out", "T", "R", Double(taken), on: "2024-01-05")
        } else {
            sketch.lot("R", "lint", Double(total))
            sketch.transform(
                "join", from: drums.indices.map { ("L\($0)", Double(drums[$0].count)) }, to: [("R", Double(total))])
        }
        sketch.ship("S", [("R", Double(taken))])
        var (least, most) = (1.0, 0.0)
        func count(_ number: Int, _ left: Int, _ inside: Double, _ other: Double) {
            guard number < drums.count else {
                if left == 0 {
                    least = min(least, inside / (inside + other))
                    most = max(most, inside / (inside + other))
                }
                return
            }
            let drum = drums[number]
            for amount in 0...min(left, drum.count) {
                let solids = Double(amount) * drum.solids
                count(
                    number + 1, left - amount, inside + (drum.isInside ? solids : 0),
                    other + (drum.isInside ? 0 : solids))
            }
        }
        count(0, taken, 0, 0)
        let shipment = try #require(sketch.trace(origins).shipment("S"))
        let bounds = shipment.regionShare
        #expect(bounds.encloses(Bounds(least, most)), "seed \(seed): \(bounds), \(least) to \(most)")
        if shipment.region.documented.isTightest {
            #expect(bounds.isClose(to: Bounds(least, most)), "seed \(seed): \(bounds), \(least) to \(most)")
        }
        let strengths = [true, false].map { side in Set(drums.filter { $0.isInside == side }.map(\.solids)).count }
        if strengths.allSatisfy({ $0 <= 1 }) { #expect(shipment.region.documented.isTightest, "seed \(seed)") }
    }
}
