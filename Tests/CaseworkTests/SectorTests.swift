import Casework
import ClewModel
import Foundation
import LabourProgrammes
import SupplyChain
import TestSupport
import Testing
import World

/// Each sector has a file, and an example in which what matters for it decides.
struct SectorTests {
    /// What a shipment holds of Xinjiang on the records of its example: least and most.
    @Test(arguments: [
        // Ingots out of a warehouse of 120 t from Shihezi and 280 t from elsewhere: none or up to 120 of the melt's 250 t.
        ("aluminium", "S-WAREHOUSE", Bounds(0, 0.48)), ("aluminium", "S-HYDRO", Bounds(0, 0)),
        // 40 of 200 kg of one melt: every bar holds the same share, whatever a certificate allots.
        ("copper-gold", "S-SHENZHEN", Bounds(0.2, 0.2)), ("copper-gold", "S-SION", Bounds(0, 0)),
        // 30 of 100 of the salt in one brine, in the soda as in the chlorine; in resin 0.3 × 237 of 827, in floors 400 of 1,100 of it.
        ("pvc", "S-SODA", Bounds(0.3, 0.3)),
        ("pvc", "S-FLOOR", Bounds(exactly: 0.3 * 237 / 827 * 400 / 1100)),
        // Sorted, not mixed: 18 t may be all of one orchard; 40 of 58 t cannot be without 40 - 24 × 58 / 60 of the other.
        ("red-dates", "S-SMALL", Bounds(0, 1)), ("red-dates", "S-LARGE", Bounds(0.42, 0.87)),
        ("red-dates", "S-TRADER", Bounds(0, 1)),
        // The fish is American; an unsourced yield asks and concludes nothing.
        ("seafood", "S-PLAIN", Bounds(0, 0)), ("seafood", "S-GLAZED", Bounds(0, 0)),
        // One part of pig iron in four of which nobody names the maker; slabs of a works in Ürümqi.
        ("steel", "S-BOLTS", Bounds(0, 0.25)), ("steel", "S-PIPES", Bounds(1, 1)),
    ])
    func aShipmentHoldsWhatItsExampleIsMadeToShow(name: String, shipment: String, share: Bounds) throws {
        let assessment = try Examples.assess(Examples.read(name))
        let report = try #require(assessment.shipments.first { $0.id == shipment })
        #expect(abs(report.regionShare.lower - share.lower) < 1e-6, "\(report.regionShare)")
        #expect(abs(report.regionShare.upper - share.upper) < 1e-6, "\(report.regionShare)")
    }

    /// More carbonate than the rock can hold: at least 21 / 0.148 - 120 t of concentrate, or what it gives, came from elsewhere.
    @Test func lithiumHoldsAtLeastItsBrineAndMoreThanItsRockCanGive() throws {
        let assessment = try Examples.assess(Examples.read("lithium-battery"))
        let finding = try #require(assessment.findings.first { $0.id == "chain.yield.above/event:L02" })
        #expect(finding.evidence.contains { $0.citation.pinpoint?.contains("6 per cent Li2O") == true })
        for shipment in assessment.shipments {
            #expect(abs(shipment.regionShare.lower - 4.0 / 125 * 100 / 240) < 1e-6, "\(shipment.regionShare)")
            #expect(shipment.regionShare.upper > shipment.regionShare.lower)
        }
    }

    /// A listing counts from its day: the shipment before it passed through no listed party, the one after it did.
    @Test func aListingBetweenTwoShipmentsCountsForTheSecond() throws {
        let assessment = try Examples.assess(Examples.read("lithium-battery"))
        let found = assessment.findings.filter { $0.rule == FindingRule.goodsThroughListed.id }
        #expect(found.first { $0.id.contains("S-AUGUST") }?.severity == .high)
        #expect(found.first { $0.id.contains("S-JUNE") }?.severity == .medium)
        #expect(found.first { $0.id.contains("S-JUNE") }?.statement.contains("was listed after the day") == true)
    }

    /// In seafood the plant is the question, not the fish.
    @Test func aPlantOutsideXinjiangIsExposedByWhatItSaysItself() throws {
        let assessment = try Examples.assess(Examples.read("seafood"))
        let plant = try #require(assessment.parties.first { $0.names.contains { $0.text.contains("Xianzewan") } })
        #expect(plant.inRegion == "no")
        #expect(assessment.findings.contains { $0.id.hasPrefix("programme.exposure/party:\(plant.id)") })
        #expect(!assessment.findings.contains { $0.id.hasPrefix("goods.region-content") })
        let question = try #require(assessment.findings.first { $0.id.hasPrefix("chain.yield.above/") })
        #expect(question.severity == .low)
        #expect(question.statement.contains("a question and no contradiction"))
        #expect(!assessment.answer.established.contains { $0.contains("contradict") })
    }

    /// No headline speaks of a party that no list, place or text speaks of, and none of a yield that nobody sourced.
    @Test(arguments: Examples.sectors)
    func nobodyIsAccusedWithoutEvidence(name: String) throws {
        let assessment = try Examples.assess(Examples.read(name))
        for finding in assessment.findings where finding.severity >= .medium {
            #expect(!finding.evidence.isEmpty, "\(finding.id)")
            #expect(
                !finding.evidence.contains { $0.id.rawValue.hasPrefix("yield:") && $0.confidence == .unverified },
                "\(finding.id)")
            guard finding.subject.kind == .party else { continue }
            let isMarked = ["party.listed", "party.owned-by-listed", "place.in-region", "programme.exposure"]
                .contains { finding.id.hasPrefix($0) }
            #expect(isMarked, "\(finding.id)")
        }
    }

    /// Every party of an example is marked as invented or appears on a list.
    @Test(arguments: Examples.sectors)
    func everyPartyIsInventedOrListed(name: String) throws {
        let found = try Examples.read(name)
        #expect(found.isExample && found.note?.isEmpty == false)
        #expect(found.commodity == name)
        for party in found.parties {
            #expect(party.note == "invented" || party.note == "listed", "\(party.id)")
        }
        #expect((4...15).contains(found.lots.count))
        let listed = Set(
            try Examples.assess(found).findings.filter { $0.rule == FindingRule.partyListed.id }.map(\.subject.id))
        #expect(Set(found.parties.filter { $0.note == "listed" }.map(\.id)) == listed)
    }

    /// A new case of each commodity can be read again with the stages of its file.
    @Test func aNewCaseCanBeStartedForEveryCommodity() throws {
        let folder = try TemporaryDirectory()
        for commodity in try Examples.knowledge.get().commodities.commodities {
            let target = folder.url.appending(path: commodity.key)
            try CaseTemplate.write(to: target, commodity: commodity)
            let text = try String(contentsOf: target.appending(path: "case.yaml"), encoding: .utf8)
            #expect(text.contains("commodity: \(commodity.key)\n"))
            let lots = try String(contentsOf: target.appending(path: "lots.csv"), encoding: .utf8)
            for stage in commodity.stages { #expect(lots.contains("\(stage.key): ")) }
        }
    }

    /// The file of each high-priority sector watches the codes by which the law's own rows find it.
    @Test(arguments: [
        ("aluminium", ["76"]), ("pvc", ["3904", "2815"]), ("seafood", ["03"]), ("steel", ["72"]),
        ("copper-gold", ["74"]), ("lithium-battery", ["2825.20", "2836.91"]), ("red-dates", ["0813.40"]),
    ])
    func aSectorWatchesTheCodesOfTheStrategy(key: String, codes: [String]) throws {
        let commodity = try #require(try Examples.knowledge.get().commodities[key])
        #expect(Set(codes).isSubset(of: commodity.hsCodes))
    }

    /// Every kind of paper that a stage leaves behind is one of which it is known who speaks in it.
    @Test func everyPaperOfAStageIsAKnownTypeOfDocument() throws {
        let knowledge = try Examples.knowledge.get()
        for commodity in try knowledge.commodities.commodities {
            for document in commodity.stages.flatMap(\.documents) {
                #expect(try knowledge.programmes.documentTypes[document] != nil, "\(commodity.key): \(document)")
            }
        }
    }
}
