import ClewModel
import SupplyChain
import Testing

/// What is looked up by identifier follows every change, and the first of two counts.
struct CaseLookupTests {
    @Test func aLookupFollowsWhatIsAddedRenamedAndTakenAway() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 1)
        #expect(sketch.found.lot("A")?.quantity.amount == 1)
        #expect(sketch.found.lot("B") == nil)
        sketch.lot("B", "lint", 2)
        sketch.lot("B", "lint", 3)
        #expect(sketch.found.lot("B")?.quantity.amount == 2)
        let copy = sketch.found
        sketch.found.lots[0].id = "C"
        #expect(sketch.found.lot("A") == nil && sketch.found.lot("C")?.quantity.amount == 1)
        #expect(copy.lot("A")?.quantity.amount == 1 && copy.lot("C") == nil)
        sketch.found.lots.removeAll { $0.id == "B" }
        #expect(sketch.found.lot("B") == nil)
    }

    @Test func aTraceIsLookedUpByLotShipmentAndEvent() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 100)
        sketch.lot("Y", "yarn", 85)
        sketch.transform("spin", from: [("A", 100)], to: [("Y", 85)])
        sketch.ship("S", [("Y", 85)])
        let trace = sketch.trace(["A": .inside])
        #expect(trace.lot("Y")?.regionShare == Bounds(exactly: 1))
        #expect(trace.step("spin")?.verdict == .plausible)
        #expect(trace.shipment("S")?.presence == .established)
        #expect(trace.lot("S") == nil && trace.step("A") == nil && trace.shipment("spin") == nil)
    }

    /// Beyond the effort allowed the records that would close what is open are not sought, and that is told.
    @Test func closingRecordsAreSoughtWithinALimit() throws {
        var sketch = CaseSketch()
        sketch.lot("A", "lint", 100)
        sketch.ship("S", [("A", 100)])
        let request = TraceRequest(findsClosing: true)
        let all = sketch.graph.trace(origins: [:], asking: request)
        #expect(all.shipment("S")?.closing.isEmpty == false && all.shipment("S")?.isClosingSought == true)
        let none = sketch.graph.trace(origins: [:], options: TraceOptions(closingEffort: 0), asking: request)
        #expect(none.shipment("S")?.closing.isEmpty == true && none.shipment("S")?.isClosingSought == false)
        #expect(sketch.trace([:]).shipment("S")?.closing.isEmpty == true)
    }
}
