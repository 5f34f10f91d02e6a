import Casework
import ClewModel
import Foundation
import SupplyChain
import Testing

/// Changing one fact of an example changes the findings that hang on it, and no other.
struct ChangedFactTests {
    private func changes(of name: String, by change: (inout Case) throws -> Void) throws -> [String] {
        let before = try Examples.read(name)
        var after = before
        try change(&after)
        return try Examples.changes(from: Examples.assess(before), to: Examples.assess(after))
    }

    @Test func anImportBeforeTheListingIsNotReachedByIt() throws {
        let changed = try changes(of: "denim-importer") { found in
            let index = try #require(found.shipments.firstIndex { $0.id == "S-2024" })
            found.shipments[index].imported = PartialDate("2025-01-14")
        }
        #expect(changed == ["+ party.listed-later/party:HUAFU", "- party.listed/party:HUAFU"])
        let ofTheDay = try changes(of: "denim-importer") { found in
            let index = try #require(found.shipments.firstIndex { $0.id == "S-2024" })
            found.shipments[index].imported = PartialDate("2025-01-15")
        }
        #expect(ofTheDay == [], "the first day of the listing counts")
    }

    @Test func theDayOfDepartureDecidesNothingWhereTheImportIsKnown() throws {
        let changed = try changes(of: "denim-importer") { found in
            let index = try #require(found.shipments.firstIndex { $0.id == "S-2024" })
            found.shipments[index].shipped = PartialDate("2025-01-20")
        }
        #expect(changed == [])
    }

    @Test func anotherNameIsAnotherParty() throws {
        let changed = try changes(of: "denim-importer") { found in
            let index = try #require(found.parties.firstIndex { $0.id == "W841" })
            found.parties[index].name = "Wumeiling Reserve Depot No. 12"
        }
        #expect(changed == ["- goods.through-listed-party/shipment:S-2024/W841", "- party.listed/party:W841"])
    }

    @Test func moreLintMakesTheYarnPossible() throws {
        let changed = try changes(of: "denim-importer") { found in
            let more = try #require(Quantity(115, .tonne))
            let lot = try #require(found.lots.firstIndex { $0.id == "LINT-841" })
            found.lots[lot].quantity = more
            for event in found.events.indices {
                for leg in found.events[event].inputs.indices where found.events[event].inputs[leg].lot == "LINT-841" {
                    found.events[event].inputs[leg].quantity = more
                }
            }
        }
        #expect(changed == ["- chain.yield.above/event:E03"])
    }

    @Test func aBaleListClosesTheBlend() throws {
        let changed = try changes(of: "denim-importer") { found in
            let index = try #require(found.documents.firstIndex { $0.id == "D04" })
            found.documents[index].type = "bale-list"
        }
        #expect(changed == ["- chain.blend.undocumented/event:E03"])
    }

    @Test func withoutTheNoticeNoProgrammeIsTold() throws {
        let changed = try changes(of: "denim-importer") { found in found.documents.removeAll { $0.id == "D09" } }
        #expect(changed == ["- programme.exposure/party:QINGHE/labour-transfer"])
    }

    @Test func anAddressInTheRegionIsExposureAndNothingMore() throws {
        let changed = try changes(of: "denim-importer") { found in
            let index = try #require(found.parties.firstIndex { $0.id == "LANYU" })
            found.parties[index].address = "新疆乌鲁木齐市天山区新华北路88号"
        }
        #expect(changed == ["+ place.in-region/party:LANYU"])
    }

    @Test func aSmallerStakeFallsBelowTheThreshold() throws {
        let changed = try changes(of: "solar-developer") { found in
            let index = try #require(found.stakes.firstIndex { $0.owner == "HOLD-B" })
            found.stakes[index].share = Bounds(exactly: 0.15)
        }
        #expect(changed.contains("- party.owned-by-listed/party:TALMIR/us-ofac"))
        // Nobody is on record for the rest of it, so that the answer is open.
        #expect(changed.contains("+ party.ownership-open/party:TALMIR/us-ofac"))
        #expect(changed.contains("- goods.through-listed-party/shipment:S-PARK-1/TALMIR"))
        #expect(changed.allSatisfy { $0.contains("TALMIR") })
    }

    @Test func anUnknownStakeLeavesTheAnswerOpen() throws {
        let changed = try changes(of: "solar-developer") { found in
            let index = try #require(found.stakes.firstIndex { $0.owner == "HOLD-B" })
            found.stakes[index].share = Bounds(0, 1)
        }
        #expect(changed.contains("- party.owned-by-listed/party:TALMIR/us-ofac"))
        #expect(changed.contains("+ party.ownership-open/party:TALMIR/us-ofac"))
        #expect(changed.allSatisfy { $0.contains("TALMIR") })
    }

    @Test func beforeAListWasPublishedItCouldNotBeKnown() throws {
        let found = try Examples.read("denim-importer")
        let changed = try Examples.changes(
            from: Examples.assess(found), to: Examples.assess(found, knownAt: "2024-12-31"))
        #expect(changed.contains("- party.listed/party:HUAFU"))
        #expect(!changed.contains("- party.listed/party:W841"))
    }
}
