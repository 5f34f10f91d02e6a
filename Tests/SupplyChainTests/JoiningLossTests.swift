import ClewModel
import SupplyChain
import TestSupport
import Testing

/// Goods that are joined piece by piece and of which a part is not on record any more.
struct JoiningLossTests {
    private static let origins: [String: OriginClaim.Answer] = ["A": .inside, "B": .outside]

    /// 50 kg of the region and 50 kg of other are joined, and 50 kg come out: they may be all of either.
    @Test(arguments: ["lint", "yarn", "fabric", "bundle"])
    func halfOfWhatWasJoinedMayBeAllOfEither(stage: String) throws {
        var sketch = CaseSketch()
        for (lot, size) in [("A", 50.0), ("B", 50), ("R", 50)] { sketch.lot(lot, stage, size) }
        sketch.transform("join", from: [("A", 50), ("B", 50)], to: [("R", 50)])
        sketch.ship("S", [("R", 50)])
        var origins = Self.origins
        if stage != "lint" {
            // Worked goods without a history are open in themselves; lint says where each comes from.
            sketch.lot("LA", "lint", 50)
            sketch.lot("LB", "lint", 50)
            sketch.transform("make-a", from: [("LA", 50)], to: [("A", 50)])
            sketch.transform("make-b", from: [("LB", 50)], to: [("B", 50)])
            sketch.commodity.stages[1].yields = []
            sketch.commodity.stages[2].yields = []
            sketch.commodity.stages[2].inputs = ["yarn", "lint"]
            origins = ["LA": .inside, "LB": .outside]
        }
        let trace = sketch.trace(origins)
        let shipment = try #require(trace.shipment("S"))
        #expect(shipment.regionShare.isClose(to: Bounds(0, 1)), "\(shipment.regionShare)")
        #expect(shipment.wellMixedShare.isClose(to: Bounds(exactly: 0.5)))
        #expect(shipment.presence == .open)
        let problem = try #require(trace.problems.first { $0.code == .yieldBelow })
        #expect(problem.subject == ChainProblem.Subject(.event, "join"))
        #expect(
            problem.statement.contains("50 kg came out of 100 kg") && problem.statement.contains("what became of 50 kg")
        )
        #expect(problem.nature == .anomaly && !problem.question.isEmpty)
    }

    /// 50 and 20 kg of 100 come out.
    ///
    /// Of 50 kg of the region's any part may be in the first. In both together there are at
    /// most all 50 of 70 and at least 50 - 30 = 20 of 70, as only 30 kg are missing.
    @Test func whatIsMissingIsOneFreePieceForAllOutputsTogether() throws {
        var sketch = CaseSketch()
        for (lot, size) in [("A", 50.0), ("B", 50), ("R", 50), ("Q", 20)] { sketch.lot(lot, "lint", size) }
        sketch.transform("join", from: [("A", 50), ("B", 50)], to: [("R", 50), ("Q", 20)])
        let claims = Self.origins.mapValues { OriginClaim($0) }
        let found = sketch.graph.content([.region], of: [.lots(["R"]), .lots(["R", "Q"])], origins: claims)[0]
        #expect(found[0].documented.share.isClose(to: Bounds(0, 1)))
        #expect(found[1].documented.share.isClose(to: Bounds(20.0 / 70, 50.0 / 70)))
        #expect(found[1].documented.isTightest)
        #expect(found[1].even.share.isClose(to: Bounds(exactly: 0.5)))
    }

    /// 60 kg of 100 are of the region and 50 are missing: at least 10 of the other 50 are.
    @Test func whatCannotAllBeMissingIsEstablished() throws {
        var sketch = CaseSketch()
        for (lot, size) in [("A", 60.0), ("B", 40), ("R", 50)] { sketch.lot(lot, "lint", size) }
        sketch.transform("join", from: [("A", 60), ("B", 40)], to: [("R", 50)])
        sketch.ship("S", [("R", 50)])
        let shipment = try #require(sketch.trace(Self.origins).shipment("S"))
        #expect(shipment.regionShare.isClose(to: Bounds(0.2, 1)))
        #expect(shipment.presence == .established)
    }

    /// A loss that the stage's yield allows is lost of every kilogram alike: 95 kg of fabric of 50 and 50 kg of yarn are half.
    ///
    /// Of 80 kg, with a yield of 0.9 to 0.95, 100 kg would have given up to 95: 15 kg are missing, so that of 47.5 kg of the
    /// region's between 32.5 and 47.5 are in the 80.
    @Test func aLossThatAYieldAllowsIsLostOfEveryKilogramAlike() throws {
        func share(_ amount: Double, highIsSourced: Bool = true) throws -> Bounds {
            var sketch = CaseSketch()
            sketch.commodity.stages[2].yields[0].bounds = Bounds(0.9, 0.95)
            if !highIsSourced { sketch.commodity.stages[2].yields[0].sourcedEdges = [.low] }
            for lot in ["LA", "LB"] { sketch.lot(lot, "lint", 60) }
            for lot in ["A", "B"] { sketch.lot(lot, "yarn", 50) }
            sketch.lot("R", "fabric", amount)
            sketch.transform("spin-a", from: [("LA", 60)], to: [("A", 50)])
            sketch.transform("spin-b", from: [("LB", 60)], to: [("B", 50)])
            sketch.transform("weave", from: [("A", 50), ("B", 50)], to: [("R", amount)])
            sketch.ship("S", [("R", amount)])
            return try #require(sketch.trace(["LA": .inside, "LB": .outside]).shipment("S")).regionShare
        }
        #expect(try share(95).isClose(to: Bounds(exactly: 0.5)))
        #expect(try share(90).isClose(to: Bounds(exactly: 0.5)))
        #expect(try share(80).isClose(to: Bounds(32.5 / 80, 47.5 / 80)))
        // Where no source states the highest yield, all 100 kg may have become fabric: of 50, 30 to 50 are in the 80.
        #expect(try share(80, highIsSourced: false).isClose(to: Bounds(30.0 / 80, 50.0 / 80)))
    }

    /// A laydown is even: whatever is lost of it, the rest is like the whole.
    @Test func whatIsMixedLosesOfAllAlike() throws {
        var sketch = CaseSketch()
        for (lot, size) in [("A", 50.0), ("B", 50)] { sketch.lot(lot, "lint", size) }
        sketch.lot("Y", "yarn", 43)
        sketch.transform("spin", from: [("A", 50), ("B", 50)], to: [("Y", 43)])
        sketch.ship("S", [("Y", 43)])
        let trace = sketch.trace(Self.origins)
        #expect(trace.shipment("S")?.regionShare.isClose(to: Bounds(exactly: 0.5)) == true)
        #expect(trace.problems.contains { $0.code == .yieldBelow })
    }

    /// What is set apart as waste is on record: 98 kg and 2 kg of sweepings are all of 100.
    @Test func recordedWasteIsNotMissing() throws {
        var sketch = CaseSketch()
        for (lot, size) in [("A", 50.0), ("B", 50), ("R", 98)] { sketch.lot(lot, "lint", size) }
        sketch.lot("W", Lot.otherStage, 2)
        sketch.transform("join", from: [("A", 50), ("B", 50)], to: [("R", 98), ("W", 2)])
        sketch.ship("S", [("R", 98)])
        let trace = sketch.trace(Self.origins)
        #expect(!trace.problems.contains { $0.code == .yieldBelow })
        #expect(trace.shipment("S")?.regionShare.isClose(to: Bounds(48.0 / 98, 50.0 / 98)) == true)
    }

    /// A record of the missing lot ends the finding and widens nothing.
    @Test func aRecordOfTheMissingPartNeverWidens() throws {
        var sketch = CaseSketch()
        for (lot, size) in [("A", 70.0), ("B", 30), ("R", 60)] { sketch.lot(lot, "lint", size) }
        sketch.transform("join", from: [("A", 70), ("B", 30)], to: [("R", 60)])
        sketch.ship("S", [("R", 60)])
        let before = try #require(sketch.trace(Self.origins).shipment("S")).regionShare
        sketch.lot("M", "lint", 40)
        sketch.found.events[0].outputs.append(
            SupplyEvent.Leg(lot: "M", quantity: Quantity(40, .kilogram), location: sketch.found.events[0].location))
        let after = sketch.trace(Self.origins)
        #expect(before.encloses(try #require(after.shipment("S")).regionShare))
        #expect(!after.problems.contains { $0.code == .yieldBelow })
    }

    /// Against counting kilogram by kilogram which of them can be in what came out.
    @Test(arguments: 0..<200 as Range<UInt64>)
    func agreesWithCountingKilograms(seed: UInt64) throws {
        var random = SplitMix64(seed: seed)
        var sketch = CaseSketch()
        var origins: [String: OriginClaim.Answer] = [:]
        var (inside, open, total) = (0, 0, 0)
        var inputs: [(String?, Double?)] = []
        for number in 0..<Int.random(in: 2...4, using: &random) {
            let size = Int.random(in: 1...12, using: &random)
            let answer: OriginClaim.Answer = [.inside, .outside, .unknown][Int.random(in: 0...2, using: &random)]
            sketch.lot("L\(number)", "lint", Double(size))
            origins["L\(number)"] = answer
            inputs.append(("L\(number)", Double(size)))
            total += size
            if answer == .inside { inside += size }
            if answer == .unknown { open += size }
        }
        let out = Int.random(in: 1...total, using: &random)
        sketch.lot("R", "lint", Double(out))
        sketch.transform("join", from: inputs, to: [("R", Double(out))])
        sketch.ship("S", [("R", Double(out))])
        var reached: [Int] = []
        for content in inside...(inside + open) {
            for held in 0...out where held <= content && out - held <= total - content { reached.append(held) }
        }
        let bounds = try #require(sketch.trace(origins).shipment("S")).regionShare
        let least = Double(try #require(reached.min())) / Double(out)
        let most = Double(try #require(reached.max())) / Double(out)
        #expect(bounds.isClose(to: Bounds(least, most)), "seed \(seed): \(bounds), \(least) to \(most)")
    }
}
