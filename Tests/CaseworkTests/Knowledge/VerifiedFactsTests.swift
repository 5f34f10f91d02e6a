import ClewModel
import Foundation
import OwnershipAnalysis
import SourceFiles
import TestSupport
import Testing

@testable import Casework
@testable import World

/// What a check of the bundled rows against sources brought, so that no corrected value comes back.
struct VerifiedFactsTests {
    private let inventory: KnowledgeInventory

    init() throws {
        inventory = try Examples.inventory.get()
    }

    private func row(_ id: String, _ file: String) throws -> [String: String] {
        try #require(inventory.row(id, in: file), "\(file) has no row \(id)").fields
    }

    private func value(_ id: String, _ file: String, _ field: String) throws -> String {
        try row(id, file)[field] ?? ""
    }

    @Test(arguments: [
        ("us-dhs-uflpa-hetian-taida-apparel-co-ltd", "2(d)(2)(B)(i) and 2(d)(2)(B)(v)"),
        ("us-dhs-uflpa-xinjiang-east-hope-nonferrous-metals-co-ltd", "2(d)(2)(B)(i)"),
        (
            "us-dhs-uflpa-xinjiang-production-and-construction-corps",
            "2(d)(2)(B)(i) and 2(d)(2)(B)(ii) and 2(d)(2)(B)(v)"
        ),
        ("us-dhs-uflpa-esquel-group", "2(d)(2)(B)(v)"),
    ])
    func theSectionsOfTheListAreThoseOfItsTables(id: String, section: String) throws {
        #expect(try value(id, "lists/us-dhs-uflpa.csv", "section") == section)
    }

    /// Three tables: (i) 9, (ii) 47 and (v) 149 rows, counted on the page; nobody stands under (iv).
    @Test func theTablesOfTheListHaveAsManyRowsAsThePage() {
        var counts: [String: Int] = [:]
        for row in inventory.rows where row.file == "lists/us-dhs-uflpa.csv" {
            for section in (row.fields["section"] ?? "").components(separatedBy: " and ") {
                counts[section, default: 0] += 1
            }
        }
        #expect(counts == ["2(d)(2)(B)(i)": 9, "2(d)(2)(B)(ii)": 47, "2(d)(2)(B)(v)": 149])
    }

    @Test func aNameThatRestsOnOneCopyAloneIsNotTrustedAsOthersAre() {
        let rows = inventory.rows.filter { $0.file == "lists/us-dhs-uflpa.csv" }
        #expect(rows.count == 187)
        let medium = rows.filter { $0.fields["confidence"] == "medium" }
        #expect(medium.count == 33)
        #expect(medium.allSatisfy { $0.fields["start_date"] == "2026-08-03" })
        #expect(medium.allSatisfy { $0.fields["note"]?.contains("confirm against FR Doc 2026-15628") == true })
        #expect(medium.allSatisfy { $0.level == .linked })
    }

    @Test func renamedPartiesKeepTheNameUnderWhichTheyWereListed() throws {
        let list = "lists/us-dhs-uflpa.csv"
        #expect(try value("us-dhs-uflpa-changhong-meiling-co-ltd", list, "former_names").contains("Hefei Meiling"))
        #expect(
            try value("us-dhs-uflpa-kuitun-yadasi-textile-co-ltd", list, "former_names")
                .contains("Xinjiang Tianmian Foundation Textile Co., Ltd."))
        #expect(
            try value("us-dhs-uflpa-ninestar-corporation", list, "scope") == "and its eight Zhuhai-based subsidiaries")
        #expect(inventory.rows.filter { $0.fields["note"]?.contains("eight Zhuhai-based") == true }.count == 8)
    }

    @Test func ordersOfCustomsHaveTheirDaysAndStandAsLongAsTheTableShowsThem() throws {
        let list = "lists/xinjiang-listings.csv"
        #expect(try value("us-cbp-wro-xinjiang-production-and-construction-corps", list, "start_date") == "2020-11-30")
        #expect(try value("us-cbp-wro-xinjiang-junggar-cotton-and-linen-co-ltd", list, "start_date") == "2020-09")
        #expect(!(try value("us-cbp-wro-hoshine-silicon-industry-co-ltd", list, "note").contains("uperseded")))
        #expect(
            try value("us-cbp-wro-xinjiang-kashgar-prefecture-yecheng-county-cattle-farm", list, "confidence") == "low")
        let measures = inventory.rows.filter { $0.file == "measures/measures.csv" && $0.id.hasPrefix("us-wro-") }
        #expect(!measures.isEmpty)
        for measure in measures where measure.fields["about"] == "xinjiang" {
            #expect(measure.fields["until"] == nil, "\(measure.id)")
            #expect(measure.fields["status"]?.hasPrefix("active") == true, "\(measure.id)")
        }
    }

    /// Who left a list on a day that no source gives is off it from the first day on which it was seen to be missing.
    @Test(arguments: [
        "us-bis-entity-hefei-bitland-information-technology", "us-bis-entity-nanchang-o-film-tech",
    ])
    func aPartyThatIsNoLongerListedHasALastDay(id: String) throws {
        #expect(try value(id, "lists/xinjiang-listings.csv", "end_date") == "2026-07-15")
        #expect(try value(id, "lists/xinjiang-listings.csv", "note").contains("was not found"))
    }

    @Test(arguments: [
        ("us-bis-2019-10", 28), ("us-bis-2020-06", 9), ("us-bis-2020-07", 11), ("us-bis-2021-06", 5),
        ("us-bis-2021-07", 14), ("us-cmic-2021-12", 9),
    ])
    func aRuleNamesAllItsPartiesAndEachIsAListing(measure: String, count: Int) throws {
        let names = try value(measure, "measures/measures.csv", "organizations").split(separator: ";").map(String.init)
        #expect(names.count == count)
        let listed = Set(
            inventory.rows.filter { $0.file == "lists/xinjiang-listings.csv" }.compactMap { $0.fields["name"] })
        for name in names { #expect(listed.contains(name), "\(name)") }
        #expect(try value(measure, "measures/measures.csv", "unnamed").isEmpty)
    }

    /// A row of the check gives another body for this one; the list itself has it under its own name.
    @Test func theAcademyOfElectronicsIsNotTheInstituteOfAutomation() throws {
        let id = "us-bis-entity-china-academy-of-electronics-and-information-technology"
        #expect(
            try value(id, "lists/xinjiang-listings.csv", "name")
                == "China Academy of Electronics and Information Technology")
    }

    @Test func noListingWithoutADayIsBundled() {
        for row in inventory.rows where row.file.hasPrefix("lists/") && row.file.hasSuffix(".csv") {
            #expect(row.fields["start_date"] != nil, "\(row.id)")
        }
    }

    @Test(arguments: [
        ("us-301-action", "instrument", "91 FR 47318"), ("us-301-action", "confidence", "high"),
        ("us-ndaa-2023", "verification", "secondary"), ("us-uflpa-2026-08", "sector", "pharmaceuticals; electronics"),
        ("eu-flr", "note", "26 June 2026"), ("us-wro-junggar", "date", "2020-09"),
        ("us-wro-xpcc-cotton", "date", "2020-11-30"),
    ])
    func aMeasureSaysWhatItsSourceSays(id: String, field: String, text: String) throws {
        #expect(try value(id, "measures/measures.csv", field).contains(text))
    }

    @Test(arguments: [
        ("cn-order-803", "2025-03-24", "in force"), ("cn-foreign-trade-law", "2025-12-27", "in force from 1 Mar 2026"),
        ("cn-order-834", "2026-03-31", "18 articles"),
    ])
    func aChineseLawHasTheDayOfItsAdoption(id: String, date: String, status: String) throws {
        #expect(try value(id, "countermeasures/ledger.csv", "date") == date)
        #expect(try value(id, "countermeasures/ledger.csv", "status").contains(status))
    }

    @Test(arguments: ["cn-cm-sourcemap", "cn-cm-ipvm", "cn-cm-source-intelligence"])
    func vendorsOfEvidenceUnderChineseMeasuresAreTargets(id: String) throws {
        let row = try row(id, "countermeasures/targets.csv")
        #expect(["evidenceVendor", "research"].contains(row["part"]))
        #expect(row["confidence"] == "medium")
        #expect(row["source"]?.contains("not read") == true)
        #expect(row["url"]?.hasPrefix("https://www.mofcom.gov.cn/") == true)
    }

    @Test(arguments: [
        ("vw-2024-plant", "2024-11-27"), ("hugo-boss-china-2021", "2021-03-25"), ("seia-2021", "2021-01-08"),
        ("bci-2020-03", "2020-03"), ("bci-2020", "2020-10"),
    ])
    func aResponseIsReadInASourceNow(id: String, date: String) throws {
        #expect(try value(id, "responses/responses.csv", "date") == date)
        #expect(try value(id, "responses/responses.csv", "verification") == "secondary")
        #expect(try #require(inventory.row(id, in: "responses/responses.csv")).level >= .linked)
    }

    @Test func theAffiliatesRuleDidNotExistThenAppliedThenWasStayedAndIsOpenSince() throws {
        let rule = try #require(try Examples.knowledge.get().ownershipRules["us-bis"])
        #expect(rule.periods.map(\.status.rawValue) == ["not-yet-in-force", "in-force", "suspended", "unverified"])
        #expect(rule.periods.last?.statement.contains("by its own terms unless the stay was extended") == true)
    }

    @Test func everyChangedIdentifierStillLeadsToItsParty() throws {
        let knowledge = try Examples.knowledge.get()
        let known = try knowledge.bundledEntities
        #expect(try knowledge.formerIdentifiers.current.count == 32)
        for (former, current) in try knowledge.formerIdentifiers.current {
            #expect(known.contains(current), "\(current)")
            #expect(!known.contains(former), "\(former)")
        }
    }
}
