import ClewModel
import Foundation
import OwnershipAnalysis
import TestSupport
import Testing

import World
@testable import ClewCommands

/// What `clew own` prints, on invented stakes.
struct OwnAnswerTests {
    private func source(_ table: String, listed: [String]) throws -> GraphFileSource {
        let folder = try TemporaryDirectory()
        let file = try folder.write(table, to: "stakes.csv")
        return try GraphFileSource(
            path: file.path(percentEncoded: false), listed: listed.map { ListedParty(EntityID($0)) })
    }

    private func rule() throws -> OwnershipRule {
        let folder = RepositoryFiles.reference.appending(path: "ownership-rules")
        return try #require(try OwnershipRuleCatalog(directory: folder)["us-ofac"])
    }

    private var day: Day { Day(year: 2025, month: 3, day: 1) ?? .distantPast }

    @Test func aCascadeIsATableWithFiveColumns() throws {
        let source = try source("owner,owned,share\nx,\"a, b\",50%\n\"a, b\",c,unknown\nx,d,49%\n", listed: ["x"])
        let cascade = source.graph.snapshot(on: day).cascade(
            under: try rule(), listed: source.listed(under: try rule(), on: day))
        let expected = """
            entity,verdict,lower,upper,depth
            "a, b",yes,0.5,0.5,1
            c,open,0,1,2
            x,yes,0,0,0

            """
        #expect(OwnTables.csv(cascade.rows()) == expected)
    }

    @Test(arguments: [(0.0, "0"), (1.0, "1"), (0.5, "0.5"), (0.333333333, "0.333333333"), (0.0007, "0.0007")])
    func sharesAreWrittenInFull(share: Double, text: String) {
        #expect(OwnTables.number(share) == text)
    }

    @Test func theAnswerShowsTheStakesTheirSourcesAndTheOpenQuestion() throws {
        let source = try source("owner,owned,share,source\nx,a,60%,Register R\na,b,unknown,Register S\n", listed: ["x"])
        let answer = try OwnAnswer(
            snapshot: source.graph.snapshot(on: day), entity: "b", rules: [try rule()], source: source)
        let text = answer.lines(TextStyle(isColoured: false), up: true, down: false, depth: 4).joined(separator: "\n")
        #expect(text.contains("us-ofac    OPEN"))
        #expect(text.contains("60% x → a"))
        #expect(text.contains("Register R"))
        #expect(text.contains("? How much of the capital of b did a hold on 2025-03-01?"))
        #expect(text.contains("└─ unknown a\n   └─ 60% x  listed"))
    }

    @Test func aRingIsOpenedOnceInTheTree() throws {
        let source = try source("owner,owned,share\na,b,60%\nb,a,10%\n", listed: [])
        let tree = HoldingTree(source.graph.snapshot(on: day), "a", .owned, depth: 9)
        let lines = tree.lines(label: { $0.rawValue }, tie: { ShareText.describe($0.share) + " " })
        #expect(lines == ["a", "└─ 60% b", "   └─ 10% a (see above)"])
    }

    @Test func thePictureNamesEveryPartyOnceAndEscapesIt() throws {
        let source = try source("owner,owned,share\n\"x \"\"q\"\"\",a,60%\n", listed: ["x \"q\""])
        let answer = try OwnAnswer(
            snapshot: source.graph.snapshot(on: day), entity: "a", rules: [try rule()], source: source)
        let dot = answer.picture(up: true, down: false, depth: 2).dot
        #expect(dot.contains("\"x \\\"q\\\"\" -> \"a\" [label=\"60%\""))
        #expect(dot.split(separator: "\n").count { $0.contains("fillcolor") } == 2)
    }

    @Test(arguments: ["x\ny\n", "id\nx\n# a remark\ny\n", "entity,words\nx,subsidiaries\ny,\n"])
    func listedPartiesAreReadFromLinesOrATable(text: String) throws {
        let folder = try TemporaryDirectory()
        let file = try folder.write(text, to: "listed.txt")
        #expect(try RootsFile.read(file.path(percentEncoded: false)) { _ in false }.map(\.entity) == ["x", "y"])
    }

    @Test func aListedPartyThatTheGraphLacksIsReported() throws {
        let source = try source("owner,owned,share\nx,a,60%\n", listed: ["x", "z"])
        #expect(source.diagnostics.map(\.code) == ["ownership.root.unknown"])
    }
}
