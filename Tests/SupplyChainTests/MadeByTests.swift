import ClewModel
import SupplyChain
import Testing

/// What a party may have made is looked for where the records show it at work, and nowhere else.
struct MadeByTests {
    /// Yarn of two mills in one fabric; the lint of one has no maker, that of the other no record.
    private func sketch() -> CaseSketch {
        var sketch = CaseSketch()
        sketch.lot("L", "lint", 100)
        sketch.lot("Y1", "yarn", 30) { $0.producer = "SPIN-A" }
        sketch.lot("Y2", "yarn", 85) { $0.producer = "SPIN-B" }
        sketch.lot("F", "fabric", 110) { $0.producer = "WEAVE" }
        sketch.transform("spin", from: [("L", 100)], to: [("Y2", 85)]) { $0.party = "SPIN-B" }
        sketch.transform("weave", from: [("Y1", 30), ("Y2", 85)], to: [("F", 110)]) { $0.party = "WEAVE" }
        sketch.ship("S", [("F", 110)])
        return sketch
    }

    private func made(_ parties: [String], _ sketch: CaseSketch) -> [String: Bounds] {
        let trace = sketch.graph.trace(origins: [:], asking: TraceRequest(parties: parties))
        return (trace.shipment("S")?.madeBy ?? [:]).mapValues(\.documented.share)
    }

    @Test func lintOfAnUnknownMakerIsLaidAtNoSpinnersDoor() throws {
        let made = made(["SPIN-A", "SPIN-B"], sketch())
        #expect(try #require(made["SPIN-A"]).isClose(to: Bounds(exactly: 30.0 / 115)))
        #expect(try #require(made["SPIN-B"]).isClose(to: Bounds(exactly: 85.0 / 115)))
    }

    @Test func leastSharesThatMakeUpTheWholeAreTheMostToo() throws {
        let made = made(["SPIN-A", "SPIN-B"], sketch()).values
        #expect(abs(made.reduce(0) { $0 + $1.upper } - 1) < 1e-9)
    }

    @Test func yarnOfAnUnknownMakerMayBeThatOfASpinner() throws {
        var sketch = sketch()
        sketch.found.lots[1].producer = nil
        sketch.lot("Y3", "yarn", 10) { $0.producer = "SPIN-A" }
        let made = made(["SPIN-A", "SPIN-B"], sketch)
        #expect(try #require(made["SPIN-A"]).isClose(to: Bounds(0, 30.0 / 115)))
        #expect(try #require(made["SPIN-B"]).isClose(to: Bounds(85.0 / 115, 1)))
    }

    @Test func aGinMayStandBehindYarnWithoutAHistory() throws {
        var sketch = sketch()
        sketch.found.lots[0].producer = "GIN"
        let made = made(["GIN"], sketch)
        #expect(try #require(made["GIN"]).isClose(to: Bounds(85.0 / 115, 1)))
    }

    @Test func aPartyThatIsShownAtNoStageMadeNothing() {
        #expect(made(["TRADER"], sketch()).isEmpty)
    }
}

/// An edge of a range that no source states asks, and concludes nothing.
struct SourcedEdgeTests {
    private func sketch(_ edges: Set<YieldRange.Edge>, out: Double) -> CaseSketch {
        var sketch = CaseSketch()
        sketch.commodity.stages[1].yields[0].sourcedEdges = edges
        sketch.lot("B", "lint", 50) { $0.documents = ["gin"] }
        sketch.lot("Y", "yarn", out)
        sketch.transform("spin", from: [("B", 50)], to: [("Y", out)]) { $0.documents = ["laydown"] }
        sketch.ship("S", [("Y", out)])
        return sketch
    }

    @Test(arguments: [[], [YieldRange.Edge.low]])
    func aboveAnUpperEdgeOfOursIsAQuestion(edges: [YieldRange.Edge]) throws {
        let trace = sketch(Set(edges), out: 47).trace(["B": .outside])
        let shipment = try #require(trace.shipment("S"))
        #expect(shipment.regionShare == Bounds(exactly: 0) && shipment.undocumentedShare == Bounds(exactly: 0))
        let problem = try #require(trace.problems.first { $0.code == .yieldAbove })
        #expect(problem.nature == .anomaly && problem.confidence == .unverified && !problem.question.isEmpty)
        #expect(trace.step("spin")?.restsOnRecalledDefault == true)
    }

    @Test func belowALowerEdgeOfOursIsAQuestion() throws {
        let trace = sketch([.high], out: 30).trace(["B": .outside])
        #expect(trace.step("spin")?.restsOnRecalledDefault == true)
        let sourced = sketch([.low, .high], out: 30).trace(["B": .outside])
        #expect(sourced.step("spin")?.restsOnRecalledDefault == false)
    }

    @Test func aSourcedUpperEdgeContradictsAndALowerOneOfOursWidensNothing() throws {
        let trace = sketch([.high], out: 47).trace(["B": .outside])
        #expect(trace.problems.first { $0.code == .yieldAbove }?.nature == .contradiction)
        let least = (47 / 0.9 - 50) / (47 / 0.9)
        #expect(trace.shipment("S")?.undocumentedShare.isClose(to: Bounds(exactly: least)) == true)
        let both = sketch([.low, .high], out: 47).trace(["B": .outside])
        #expect(both.shipment("S").map { $0.undocumentedShare.upper > least + 0.01 } == true)
    }

    @Test func moreThanWentInContradictsWhoeverDrewTheEdge() {
        let trace = sketch([], out: 60).trace(["B": .outside])
        #expect(trace.problems.first { $0.code == .yieldAbove }?.nature == .contradiction)
    }
}
