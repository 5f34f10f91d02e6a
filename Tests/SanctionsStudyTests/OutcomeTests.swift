import ClewModel
import Foundation
import OfficeFiles
import SourceFiles
import TestSupport
import Testing

@testable import SanctionsStudy

/// Readers of files that others publish, on invented figures in their layouts: what they take, and what they refuse with its place.
struct OutcomeTests {
    let folder: TemporaryDirectory

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func fixture(_ name: String) -> URL {
        RepositoryFiles.fixtures.appending(path: "study").appending(path: name)
    }

    private func text(_ name: String) throws -> String {
        try String(contentsOf: fixture(name), encoding: .utf8)
    }

    private func failure(_ body: () throws -> Void) throws -> StudyError {
        try #require(throws: StudyError.self) { try body() }
    }

    private func comtrade(
        _ text: String, products: [String] = ["520100"], reporting: ComtradeFile.Reporting = .origin,
        measure: ComtradeFile.Measure = .value
    ) throws -> OutcomeFlows {
        try ComtradeFile.flows(
            folder.write(text, to: "t.csv"), as: "t.csv", products: products, reporting: reporting, measure: measure)
    }

    // MARK: Comtrade

    @Test func comtradeIsReadByMarketWithoutTheWorldAndWithoutParts() throws {
        let read = try ComtradeFile.flows(fixture("comtrade.csv"), as: "comtrade.csv", products: ["520100"])
        #expect(read.periods == ["2021", "2022"] && !read.isMonthly)
        let markets = try read.markets(in: "2021")
        #expect(markets.map(\.name) == ["can", "usa", "vnm"] && markets.map(\.sales) == [20, 100, 30])
        #expect(try read.markets(in: "2022").map(\.name) == ["areas, nes", "can", "usa", "vnm"])
        #expect(read.notes.contains { $0.contains("2 rows left out: the world") })
        #expect(read.notes.contains { $0.contains("1 rows left out: parts of a flow") })
        #expect(read.notes.contains("classification H5."))
        #expect(read.data.first?.digest.count == 64)
    }

    @Test func whatMarketsReportIsAnotherFigure() throws {
        let read = try ComtradeFile.flows(
            fixture("comtrade.csv"), as: "comtrade.csv", products: ["520100"], reporting: .markets)
        #expect(try read.markets(in: nil).map(\.sales) == [111])
        #expect(read.notes.contains { $0.contains("each market reports") })
    }

    @Test func theUnionDoesNotRepeatItsMembers() throws {
        let rows = try text("comtrade.csv").split(separator: "\n").map(String.init)
        let american = try #require(rows.first { $0.contains(",842,USA,") && $0.contains(",M,Import,") })
        let union = american.replacing(",842,USA,USA,", with: ",97,EUR,European Union,")
        let read = try comtrade((rows + [union]).joined(separator: "\n"), reporting: .markets)
        #expect(read.flows.map(\.partner) == ["usa"])
        #expect(read.notes.contains { $0.contains("repeats its members") })
    }

    @Test func packedFilesAreTold() throws {
        let workbook = try folder.write([0x50, 0x4B, 0x03, 0x04] + Array("rest".utf8), to: "t.xlsx")
        #expect(
            try failure { _ = try OTEXAFile.flows(workbook, as: "t.xlsx") }.message.contains("save the sheet as CSV"))
        let gzip = try folder.write([0x1F, 0x8B, 0x08, 0x00], to: "t.gz")
        #expect(
            try failure { _ = try BACIFile.sales(gzip, as: "t.gz", exporter: 156, products: ["520100"]) }.message
                .contains("unpack"))
    }

    @Test func severalPeriodsAskForOne() throws {
        let read = try ComtradeFile.flows(fixture("comtrade.csv"), as: "c", products: ["520100"])
        #expect(try failure { _ = try read.markets(in: nil) }.message.contains("2021, 2022"))
        #expect(try failure { _ = try read.markets(in: "2019") }.message.contains("no flows in 2019"))
    }

    @Test func aWeightThatIsMissingIsNotTakenForNothing() throws {
        let error = try failure { _ = try comtrade(text("comtrade.csv"), products: ["520300"], measure: .weight) }
        #expect(error.diagnostics.first?.location.line == 4)
        #expect(error.diagnostics.first?.message.contains("net weight") == true)
        #expect(try comtrade(text("comtrade.csv"), measure: .weight).flows.first?.value == 40)
    }

    @Test func codesOfTwoRevisionsAreNotOneProduct() throws {
        let sound = try text("comtrade.csv")
        var lines = sound.split(separator: "\n").map(String.init)
        lines[9] = lines[9].replacing(",H5,", with: ",H6,")
        let error = try failure { _ = try comtrade(lines.joined(separator: "\n")) }
        #expect(error.diagnostics.first?.message.contains("H5 and H6") == true)
        #expect(error.diagnostics.first?.location.line == 10)
    }

    @Test(arguments: [
        ("refPeriodId,refYear,refMonth,period", "refPeriodId,y,refMonth,p", 1, "period"),
        (
            "520100,\"invented, for a test\",6,true,C00,TOTAL CPC,0,0,TOTAL MOT,8,kg,200",
            "520100,x,6,true,C00,c,0,0,m,8,kg,many", 0, ""
        ),
        (",100,100,0,", ",100,-100,0,", 3, "0 to 1e18"), (",100,100,0,", ",100,,0,", 3, "the value"),
        (
            "C,A,20210101,2021,52,2021,156,CHN,China,X,Export,124",
            "C,A,20210101,2021,52,202113,156,CHN,China,X,Export,124", 5, "202113"
        ),
        (
            "C,A,20210101,2021,52,2021,156,CHN,China,X,Export,124",
            "C,A,20210101,2021,52,202103,156,CHN,China,X,Export,124", 5, "months and years"
        ),
    ])
    func aFileThatIsNotInTheLayoutIsRefusedWithItsLine(_ sound: String, _ broken: String, _ line: Int, _ word: String)
        throws
    {
        let damaged = try text("comtrade.csv").replacing(sound, with: broken)
        guard line > 0 else {
            // A quantity is not read, and a damaged one does no harm.
            #expect(try comtrade(damaged).flows.count == 7)
            return
        }
        let error = try failure { _ = try comtrade(damaged) }
        #expect(error.diagnostics.first?.location.line == line)
        #expect(error.diagnostics.first?.message.contains(word) == true)
    }

    @Test func partsWithoutTheirWholeAreRefused() throws {
        let rows = try text("comtrade.csv").split(separator: "\n").map(String.init)
        let parts = [rows[0]] + rows.filter { $0.contains(",2100,TOTAL MOT") }
        let error = try failure { _ = try comtrade(parts.joined(separator: "\n")) }
        #expect(error.diagnostics.first?.message.contains("the whole is not there") == true)
    }

    @Test func aFlowThatStandsThereTwiceIsRefused() throws {
        let rows = try text("comtrade.csv").split(separator: "\n").map(String.init)
        let error = try failure { _ = try comtrade((rows + [rows[2]]).joined(separator: "\n")) }
        #expect(error.diagnostics.first?.location.line == rows.count + 1)
    }

    @Test func aHeadingAndItsPartAreNotAddedUp() throws {
        let error = try failure { _ = try comtrade(text("comtrade.csv"), products: ["5201", "520100"]) }
        #expect(error.message.contains("part of"))
        let missing = try failure { _ = try comtrade(text("comtrade.csv"), products: ["200290"]) }
        #expect(missing.message.contains("200290") && missing.message.contains("revision"))
        let origin = try failure {
            _ = try ComtradeFile.flows(fixture("comtrade.csv"), as: "c", origin: "ind", products: ["520100"])
        }
        #expect(origin.message.contains("ind"))
    }

    @Test func aCountryThatIsNoneAnyMoreKeepsItsNameAndIsTold() throws {
        let changed = try text("comtrade.csv").replacing(",704,VNM,Viet Nam,", with: ",891,SCG,Serbia and Montenegro,")
        let read = try comtrade(changed)
        #expect(try read.markets(in: "2021").map(\.name).contains("scg"))
        #expect(read.notes.contains { $0.contains("Serbia and Montenegro (891) was no country after 2006") })
    }

    @Test func theOlderComtradeIsReadAsWell() throws {
        let old = """
            Classification,Year,Period,Aggregate Level,Trade Flow Code,Trade Flow,Reporter Code,Reporter,Reporter ISO,Partner Code,Partner,Partner ISO,Commodity Code,Netweight (kg),Trade Value (US$)
            H4,2016,2016,6,2,Export,156,China,CHN,0,World,WLD,520100,9,30
            H4,2016,2016,6,2,Export,156,China,CHN,842,USA,USA,520100,9,30

            """
        #expect(try comtrade(old).flows.map(\.partner) == ["usa"])
    }

    @Test func namesInWesternLettersDoNotNeedUTF8() throws {
        let latin = Array(
            try text("comtrade.csv").replacing("Viet Nam", with: "Côte d'Ivoire and Türkiye").unicodeScalars)
        let bytes = latin.map { UInt8(truncatingIfNeeded: $0.value) }
        let url = try folder.write(bytes, to: "latin.csv")
        let read = try ComtradeFile.flows(url, as: "latin.csv", products: ["520100"])
        #expect(read.flows.count == 7)
        #expect(read.notes.contains { $0.contains("not UTF-8") })
    }

    @Test func semicolonsSeparateToo() throws {
        let changed = try text("comtrade.csv").replacing("\"invented, for a test\"", with: "x").replacing(
            ",", with: ";")
        #expect(try comtrade(changed).flows.count == 7)
    }

    // MARK: BACI over years

    @Test func yearsOfBACIAreOnePanel() throws {
        let first = try folder.write("t,i,j,k,v,q\n2020,156,842,520100,10,1\n2020,156,124,520300,5,NA\n", to: "a.csv")
        let second = try folder.write("t,i,j,k,v,q\n2021,156,842,520100,4,1\n2021,156,124,520300,6,1\n", to: "b.csv")
        let read = try BACIFile.flows(
            [(first, "a.csv"), (second, "b.csv")], exporter: 156, products: ["520100", "520300"])
        #expect(read.flows.map(\.value) == [10, 5, 4, 6] && read.periods == ["2020", "2021"])
        let twice = try failure {
            _ = try BACIFile.flows([(first, "a.csv"), (first, "c.csv")], exporter: 156, products: ["520100"])
        }
        #expect(twice.message.contains("2020"))
    }

    // MARK: OTEXA

    @Test func aReportOfOTEXAGivesCalendarYearsOnly() throws {
        let read = try OTEXAFile.flows(fixture("otexa-report.csv"), as: "o.csv", measure: .squareMetres)
        #expect(read.periods == ["2020", "2021", "2022"])
        let china = read.flows.filter { $0.partner == "china" }
        #expect(china.map(\.value) == [60.25e6, 50e6, 30e6])
        #expect(!read.flows.contains { $0.partner == "world" })
        #expect(read.notes.contains { $0.contains("10/2022") && $0.contains("YE 10/2023") })
        #expect(read.notes.contains { $0.contains("sum others: world") })
        #expect(read.notes.contains { $0.hasPrefix("2 cells are blank") })
        #expect(read.products == ["338"])
        let money = try failure { _ = try OTEXAFile.flows(fixture("otexa-report.csv"), as: "o.csv", measure: .value) }
        #expect(money.diagnostics.first?.message.contains("--measure sme") == true)
    }

    @Test func rowsByMonthAreAPanelOfMonths() throws {
        let read = try OTEXAFile.flows(fixture("otexa-long.csv"), as: "o.csv")
        #expect(read.isMonthly && read.periods.first == "2020-01" && read.periods.count == 24)
        #expect(read.products == ["0", "338", "339"])
        #expect(read.flows.first { $0.partner == "china" && $0.product == "338" }?.value == 300)
        let panel = try FlowDisplacement(flows: read.flows.filter { $0.product != "0" }, coalition: ["china"])
        let window = try #require(panel.window(of: "338", at: 2021 * 12, length: 12))
        #expect(window.direct == -150)
    }

    @Test(arguments: [
        ("China,338,2020,2,", "China,338,2020,13,", 6, "month"),
        ("China,338,2020,2,300", "China,338,2020,2,-300", 6, "0 to"),
        ("China,338,2020,2,300", "China,338,2020,2,many", 6, "expected a number"),
        ("China,338,2020,2,", "China,338,2020,1,", 6, "line 2"),
        ("Country,Category,Year", "Land,Category,Jahr", 31, "header"),
    ])
    func rowsOfOTEXAThatCannotBeAreRefused(_ sound: String, _ broken: String, _ line: Int, _ word: String) throws {
        var text = try text("otexa-long.csv").replacing(sound, with: broken)
        // The second February stands on another line.
        text = text.replacing("World,338,2020,1,450,150\nWorld,339,2020,1,450,150\nWorld,0,2020,1,450,150\n", with: "")
        let url = try folder.write(text, to: "o.csv")
        let error = try failure { _ = try OTEXAFile.flows(url, as: "o.csv") }
        let found = try #require(error.diagnostics.first)
        #expect(found.message.contains(word))
        if line == 31 { #expect(found.location.line == 31) } else { #expect((found.location.line ?? 0) > 1) }
    }

    // MARK: CBP

    @Test func theDashboardBefore2026CountsEntries() throws {
        let read = try CBPFigures(fixture("cbp-entries.csv"), as: "cbp.csv")
        #expect(read.counting == .entries && read.rows.count == 5)
        let years = read.sums { String($0.fiscalYear) }
        #expect(years.map(\.stopped) == [200, 100])
        #expect(years[0].released == Bounds(0.5, 0.8))
        #expect(years[1].denied == Bounds(exactly: 1))
        #expect(read.tables.count == 3)
        #expect(read.tables[0].title.contains("counted by entries"))
        #expect(read.notes.contains { $0.contains("totals") })
    }

    @Test func theDashboardSince2026CountsLinesAndSaysSo() throws {
        let read = try CBPFigures(fixture("cbp-lines.csv"), as: "cbp.csv")
        #expect(read.counting == .lines)
        #expect(read.notes.contains { $0.contains("not one series") })
        let mixed = try failure { _ = try CBPFigures(fixture("cbp-lines.csv"), as: "cbp.csv", counting: .entries) }
        #expect(mixed.message.contains("tariff"))
    }

    @Test func sharesOfWhatIsToldWhollyAreExact() {
        let sums = (1...300).flatMap { stopped in
            (0...stopped).map { released in
                CBPFigures.Sum(name: "x", counts: [.released: released, .denied: stopped - released], value: nil)
            }
        }
        #expect(sums.allSatisfy { $0.released?.isExact == true && $0.denied?.isExact == true })
    }

    @Test func laterYearsWithoutAWayOfCountingAreAsked() throws {
        let url = try folder.write("Fiscal Year,Exam Result,Shipments\n2026,Denied,5\n", to: "c.csv")
        #expect(try failure { _ = try CBPFigures(url, as: "c.csv") }.message.contains("--counting"))
        #expect(try CBPFigures(url, as: "c.csv", counting: .lines).rows.count == 1)
    }

    @Test(arguments: [
        ("FY23,Electronics,Malaysia,Released", "FY13,Electronics,Malaysia,Released", 2, "fiscal year"),
        ("Denied,40", "Refused,40", 3, "result"), ("Denied,40", "Denied,-40", 3, "0 or more"),
        ("Denied,40", "Denied,4.5", 3, "whole number"),
        ("Fiscal Year,Industry", "Jahr,Industry", 1, "fiscal year"),
        ("Exam Results,Shipments,Value (USD)", "Exam Results,A,B", 1, "counts"),
        ("Pending,60,300000", "Pending,60", 4, "cells"),
    ])
    func rowsOfTheDashboardThatCannotBeAreRefused(_ sound: String, _ broken: String, _ line: Int, _ word: String) throws
    {
        let url = try folder.write(try text("cbp-entries.csv").replacing(sound, with: broken), to: "c.csv")
        let error = try failure { _ = try CBPFigures(url, as: "c.csv") }
        #expect(error.diagnostics.first?.location.line == line)
        #expect(error.diagnostics.first?.message.contains(word) == true)
    }

    // MARK: C4ADS

    @Test func holdingsOfTheCorpsAreRead() throws {
        let read = try CorpsHoldings(fixture("c4ads.csv"), as: "c4ads.csv")
        #expect(read.holdings.map(\.company) == ["虚构甲棉业公司", "虚构乙食品公司", "虚构丙贸易公司"])
        #expect(read.holdings.map(\.share) == [Bounds(exactly: 0.6), Bounds(exactly: 0.51), Bounds(0, 1)])
        #expect(read.notes.contains { $0.contains("1 are not told") })
        #expect(read.notes.contains { $0.contains("its own holder") })
    }

    @Test func ratiosWithoutASignAreReadInOneWay() throws {
        let parts = try folder.write(
            try text("c4ads.csv").replacing("60%", with: "0.6").replacing("51%", with: "0.51"), to: "p.csv")
        #expect(try CorpsHoldings(parts, as: "p").holdings.first?.share == Bounds(exactly: 0.6))
        let mixed = try folder.write(try text("c4ads.csv").replacing("51%", with: "0.51"), to: "m.csv")
        #expect(try failure { _ = try CorpsHoldings(mixed, as: "m.csv") }.diagnostics.first?.location.line == 3)
    }

    @Test(arguments: [
        ("60%", "160%", 2, "0 to 100"), ("60%", "-1%", 2, "0 to 100"), ("60%", "most", 2, "0 to 100"),
        ("Shareholding_Company_Name", "Holder", 1, "shareholding company name"),
        ("虚构乙食品公司,Invented", ",Invented", 3, "no company"),
    ])
    func holdingsThatCannotBeAreRefused(_ sound: String, _ broken: String, _ line: Int, _ word: String) throws {
        let url = try folder.write(try text("c4ads.csv").replacing(sound, with: broken), to: "h.csv")
        let error = try failure { _ = try CorpsHoldings(url, as: "h.csv") }
        #expect(error.diagnostics.first?.location.line == line)
        #expect(error.diagnostics.first?.message.contains(word) == true)
    }

    // MARK: Sheffield Hallam

    private func workbook(_ sheets: [(String, [[String]])]) throws -> URL {
        let draft = WorkbookDraft(
            sheets: sheets.map { name, rows in
                SheetDraft(
                    name: name, columns: rows[0].map { SheetDraft.Column($0) },
                    rows: rows.dropFirst().map { $0.map { SheetDraft.Cell.text($0) } })
            })
        return try folder.write(try draft.bytes(), to: "named.xlsx")
    }

    private let header = ["Supplier", "Supplier (machine translated English)", "Industry", "Parent Company"]

    @Test func companiesNamedInReportsHaveTheProgrammeOfTheirSheet() throws {
        let url = try workbook([
            ("Information", [["about"], ["invented"]]),
            (
                "1. Labor Transfers in XUAR",
                [["Invented title", "", "", ""], header, ["虚构甲棉业公司", "Invented Cotton A", "cotton", ""]]
            ),
            (
                "2. Labor Transfers Out of XUAR",
                [header, ["虚构乙食品公司", "Invented Foods B", "", ""], ["", "", "food", ""]]
            ),
            ("4. Priority Sector Apparel", [header, ["", "Invented Apparel E", "apparel", ""]]),
        ])
        let read = try NamedCompanies(url, as: "named.xlsx")
        #expect(read.companies.map(\.name) == ["虚构甲棉业公司", "虚构乙食品公司", ""])
        #expect(
            read.companies.map(\.programme) == [
                "labour transfer in the region", "labour transfer out of the region", "not stated",
            ])
        #expect(read.companies[0].location.line == 3)
        #expect(read.notes.contains { $0.contains("Information") && $0.contains("not read") })
        #expect(read.notes.contains { $0.hasPrefix("1 rows without a name") })
    }

    @Test func companiesThatOperateInARegionAreNoCandidates() throws {
        let url = try workbook([("1. Companies Operating in XUAR", [["Company", "Sector"], ["虚构戊公司", "x"]])])
        #expect(try failure { _ = try NamedCompanies(url, as: "n.xlsx") }.message.contains("no evidence of one"))
        let other = try workbook([("Sheet1", [["a"], ["b"]])])
        #expect(try failure { _ = try NamedCompanies(other, as: "n.xlsx") }.message.contains("Sheet1"))
        let headless = try workbook([("3. XPCC", [["a", "b"], ["c", "d"]])])
        #expect(
            try failure { _ = try NamedCompanies(headless, as: "n.xlsx") }.diagnostics.first?.code == "outcome.header")
        let text = try folder.write("Supplier\nx\n", to: "no.xlsx")
        #expect(try failure { _ = try NamedCompanies(text, as: "no.xlsx") }.code == .unreadable)
    }

    @Test func aFileThatIsNotThereIsSaid() throws {
        let gone = folder.url.appending(path: "gone.csv")
        #expect(try failure { _ = try ComtradeFile.flows(gone, as: "gone.csv") }.message.contains("gone.csv"))
        #expect(try failure { _ = try CBPFigures(gone, as: "gone.csv") }.code == .unreadable)
        let empty = try folder.write("", to: "empty.csv")
        #expect(try failure { _ = try CorpsHoldings(empty, as: "empty.csv") }.message.contains("empty"))
        #expect(try failure { _ = try OTEXAFile.flows(empty, as: "empty.csv") }.message.contains("no header"))
    }
}
