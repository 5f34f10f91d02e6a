import Foundation
import TestSupport
import Testing

/// Why a dossier says what it says, as a user asks for it.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct ExplainProgramTests {
    private let example = RepositoryFiles.examples.appending(path: "denim-importer").path(percentEncoded: false)

    private func explain(_ arguments: String...) throws -> ClewProgram.Run {
        try ClewProgram.run(["explain", example] + arguments, environment: ["COLUMNS": "100"])
    }

    private struct Dossier: Decodable {
        struct Finding: Decodable { var id: String }
        struct Duty: Decodable { var provision: String }
        var findings: [Finding]
        var duties: [Duty]
    }

    private func dossier() throws -> Dossier {
        let folder = try TemporaryDirectory()
        let out = folder.url.appending(path: "out")
        _ = try ClewProgram.run("assess", example, "--out", out.path(percentEncoded: false), "--format", "json")
        return try JSONDecoder().decode(Dossier.self, from: Data(contentsOf: out.appending(path: "dossier.json")))
    }

    @Test func aFindingIsATreeOfReasonsWithTheirSources() throws {
        let id = try #require(try dossier().findings.first { $0.id.hasPrefix("party.listed/") }?.id)
        let run = try explain(id)
        #expect(run.status == 0, "\(run.errors)")
        let text = run.output
        #expect(text.contains(id))
        #expect(text.contains("yes A list has an entry."))
        #expect(text.contains("source: "))
        #expect(text.contains("What this does not show"))
        #expect(text.contains("What would change it:"))
    }

    @Test func aProvisionIsExplainedForEachShipmentWithAnswersAndEvidence() throws {
        let run = try explain("us-uflpa.presumption.region", "--json")
        #expect(run.status == 0, "\(run.errors)")
        let all = try #require(
            try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [[String: Any]])
        #expect(all.count == 2)
        for explanation in all {
            #expect(explanation["kind"] as? String == "duty")
            #expect(explanation["citation"] != nil)
            let reasons = try #require(explanation["reasons"] as? [[String: Any]])
            let parts = try #require(reasons.first?["parts"] as? [[String: Any]])
            #expect(parts.count == 2, "the condition has two parts")
            #expect(parts.allSatisfy { ["yes", "no", "open"].contains($0["answer"] as? String ?? "") })
            #expect(parts.allSatisfy { !(($0["evidence"] as? [Any])?.isEmpty ?? true) })
        }
    }

    @Test func everyFindingAndDutyOfADossierCanBeExplained() throws {
        let dossier = try dossier()
        let duties = Dictionary(grouping: dossier.duties.map(\.provision)) { $0 }.keys.sorted()
        for id in dossier.findings.prefix(8).map(\.id) + duties.prefix(8) {
            let run = try explain(id, "--json")
            #expect(run.status == 0, "\(id): \(run.errors)")
            #expect(!run.output.contains("does not tell at length"), "\(id)")
        }
    }

    @Test func theBeginningOfAnIdentifierIsEnoughWhereItIsTheOnlyOne() throws {
        let run = try explain("us-uflpa.presumption.reg")
        #expect(run.status == 0, "\(run.errors)")
        #expect(run.output.contains("us-uflpa.presumption.region"))
    }

    @Test func severalThatBeginSoAreNamed() throws {
        let run = try explain("us-uflpa.presumption")
        #expect(run.status == 2)
        #expect(run.errors.contains("us-uflpa.presumption.region"))
        #expect(run.errors.contains("us-uflpa.presumption.listed-entity"))
        #expect(run.output.isEmpty)
    }

    @Test(arguments: ["us-uflpa.presumtion.region", "nothing-like-it", ""])
    func anUnknownIdentifierNamesThoseNearIt(id: String) throws {
        let run = try explain(id)
        #expect(run.status == 2)
        #expect(run.errors.contains("no finding and judges no provision"))
        #expect(run.errors.contains("near it are"))
        if id.hasPrefix("us-uflpa") { #expect(run.errors.contains("us-uflpa.presumption.region")) }
    }
}
