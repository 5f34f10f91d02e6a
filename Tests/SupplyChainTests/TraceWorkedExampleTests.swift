import ClewModel
import SupplyChain
import Testing

/// Shares worked out by hand.
struct TraceWorkedExampleTests {
    /// 60 t of known other origin and 40 t from the region are spun into 86 t of yarn: 40 per cent.
    @Test func aBlendOfKnownOriginsHasAnExactShare() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 100)
        sketch.lot("B", "lint", 50)
        sketch.lot("Y", "yarn", 86)
        sketch.transform("spin", from: [("A", 60), ("B", 40)], to: [("Y", 86)])
        sketch.ship("S", [("Y", 43)])
        let trace = sketch.trace(["A": .outside, "B": .inside])
        let yarn = try #require(trace.lot("Y"))
        #expect(yarn.regionShare.isClose(to: Bounds(exactly: 0.4)))
        #expect(yarn.rawMaterialShare.isClose(to: Bounds(exactly: 0.4)))
        let shipment = try #require(trace.shipment("S"))
        // Yarn of one laydown is even throughout, so half of it is like the whole.
        #expect(shipment.regionShare.isClose(to: Bounds(exactly: 0.4)))
        #expect(shipment.lots == ["A", "B", "Y"])
        #expect(shipment.events == ["spin"])
        #expect(shipment.sources.map(\.lot) == ["A", "B"])
        #expect(shipment.sources.map { ($0.share ?? 0).rounded(toPlaces: 6) } == [0.6, 0.4])
    }

    /// A quarter of the input is unidentified: 0 to 25 per cent.
    @Test func anUnidentifiedInputMayBeAnything() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 75)
        sketch.lot("Y", "yarn", 85)
        sketch.transform("spin", from: [("A", 75), (nil, 25)], to: [("Y", 85)])
        let trace = sketch.trace(["A": .outside])
        #expect(trace.lot("Y")?.regionShare.isClose(to: Bounds(0, 0.25)) == true)
        #expect(trace.problems.map(\.code).contains(.blendUnlisted))
    }

    /// An input without a quantity may be nearly none or nearly all of the blend.
    @Test func aBlendWithAMissingQuantityIsBoundedByItsParts() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 75)
        sketch.lot("B", "lint", 75)
        sketch.lot("Y", "yarn", 85)
        sketch.transform("spin", from: [("A", 75), ("B", nil)], to: [("Y", 85)])
        let trace = sketch.trace(["A": .outside, "B": .inside])
        #expect(trace.lot("Y")?.regionShare.isClose(to: Bounds(0, 1)) == true)
        #expect(trace.step("spin")?.verdict == .unknown)
    }

    /// 60 kg outside and 40 kg inside, bundled bale by bale, 50 kg taken: none of the 40, or all of it, 80 per cent.
    @Test func aPartOfAnUnmixedLotMayHoldAllOfItOrNone() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 60)
        sketch.lot("B", "lint", 40)
        sketch.lot("M", "bundle", 100)
        sketch.transform("bundle", from: [("A", 60), ("B", 40)], to: [("M", 100)])
        sketch.ship("half", [("M", 50)])
        sketch.ship("most", [("M", 50)])
        let trace = sketch.trace(["A": .outside, "B": .inside])
        #expect(trace.shipment("half")?.regionShare.isClose(to: Bounds(0, 0.8)) == true)
        #expect(trace.shipment("half")?.wellMixedShare.isClose(to: Bounds(exactly: 0.4)) == true)
    }

    /// The same with 80 kg taken: at least 20 of the 40 kg must be in it, 25 per cent; at most all 40, 50 per cent.
    @Test func aLargePartOfAnUnmixedLotMustHoldSome() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 60)
        sketch.lot("B", "lint", 40)
        sketch.lot("M", "bundle", 100)
        sketch.transform("bundle", from: [("A", 60), ("B", 40)], to: [("M", 100)])
        sketch.ship("most", [("M", 80)])
        let trace = sketch.trace(["A": .outside, "B": .inside])
        #expect(trace.shipment("most")?.regionShare.isClose(to: Bounds(0.25, 0.5)) == true)
    }

    /// 99 kg of yarn out of 100 kg of lint, when 0.9 is the highest yield and 0.8 the lowest: at least 10 and at most 23.75
    /// kg must have gone in unrecorded, so up to 23.75 / 123.75 may be from the region.
    @Test func moreYarnThanTheLintAllowsHidesInputOfUnknownOrigin() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 100)
        sketch.lot("Y", "yarn", 99)
        sketch.transform("spin", from: [("A", 100)], to: [("Y", 99)])
        let trace = sketch.trace(["A": .outside])
        let step = try #require(trace.step("spin"))
        #expect(step.verdict == .tooMuch)
        #expect(step.unexplainedInput?.isClose(to: Bounds(10, 23.75)) == true)
        #expect(trace.lot("Y")?.regionShare.isClose(to: Bounds(0, 23.75 / 123.75)) == true)
        let problem = try #require(trace.problems.first { $0.code == .yieldAbove })
        #expect(problem.nature == .contradiction)
        #expect(problem.statement.contains("99 kg came out of 100 kg"))
        #expect(problem.citation == Citation("A worked example"))
    }

    /// 100 kg of lint covers two laydowns of 100 kg: 100 kg are of unknown origin, half of each.
    @Test func aLotUsedTwiceHidesAsMuchOfUnknownOrigin() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 100)
        sketch.lot("Y", "yarn", 85)
        sketch.lot("Z", "yarn", 85)
        sketch.transform("spin-1", from: [("A", 100)], to: [("Y", 85)])
        sketch.transform("spin-2", from: [("A", 100)], to: [("Z", 85)])
        let trace = sketch.trace(["A": .outside])
        #expect(trace.lot("Y")?.wellMixedShare.isClose(to: Bounds(0, 0.5)) == true)
        // One of the two may have had all of the lot and the other none of it.
        #expect(trace.lot("Y")?.regionShare.isClose(to: Bounds(0, 1)) == true)
        #expect(trace.problems.map(\.code).contains(.lotUsedTwice))
        #expect(trace.problems.map(\.code).contains(.lotOverused))
    }

    @Test func anEvenLotThatIsUsedTwiceIsNoLongerEven() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 100) { $0.isHomogeneous = true }
        sketch.lot("Y", "yarn", 85)
        sketch.lot("Z", "yarn", 85)
        sketch.transform("spin-1", from: [("A", 100)], to: [("Y", 85)])
        sketch.transform("spin-2", from: [("A", 100)], to: [("Z", 85)])
        let trace = sketch.trace(["A": .outside])
        #expect(trace.lot("Y")?.regionShare.isClose(to: Bounds(0, 1)) == true)
    }

    @Test func whatIsMadeInTheRegionCountsFullyWhateverItIsMadeOf() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 100)
        sketch.lot("Y", "yarn", 85)
        sketch.transform("spin", from: [("A", 100)], to: [("Y", 85)])
        let trace = sketch.trace(["A": .outside, "Y": .inside])
        #expect(trace.lot("Y")?.regionShare == Bounds(exactly: 1))
        #expect(trace.lot("Y")?.rawMaterialShare == Bounds(exactly: 0))
    }

    @Test func yarnWithoutAHistoryIsOfUnknownContentWhereverItWasSpun() throws {
        var sketch = CaseSketch()
        sketch.lot("Y", "yarn", 85)
        let trace = sketch.trace(["Y": .outside])
        #expect(trace.lot("Y")?.regionShare == Bounds(0, 1))
        #expect(trace.lot("Y")?.undocumentedShare == Bounds(exactly: 1))
        #expect(trace.problems.map(\.code) == [.lotWithoutHistory])
    }

    /// 75 of 100 kg come of a lot whose origin a bale list shows: a quarter is undocumented.
    @Test func theUndocumentedShareIsThatOfTheLotsWithoutARecord() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 75) { $0.documents = ["bales"] }
        sketch.lot("B", "lint", 25)
        sketch.lot("Y", "yarn", 85)
        sketch.transform("spin", from: [("A", 75), ("B", 25)], to: [("Y", 85)]) { $0.documents = ["laydown"] }
        sketch.ship("S", [("Y", 85)])
        let trace = sketch.trace(["A": .outside, "B": .outside])
        #expect(trace.shipment("S")?.undocumentedShare.isClose(to: Bounds(exactly: 0.25)) == true)
        #expect(trace.problems.map(\.code) == [.originUndocumented])
    }

    @Test func aTransformationWithoutARecordLeavesAllOfItUndocumented() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 100) { $0.documents = ["bales"] }
        sketch.lot("Y", "yarn", 85)
        sketch.transform("spin", from: [("A", 100)], to: [("Y", 85)])
        let trace = sketch.trace(["A": .outside])
        #expect(trace.lot("Y")?.undocumentedShare == Bounds(exactly: 1))
        #expect(trace.problems.map(\.code) == [.eventUndocumented])
    }

    @Test func aCleanChainComesOutClean() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 100, date: "2024-01-05") { $0.documents = ["bales"] }
        sketch.lot("Y", "yarn", 85)
        sketch.lot("F", "fabric", 80)
        sketch.transform("spin", from: [("A", 100)], to: [("Y", 85)]) {
            $0.documents = ["laydown"]
            $0.date = PartialDate("2024-02-01")
        }
        sketch.transform("knit", from: [("Y", 85)], to: [("F", 80)]) {
            $0.documents = ["log"]
            $0.date = PartialDate("2024-03-01")
        }
        sketch.ship("S", [("F", 80)]) { $0.shipped = PartialDate("2024-04-01") }
        let trace = sketch.trace(["A": .outside, "Y": .outside, "F": .outside])
        #expect(trace.problems.isEmpty)
        let shipment = try #require(trace.shipment("S"))
        #expect(shipment.regionShare == Bounds(exactly: 0))
        #expect(shipment.undocumentedShare == Bounds(exactly: 0))
    }

    @Test func fabricOfOneYarnLotIsAsEvenAsTheYarn() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 60)
        sketch.lot("B", "lint", 40)
        sketch.lot("Y", "yarn", 86)
        sketch.lot("F", "fabric", 80)
        sketch.transform("spin", from: [("A", 60), ("B", 40)], to: [("Y", 86)])
        sketch.transform("knit", from: [("Y", 86)], to: [("F", 80)])
        sketch.ship("S", [("F", 10)])
        let trace = sketch.trace(["A": .outside, "B": .inside])
        #expect(trace.shipment("S")?.regionShare.isClose(to: Bounds(exactly: 0.4)) == true)
    }
}

extension Double {
    fileprivate func rounded(toPlaces places: Int) -> Double {
        var scale = 1.0
        for _ in 0..<places { scale *= 10 }
        return (self * scale).rounded() / scale
    }
}
