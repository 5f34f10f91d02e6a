import ClewModel
import Foundation
import Optimization
import SupplyChain
import TestSupport
import Testing

/// Answers that once were wrong, each with its reckoning.
struct WrongAnswerTests {
    /// 30 kg of the region's yarn and 70 kg of other, woven, cut into two batches that are sewn together: all 30 are in it.
    @Test func partsThatMeetAgainHoldTogetherWhatTheWholeHeld() throws {
        var sketch = CaseSketch()
        // A bundle of bundles may weigh less by a fifth: what is lost so is lost of every kilogram alike.
        sketch.commodity.stages[3].yields = [
            YieldRange(
                basis: .mass, bounds: Bounds(0.8, 1), central: nil, citation: Citation("A worked example"),
                confidence: .high)
        ]
        sketch.lot("X", "lint", 30)
        sketch.lot("U", "lint", 70)
        sketch.lot("G", "bundle", 97)
        sketch.lot("F1", "bundle", 45.5)
        sketch.lot("F2", "bundle", 46)
        sketch.lot("S", "bundle", 77)
        sketch.transform("weave", from: [("X", 30), ("U", 70)], to: [("G", 97)])
        sketch.transform("dye-1", from: [("G", 48.5)], to: [("F1", 45.5)])
        sketch.transform("dye-2", from: [("G", 48.5)], to: [("F2", 46)])
        sketch.transform("sew", from: [("F1", 45.5), ("F2", 46)], to: [("S", 77)])
        sketch.ship("ship", [("S", 77)])
        let trace = sketch.trace(["X": .inside, "U": .outside])
        let share = try #require(trace.shipment("ship")?.region)
        // The batches lost different parts of their weight, so that it matters a little which of them held the 30.
        #expect(share.documented.share.lower > 0.297 && share.documented.share.upper < 0.303)
        #expect(share.documented.isTightest == (ClpSolver() != nil))
        #expect(trace.shipment("ship")?.presence == .established)
        let without = sketch.trace(["X": .inside, "U": .outside], TraceOptions(solvers: .none))
        let outer = try #require(without.shipment("ship")?.region.documented)
        #expect(outer.share.encloses(share.documented.share) && !outer.isTightest)
        #expect(without.solver == nil)
    }

    /// With equal losses the same is a network, and flows alone say 30 per cent to the last digit that is printed.
    @Test func aNetworkNeedsNoLinearSolver() throws {
        var sketch = CaseSketch()
        sketch.lot("X", "lint", 30)
        sketch.lot("U", "lint", 70)
        sketch.lot("G", "bundle", 100)
        sketch.lot("F1", "bundle", 50)
        sketch.lot("F2", "bundle", 50)
        sketch.lot("S", "bundle", 100)
        sketch.transform("weave", from: [("X", 30), ("U", 70)], to: [("G", 100)])
        sketch.transform("dye-1", from: [("G", 50)], to: [("F1", 50)])
        sketch.transform("dye-2", from: [("G", 50)], to: [("F2", 50)])
        sketch.transform("sew", from: [("F1", 50), ("F2", 50)], to: [("S", 100)])
        sketch.ship("ship", [("S", 100)])
        let trace = sketch.trace(["X": .inside, "U": .outside], TraceOptions(solvers: .flowsOnly))
        let bound = try #require(trace.shipment("ship")?.region.documented)
        #expect(bound.share.isClose(to: Bounds(exactly: 0.3)))
        #expect(bound.printable.upper <= 0.3001 && bound.printable.lower >= 0.2999)
        #expect(bound.isTightest && bound.method == .flow)
        #expect(bound.support.contains { $0.id == "G" })
    }

    /// A gram of the region's in a thousand tonnes: little, and never “up to 0 %”.
    @Test func aTraceIsNotPrintedAsNothing() throws {
        #expect(ContentBound.printable(Bounds(exactly: 1e-9)) == Bounds(0, 0.0001))
        #expect(ContentBound.printable(Bounds(0, 1e-9)) == Bounds(0, 0.0001))
        #expect(ContentBound.printable(Bounds(exactly: 0)) == Bounds(exactly: 0))
        #expect(ContentBound.printable(Bounds(0, 1e-15)) == Bounds(exactly: 0))
    }

    /// Yarn of the region's lint and other yarn, 43 kg each, packed together: half of it may be all of either.
    @Test func rePackingMixesNothing() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 50)
        sketch.lot("B", "lint", 50)
        sketch.lot("Y1", "yarn", 43)
        sketch.lot("Y2", "yarn", 43)
        sketch.lot("P", "yarn", 86)
        sketch.transform("spin-1", from: [("A", 50)], to: [("Y1", 43)])
        sketch.transform("spin-2", from: [("B", 50)], to: [("Y2", 43)])
        sketch.transform("pack", from: [("Y1", 43), ("Y2", 43)], to: [("P", 86)])
        sketch.ship("half", [("P", 43)])
        let trace = sketch.trace(["A": .inside, "B": .outside])
        #expect(trace.shipment("half")?.regionShare.isClose(to: Bounds(0, 1)) == true)
        #expect(trace.shipment("half")?.wellMixedShare.isClose(to: Bounds(exactly: 0.5)) == true)
        #expect(trace.shipment("half")?.presence == .open)
    }

    /// The same with a part that nobody identifies, and split into two lots: still no mixing.
    @Test(arguments: [true, false])
    func splittingMixesNothingEither(hasUnidentified: Bool) throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 50)
        sketch.lot("Y1", "yarn", 43)
        sketch.lot("Y2", "yarn", 43) { $0.isHomogeneous = nil }
        sketch.lot("P", "yarn", 43)
        sketch.lot("Q", "yarn", 43)
        sketch.transform("spin", from: [("A", 50)], to: [("Y1", 43)])
        sketch.transform(
            "pack", from: [("Y1", 43), (hasUnidentified ? nil : "Y2", 43)], to: [("P", 43), ("Q", 43)])
        sketch.ship("s", [("P", 43)])
        let trace = sketch.trace(["A": .inside])
        #expect(trace.shipment("s")?.regionShare.isClose(to: Bounds(0, 1)) == true)
    }

    @Test func aRowThatSaysNotAlikeIsNeverOverruled() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 50)
        sketch.lot("B", "lint", 50)
        sketch.lot("Y1", "yarn", 43) { $0.isHomogeneous = false }
        sketch.lot("Y2", "yarn", 43) { $0.isHomogeneous = false }
        sketch.transform("spin", from: [("A", 50), ("B", 50)], to: [("Y1", 43), ("Y2", 43)])
        sketch.ship("half", [("Y1", 43)])
        let trace = sketch.trace(["A": .inside, "B": .outside])
        #expect(trace.shipment("half")?.regionShare.isClose(to: Bounds(0, 1)) == true)
    }

    /// 47 kg of yarn of 50 kg of lint, at most 0.9 of it: at least 2.22 kg more went in, of which there is no paper.
    @Test func whatMustHaveGoneInBesidesIsUndocumented() throws {
        var sketch = CaseSketch()
        sketch.lot("B", "lint", 50) { $0.documents = ["gin"] }
        sketch.lot("Y", "yarn", 47)
        sketch.transform("spin", from: [("B", 50)], to: [("Y", 47)]) { $0.documents = ["laydown"] }
        sketch.ship("S", [("Y", 47)])
        let least = 47 / 0.9 - 50
        let most = 47 / 0.8 - 50
        let trace = sketch.trace(["B": .outside])
        let missing = try #require(trace.shipment("S")?.undocumentedShare)
        #expect(missing.isClose(to: Bounds(least / (50 + least), most / (50 + most))))
        #expect(trace.shipment("S")?.regionShare.isClose(to: Bounds(0, most / (50 + most))) == true)
    }

    /// A range that is only recalled asks, and bears nothing.
    @Test func aRecalledYieldAsksAndDoesNotWiden() throws {
        var sketch = CaseSketch()
        sketch.commodity.stages[1].yields[0].confidence = .unverified
        sketch.lot("B", "lint", 50) { $0.documents = ["gin"] }
        sketch.lot("Y", "yarn", 47)
        sketch.transform("spin", from: [("B", 50)], to: [("Y", 47)]) { $0.documents = ["laydown"] }
        sketch.ship("S", [("Y", 47)])
        let trace = sketch.trace(["B": .outside])
        let shipment = try #require(trace.shipment("S"))
        #expect(shipment.regionShare == Bounds(exactly: 0))
        #expect(shipment.undocumentedShare == Bounds(exactly: 0))
        #expect(shipment.region.restsOnRecalledDefault && shipment.undocumented.restsOnRecalledDefault)
        #expect(shipment.region.withDefaults.share.upper > 0.1)
        let problem = try #require(trace.problems.first { $0.code == .yieldAbove })
        #expect(problem.nature != .contradiction && !problem.question.isEmpty)
        #expect(trace.step("spin")?.restsOnRecalledDefault == true)
    }

    /// Whatever the yield is, 60 kg of yarn cannot come out of 50 kg of lint.
    @Test func moreMassThanWentInContradictsWithoutAnyYield() throws {
        var sketch = CaseSketch()
        sketch.commodity.stages[1].yields[0].confidence = .unverified
        sketch.lot("B", "lint", 50) { $0.documents = ["gin"] }
        sketch.lot("Y", "yarn", 60)
        sketch.transform("spin", from: [("B", 50)], to: [("Y", 60)]) { $0.documents = ["laydown"] }
        sketch.ship("S", [("Y", 60)])
        let trace = sketch.trace(["B": .outside])
        #expect(trace.shipment("S")?.undocumentedShare.isClose(to: Bounds(exactly: 10.0 / 60)) == true)
        #expect(trace.problems.first { $0.code == .yieldAbove }?.nature == .contradiction)
    }

    /// Water is added to paste and solids are not: of 62 kg of solids four came from what no record names, salt or more paste.
    @Test func moreSolidsThanWentInAskAndLowerTheLeast() throws {
        var sketch = CaseSketch()
        sketch.commodity.stages[1].yields = [
            YieldRange(
                basis: .solids, bounds: Bounds(0.9, 1), central: nil, citation: Citation("recalled"),
                confidence: .unverified)
        ]
        sketch.lot("B", "lint", 200) {
            $0.solids = 0.29
            $0.documents = ["gin"]
        }
        sketch.lot("Y", "yarn", 310) { $0.solids = 0.2 }
        sketch.transform("dilute", from: [("B", 200)], to: [("Y", 310)]) { $0.documents = ["sheet"] }
        sketch.ship("S", [("Y", 310)])
        let trace = sketch.trace(["B": .inside])
        // Something else went in, so that not all of it is of the region.
        #expect(trace.shipment("S")?.undocumentedShare.isClose(to: Bounds(exactly: 4.0 / 62)) == true)
        #expect(trace.shipment("S")?.regionShare.isClose(to: Bounds(58.0 / 62, 1)) == true)
        let problem = try #require(trace.problems.first { $0.code == .yieldAbove })
        #expect(problem.nature == .anomaly && problem.confidence == nil)
        #expect(problem.statement.contains("salt"))
    }

    /// 40 kg of the region's fabric and 43 kg of other are sewn into 10,000 pieces of which nobody says the weight; all go.
    @Test func aTracedInputThatIsUsedUpIsInItWhateverTheUnits() throws {
        var sketch = CaseSketch()
        sketch.lot("K", "fabric", 40)
        sketch.lot("M", "fabric", 43)
        sketch.lot("J", "garment", 10_000, .piece)
        sketch.transform("sew", from: [("K", 40), ("M", 43)], to: []) {
            $0.outputs = [
                SupplyEvent.Leg(lot: "J", quantity: Quantity(10_000, .piece), location: $0.location)
            ]
        }
        sketch.ship("all", [("J", 10_000)], .piece)
        sketch.ship("none", [("M", 0)])
        let trace = sketch.trace(["K": .inside])
        #expect(trace.shipment("all")?.presence == .established)
        // A thousand of them may have been cut from the other fabric.
        sketch.found.shipments = []
        sketch.ship("some", [("J", 1000)], .piece)
        #expect(sketch.trace(["K": .inside]).shipment("some")?.presence == .open)
    }

    /// Clippings in kilograms and garments in pieces: what all inputs lose hides none of them.
    @Test func aByProductHidesNothing() throws {
        var sketch = CaseSketch()
        sketch.lot("K", "fabric", 40, .metre)
        sketch.lot("M", "fabric", 43, .metre)
        sketch.lot("J", "garment", 1000, .piece)
        sketch.lot("C", Lot.otherStage, 4)
        sketch.transform("sew", from: [("K", 40), ("M", 43)], to: [], .metre) {
            $0.outputs = [
                SupplyEvent.Leg(lot: "J", quantity: Quantity(1000, .piece), location: $0.location),
                SupplyEvent.Leg(lot: "C", quantity: Quantity(4, .kilogram), location: $0.location),
            ]
        }
        sketch.ship("all", [("J", 1000)], .piece)
        #expect(sketch.trace(["K": .inside]).shipment("all")?.presence == .established)
        // With buttons among the inputs the by-product may be made of these, or of anything.
        sketch.lot("B", Lot.otherStage, 2)
        sketch.found.events[0].inputs.append(
            SupplyEvent.Leg(lot: "B", quantity: Quantity(2, .kilogram), location: sketch.found.events[0].location))
        #expect(sketch.trace(["K": .inside]).shipment("all")?.presence == .open)
    }

    /// Inputs in kilograms have proportions, whatever the pieces that come out weigh.
    @Test func inputsAreWeighedWhereOutputsCannotBe() throws {
        var sketch = CaseSketch()
        sketch.lot("K", "fabric", 40)
        sketch.lot("M", "fabric", 43)
        sketch.lot("J", "garment", 1000, .piece)
        sketch.transform("sew", from: [("K", 40), ("M", 43)], to: []) {
            $0.outputs = [SupplyEvent.Leg(lot: "J", quantity: Quantity(1000, .piece), location: $0.location)]
        }
        sketch.ship("all", [("J", 1000)], .piece)
        let trace = sketch.trace(["K": .inside, "M": .outside])
        #expect(trace.problems.contains { $0.code == .balanceUnknown && $0.statement.contains("cannot be compared") })
        let share = try #require(trace.shipment("all")?.regionShare)
        #expect(abs(share.lower - 40.0 / 83) < 1e-9)
    }

    /// A roll cut in two is no contradiction: pieces are not conserved as mass is.
    @Test func morePiecesAfterRePackingAskAndAccuseNobody() throws {
        var sketch = CaseSketch()
        sketch.lot("R", "garment", 100, .piece)
        sketch.lot("P", "garment", 200, .piece)
        sketch.transform("cut", from: [("R", 100)], to: [("P", 200)], .piece)
        sketch.ship("all", [("P", 200)], .piece)
        let trace = sketch.trace(["R": .outside])
        #expect(trace.problems.first { $0.code == .yieldAbove }?.nature == .anomaly)
        #expect(trace.step("cut")?.restsOnRecalledDefault == true)
    }

    /// Whether a linear solver was there matters only where a linear program was to be solved.
    @Test func theSolverMattersOnlyWhereItIsNeeded() throws {
        var sketch = CaseSketch()
        sketch.lot("X", "lint", 30)
        sketch.lot("U", "lint", 70)
        sketch.lot("G", "bundle", 100)
        sketch.transform("weave", from: [("X", 30), ("U", 70)], to: [("G", 100)])
        sketch.ship("ship", [("G", 50)])
        #expect(!sketch.trace(["X": .inside, "U": .outside]).needsLinearSolver)
        var meets = CaseSketch()
        meets.commodity.stages[3].yields = [
            YieldRange(
                basis: .mass, bounds: Bounds(0.8, 1), central: nil, citation: Citation("A worked example"),
                confidence: .high)
        ]
        meets.lot("X", "lint", 30)
        meets.lot("U", "lint", 70)
        meets.lot("G", "bundle", 97)
        meets.lot("F1", "bundle", 45.5)
        meets.lot("F2", "bundle", 46)
        meets.lot("S", "bundle", 77)
        meets.transform("weave", from: [("X", 30), ("U", 70)], to: [("G", 97)])
        meets.transform("dye-1", from: [("G", 48.5)], to: [("F1", 45.5)])
        meets.transform("dye-2", from: [("G", 48.5)], to: [("F2", 46)])
        meets.transform("sew", from: [("F1", 45.5), ("F2", 46)], to: [("S", 77)])
        meets.ship("ship", [("S", 77)])
        #expect(meets.trace(["X": .inside, "U": .outside]).needsLinearSolver)
        #expect(meets.trace(["X": .inside], TraceOptions(solvers: .flowsOnly)).needsLinearSolver)
    }

    /// A blend with an input of unknown weight holds some of the region's lint, however little.
    @Test func aBlendOfUnknownWeightsHoldsWhatWentIn() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 75)
        sketch.lot("B", "lint", 75)
        sketch.lot("Y", "yarn", 85)
        sketch.transform("spin", from: [("A", 75), ("B", nil)], to: [("Y", 85)])
        sketch.ship("s", [("Y", 5)])
        let shipment = try #require(sketch.trace(["A": .inside, "B": .outside]).shipment("s"))
        #expect(shipment.regionShare.lower == 0)
        #expect(shipment.presence == .established)
    }

    // MARK: Cases as files

    private static var chains: URL? { RepositoryFiles.beside("shared/domain/chains") }

    private static func trace(_ name: String, _ origins: [String: OriginClaim.Answer]) throws -> ChainTrace {
        let commodities = try CommodityCatalog(directory: RepositoryFiles.reference.appending(path: "commodities"))
        let folder = try #require(chains).appending(path: name)
        let found = try CaseFolder.read(folder, commodities: commodities)
        let commodity = try #require(commodities[found.commodity])
        return SupplyGraph(found, commodity: commodity).trace(origins: origins.mapValues { OriginClaim($0) })
    }

    @Test(.enabled(if: chains != nil))
    func theDiamondIsThirtyPerCent() throws {
        let shipment = try #require(
            Self.trace("diamond", ["YX": .inside, "LU": .outside, "YU": .outside]).shipment("S"))
        #expect(abs(shipment.regionShare.lower - 0.3) < 1e-6 && abs(shipment.regionShare.upper - 0.3) < 1e-6)
        #expect(shipment.presence == .established)
        #expect(shipment.region.documented.isTightest)
    }

    @Test(.enabled(if: chains != nil && ClpSolver() != nil))
    func twoYarnsOfOneWarehouseAreBoundedTogether() throws {
        let trace = try Self.trace("wh", ["A": .inside, "B": .outside])
        let joint = try #require(trace.shipment("S12")?.regionShare)
        #expect((joint.lower * 1000).rounded() == 518)
        #expect((joint.upper * 1000).rounded() == 663)
    }

    @Test(.enabled(if: chains != nil))
    func aStatedYieldShowsAnUndocumentedInput() throws {
        let stated = try #require(Self.trace("undecl", ["B": .outside]).shipment("S1")?.undocumentedShare)
        #expect((stated.lower * 10_000).rounded() == 426)
    }
}
