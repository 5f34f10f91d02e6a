import ClewModel
import Foundation
import LabourProgrammes
import SupplyChain
import TestSupport
import Testing
import World

@testable import Casework

/// What a text may be held against a party for, and in which words.
struct TextEvidenceTests {
    /// The example with a change to its notice about the garment maker, which is invented.
    private func assess(_ change: (inout CaseDocument) -> Void) throws -> Assessment {
        var found = try Examples.read("denim-importer")
        let notice = try #require(found.documents.firstIndex { $0.id == "D09" })
        change(&found.documents[notice])
        return try Examples.assess(found)
    }

    @Test func partsThatCannotBeReadAreNamedAndNothingIsSaidOfThem() throws {
        let whole = try DossierDocument.json(of: assess { $0.text = "青岛青禾海制衣有限公司生产裤子。" })
        #expect(whole.contains("No text of the case ties a party"))
        let assessment = try assess {
            $0.text = "青岛青禾海制衣有限公司生产裤子。"
            $0.unreadParts = ["page 2 of 3 has no text; it may be a picture"]
        }
        #expect(
            assessment.answer.notKnown.contains {
                $0.contains("could not be read: D09 (") && $0.contains("page 2 of 3 has no text")
            })
        let json = try DossierDocument.json(of: assessment)
        #expect(!json.contains("No text of the case ties a party"))
        #expect(json.contains("what stands in the others is not known"))
    }

    private func findings(_ assessment: Assessment) -> [Finding] {
        assessment.findings.filter { $0.rule == FindingRule.programmeExposure.id && $0.subject.id == "QINGHE" }
    }

    @Test(arguments: ["denim-importer", "seafood"])
    func oneSentenceIsOneFindingOfTheProgrammeThatItsWordsName(name: String) throws {
        let assessment = try Examples.assess(Examples.read(name))
        let found = assessment.findings.filter { $0.rule == FindingRule.programmeExposure.id }
        #expect(found.count == 1)
        #expect(found.first?.id.hasSuffix("/labour-transfer") == true)
        #expect(
            found.first?.statement.contains("The text speaks of taking transferred workers outside the region.") == true
        )
        // The text says nothing of 对口.
        #expect(try !DossierDocument.json(of: assessment).lowercased().contains("pairing"))
    }

    @Test(arguments: [
        "青岛青禾海制衣有限公司由带队干部管理新疆籍务工人员。", "青岛青禾海制衣有限公司从新疆和田地区接收转移就业人员80名，由驻厂干部带队。",
        "Qingdao Qinghehai Garment Co., Ltd. took in surplus labourers from Xinjiang, with accompanying cadres.",
    ])
    func noTextThatIsSilentOnPairingIsToldOfIt(text: String) throws {
        let assessment = try assess { $0.text = text }
        #expect(!findings(assessment).isEmpty)
        #expect(try !DossierDocument.json(of: assessment).lowercased().contains("pairing"), "\(text)")
        let sentences = findings(assessment).flatMap(\.evidence).filter { $0.id.rawValue.hasPrefix("indicator:") }
        #expect(Set(sentences.map(\.id)).count == sentences.count, "the same words are told twice")
    }

    @Test(arguments: ["public-notice", "state-media", "company-news", "press", "court-record", "listing"])
    func aTextWhosePublisherNobodyStatesHasNoGradeYet(type: String) throws {
        let assessment = try assess {
            $0.type = type
            $0.publisher = nil
        }
        let finding = try #require(findings(assessment).first)
        #expect(finding.severity == .medium)
        #expect(finding.statement.contains("whose publisher nobody states"))
        #expect(finding.wouldChange.contains { $0.contains("Who published") })
        let party = try #require(assessment.parties.first { $0.id == "QINGHE" })
        #expect(party.programmes.allSatisfy { $0.contains("Grade open") }, "\(party.programmes)")
        #expect(!assessment.answer.established.contains { $0.contains("labour programme") })
        #expect(assessment.answer.notExcluded.contains { $0.contains("labour programme") })
        let json = try DossierDocument.json(of: assessment)
        #expect(!json.contains("Grade T1") && !json.contains("an official text"))
    }

    @Test(arguments: [
        (String?("某县人力资源和社会保障局（虚构）"), String?.none, Severity.high),
        (nil, "https://www.invented.gov.cn/n/1.html", .high),
        (nil, "https://example.com/gov.cn/1.html", .medium), (nil, "https://gov.cn.example.com/1.html", .medium),
    ])
    func aStatedPublisherOrItsOwnAddressSettlesTheGrade(_ item: (name: String?, address: String?, severity: Severity))
        throws
    {
        let assessment = try assess {
            $0.publisher = item.name
            $0.address = item.address
        }
        #expect(findings(assessment).map(\.severity) == [item.severity])
    }

    @Test func anOpenGradeLeavesTheLawOpen() throws {
        func duties(_ publisher: String?) throws -> [DutyReport] {
            var found = try Examples.read("denim-importer")
            let notice = try #require(found.documents.firstIndex { $0.id == "D09" })
            found.documents[notice].publisher = publisher
            return try Examples.assess(found).duties
        }
        let open = try duties(nil)
        #expect(
            try !zip(open, duties("某县人社局")).contains { one, other in one.status == .applies && other.status != .applies
            })
    }

    @Test(arguments: [
        "A court in Almaty dismissed a claim that Qingdao Qinghehai Garment Co., Ltd. used labour transfers of surplus labourers from Xinjiang.",
        "A tribunal rejected the claim that Qingdao Qinghehai Garment Co., Ltd. took in surplus labourers from Xinjiang.",
        "法院驳回了关于青岛青禾海制衣有限公司接收新疆富余劳动力的诉讼请求。",
    ])
    func whatACourtDismissedIsItsActAndNoDenialByTheParty(text: String) throws {
        let assessment = try assess {
            $0.type = "press"
            $0.publisher = "Invented Gazette"
            $0.text = text
        }
        #expect(findings(assessment).isEmpty)
        let party = try #require(assessment.parties.first { $0.id == "QINGHE" })
        let act = try #require(party.courtActs?.first)
        #expect(act.contains("a court dismissed what was said of 青岛青禾海制衣有限公司"))
        #expect(party.denials == nil)
        #expect(assessment.parties.allSatisfy { $0.id == "QINGHE" || $0.courtActs == nil && $0.denials == nil })
        let page = try DossierPage.html(of: assessment, picture: nil)
        #expect(page.contains("Before a court.") && !page.contains("Denied."))
    }

    @Test func whatTheCompanyDeniesStaysItsDenial() throws {
        let assessment = try assess {
            $0.type = "company-statement"
            $0.issuer = "QINGHE"
            $0.text = "我公司从未接收新疆富余劳动力，法院亦未受理。"
        }
        let party = try #require(assessment.parties.first { $0.id == "QINGHE" })
        #expect(party.denials?.isEmpty == false && party.courtActs == nil)
    }

    /// Words of our files are no words for readers.
    @Test(arguments: Examples.names)
    func noWordOfOurFilesReachesAReader(name: String) throws {
        let assessment = try Examples.assess(Examples.read(name))
        let page = try DossierPage.html(
            of: assessment, picture: ChainPicture(of: assessment.chain, title: "The supply chain"))
        for word in [
            "transfer-receipt", "surplus-labour)", "field-collection", "us_dhs_uflpa", "LegalEntity",
            "the act evidence-",
        ] {
            #expect(!page.contains(word), "\(name): \(word)")
        }
        for measure in assessment.counterMeasures {
            let parts = measure.weighing.replacing("Weighed as ", with: "").lowercased().components(separatedBy: ": ")
            #expect(parts.count < 2 || parts[0] != parts[1].trimmingCharacters(in: ["."]), "\(measure.weighing)")
        }
    }

    @Test(arguments: Examples.names)
    func thePictureCallsGoodsAndStepsByTheirNames(name: String) throws {
        let found = try Examples.read(name)
        let chain = try Examples.assess(found).chain
        let commodity = try #require(try Examples.knowledge.get().commodities[found.commodity])
        let keys = commodity.stages.map(\.key).filter { $0.contains("-") }
        for node in chain.nodes {
            for text in node.lines + [node.text] {
                #expect(!text.contains("urn:") && !text.contains("https://"), "\(text)")
                for key in keys { #expect(!text.contains(": \(key)") || text.contains("\(key) "), "\(text)") }
            }
        }
        #expect(Set(chain.nodes.map(\.text)).count == chain.nodes.count, "two nodes are told in the same words")
    }

    @Test func everyKeyOfTheLexiconHasAMeaning() throws {
        let catalog = try Examples.knowledge.get().programmes
        let indicators = catalog.indicators
        #expect(!indicators.isEmpty)
        for indicator in indicators {
            #expect(indicator.meaning != "what goes with a labour programme", "\(indicator.key)")
        }
    }
}
