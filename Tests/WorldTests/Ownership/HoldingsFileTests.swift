import ClewModel
import Foundation
import OwnershipAnalysis
import TestSupport
import Testing
import World

/// Files of stakes, read by the readers that fill the archive.
struct HoldingsFileTests {
    private func read(_ text: String, as name: String) throws -> (OwnershipGraph, [Diagnostic]) {
        let folder = try TemporaryDirectory()
        let file = try HoldingsFile(try folder.write(text, to: name), as: name)
        return (file.graph, file.diagnostics)
    }

    @Test func entitiesOfFollowTheMoneyAreRead() throws {
        let (graph, diagnostics) = try read(
            """
            {"id":"x","schema":"Organization","properties":{"name":["Invented Holding X"]}}
            {"id":"a","schema":"Company","properties":{"name":["Invented Works A"]}}
            {"id":"o1","schema":"Ownership","properties":{"owner":["x"],"asset":["a"],"percentage":["60"],"startDate":["2020"]}}
            {"id":"o2","schema":"Ownership","properties":{"owner":["a"],"asset":[{"id":"b","schema":"Company"}],"sharesCount":["1000"]}}
            {"id":"d1","schema":"Directorship","properties":{"director":["p"],"organization":["a"]}}
            """, as: "graph.jsonl")
        #expect(diagnostics.map(\.code) == ["ownership.entity.unknown", "ownership.entity.unknown"])
        #expect(graph.name(of: "x") == "Invented Holding X")
        #expect(graph.entities(called: "invented works a") == ["a"])
        #expect(graph.stake(at: 0).share == Bounds(exactly: 0.6))
        #expect(graph.stake(at: 1).share == Stake.unknownShare)
        #expect(graph.stake(at: 1).asset == "b")
        #expect(graph.stake(at: 2).kind == .directorship)
        #expect(graph.stake(at: 0).location?.line == 3)
    }

    @Test func aBrokenLineIsReportedAndTheNextIsRead() throws {
        let (graph, diagnostics) = try read(
            """
            {"id":"o1","schema":"Ownership","properties":{"owner":["x"],"asset":["a"]
            {"id":"o2","schema":"Ownership","properties":{"owner":["x"],"asset":["b"],"percentage":["70%"]}}
            {"id":"o3","schema":"Ownership","properties":{"asset":["b"]}}
            """, as: "graph.jsonl")
        #expect(graph.stakeCount == 1)
        #expect(diagnostics.filter { $0.severity == .error }.map(\.location.line) == [1, 3])
    }

    @Test func statesOfABeneficialOwnershipRecordFollowOneAnother() throws {
        let (graph, _) = try read(
            """
            [{"statementId":"s0","recordId":"a","recordType":"entity","recordDetails":{"name":"Invented Works A"}},
             {"statementId":"s1","recordId":"r","recordType":"relationship","recordStatus":"new","statementDate":"2020-02-01",
              "recordDetails":{"subject":"a","interestedParty":"x","interests":[
               {"type":"shareholding","share":{"exact":60},"startDate":"2020-01-01"}]}},
             {"statementId":"s2","recordId":"r","recordType":"relationship","recordStatus":"updated",
              "statementDate":"2024-02-01","recordDetails":{"subject":"a","interestedParty":"x","interests":[
               {"type":"shareholding","share":{"minimum":25,"exclusiveMaximum":50},"startDate":"2024-01-01"}]}},
             {"statementId":"s3","recordId":"q","recordType":"relationship","recordDetails":{"subject":"a",
              "interestedParty":"y","interests":[{"type":"shareholding","directOrIndirect":"indirect",
               "share":{"exact":30}}]}}]
            """, as: "graph.json")
        #expect(graph.name(of: "a") == "Invented Works A")
        #expect(graph.stake(at: 0).validTo == PartialDate("2023-12-31"))
        #expect(graph.stake(at: 1).share == Bounds(0.25, 0.499999999))
        #expect(graph.stake(at: 1).validTo == nil)
        #expect(graph.stake(at: 2).kind == .control(.unspecified))
    }

    private static let examples = RepositoryFiles.beside("shared/data/bods")

    @Test(.enabled(if: examples != nil))
    func thePublishedExamplesOfTheStandardAreRead() throws {
        let folder = try #require(HoldingsFileTests.examples)
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let file = try HoldingsFile(url, as: url.lastPathComponent)
            let (graph, diagnostics) = (file.graph, file.diagnostics)
            #expect(graph.entityCount > 0, "\(url.lastPathComponent)")
            // One package has an owner whose stake is closed two days after the next begins.
            let errors = diagnostics.filter { $0.severity == .error }.map(\.code)
            let expected = url.lastPathComponent == "tecido.json" ? ["ownership.sum.over", "ownership.sum.over"] : []
            #expect(errors == expected, "\(url.lastPathComponent): \(diagnostics)")
        }
    }
}
