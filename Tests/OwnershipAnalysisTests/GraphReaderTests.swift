import ClewModel
import Foundation
import OwnershipAnalysis
import TestSupport
import Testing

struct GraphReaderTests {
    private func read(_ text: String, as name: String = "graph.csv") throws -> (OwnershipGraph, [Diagnostic]) {
        let folder = try TemporaryDirectory()
        var diagnostics: [Diagnostic] = []
        var builder = OwnershipGraphBuilder()
        try builder.read(table: try folder.write(text, to: name), as: name, into: &diagnostics)
        return (builder.graph(into: &diagnostics), diagnostics)
    }

    @Test func aTableOfPerCentsIsRead() throws {
        let (graph, diagnostics) = try read(
            """
            owner,owned,share,kind,from,to,source
            X,A,51%,,2020-01-01,,Register R
            X,B,25-50,capital,,,Register R
            X,C,,voting,,2021,Register R
            X,D,>50%,,,,
            "Y, Ltd.",A,49,,,,
            """)
        #expect(diagnostics.isEmpty)
        #expect(graph.stakeCount == 5)
        #expect(graph.stake(at: 0).share == Bounds(exactly: 0.51))
        #expect(graph.stake(at: 0).citation.source == "Register R")
        #expect(graph.stake(at: 0).validFrom == PartialDate("2020-01-01"))
        #expect(graph.stake(at: 1).share == Bounds(0.25, 0.5))
        #expect(graph.stake(at: 2).share == Stake.unknownShare)
        #expect(graph.stake(at: 2).kind == .voting)
        #expect(graph.stake(at: 3).share == Bounds(0.500000001, 1))
        #expect(graph.stake(at: 4).owner == "Y, Ltd.")
        #expect(graph.stake(at: 4).location == SourceLocation(file: "graph.csv", line: 6))
    }

    @Test func aTableOfFractionsIsTakenForWhatItIsAndSaysSo() throws {
        let (graph, diagnostics) = try read("owner,owned,share\nX,A,0.5\nX,B,1\nX,C,unknown\n")
        #expect(diagnostics.map(\.code) == ["ownership.share.fractions"])
        #expect(graph.stake(at: 0).share == Bounds(exactly: 0.5))
        #expect(graph.stake(at: 1).share == Bounds(exactly: 1))
    }

    @Test func aSmallPerCentBesideLargeOnesIsAPerCent() throws {
        let (graph, diagnostics) = try read("owner;owned;share\nX;A;0.5\nX;B;60\n")
        #expect(diagnostics.isEmpty)
        #expect(graph.stake(at: 0).share == Bounds(exactly: 0.005))
    }

    /// The unit is guessed from the first rows; a number far down that contradicts the guess has the file read again.
    @Test func aLargeNumberFarDownMakesAllOfThemPerCents() throws {
        var text = "owner,owned,share\n"
        for index in 0..<1500 { text += "X,A\(index),0.5\n" }
        let (fractions, notes) = try read(text)
        #expect(notes.map(\.code) == ["ownership.share.fractions"])
        #expect(fractions.stake(at: 1499).share == Bounds(exactly: 0.5))
        let (perCents, none) = try read(text + "X,B,60\n")
        #expect(none.isEmpty)
        #expect(perCents.stakeCount == 1501)
        #expect(perCents.stake(at: 0).share == Bounds(exactly: 0.005))
        #expect(perCents.stake(at: 1500).share == Bounds(exactly: 0.6))
    }

    @Test(arguments: ["Owner ID,Owned ID,Share (%)", "owner-id;Owned;PERCENT", "Shareholder,company,share percent"])
    func headersOfOtherSpellingsAreUnderstood(header: String) throws {
        let mark = header.contains(";") ? ";" : ","
        let (graph, diagnostics) = try read("\(header)\nX Y\(mark)A\(mark)0.51\n")
        #expect(diagnostics.isEmpty)
        #expect(graph.stake(at: 0).owner == "X Y")
        #expect(graph.stake(at: 0).share == Bounds(exactly: 0.0051))
    }

    @Test(arguments: [
        ("\"51,5%\"", "ownership.share.comma"), ("-5", "ownership.share.negative"), ("120", "ownership.share.over"),
        ("50-25", "ownership.share.reversed"), ("half", "ownership.share.text"),
    ])
    func aShareThatCannotBeReadIsReportedAndUnknown(text: String, code: String) throws {
        let (graph, diagnostics) = try read("owner,owned,share\nX,A,\(text)\nX,B,60\n")
        #expect(diagnostics.map(\.code) == [code])
        #expect(diagnostics.first?.location == SourceLocation(file: "graph.csv", line: 2))
        #expect(graph.stake(at: 0).share == Stake.unknownShare)
    }

    @Test func aRowWithoutAPartyIsReportedAndLeftOut() throws {
        let (graph, diagnostics) = try read("owner,owned,share\n,A,50\nX,B,60\n")
        #expect(diagnostics.map(\.code) == ["ownership.row.party"])
        #expect(graph.stakeCount == 1)
    }

    @Test func aTableWithoutItsColumnsIsRefused() throws {
        #expect(throws: OwnershipError.self) { try read("from,to\nX,A\n") }
        #expect(throws: OwnershipError.self) { try read("") }
    }

    @Test func digitsBeyondABillionthWidenAShare() throws {
        let third = try ShareText.parse("33.33333333333", plain: .percent)
        #expect(third == Bounds(0.333333333, 0.333333334))
        #expect(ShareText.describe(third) == "33.3333333%–33.3333334%")
        #expect(try ShareText.parse("33.3333333000", plain: .percent).isExact)
    }

    @Test func aFolderOrNoFileIsRefusedClearly() throws {
        let folder = try TemporaryDirectory()
        var diagnostics: [Diagnostic] = []
        for url in [folder.url, folder.url.appending(path: "nothing.csv")] {
            let error = #expect(throws: OwnershipError.self) {
                var builder = OwnershipGraphBuilder()
                try builder.read(table: url, as: "graph", into: &diagnostics)
            }
            #expect(error?.diagnostics.count == 1)
        }
    }

    @Test(arguments: [
        "股东,公司,持股比例", "股东名称,被投资企业,持股比例（%）", "Gesellschafter;Gesellschaft;Anteil", "Акционер;Компания;Доля",
        "Actionnaire,Société,Pourcentage", "Investor,Investee,Ownership percentage",
    ])
    func headersOfSeveralLanguagesAreKnown(header: String) throws {
        let row = ["X", "A", "60"].joined(separator: header.contains(";") ? ";" : ",")
        let (graph, diagnostics) = try read(header + "\n" + row + "\n")
        #expect(diagnostics.isEmpty)
        #expect(graph.stakeCount == 1 && graph.stake(at: 0).share == Bounds(exactly: 0.6))
    }

    @Test func aBandOfVotesIsAStakeOfVotes() throws {
        let (graph, _) = try read("owner,owned,share\nX,A,voting-rights-50-to-75-percent\nY,A,75% or more\n")
        #expect(graph.stake(at: 0).kind == .voting)
        #expect(graph.stake(at: 1).kind == .capital && graph.stake(at: 1).share == Bounds(0.75, 1))
    }
}
