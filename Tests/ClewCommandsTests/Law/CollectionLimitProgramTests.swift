import Foundation
import TestSupport
import Testing

/// What is left out where nothing is to be gathered inside China, and what is then said to be undocumented.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct CollectionLimitProgramTests {
    private struct Dossier: Decodable {
        struct Subject: Decodable { var kind: String; var id: String }
        struct Gap: Decodable { var addressee: String; var subject: Subject; var question: String }
        struct Party: Decodable { var id: String; var country: String? }
        struct Measure: Decodable { var act: String }
        struct Item: Decodable { var missing: String; var subject: Subject }
        struct Withheld: Decodable { var reason: String; var steps: [String]; var undocumented: [Item] }
        struct Sources: Decodable { var options: [String] }
        struct Finding: Decodable { var id: String }
        var gaps: [Gap]
        var parties: [Party]
        var counterMeasures: [Measure]
        var withheld: Withheld?
        var sources: Sources
        var findings: [Finding]
    }

    private let example = RepositoryFiles.examples.appending(path: "denim-importer").path(percentEncoded: false)

    private func assess(_ options: String...) throws -> (dossier: Dossier, page: String, folder: TemporaryDirectory) {
        let folder = try TemporaryDirectory()
        let out = folder.url.appending(path: "out")
        let run = try ClewProgram.run(["assess", example, "--out", out.path(percentEncoded: false)] + options)
        try #require(run.status == 1, "\(run.errors)")
        return (
            try JSONDecoder().decode(Dossier.self, from: Data(contentsOf: out.appending(path: "dossier.json"))),
            try String(contentsOf: out.appending(path: "dossier.html"), encoding: .utf8), folder
        )
    }

    @Test func noQuestionGoesToOrIsAboutAPartyInChina() throws {
        let plain = try assess().dossier
        let (limited, page, _) = try assess("--no-prc-collection")
        let inChina = Set(limited.parties.filter { $0.country == "cn" }.map(\.id))
        try #require(plain.gaps.contains { inChina.contains($0.addressee.replacing("supplier:", with: "")) })
        #expect(!limited.gaps.contains { inChina.contains($0.addressee.replacing("supplier:", with: "")) })
        #expect(
            !limited.gaps.contains {
                $0.subject.kind == "party" && inChina.contains($0.subject.id) && $0.addressee != "requester"
            })
        let asked = Set(limited.gaps.map(\.question))
        for gap in plain.gaps where !asked.contains(gap.question) && gap.question.count > 40 {
            #expect(!page.contains(gap.question), "\(gap.question)")
        }
    }

    @Test func whatStaysUndocumentedAndWhichStepsAreLeftOutIsSaid() throws {
        let plain = try assess().dossier
        let (limited, page, _) = try assess("--no-prc-collection")
        let withheld = try #require(limited.withheld)
        #expect(plain.withheld == nil)
        #expect(withheld.steps.contains { $0.contains("Gathering invoices") })
        #expect(plain.counterMeasures.contains { $0.act.contains("Gathering invoices") })
        #expect(!limited.counterMeasures.contains { $0.act.contains("Gathering invoices") })
        #expect(withheld.undocumented.count >= plain.gaps.count - limited.gaps.count)
        #expect(page.contains("Not asked, and undocumented for it"))
        #expect(limited.findings.map(\.id) == plain.findings.map(\.id), "what is found stays")
    }

    @Test func aDossierMadeSoIsComputedAgainSo() throws {
        let (limited, _, folder) = try assess("--no-prc-collection")
        #expect(limited.sources.options.contains("no-prc-collection=yes"))
        let run = try ClewProgram.run(
            "assess", example, "--verify", folder.url.appending(path: "out/dossier.json").path(percentEncoded: false))
        #expect(run.status == 0, "\(run.output)")
    }

    @Test func noLetterGoesToChina() throws {
        let folder = try TemporaryDirectory()
        let out = folder.url.appending(path: "letters")
        let run = try ClewProgram.run(
            "letters", example, "--out", out.path(percentEncoded: false), "--no-prc-collection")
        #expect(run.status == 0, "\(run.errors)")
        let index = try String(contentsOf: out.appending(path: "index.csv"), encoding: .utf8)
        for party in ["QINGHE", "LANYU", "MUXI", "TONGHE"] { #expect(!index.contains("\n\(party),"), "\(party)") }
        let not = try String(contentsOf: out.appending(path: "not-asked.txt"), encoding: .utf8)
        #expect(not.contains("Undocumented: "))
        #expect(run.output.contains("undocumented"))
    }
}
