import ClewModel
import Testing

@testable import RegimeRules

/// What a defence lawyer would take apart: orders on other goods, exports, and duties that nothing has set off.
struct HostileReadingTests {
    private static func obligation(
        _ id: ProvisionID, in regime: String, asked: String = "2026-06-01", _ change: (inout RegimeFacts) throws -> Void
    ) throws -> Obligation {
        let catalog = try #require(EvaluationLawTests.catalog)
        var facts = RegimeFacts()
        let day = try #require(Day("2026-03-01"))
        facts.importInto = ["us"]
        facts.days[.importDay] = [day...day]
        try change(&facts)
        let all = try catalog.evaluate(facts, regimes: [regime], on: try #require(Day(asked)))
        return try #require(all.first { $0.provision.id == id })
    }

    private static func order(goods: String?, hs: String, role: PartyRole = .producer) throws -> Obligation {
        try obligation("us-uflpa.order.named", in: "us-uflpa") { facts in
            facts.goods = [.init(code: hs)]
            facts.screenings = [ScreeningFact(dataset: "us_cbp_wro")]
            facts.listings = [
                ListingFact(
                    party: "Invented Works", roles: [role], dataset: "us_cbp_wro", entity: "x",
                    listedName: "Invented Works", from: PartialDate("2020-11-30"), goods: goods, evidence: ["listing"])
            ]
        }
    }

    @Test(arguments: [
        ("Cotton and cotton products", "5205.12", "applies"), ("Cotton and cotton products", "6203.42", "applies"),
        ("Cotton and cotton products", "8541.43", "out"), ("Silica-based products", "2804.69", "applies"),
        ("Silica-based products", "8541.43", "applies"), ("Silica-based products", "6203.42", "out"),
        ("Hair products", "6704.20", "applies"), ("Hair products", "2002.90", "out"), ("Apparel", "6110.20", "applies"),
        ("All products", "9503.00", "applies"), ("Chair products", "6704.20", "open"),
        ("Goods of the farm (agriculture and prepared products)", "2002.90", "open"),
    ])
    func anOrderReachesTheGoodsThatItNames(goods: String, hs: String, answer: String) throws {
        let found = try Self.order(goods: goods, hs: hs)
        #expect((found.applies ? "applies" : found.isRuledOut ? "out" : "open") == answer)
        if answer == "out" { #expect(found.decidingReasons.contains { $0.statement.contains("“\(goods)” only") }) }
    }

    @Test func anOrderWhoseGoodsNobodyStatesIsOpen() throws {
        let found = try Self.order(goods: nil, hs: "5205.12")
        #expect(!found.applies && !found.isRuledOut)
    }

    @Test func whatLeavesTheUnionIsBarredAsWhatEntersIt() throws {
        func ban(_ change: (inout RegimeFacts) -> Void) throws -> Obligation {
            try Self.obligation("eu-flr.ban", in: "eu-flr") { facts in
                facts.origins = [
                    OriginFact(goods: "lot L", region: "xinjiang", share: Bounds(0.2, 0.4), evidence: ["lot"])
                ]
                facts.days = [:]
                change(&facts)
            }
        }
        #expect(try ban { $0.exportFrom = ["de", "eu"] }.isRuledOut == false)
        #expect(try ban { $0.exportFrom = ["cn"] }.isRuledOut)
        #expect(try ban { $0.importInto = ["fr", "eu"] }.isRuledOut == false)
        #expect(try ban { $0.exportFrom = ["eu"] }.status == .coming(from: try #require(Day("2027-12-14"))))
    }

    @Test func aDutyThatNothingHasSetOffWaitsForItsEvent() throws {
        func detention(_ change: (inout RegimeFacts) throws -> Void) throws -> Obligation {
            try Self.obligation("us-uflpa.detention", in: "us-uflpa", change)
        }
        #expect(try detention { _ in }.awaits == .detention)
        #expect(try detention { $0.importInto = ["gb"] }.awaits == nil)
        let stated = try detention { $0.events[.detention] = try #require(Day("2026-03-05")) }
        #expect(stated.awaits == nil && stated.applies)
    }

    @Test func whoOnlyOwnsAPartyIsNotDealtWith() throws {
        func freeze(_ role: PartyRole) throws -> Obligation {
            try Self.obligation("us-ofac.freeze.listed", in: "us-ofac") { facts in
                facts.requesterIn = ["us"]
                facts.screenings = [ScreeningFact(dataset: "us_ofac_sdn")]
                facts.listings = [
                    ListingFact(
                        party: "Invented Holding", roles: [role], dataset: "us_ofac_sdn", entity: "x",
                        listedName: "Invented Holding", from: PartialDate("2020-07-31"), evidence: ["listing"])
                ]
            }
        }
        #expect(try freeze(.handler).applies)
        #expect(try freeze(.owner).isRuledOut)
    }
}
