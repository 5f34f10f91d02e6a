import ClewModel
import SupplyChain
import Testing

/// What comes out beside the goods of a stage that mixes, and what a row says against mixing.
struct OffcutTests {
    private static let origins: [String: OriginClaim] = ["X": OriginClaim(.inside), "Q": OriginClaim(.outside)]

    private static func share(_ sketch: CaseSketch, _ shipment: String) throws -> Bounds {
        try #require(sketch.trace(["X": .inside, "Q": .outside]).shipment(shipment)?.region.documented.share)
    }

    /// 43 t of each went in, 80 t of yarn came out, and 6 t of lint came back, all of it perhaps of one: the yarn is even all the
    /// same, so that half of it holds what all of it holds.
    @Test func yarnIsEvenWhereLintComesBackBesideIt() throws {
        var sketch = CaseSketch()
        for (lot, stage, size) in [("X", "lint", 43.0), ("Q", "lint", 43), ("Y", "yarn", 80), ("R", "lint", 6)] {
            sketch.lot(lot, stage, size)
        }
        sketch.transform("spin", from: [("X", 43), ("Q", 43)], to: [("Y", 80), ("R", 6)])
        sketch.ship("half", [("Y", 40)])
        sketch.ship("rest", [("R", 6)])
        #expect(try Self.share(sketch, "half").isClose(to: Bounds(37.0 / 80, 43.0 / 80)))
        #expect(try Self.share(sketch, "rest").isClose(to: Bounds(0, 1)))
    }

    /// Beside cuts of another stage the yarn holds something of both for certain.
    @Test(arguments: ["fabric", Lot.otherStage])
    func cutsOfAnotherStageUndoNoMixing(stage: String) throws {
        var sketch = CaseSketch()
        for (lot, stage, size) in [("X", "lint", 43.0), ("Q", "lint", 43), ("Y", "yarn", 70), ("R", stage, 10)] {
            sketch.lot(lot, stage, size)
        }
        sketch.transform("spin", from: [("X", 43), ("Q", 43)], to: [("Y", 70), ("R", 10)])
        sketch.ship("half", [("Y", 35)])
        let share = try Self.share(sketch, "half")
        #expect(share.lower > 0.3 && share.upper < 0.7, "\(share)")
    }

    /// A lot that is not alike throughout, by its own row, did not come out of a mixture.
    @Test func aRowThatDeniesItOutweighsAMixedPool() throws {
        var sketch = CaseSketch()
        for (lot, size) in [("X", 50.0), ("Q", 50), ("L", 80)] { sketch.lot(lot, "lint", size) }
        sketch.pool("W", isMixed: true)
        sketch.store("SX", "W", "X", 50, on: "2024-03-01")
        sketch.store("SQ", "W", "Q", 50, on: "2024-03-02")
        sketch.issue("I", "W", "L", 80, on: "2024-03-10")
        sketch.ship("half", [("L", 40)])
        #expect(try Self.share(sketch, "half").isClose(to: Bounds(exactly: 0.5)))
        sketch.found.lots[2].isHomogeneous = false
        #expect(try Self.share(sketch, "half").isClose(to: Bounds(0, 1)))
    }

    /// 43 t of each were spun into one yarn, which was packed anew: where the row of what was packed says that it is not alike
    /// throughout, the yarn was not, and half of it may be all of one.
    @Test(arguments: [["R"], ["R", "P"]])
    func aRowThatDeniesItOutweighsTheMixingBehindIt(packed: [String]) throws {
        var sketch = CaseSketch()
        for (lot, stage, size) in [("X", "lint", 50.0), ("Q", "lint", 50), ("Y", "yarn", 86)] {
            sketch.lot(lot, stage, size)
        }
        sketch.transform("spin", from: [("X", 50), ("Q", 50)], to: [("Y", 86)])
        var last = "Y"
        for lot in packed {
            sketch.lot(lot, "yarn", 86)
            sketch.transform("pack " + lot, from: [(last, 86)], to: [(lot, 86)])
            last = lot
        }
        sketch.ship("half", [(last, 43)])
        #expect(try Self.share(sketch, "half").isClose(to: Bounds(exactly: 0.5)))
        sketch.found.lots[sketch.found.lots.count - 1].isHomogeneous = false
        #expect(try Self.share(sketch, "half").isClose(to: Bounds(0, 1)))
        // A row that says that the yarn is alike stands.
        sketch.found.lots[2].isHomogeneous = true
        #expect(try Self.share(sketch, "half").isClose(to: Bounds(exactly: 0.5)))
    }

    /// What is put together of two yarns is not alike, and neither yarn need be other than even.
    @Test func whatIsPutTogetherOfTwoEvenLotsDeniesNothing() throws {
        var sketch = CaseSketch()
        for (lot, stage, size) in [
            ("X", "lint", 50.0), ("Q", "lint", 50), ("Y", "yarn", 86), ("Q2", "lint", 100), ("Z", "yarn", 86),
            ("R", "yarn", 172),
        ] { sketch.lot(lot, stage, size) }
        sketch.transform("spin", from: [("X", 50), ("Q", 50)], to: [("Y", 86)])
        sketch.transform("spin 2", from: [("Q2", 100)], to: [("Z", 86)])
        sketch.transform("pack", from: [("Y", 86), ("Z", 86)], to: [("R", 172)])
        sketch.ship("half", [("R", 86)])
        sketch.found.lots[5].isHomogeneous = false
        let origins: [String: OriginClaim.Answer] = ["X": .inside, "Q": .outside, "Q2": .outside]
        let share = try #require(sketch.trace(origins).shipment("half")?.region.documented.share)
        #expect(share.isClose(to: Bounds(0, 0.5)))
    }

    /// Lint out of a mixed tank that was packed anew: its row denies the mixing of the tank as that of the issued lot does.
    @Test func aRowBehindAMixedPoolDeniesThePool() throws {
        var sketch = CaseSketch()
        for (lot, size) in [("X", 50.0), ("Q", 50), ("L", 80), ("R", 80)] { sketch.lot(lot, "lint", size) }
        sketch.pool("W", isMixed: true)
        sketch.store("SX", "W", "X", 50, on: "2024-03-01")
        sketch.store("SQ", "W", "Q", 50, on: "2024-03-02")
        sketch.issue("I", "W", "L", 80, on: "2024-03-10")
        sketch.transform("pack", from: [("L", 80)], to: [("R", 80)])
        sketch.ship("half", [("R", 40)])
        #expect(try Self.share(sketch, "half").isClose(to: Bounds(exactly: 0.5)))
        sketch.found.lots[3].isHomogeneous = false
        #expect(try Self.share(sketch, "half").isClose(to: Bounds(0, 1)))
    }
}
