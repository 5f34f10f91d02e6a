import Foundation
import TestSupport
import Testing

/// What a text denies, two programmes in tandem and the stated basis of a listing, as the dossier shows them.
///
/// The spinner is invented, and so are the texts.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct DenialProgramTests {
    private struct Dossier: Decodable {
        struct Subject: Decodable { var id: String }
        struct Evidence: Decodable { var statement: String }
        struct Finding: Decodable {
            var id: String
            var rule: String
            var subject: Subject
            var against: [Evidence]?
            var remarks: [String]?
        }
        struct Party: Decodable {
            var id: String
            var programmes: [String]
            var denials: [String]?
            var tandems: [String]?
        }
        var findings: [Finding]
        var parties: [Party]
    }

    private func assess(_ texts: [(type: String, issuer: String, text: String)]) throws -> (
        dossier: Dossier, page: String
    ) {
        let folder = try TemporaryDirectory()
        let copy = folder.url.appending(path: "case")
        try FileManager.default.copyItem(
            atPath: RepositoryFiles.examples.appending(path: "denim-importer").path(percentEncoded: false),
            toPath: copy.path(percentEncoded: false))
        let index = copy.appending(path: "documents/index.csv")
        var rows = try String(contentsOf: index, encoding: .utf8)
        if !rows.hasSuffix("\n") { rows += "\n" }
        for (number, text) in texts.enumerated() {
            let name = "x\(number).txt"
            rows +=
                "X\(number),\(name),\(text.type),,,,TONGHE,\(text.issuer),2025-01-01,zh-Hans,,invented,\(text.issuer.isEmpty ? "某县人社局（虚构）" : "")\n"
            try text.text.write(to: copy.appending(path: "documents/" + name), atomically: true, encoding: .utf8)
        }
        try rows.write(to: index, atomically: true, encoding: .utf8)
        let out = folder.url.appending(path: "out")
        let run = try ClewProgram.run(
            "assess", copy.path(percentEncoded: false), "--out", out.path(percentEncoded: false))
        try #require(run.status == 1, "\(run.errors)")
        return (
            try JSONDecoder().decode(Dossier.self, from: Data(contentsOf: out.appending(path: "dossier.json"))),
            try String(contentsOf: out.appending(path: "dossier.html"), encoding: .utf8)
        )
    }

    @Test func aDenialStandsBesideTheFindingThatItConcerns() throws {
        let (dossier, page) = try assess([
            ("news", "", "南通桐荷湾纺纱有限公司接收新疆富余劳动力120人。"),
            ("company-statement", "TONGHE", "我公司未接收新疆富余劳动力。"),
        ])
        let finding = try #require(
            dossier.findings.first { $0.rule == "programme.exposure" && $0.subject.id == "TONGHE" })
        #expect(finding.against?.contains { $0.statement.contains("The text denies") } == true)
        #expect(page.contains("What speaks against it"))
        #expect(dossier.parties.first { $0.id == "TONGHE" }?.denials?.isEmpty == false)
    }

    @Test func aDenialAloneIsShownWithTheParty() throws {
        let (dossier, page) = try assess([("company-statement", "TONGHE", "我公司未接收新疆富余劳动力。")])
        #expect(!dossier.findings.contains { $0.rule == "programme.exposure" && $0.subject.id == "TONGHE" })
        #expect(dossier.parties.first { $0.id == "TONGHE" }?.denials?.count == 1)
        #expect(page.contains("a denial is the word of whoever speaks"))
    }

    @Test func twoProgrammesInTandemAreToldWithTheReason() throws {
        let (dossier, page) = try assess([
            ("public-notice", "", "南通桐荷湾纺纱有限公司在沙雅县流转土地三万亩。该公司接收富余劳动力120人。")
        ])
        let findings = dossier.findings.filter { $0.rule == "programme.exposure" && $0.subject.id == "TONGHE" }
        #expect(findings.contains { $0.remarks?.contains { $0.contains("surplus labour") } == true })
        #expect(dossier.parties.first { $0.id == "TONGHE" }?.tandems?.isEmpty == false)
        #expect(page.contains("Two programmes meet."))
    }

    @Test func theStatedBasisOfAListingIsGradeT3() throws {
        let (dossier, page) = try assess([("listing", "", "南通桐荷湾纺纱有限公司接收新疆富余劳动力120人。")])
        let party = try #require(dossier.parties.first { $0.id == "TONGHE" })
        #expect(party.programmes.contains { $0.contains("Grade T3") }, "\(party.programmes)")
        #expect(page.contains("Grade T3"))
    }
}
