import ClewModel
import Foundation
import OfficeFiles
import OwnershipAnalysis
import SanctionsStudy
import TestSupport
import Testing

@testable import Casework

/// Plans of the lab and the page of the study: computed whole or refused with the place of each problem.
struct StudyPlanTests {
    let folder: TemporaryDirectory
    let rules: OwnershipRuleCatalog

    init() throws {
        folder = try TemporaryDirectory()
        rules = try OwnershipRuleCatalog(directory: RepositoryFiles.reference.appending(path: "ownership-rules"))
        for name in ["comtrade.csv", "otexa-long.csv", "cbp-entries.csv", "cbp-lines.csv", "c4ads.csv"] {
            let text = try String(
                contentsOf: RepositoryFiles.fixtures.appending(path: "study").appending(path: name), encoding: .utf8)
            _ = try folder.write(text, to: name)
        }
        _ = try folder.write(
            "entity,programme\n虚构控股公司,labour-transfer\n虚构甲棉业公司,labour-transfer\n", to: "candidates.csv")
    }

    private let good = """
        leverage:
          - {title: Cotton, comtrade: comtrade.csv, products: ["520100"], period: "2021", coalition: [usa, can], regional: 0.8..0.9, absorption: 0.1}
        displacement:
          - {title: Shirts, otexa: otexa-long.csv, measure: sme, product: "338", coalition: [china], event: "2021-01", shortest: 6, longest: 12}
        targets:
          - {title: The Corps, c4ads: c4ads.csv, candidates: candidates.csv, regime: us-ofac, as-of: 2026-01-15, k: 2}
        customs:
          - {cbp: cbp-entries.csv}
          - {cbp: cbp-lines.csv}

        """

    private func plan(_ text: String) throws -> StudyPlan {
        try StudyPlan(folder.write(text, to: "plan.yaml"), as: "plan.yaml", rules: rules)
    }

    private func failure(_ text: String) throws -> ClewError {
        try #require(throws: ClewError.self) { try plan(text) }
    }

    @Test func aPlanGivesAFigureForEachQuestion() throws {
        let plan = try plan(good)
        #expect(
            plan.figures.map(\.name) == [
                "figure_leverage_1", "figure_displacement_1", "figure_targets_1_1", "figure_customs",
            ])
        #expect(
            plan.data.map(\.name) == [
                "plan.yaml", "comtrade.csv", "otexa-long.csv", "c4ads.csv", "candidates.csv", "cbp-entries.csv",
                "cbp-lines.csv",
            ])
        let targets = try #require(plan.figures.first { $0.name == "figure_targets_1_1" })
        // The holding company, the cotton company (60 %) and the food company (51 % of that); the trader's share is not told.
        #expect(targets.table.rows.first?[2] == "3" && targets.table.rows.first?[3] == "4")
    }

    @Test(arguments: [
        ("absorption: 0.1", "absorption: lots", "absorption"), ("regional: 0.8..0.9", "regional: 0.8..1.9", "regional"),
        ("comtrade: comtrade.csv, ", "", "takes one of"), ("regime: us-ofac", "regime: nobody", "no regime"),
        ("event: \"2021-01\"", "event: soon", "event"), ("k: 2", "k: 0", "k is"),
        ("title: Cotton", "titel: Cotton", "title"),
        ("{cbp: cbp-entries.csv}", "{cbp: cbp-entries.csv, counting: both}", "counting"),
    ])
    func aPlanWithAProblemIsRefusedWithItsLine(_ sound: String, _ broken: String, _ word: String) throws {
        let error = try failure(good.replacing(sound, with: broken))
        #expect(error.diagnostics.contains { $0.message.contains(word) && $0.location.line != nil })
        #expect(error.diagnostics.allSatisfy { $0.location.file == "plan.yaml" })
    }

    @Test(arguments: [
        ("period: \"2021\"", "period: \"2019\"", "2019"), ("comtrade.csv", "gone.csv", "gone.csv"),
        ("{cbp: cbp-lines.csv}", "{cbp: cbp-entries.csv}", "one way of counting"),
        ("event: \"2021-01\"", "event: \"2021\"", "months"),
        ("coalition: [usa, can]", "coalition: [atlantis]", "atlantis"),
    ])
    func aQuestionThatItsFileCannotAnswerIsRefused(_ sound: String, _ broken: String, _ word: String) throws {
        let error = try failure(good.replacing(sound, with: broken))
        #expect(([error.message] + error.diagnostics.map(\.description)).joined().contains(word))
    }

    @Test func thePageStandsByItself() throws {
        let ledgers = try StudyLedgers(directory: RepositoryFiles.reference)
        let plan = try plan(good)
        let export = try StudyExport(
            ledgers, directory: RepositoryFiles.reference, lab: plan.figures, data: plan.data)
        let report = StudyReport(ledgers, export)
        let page = try report.html()
        #expect(page == (try StudyReport(ledgers, export).html()))
        for figure in export.figures {
            #expect(
                page.contains(figure.svg.prefix(200)) && page.contains("href=\"\(figure.table.fileName)\""),
                "\(figure.name)")
        }
        for sentence in report.answers.prefix(3) { #expect(page.contains(sentence.prefix(40))) }
        #expect(page.contains("Content-Security-Policy") && !page.contains("<script"))
        // Nothing is fetched: every link goes to a file beside the page or to a place in it.
        for part in page.components(separatedBy: "href=\"").dropFirst() {
            #expect(part.hasPrefix("#") || !part.prefix { $0 != "\"" }.contains("/"), "\(part.prefix(40))")
        }
        #expect(!page.contains("src="))
        #expect(page.contains("Krippendorff") && page.contains("30 of 72"))
        #expect(!page.contains("{{"))
        let inputs = try #require(export.tables.first { $0.name == "inputs" })
        #expect(inputs.rows.contains { $0[0] == "lab: comtrade.csv" && $0[2].count == 64 })
    }

    @Test func companiesNamedInReportsBecomeCandidatesByTheirSheet() throws {
        let header = ["Supplier", "Supplier (machine translated English)", "Industry"]
        func sheet(_ name: String, _ rows: [[String]]) -> SheetDraft {
            SheetDraft(
                name: name, columns: header.map { SheetDraft.Column($0) },
                rows: rows.map { $0.map { SheetDraft.Cell.text($0) } })
        }
        let draft = WorkbookDraft(sheets: [
            sheet(
                "1. Labor Transfers in XUAR",
                [["虚构甲棉业公司", "Invented Cotton A", "cotton"], ["虚构庚公司", "Invented G", ""]]),
            sheet(
                "4. Priority Sector Apparel",
                [["虚构甲棉业公司", "Invented Cotton A", ""], ["虚构乙食品公司", "Invented Foods B", ""]]),
        ])
        let named = try folder.write(try draft.bytes(), to: "named.xlsx")
        let day = try #require(Day("2026-01-15"))
        let rule = try #require(rules["us-ofac"])
        let design = try TargetDesign(
            graph: .corps(LabInput(folder.url.appending(path: "c4ads.csv"), as: "c4ads.csv")),
            candidates: .named(LabInput(named, as: "named.xlsx")), weights: nil, listed: [], rule: rule, on: day)
        let tables = design.tables(upTo: 1)
        #expect(tables.map { $0.rows[0][1] } == ["虚构甲棉业公司", "虚构乙食品公司"])
        #expect(tables[0].title.contains("labour transfer in the region") && tables[1].title.contains("not stated"))
        #expect(
            tables[0].coverage.notes.contains { $0.contains("1 companies of the workbook are no party of the graph") })
    }
}
