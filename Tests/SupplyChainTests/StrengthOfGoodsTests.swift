import ClewModel
import Foundation
import SupplyChain
import TestSupport
import Testing

/// What the reference data say of goods of which a kilogram is not like another.
struct StrengthOfGoodsTests {
    private static func sketch(_ commodity: String) throws -> CaseSketch {
        let commodities = try CommodityCatalog(directory: RepositoryFiles.reference.appending(path: "commodities"))
        var sketch = CaseSketch()
        sketch.commodity = try #require(commodities[commodity])
        return sketch
    }

    /// 100 kg of `first` from the region and 100 kg of `second` from elsewhere, shipped together.
    private static func share(
        _ commodity: String, _ first: (stage: String, content: Double?), _ second: (stage: String, content: Double?)
    ) throws -> ShipmentTrace {
        var sketch = try sketch(commodity)
        sketch.lot("X", first.stage, 100) { $0.solids = first.content }
        sketch.lot("Y", second.stage, 100) { $0.solids = second.content }
        sketch.ship("S", [("X", 100), ("Y", 100)])
        return try #require(sketch.trace(["X": .inside, "Y": .outside]).shipment("S"))
    }

    @Test func pasteIsCountedByItsSolids() throws {
        // 36 of 36 + 12.
        let stated = try Self.share("tomato", ("paste", 0.36), ("paste", 0.12))
        #expect(stated.regionShare.isClose(to: Bounds(exactly: 0.75)))
        // Nobody states any: alike. One states it: 36 of 36 + (hardly any … 100).
        let alike = try Self.share("tomato", ("paste", nil), ("paste", nil))
        #expect(alike.regionShare.isClose(to: Bounds(exactly: 0.5)) && alike.region.documented.isTightest)
        let half = try Self.share("tomato", ("paste", 0.36), ("paste", nil))
        #expect(abs(half.regionShare.lower - 36.0 / 136) < 1e-9 && half.regionShare.upper < 1)
        #expect(!half.region.documented.isTightest && half.presence == .established)
        // Paste of 28 to 30 and of 36 to 38 degrees are not alike.
        let stages = try Self.share("tomato", ("paste", nil), ("paste-38", nil))
        #expect(!stages.region.documented.isTightest && stages.presence == .established)
    }

    @Test func oresAreCountedByTheirMetal() throws {
        let dore = try Self.share("copper-gold", ("dore", nil), ("dore", nil))
        #expect(dore.regionShare.lower < 0.001 && dore.regionShare.upper > 0.999 && dore.presence == .established)
        let assayed = try Self.share("copper-gold", ("dore", 0.9), ("dore", 0.6))
        #expect(assayed.regionShare.isClose(to: Bounds(exactly: 0.6)))
        let ore = try Self.share("steel", ("iron-ore", 0.62), ("iron-ore", nil))
        #expect(abs(ore.regionShare.lower - 0.62 / (0.62 + 0.724)) < 1e-9)
    }

    /// Goods that hold the same throughout stay counted by weight.
    @Test(arguments: [("cotton", "ginning"), ("solar", "quartz"), ("seafood", "catch"), ("generic", "raw")])
    func otherGoodsAreCountedByWeight(commodity: String, stage: String) throws {
        _ = try #require(Self.sketch(commodity).commodity.stage(stage))
        let share = try Self.share(commodity, (stage, nil), (stage, nil))
        #expect(share.regionShare.isClose(to: Bounds(exactly: 0.5)))
    }

    /// 100 kg of each in a mixed tank and 100 taken, whatever the receiving row states.
    @Test(arguments: [0.24, nil])
    func aTankOfTwoPastesIsThreeQuartersOfTheStronger(stated: Double?) throws {
        var sketch = try Self.sketch("tomato")
        sketch.lot("X", "paste", 100) { $0.solids = 0.36 }
        sketch.lot("Y", "paste", 100) { $0.solids = 0.12 }
        sketch.lot("R", "paste", 100) { $0.solids = stated }
        sketch.pool("T", isMixed: true)
        sketch.store("a", "T", "X", 100, on: "2024-01-02")
        sketch.store("b", "T", "Y", 100, on: "2024-01-02")
        sketch.issue("c", "T", "R", 100, on: "2024-01-06")
        sketch.ship("S", [("R", 100)])
        let shipment = try #require(sketch.trace(["X": .inside, "Y": .outside]).shipment("S"))
        #expect(shipment.regionShare.isClose(to: Bounds(exactly: 0.75)) && shipment.region.documented.isTightest)
    }
}
