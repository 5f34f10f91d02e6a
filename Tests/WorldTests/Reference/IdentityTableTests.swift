import ClewModel
import Foundation
import StatementStore
import TestSupport
import Testing
import World

struct IdentityTableTests {
    private let folder: TemporaryDirectory
    private let archive: Archive
    private let day = Day("2024-01-01") ?? .distantPast

    init() throws {
        folder = try TemporaryDirectory()
        archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
        try load(["a", "b"])
    }

    private func load(_ ids: [EntityID]) throws {
        let request = ListImportRequest(dataset: "invented_list", recorded: day)
        _ = try archive.importList(request) { draft in
            for id in ids {
                try draft.add(
                    Statement(
                        entity: id, schema: .company, property: .name, value: "Invented", dataset: "invented_list"))
            }
        }
    }

    private func table(_ rows: String) throws -> IdentityTable {
        try IdentityTable(try folder.write("one,other,reason,source\n" + rows, to: "pairs.csv"))
    }

    @Test func pairsWhoseEntitiesAreInTheArchiveAreRecordedOnce() throws {
        let pairs = try table("b,a,the same number,a register\na,z,the same number,a register\n")
        #expect(try pairs.record(in: archive, on: day).map { [$0.one, $0.other] } == [["a", "b"]])
        #expect(try pairs.record(in: archive, on: day).isEmpty)
        try load(["a", "b", "z"])
        #expect(try pairs.record(in: archive, on: day).map { [$0.one, $0.other] } == [["a", "z"]])
    }

    @Test func aLinkThatWasTakenBackStaysTakenBack() throws {
        let pairs = try table("a,b,the same number,a register\n")
        let link = try #require(try pairs.record(in: archive, on: day).first)
        try archive.withdraw(link: link.number, reason: "two registers", on: day)
        #expect(try pairs.record(in: archive, on: day).isEmpty)
        #expect(try archive.links().isEmpty)
    }

    @Test func everyProblemOfATableIsToldWithItsPlace() throws {
        let error = #expect(throws: ClewError.self) { try table("a,a,r,s\na,,r,s\nb,a,r,s\n") }
        #expect(error?.diagnostics.map(\.location.line) == [2, 3])
    }

    @Test func ourOwnTableNamesEntitiesOfTheBundledLists() throws {
        let url = RepositoryFiles.reference.appending(path: "identities/same-entities.csv")
        #expect(try IdentityTable(url).count > 0)
        let lists = try ["us-dhs-uflpa.csv", "xinjiang-listings.csv"].map {
            try String(contentsOf: RepositoryFiles.reference.appending(path: "lists/\($0)"), encoding: .utf8)
        }.joined()
        let rows = try String(contentsOf: url, encoding: .utf8).split(separator: "\n").dropFirst(2)
        for row in rows {
            for id in row.split(separator: ",").prefix(2) { #expect(lists.contains(",\(id),"), "\(id)") }
        }
    }
}
