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
        let stakes = (0..<graph.stakeCount).map { graph.stake(at: $0) }
        #expect(stakes.map(\.asset) == ["a", "a", "b"])
        #expect(stakes.map(\.kind) == [.directorship, .capital, .capital])
        #expect(stakes.map(\.share).dropFirst() == [Bounds(exactly: 0.6), Stake.unknownShare])
        #expect(stakes.map(\.citation.pinpoint) == ["d1", "o1", "o2"])
    }

    @Test func aBrokenLineIsReportedAndTheNextIsRead() throws {
        let (graph, diagnostics) = try read(
            """
            {"id":"o1","schema":"Ownership","properties":{"owner":["x"],"asset":["a"]
            {"id":"o2","schema":"Ownership","properties":{"owner":["x"],"asset":["b"],"percentage":["70%"]}}
            {"id":"o3","schema":"Ownership","properties":{"asset":["b"]}}
            """, as: "graph.jsonl")
        #expect(graph.stakeCount == 1)
        let errors = diagnostics.filter { $0.severity == .error }
        #expect(errors.map(\.location.line) == [1, nil])
        #expect(errors.map(\.location.record) == ["o1", "o3"])
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
        let stakes = (0..<graph.stakeCount).map { graph.stake(at: $0) }
        let first = try #require(stakes.first { $0.share == Bounds(exactly: 0.6) })
        #expect(first.validTo == PartialDate("2024-02-01"))
        let second = try #require(stakes.first { $0.share == Bounds(0.25, 0.499999999) })
        #expect(second.validFrom == PartialDate("2024-01-01") && second.validTo == nil)
        let indirect = try #require(stakes.first { $0.isIndirect })
        #expect(indirect.share == Bounds(0, 0.3))
    }

    private static let examples = RepositoryFiles.beside("shared/data/bods")

    @Test(.enabled(if: examples != nil))
    func thePublishedExamplesOfTheStandardAreRead() throws {
        let folder = try #require(HoldingsFileTests.examples)
        for url in try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil) {
            let file = try HoldingsFile(url, as: url.lastPathComponent)
            let (graph, diagnostics) = (file.graph, file.diagnostics)
            #expect(graph.entityCount > 0, "\(url.lastPathComponent)")
            // One package replaces a statement on the day on which it begins.
            let errors = diagnostics.filter { $0.severity == .error }.map(\.code)
            let expected = url.lastPathComponent == "fermcat.json" ? ["ownership.sum.over"] : []
            #expect(errors == expected, "\(url.lastPathComponent): \(diagnostics)")
        }
    }
}
