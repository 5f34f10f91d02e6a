import ClewModel
import Foundation
import RegimeRules
import SourceFiles
import Testing

struct RegimeCatalogTests {
    let catalog: RegimeCatalog

    init() throws {
        catalog = try RegimeCatalog(directory: Reference.regimes)
    }

    @Test func everyRegimeOfTheReferenceDataLoads() {
        let expected = [
            "au", "ca", "ch", "cn-afsl", "cn-blocking-rules", "cn-dsl", "cn-export-control", "cn-foreign-relations",
            "cn-order-803", "cn-order-834", "cn-order-835", "cn-uel", "de", "eu-flr", "eu-sanctions", "fr", "mx", "no",
            "uk",
            "us-bis", "us-ofac", "us-procurement", "us-uflpa",
        ]
        #expect(catalog.regimes.map(\.key) == expected)
    }

    @Test func noProvisionRestsOnRecallAlone() {
        for provision in catalog.regimes.flatMap(\.provisions) {
            #expect(provision.confidence >= .medium, "\(provision.id)")
            #expect(provision.citation.verification != .unverified, "\(provision.id)")
        }
    }

    @Test func everyRequirementOfAFileIsAskedForBySomeProvision() {
        for regime in catalog.regimes {
            let asked = Set(regime.provisions.flatMap(\.evidenceAsked).map(\.key))
            for requirement in regime.evidence {
                #expect(asked.contains(requirement.key), "\(regime.key): \(requirement.key)")
            }
        }
    }

    @Test func aJurisdictionStandsForAllItsRegimes() throws {
        #expect(try catalog.regimes(named: ["us"]).map(\.key) == ["us-bis", "us-ofac", "us-procurement", "us-uflpa"])
        #expect(try catalog.regimes(named: ["uk"]).map(\.key) == ["uk"])
        #expect(try catalog.regimes(named: ["gb"]).map(\.key) == ["uk"])
        #expect(
            try catalog.regimes(named: ["us-uflpa", "us"]).map(\.key)
                == ["us-uflpa", "us-bis", "us-ofac", "us-procurement"])
    }

    @Test func anUnknownRegimeIsRefusedByName() {
        let error = #expect(throws: RegimeError.self) { try catalog.regimes(named: ["us", "atlantis"]) }
        #expect(error?.code == .unknownRegime)
        #expect(error?.message.contains("atlantis") == true)
    }

    @Test func theSameFactsGiveTheSameObligationsInTheSameOrder() throws {
        for test in ProvisionCaseTests.cases {
            let first = try catalog.evaluate(test.facts, regimes: test.regimes, on: test.day)
            let second = try catalog.evaluate(test.facts, regimes: test.regimes, on: test.day)
            #expect(first == second)
        }
    }

    @Test func nothingThatAppliesLacksEvidenceForIt() throws {
        for test in ProvisionCaseTests.cases {
            for obligation in try catalog.evaluate(test.facts, regimes: test.regimes, on: test.day)
            where obligation.applies {
                #expect(!obligation.decidingReasons.isEmpty, "\(test): \(obligation.provision.id)")
            }
        }
    }
}
