import Foundation
import TestSupport
import Testing

/// The law as data, as a lawyer reads it and as the check of the reference data refuses it.
@Suite(.enabled(if: ClewProgram.location != nil, "the program was not built"))
struct LawProgramTests {
    private static let regimes: [String] = {
        let names = try? FileManager.default.contentsOfDirectory(
            atPath: RepositoryFiles.reference.appending(path: "regimes").path(percentEncoded: false))
        return (names ?? []).filter { $0.hasSuffix(".yaml") }.map { String($0.dropLast(5)) }.sorted()
    }()

    @Test func theListNamesEveryRegime() throws {
        let run = try ClewProgram.run("law", "list")
        #expect(run.status == 0, "\(run.errors)")
        let keys = run.output.split(separator: "\n").map { String($0.prefix { $0 != " " }) }
        #expect(keys == Self.regimes)
    }

    @Test(arguments: regimes)
    func everyProvisionIsPrintedWithConditionDaysSourceAndCases(regime: String) throws {
        let run = try ClewProgram.run("law", "print", regime, "--format", "json")
        #expect(run.status == 0, "\(run.errors)")
        let sheet = try #require(try JSONSerialization.jsonObject(with: Data(run.output.utf8)) as? [String: Any])
        let rules = try #require(sheet["rules"] as? [[String: Any]])
        #expect(!rules.isEmpty || !((sheet["notes"] as? [Any])?.isEmpty ?? true))
        let text = try ClewProgram.run("law", "print", regime).output
        for rule in rules {
            let id = try #require(rule["id"] as? String)
            #expect(text.contains(id))
            #expect(!((rule["condition"] as? [String])?.isEmpty ?? true), "\(id)")
            #expect(!((rule["days"] as? String) ?? "").isEmpty, "\(id)")
            #expect(((rule["citation"] as? [String: Any])?["source"] as? String)?.isEmpty == false, "\(id)")
        }
    }

    @Test func thePresumptionStandsBesideItsCases() throws {
        let text = try ClewProgram.run("law", "print", "us-uflpa").output
        #expect(text.contains("the goods enter US"))
        #expect(text.contains("the goods hold content of Xinjiang, however little"))
        #expect(text.contains("Judged on: the day of import."))
        #expect(text.contains("Cases:"))
        #expect(text.contains("established"))
        let page = try ClewProgram.run("law", "print", "us-uflpa", "--format", "html").output
        #expect(page.hasPrefix("<!DOCTYPE html>"))
        #expect(page.contains("<caption>Cases</caption>"))
        #expect(!page.contains("<script"))
    }

    @Test func anUnknownRegimeIsRefusedWithThoseNearIt() throws {
        let run = try ClewProgram.run("law", "print", "us-uflpaa")
        #expect(run.status == 2)
        #expect(run.errors.contains("us-uflpa"))
    }

    // MARK: The check

    /// Runs `clew reference check` on a copy of the reference data in which one file was changed.
    private func check(_ path: String, _ change: (String) -> String) throws -> ClewProgram.Run {
        let folder = try TemporaryDirectory()
        let copy = folder.url.appending(path: "Reference")
        try FileManager.default.copyItem(
            atPath: RepositoryFiles.reference.path(percentEncoded: false), toPath: copy.path(percentEncoded: false))
        let file = copy.appending(path: path)
        let before = try String(contentsOf: file, encoding: .utf8)
        let after = change(before)
        try #require(before != after, "the change must change something")
        try after.write(to: file, atomically: true, encoding: .utf8)
        return try ClewProgram.run("reference", "check", "--reference", copy.path(percentEncoded: false))
    }

    @Test func twoProvisionsThatConflictWithoutAPriorityAreAnError() throws {
        let run = try check("regimes/us-ofac.yaml") {
            $0.replacing("    overrides: [us-ofac.freeze.owned]\n", with: "")
        }
        #expect(run.status == 2)
        #expect(run.errors.contains("us-ofac.yaml:"))
        #expect(run.errors.contains("neither says that it goes before the other"))
        #expect(run.errors.contains("us-ofac.freeze.owned"))
    }

    @Test func anUnknownConditionAndAMissingCitationAreToldWithFileAndLine() throws {
        let unknown = try check("regimes/eu-flr.yaml") { $0.replacing("importInto: [eu]", with: "importInfo: [eu]") }
        #expect(unknown.status == 2)
        #expect(unknown.errors.contains(/eu-flr\.yaml:\d+.*importInfo/))
        let uncited = try check("regimes/us-bis.yaml") { text in
            text.split(separator: "\n", omittingEmptySubsequences: false)
                .filter { !$0.contains("citation: {source: \"Stay of the BIS") }.joined(separator: "\n")
        }
        #expect(uncited.status == 2)
        #expect(uncited.errors.contains(/us-bis\.yaml:\d+.*citation is missing/))
    }

    @Test func overlappingPeriodsAreToldWithFileAndLine() throws {
        let run = try check("regimes/us-bis.yaml") {
            $0.replacing("    appliesTo: 2025-11-09\n", with: "    appliesTo: 2026-12-31\n")
        }
        #expect(run.status == 2)
        #expect(run.errors.contains(/us-bis\.yaml:\d+.*us-bis\.affiliates/))
    }

    @Test func aCaseThatTheLawAnswersOtherwiseIsAnError() throws {
        let run = try check("regimes/cases/us-uflpa.yaml") { text in
            text.replacing("answer: established", with: "answer: refuted", maxReplacements: 1)
        }
        #expect(run.status == 2)
        #expect(run.errors.contains(/us-uflpa\.yaml:\d+.*answers established, expected refuted/))
    }
}
