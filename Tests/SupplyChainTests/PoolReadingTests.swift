import ClewModel
import Foundation
import SupplyChain
import TestSupport
import Testing

/// Pools, units and dated yields as files.
struct PoolReadingTests {
    /// A warehouse of a mill; all parties in it are invented.
    private static let sound: [String: String] = [
        "case.yaml": """
        title: Yarn
        requester: {name: Invented Importer, country: US}
        jurisdictions: [us]
        commodity: cotton
        yields:
          - {stage: spinning-carded, low: 0.80, high: 0.88, as_of: 2021, source: invented report}
          - {stage: spinning-carded, low: 0.82, high: 0.90, as_of: 2024, source: invented report}

        """,
        "parties.csv": "id,name\nmill,Invented Mill\n",
        "lots.csv": """
        id,stage,quantity,unit,place,country,date,unit_mass_kg
        A,ginning,60,t,Aksu,cn,2024-03-01,
        B,ginning,200,bales of 200 kg,Lubbock,us,2024-03-01,
        L1,ginning,50,t,,,,
        Y1,spinning-carded,43,t,,,2024-03-12,

        """,
        "pools.csv": """
        id,kind,opening_quantity,unit,party
        W,apart,5,t,mill

        """,
        "events.csv": """
        event,type,date,party,pool,direction,lot,quantity,unit
        S1,store,2024-03-02,mill,W,,A,60,t
        S2,store,2024-03-03,mill,W,,B,,
        I1,issue,2024-03-10,mill,W,out,L1,50,t
        I1,,,,,in,B,40,t
        burnt,loss,2024-03-11,mill,W,,,1,t
        spin,transform,2024-03-12,mill,,in,L1,50,t
        spin,,,,,out,Y1,43,t

        """,
        "shipments.csv": "id,lot,quantity,unit\nS,Y1,43,t\n",
    ]

    private func read(_ file: String = "", _ old: String = "", _ new: String = "") throws -> Result<Case, CaseError> {
        let folder = try TemporaryDirectory()
        for (name, text) in Self.sound {
            let changed = name == file ? text.replacing(old, with: new) : text
            if name == file { #expect(text.contains(old)) }
            try folder.write(Array(changed.utf8), to: name)
        }
        let catalog = try CommodityCatalog(directory: RepositoryFiles.reference.appending(path: "commodities"))
        return Result { () throws(CaseError) in try CaseFolder.read(folder.url, commodities: catalog) }
    }

    private func errors(_ file: String, _ old: String, _ new: String) throws -> [String] {
        switch try read(file, old, new) {
        case .success: []
        case .failure(let error): error.errors.map { "\($0.location): \($0.code) \($0.message)" }
        }
    }

    @Test func aWarehouseIsReadWithStockIssuesAllocationsAndLosses() throws {
        let found = try read().get()
        #expect(found.pools.map(\.id) == ["W"])
        #expect(found.pools[0].openingStock?.baseAmount == 5000)
        #expect(found.lot("B")?.quantity.baseAmount == 40_000)
        let issue = try #require(found.event("I1"))
        #expect(issue.kind == .issue && issue.pool == "W")
        #expect(issue.inputs.map(\.lot) == ["B"] && issue.outputs.map(\.lot) == ["L1"])
        #expect(found.event("burnt")?.kind == .loss)
        #expect(found.yields.compactMap { $0.range.asOf?.year } == [2021, 2024])
        let catalog = try CommodityCatalog(directory: RepositoryFiles.reference.appending(path: "commodities"))
        let graph = SupplyGraph(found, commodity: try #require(catalog["cotton"]))
        let trace = graph.trace(origins: ["A": OriginClaim(.inside), "B": OriginClaim(.outside)])
        // 10 of 50 t that nobody names can be all of the region's or of what lay there before.
        #expect(abs((trace.shipment("S")?.region.recorded.share.upper ?? 0) - 0.2) < 1e-6)
        // 105 t lay there and 45 t of them are not the region's, so at least 5 of the 50 t are.
        #expect(abs((trace.shipment("S")?.regionShare.lower ?? 0) - 0.1) < 1e-6)
        #expect(trace.shipment("S")?.lots == ["A", "B", "L1", "Y1"])
        #expect(!trace.problems.contains { $0.code == .poolOverdrawn || $0.code == .lotWithoutHistory })
    }

    @Test func whatIsWrongWithAPoolIsSaidWithItsPlace() throws {
        #expect(
            try errors("events.csv", "S1,store,2024-03-02,mill,W", "S1,store,2024-03-02,mill,").first?.contains(
                "case.event.pool") == true)
        #expect(try errors("events.csv", ",mill,W,out", ",mill,V,out").contains { $0.contains("case.pool.unknown") })
        #expect(try errors("events.csv", "W,out,L1", "W,,L1").contains { $0.contains("direction is blank") })
        #expect(try errors("events.csv", ",in,B,40,t", ",in,B,,").contains { $0.contains("quantity is blank") })
        #expect(try errors("pools.csv", "apart", "heaped").contains { $0.contains("pools.csv:2:3") })
        #expect(try errors("events.csv", "W,,,1,t", "W,,,,").contains { $0.contains("blank") })
        #expect(try errors("events.csv", "mill,,in,L1", "mill,W,in,L1").contains { $0.contains("case.event.pool") })
    }

    @Test func tonsAreRefusedWithEveryMeaning() throws {
        let found = try errors("lots.csv", "A,ginning,60,t", "A,ginning,60,tons")
        #expect(found.count == 1)
        #expect(found.first?.hasPrefix("lots.csv:2:14") == true)
        #expect(found.first?.contains("907.18 kg") == true)
        #expect(try errors("lots.csv", "A,ginning,60,t", "A,ginning,66,short tons").isEmpty)
    }

    @Test func aContainerNeedsItsContent() throws {
        let found = try errors("lots.csv", "bales of 200 kg", "bales")
        #expect(found.contains { $0.contains("case.unit.content") })
        #expect(
            try errors("lots.csv", "200,bales of 200 kg,Lubbock,us,2024-03-01,", "200,bales,Lubbock,us,2024-03-01,200")
                .isEmpty)
        #expect(try errors("lots.csv", "bales of 200 kg", "bales of 2oo kg").count == 1)
        let cartons = try read("lots.csv", "43,t", "43,cartons of 24 dozen").get()
        #expect(cartons.lot("Y1")?.quantity.baseAmount == 12_384.0)
    }

    @Test func aYieldOfAnotherYearDoesNotBearAConclusion() throws {
        var sketch = CaseSketch()
        sketch.commodity.stages[1].yields[0].asOf = PartialDate("2015")
        sketch.lot("B", "lint", 50)
        sketch.lot("Y", "yarn", 47)
        sketch.transform("spin", from: [("B", 50)], to: [("Y", 47)]) { $0.date = PartialDate("2024-03-01") }
        #expect(sketch.trace(["B": .outside]).step("spin")?.restsOnRecalledDefault == true)
        sketch.found.events[0].date = PartialDate("2017")
        #expect(sketch.trace(["B": .outside]).step("spin")?.restsOnRecalledDefault == false)
        // Between two years both ranges count.
        var later = sketch.commodity.stages[1].yields[0]
        later.asOf = PartialDate("2020")
        later.bounds = Bounds(0.85, 0.95)
        sketch.commodity.stages[1].yields.append(later)
        #expect(sketch.trace(["B": .outside]).step("spin")?.expectedYield?.bounds == Bounds(0.8, 0.95))
        #expect(sketch.trace(["B": .outside]).step("spin")?.verdict == .plausible)
        sketch.found.events[0].date = nil
        #expect(sketch.trace(["B": .outside]).step("spin")?.expectedYield?.bounds == Bounds(0.8, 0.95))
    }
}
