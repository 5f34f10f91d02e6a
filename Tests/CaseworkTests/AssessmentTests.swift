import Casework
import ClewModel
import Foundation
import SourceFiles
import SupplyChain
import TestSupport
import Testing
import World

struct AssessmentTests {
    @Test(arguments: Examples.names)
    func givesTheSameBytesEachTime(name: String) throws {
        let first = try Examples.assess(Examples.read(name))
        let second = try Examples.assess(Examples.read(name))
        #expect(try DossierDocument.json(of: first) == DossierDocument.json(of: second))
        #expect(try DossierPage.html(of: first, picture: nil) == DossierPage.html(of: second, picture: nil))
    }

    @Test func theFingerprintStandsForInputsKnowledgeAndOptions() throws {
        let found = try Examples.read("denim-importer")
        let base = try Examples.assess(found)
        #expect(base.fingerprint.utf8.count == 64)
        #expect(try Examples.assess(found, asOf: "2026-09-29").fingerprint != base.fingerprint)
        #expect(try Examples.assess(found, regimes: ["us"]).fingerprint != base.fingerprint)
        var changed = found
        changed.inputs[0] = CaseInput(file: changed.inputs[0].file, sha256: SHA256Digest(ofText: "another"))
        #expect(try Examples.assess(changed).fingerprint != base.fingerprint)
    }

    @Test(arguments: Examples.names)
    func everyFindingCarriesItsChainAndItsLimits(name: String) throws {
        let assessment = try Examples.assess(Examples.read(name))
        #expect(Set(assessment.findings.map(\.id)).count == assessment.findings.count)
        for finding in assessment.findings {
            #expect(!finding.evidence.isEmpty, "\(finding.id)")
            #expect(!finding.limits.isEmpty && !finding.wouldChange.isEmpty, "\(finding.id)")
            #expect(finding.evidence.allSatisfy { !$0.citation.source.isEmpty }, "\(finding.id)")
            let listings = finding.evidence.filter { $0.kind == .listing }
            #expect(listings.allSatisfy { $0.confidence > .unverified }, "\(finding.id)")
        }
        let headings = ["To do", "Established", "Cannot be excluded", "Not known"]
        let told = assessment.answer.sections.map(\.heading)
        #expect(told == headings.filter(told.contains) && told.contains("Established") && told.contains("Not known"))
        #expect(assessment.answer.sections.allSatisfy { $0.lines.count <= 10 }, "it fits on a first screen")
    }

    @Test func wordsAboutPartiesAreNeutral() throws {
        for name in Examples.names {
            let json = try DossierDocument.json(of: Examples.assess(Examples.read(name))).lowercased()
            for word in ["guilty", "criminal company", "forced labour found", "slave", "suspicious", "red flag"] {
                #expect(!json.contains(word), "\(name): \(word)")
            }
        }
    }

    @Test func refusesARegimeThatDoesNotExist() throws {
        let found = try Examples.read("denim-importer")
        #expect {
            try Examples.assess(found, regimes: ["atlantis"])
        } throws: { error in
            (error as? ClewError)?.code == .unknownOption && "\(error)".contains("atlantis")
        }
    }

    @Test func reportsEveryProblemOfABrokenCaseAndGivesNoAssessment() throws {
        let folder = try TemporaryDirectory()
        try folder.write("title: x\nrequester: {name: y}\ncommodity: wool\njurisdictions: [us]\n", to: "case.yaml")
        try folder.write("id,name\nA,\n", to: "parties.csv")
        try folder.write("id,stage,quantity,unit\nL,ginning,-3,bales\n", to: "lots.csv")
        let assessor = try Assessor(world: Examples.world.get())
        #expect {
            try assessor.assess(caseAt: folder.url, options: AssessmentOptions())
        } throws: { error in
            guard let error = error as? ClewError, error.code == .caseInvalid else { return false }
            let files = Set(error.diagnostics.map(\.location.file))
            return files.isSuperset(of: ["case.yaml", "parties.csv", "lots.csv", "events.csv", "shipments.csv"])
        }
    }
}
