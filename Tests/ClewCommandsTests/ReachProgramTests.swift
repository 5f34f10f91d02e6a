import Foundation
import TestSupport
import Testing

/// Who may belong to a listed party, as a user sees it.
///
/// The Corps and Hoshine stand on the bundled lists; other parties are invented.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct ReachProgramTests {
    /// The findings of the solar example with another silicon maker, as rule and severity, and the report of that party.
    private func assess(
        _ name: String, address: String = "新疆阿拉尔市工业园区", country: String = "CN", hasStakes: Bool = false
    ) throws -> (findings: [(rule: String, severity: String, statement: String)], party: [String: Any], text: String) {
        let folder = try TemporaryDirectory()
        let copy = folder.url.appending(path: "case")
        let source = RepositoryFiles.examples.appending(path: "solar-developer").path(percentEncoded: false)
        try FileManager.default.copyItem(atPath: source, toPath: copy.path(percentEncoded: false))
        let parties = copy.appending(path: "parties.csv")
        let lines = try String(contentsOf: parties, encoding: .utf8).split(separator: "\n").map { line in
            line.hasPrefix("TALMIR,")
                ? "TALMIR,\"\(name)\",,company,\(country),\"\(address)\",producer,,invented" : String(line)
        }
        try (lines.joined(separator: "\n") + "\n").write(to: parties, atomically: true, encoding: .utf8)
        // A stake of the Corps would be a second sign.
        let stakes = copy.appending(path: "stakes.csv")
        let all = try String(contentsOf: stakes, encoding: .utf8).split(separator: "\n")
        let kept = hasStakes ? all : Array(all.prefix(1))
        try (kept.joined(separator: "\n") + "\n").write(to: stakes, atomically: true, encoding: .utf8)
        let out = folder.url.appending(path: "out")
        let run = try ClewProgram.run(
            "assess", copy.path(percentEncoded: false), "--out", out.path(percentEncoded: false))
        try #require(run.status == 1, "\(run.errors)")
        let data = try Data(contentsOf: out.appending(path: "dossier.json"))
        let dossier = try #require(try JSONSerialization.jsonObject(with: data) as? [String: Any])
        let findings = try #require(dossier["findings"] as? [[String: Any]]).filter {
            ($0["subject"] as? [String: Any])?["id"] as? String == "TALMIR"
        }
        let reports = try #require(dossier["parties"] as? [[String: Any]])
        let party = try #require(reports.first { $0["id"] as? String == "TALMIR" })
        return (
            findings.map {
                ($0["rule"] as? String ?? "", $0["severity"] as? String ?? "", $0["statement"] as? String ?? "")
            }, party, try String(contentsOf: out.appending(path: "dossier.html"), encoding: .utf8)
        )
    }

    @Test func aCompanyThatBearsTheDesignationOfTheCorpsIsAFinding() throws {
        let (findings, party, page) = try assess("新疆生产建设兵团第一师锦岭硅材料有限责任公司")
        let finding = try #require(findings.first { $0.rule == "party.may-belong" })
        #expect(finding.severity == "high")
        #expect(finding.statement.contains("and its subordinate and affiliated entities"))
        #expect(finding.statement.contains("The name alone does not make it the listed party."))
        #expect(!findings.contains { $0.rule == "party.listed" })
        let belongings = try #require(party["mayBelongTo"] as? [[String: Any]])
        #expect(
            belongings.contains { $0["entity"] as? String == "us-dhs-uflpa-xinjiang-production-and-construction-corps" }
        )
        #expect(page.contains("may belong to"))
    }

    @Test func aUnitAloneIsAQuestionAndAnAddressOfTheCorpsAnswersIt() throws {
        let asked = try assess("第一师锦岭硅材料有限公司").findings
        #expect(asked.contains { $0.rule == "party.may-belong-asked" && $0.severity == "medium" })
        #expect(!asked.contains { $0.rule == "party.may-belong" })
        let told = try assess("第一师锦岭硅材料有限公司", address: "新疆生产建设兵团第一师阿拉尔市").findings
        #expect(told.contains { $0.rule == "party.may-belong" && $0.severity == "high" })
        let held = try assess("第一师锦岭硅材料有限公司", hasStakes: true).findings
        let finding = try #require(held.first { $0.rule == "party.may-belong" })
        #expect(finding.statement.contains("A stake of the case says"))
    }

    @Test func aCompanyOfAListedTradeNameInAnotherTownIsNotTheListedOne() throws {
        let (findings, party, _) = try assess("Hoshine Silicon (Othertown) Co., Ltd.", address: "")
        #expect(!findings.contains { $0.rule == "party.listed" || $0.rule == "party.possible-match" }, "\(findings)")
        #expect(findings.contains { $0.rule == "party.may-belong-asked" })
        let matches = try #require(party["matches"] as? [[String: Any]])
        #expect(matches.allSatisfy { $0["isMatch"] as? Bool == false })
    }

    @Test(arguments: ["阿拉尔第一师范硅材料厂", "First Division Silicon (Ohio) Inc.", "Siam Paste Packing Co., Ltd."])
    func whatOnlyLooksSoSaysNothing(name: String) throws {
        let (findings, party, _) = try assess(name, address: "", country: name.hasPrefix("阿") ? "CN" : "TH")
        #expect(
            !findings.contains { $0.rule.hasPrefix("party.may-belong") || $0.rule == "party.listed" }, "\(findings)")
        #expect(party["mayBelongTo"] == nil)
    }

    @Test(arguments: ["table", "csv", "ndjson", "html"])
    func everyFormTellsItApartFromAMatch(form: String) throws {
        let run = try ClewProgram.run(
            "screen", "--name", "新疆生产建设兵团第一师锦岭棉业有限责任公司", "--country", "cn", "--format", form)
        #expect(run.status == 1)
        let sign = form == "ndjson" ? "\"mayBelongTo\":[" : "may belong to"
        #expect(run.output.contains(sign), "\(run.output)")
        #expect(run.output.contains("subordinate and affiliated entities") || form == "table")
        #expect(!run.output.contains("\"match\":true"))
        let none = try ClewProgram.run("screen", "--name", "第一师范学院", "--country", "cn", "--format", form)
        #expect(none.status == 0)
        #expect(!none.output.contains(sign))
    }
}
