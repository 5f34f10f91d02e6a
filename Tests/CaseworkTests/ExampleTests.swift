import Casework
import ClewModel
import Foundation
import SupplyChain
import TestSupport
import Testing
import World

/// The findings of each example are what a good analyst would find, and nothing else.
struct ExampleTests {
    @Test(arguments: Examples.names)
    func findsWhatAGoodAnalystWould(name: String) throws {
        let expected = try String(
            contentsOf: RepositoryFiles.root.appending(path: "Tests/CaseworkTests/Expected/\(name).txt"),
            encoding: .utf8)
        let lines = expected.split(separator: "\n").map(String.init).filter { !$0.hasPrefix("#") }
        let assessment = try Examples.assess(Examples.read(name))
        let found = assessment.findings.map { "\($0.severity.rawValue) \($0.id)" }
        #expect(found.sorted() == lines.sorted())
    }

    @Test(arguments: [
        ("denim-importer", "S-2026", ["LINT-US2", "YARN-TR", "FAB-2", "FAB-2F", "JEANS-2"]),
        ("tomato-sauce-brand", "S-PASSATA", ["FRESH-PR", "PASTE-PR", "PASSATA"]),
        ("solar-developer", "S-PARK-2", ["QUARTZ-NO", "MG-NO", "POLY-DE", "INGOT-2", "WAFER-2", "CELL-2", "MODULE-2"]),
    ])
    func aCleanChainComesOutClean(name: String, shipment: String, lots: [String]) throws {
        let found = try Examples.read(name)
        let assessment = try Examples.assess(found)
        let report = try #require(assessment.shipments.first { $0.id == shipment })
        #expect(report.regionShare == Bounds(exactly: 0))
        #expect(report.undocumentedShare == Bounds(exactly: 0))
        let makers = Set(lots.compactMap { found.lot($0)?.producer })
        let events = Set(
            found.events.filter { event in event.outputs.contains { lots.contains($0.lot ?? "") } }.map(\.id))
        let about = assessment.findings.filter { finding in
            switch finding.subject.kind {
            case .shipment: finding.subject.id == shipment
            case .lot: lots.contains(finding.subject.id)
            case .party: makers.contains(finding.subject.id)
            case .event: events.contains(finding.subject.id)
            case .document, .case: false
            }
        }
        #expect(about.map(\.id) == [])
        let duties = assessment.duties.filter { $0.shipment == shipment && $0.kind != "enforcementPriority" }
        // What is open for want of any owner on hand is said in the data, and in no headline.
        let headline = duties.filter { $0.openOnlyFor == nil }
        #expect(headline.filter { $0.status == .applies || $0.status == .open }.map(\.provision) == [])
    }

    /// Of the official list of the Treasury the bundled snapshot holds two entries: nobody found in it is not nobody listed.
    @Test func whatHangsOnAPartOfAListIsOpenAndInNoHeadline() throws {
        let assessment = try Examples.assess(Examples.read("denim-importer"))
        let duty = try #require(assessment.duties.first { $0.provision == "us-ofac.freeze.listed" })
        #expect(duty.status == .open && duty.openOnlyFor == .lists)
        let answer = assessment.answer.established + assessment.answer.notExcluded
        #expect(!answer.contains { $0.contains(duty.regime) })
    }

    @Test func anEntryIsToldOnceHoweverManyNamesAPartyMatches() throws {
        let assessment = try Examples.assess(Examples.read("solar-developer"))
        let duty = try #require(
            assessment.duties.first {
                $0.provision == "us-uflpa.presumption.listed-entity" && $0.shipment == "S-PARK-1"
            })
        #expect(duty.reason.components(separatedBy: "is “Xinjiang Production and Construction Corps").count == 2)
    }

    /// A likeness that no finding puts to a person is none for the law either.
    @Test func lawAsksAboutNoLikenessThatNoFindingTells() throws {
        for name in ["denim-importer", "solar-developer", "tomato-sauce-brand"] {
            let assessment = try Examples.assess(Examples.read(name))
            let asked = assessment.findings.filter { $0.rule == FindingRule.partyPossibleMatch.id }
            for duty in assessment.duties where duty.reason.contains("may be “") {
                #expect(asked.contains { duty.reason.contains($0.subject.caption) }, "\(duty.provision)")
            }
        }
    }

    @Test func nobodyUnderAListedOwnerGetsALetter() throws {
        let assessment = try Examples.assess(Examples.read("solar-developer"))
        let owned = Set(
            assessment.findings.filter { $0.rule == FindingRule.partyOwned.id }.map(\.subject.id))
        #expect(!owned.isEmpty)
        #expect(!assessment.gaps.contains { owned.contains($0.addressee.supplier ?? "") })
    }

    @Test func aCaseOfTheCleanChainAloneHasNoFindings() throws {
        var found = try Examples.read("denim-importer")
        let parties: Set = ["HARBOUR", "BRAZOS", "MERCAN", "TECIDOS"]
        let lots: Set = ["LINT-US2", "YARN-TR", "FAB-2", "FAB-2F", "JEANS-2"]
        found.parties.removeAll { !parties.contains($0.id) }
        found.lots.removeAll { !lots.contains($0.id) }
        found.events.removeAll { event in !(event.inputs + event.outputs).contains { lots.contains($0.lot ?? "") } }
        found.shipments.removeAll { $0.id != "S-2026" }
        found.documents.removeAll { Set($0.lots).isDisjoint(with: lots) || $0.id == "D28" }
        let assessment = try Examples.assess(found)
        #expect(assessment.findings.map(\.id) == [])
        #expect(assessment.gaps.map(\.id) == [])
        #expect(assessment.answer.established.first == "S-2026: no content from Xinjiang on the records.")
        #expect(assessment.answer.toDo.isEmpty)
    }

    @Test func aCompanyInATownOfAGroupsRegionIsNotTheGroup() throws {
        let answer = try Examples.assess(Examples.read("denim-importer")).answer.notExcluded
        #expect(!answer.contains { $0.contains("may have another entry") })
        #expect(!answer.contains { $0.hasPrefix("May be listed") && $0.contains("阿克苏华孚色纺有限公司") })
    }

    @Test func anOfficeOnAXinjiangRoadIsNotInXinjiang() throws {
        let assessment = try Examples.assess(Examples.read("denim-importer"))
        let office = try #require(assessment.parties.first { $0.id == "LANYU" })
        #expect(office.inRegion == "no")
        #expect(office.address?.contains("Xinjiang Road") == true)
    }

    @Test func aCompanyThatSharesATradeNameWithAListedOneIsNotThatCompany() throws {
        let assessment = try Examples.assess(Examples.read("denim-importer"))
        let lookAlike = try #require(assessment.parties.first { $0.id == "ZIPPER" })
        #expect(lookAlike.names.contains { $0.text.contains("Huafu") })
        #expect(lookAlike.matches.allSatisfy { !$0.isMatch })
        #expect(!assessment.findings.contains { $0.subject.id == "ZIPPER" })
    }

    @Test func aListedMillIsFoundByItsChineseNameAlone() throws {
        let assessment = try Examples.assess(Examples.read("denim-importer"))
        let finding = try #require(assessment.findings.first { $0.id == "party.listed/party:AKSU" })
        #expect(finding.statement.contains("Aksu Huafu"))
        #expect(finding.evidence.contains { $0.kind == .listing && $0.citation.source.contains("UFLPA") })
    }

    @Test func aSubsidiaryIsCaughtByAddingUpTwoHoldings() throws {
        let assessment = try Examples.assess(Examples.read("solar-developer"))
        let finding = try #require(assessment.findings.first { $0.id == "party.owned-by-listed/party:TALMIR/us-ofac" })
        let stakes = finding.evidence.filter { $0.kind == .stake }.map(\.statement)
        #expect(stakes.contains { $0.contains("30 %") })
        #expect(stakes.contains { $0.contains("25 %") })
        #expect(finding.statement.contains("55 %"))
        #expect(!assessment.findings.contains { $0.id.hasPrefix("party.owned-by-listed/party:TALMIR/uk") })
    }
}
