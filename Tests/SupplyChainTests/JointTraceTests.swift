import ClewModel
import SupplyChain
import Testing

/// All shipments of an importer in one objective.
struct JointTraceTests {
    private static var sketch: CaseSketch {
        var sketch = CaseSketch()
        sketch.pool("W")
        for (lot, size) in [("A", 40.0), ("B", 60)] {
            sketch.lot(lot, "lint", size)
            sketch.store("in-" + lot, "W", lot, size, on: "2024-01-01")
        }
        for lot in ["R", "Q"] {
            sketch.lot(lot, "lint", 45)
            sketch.issue("out-" + lot, "W", lot, 45, on: "2024-02-01")
            sketch.ship("S-" + lot, [(lot, 45)]) { $0.importer = "IMP" }
        }
        return sketch
    }

    /// Of 40 kg of the region and 60 of other 45 and 45 are shipped: each may hold none, as 60 of other are enough for it; both
    /// together hold at least 90 - 60 = 30 of 90, and at most 40.
    @Test func bothTogetherHoldWhatNeitherMustHold() throws {
        let sketch = Self.sketch
        let origins: [String: OriginClaim.Answer] = ["A": .inside, "B": .outside]
        let trace = sketch.trace(origins)
        for shipment in trace.shipments {
            #expect(shipment.regionShare.isClose(to: Bounds(0, 40.0 / 45)) && shipment.presence == .open)
        }
        let claims = origins.mapValues { OriginClaim($0) }
        let joint = sketch.graph.joint(["S-R", "S-Q", "S-none"], origins: claims)
        #expect(joint.shipments == ["S-R", "S-Q"] && joint.presence == .established)
        #expect(joint.region.documented.share.isClose(to: Bounds(30.0 / 90, 40.0 / 90)))
        #expect(joint.region.documented.isTightest)
        #expect(joint.region.even.share.isClose(to: Bounds(exactly: 0.4)))
        let one = sketch.graph.joint(["S-R"], origins: claims)
        #expect(one.region == trace.shipment("S-R")?.region && one.presence == .open)
        let none = sketch.graph.joint([], origins: claims)
        #expect(none.shipments.isEmpty)
    }
}
