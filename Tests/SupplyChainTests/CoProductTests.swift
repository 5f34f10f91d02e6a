import ClewModel
import Testing

@testable import SupplyChain

/// A step that makes two things at once of the same inputs, such as soda and chlorine of salt.
struct CoProductTests {
    /// Salt gives 0.64 to 0.684 of soda and 0.567 to 0.607 of chlorine.
    private static func commodity(areJoint: Bool = true, chlorineYield: Confidence = .high) -> Commodity {
        let place = SourceLocation(file: "salt.yaml")
        let source = Citation("A worked example")
        func stage(_ key: String, _ low: Double, _ high: Double, with other: String, _ confidence: Confidence) -> Stage
        {
            Stage(
                key: key, name: key, inputs: ["salt"], coProducts: areJoint ? [other] : [], input: "salt", output: key,
                yields: [
                    YieldRange(
                        basis: .mass, bounds: Bounds(low, high), central: nil, citation: source, confidence: confidence)
                ], hsCodes: [], documents: [key + "-record", "brine-record"], tellsOrigin: false, mixes: true,
                note: nil, citation: source, confidence: .high, location: place)
        }
        let salt = Stage(
            key: "salt", name: "salt", inputs: [], input: "rock", output: "salt", yields: [], hsCodes: [],
            documents: [],
            tellsOrigin: true, mixes: false, note: nil, citation: source, confidence: .high, location: place)
        return Commodity(
            key: "salt", name: "Salt",
            stages: [
                salt, stage("soda", 0.64, 0.684, with: "chlorine", .high),
                stage("chlorine", 0.567, 0.607, with: "soda", chlorineYield),
            ], hsCodes: [], facts: [], location: place)
    }

    private func sketch(soda: Double, chlorine: Double, _ commodity: Commodity) -> CaseSketch {
        var sketch = CaseSketch()
        sketch.commodity = commodity
        sketch.lot("X", "salt", 30)
        sketch.lot("Q", "salt", 70)
        sketch.lot("S", "soda", soda)
        sketch.lot("C", "chlorine", chlorine)
        sketch.transform("cell", from: [("X", 30), ("Q", 70)], to: [("S", soda), ("C", chlorine)])
        sketch.ship("soda", [("S", soda)])
        sketch.ship("chlorine", [("C", chlorine)])
        return sketch
    }

    private func trace(soda: Double, chlorine: Double, _ commodity: Commodity = commodity()) -> ChainTrace {
        sketch(soda: soda, chlorine: chlorine, commodity).trace(["X": .inside, "Q": .outside])
    }

    @Test func theYieldsOfCoProductsAddUp() throws {
        let step = try #require(trace(soda: 67, chlorine: 59).step("cell"))
        #expect(step.verdict == .plausible)
        #expect(step.expectedYield?.bounds.isClose(to: Bounds(1.207, 1.291)) == true)
        #expect(step.missingDocumentTypes == ["soda-record", "brine-record", "chlorine-record"])
    }

    @Test func bothHoldTheSameShareOfWhatWasDissolvedTogether() throws {
        let found = trace(soda: 67, chlorine: 59)
        for shipment in ["soda", "chlorine"] {
            let share = try #require(found.shipment(shipment)?.region.documented.share)
            #expect(share.isClose(to: Bounds(exactly: 0.3)), "\(shipment)")
        }
    }

    @Test func moreThanBothCanGiveIsAContradictionAndIsOfUnknownOrigin() throws {
        let found = trace(soda: 80, chlorine: 70)
        let step = try #require(found.step("cell"))
        #expect(step.verdict == .tooMuch)
        #expect(found.problems.contains { $0.code == .yieldAbove && $0.nature == .contradiction })
        let least = try #require(step.unexplainedInput?.lower)
        #expect(abs(least - (150 / 1.291 - 100)) < 1e-6)
    }

    @Test func theSumIsTrustedAsFarAsItsLeastPart() throws {
        let step = try #require(
            trace(soda: 80, chlorine: 70, Self.commodity(chlorineYield: .unverified)).step("cell"))
        #expect(step.restsOnRecalledDefault)
    }

    /// Stages that do not name each other are ways to use an input, not products of one step: their yields do not add up.
    @Test func stagesThatAreNoCoProductsAreNotAddedUp() throws {
        let found = trace(soda: 67, chlorine: 59, Self.commodity(areJoint: false))
        let step = try #require(found.step("cell"))
        #expect(step.verdict == .unknown && step.expectedYield == nil)
        let share = try #require(found.shipment("soda")?.region.documented.share)
        #expect(share.upper > 0.3 + 1e-6, "nobody says that what comes out is even")
    }
}
