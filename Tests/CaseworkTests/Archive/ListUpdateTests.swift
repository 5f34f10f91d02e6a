import Casework
import ClewModel
import Foundation
import ListImport
import StatementStore
import TestSupport
import Testing
import World

struct ListUpdateTests {
    private let folder: TemporaryDirectory
    private let archive: Archive

    init() throws {
        folder = try TemporaryDirectory()
        archive = try Archive(at: folder.url.appending(path: "archive.sqlite"))
    }

    private static func lines(_ count: Int) -> [UInt8] {
        Array(
            (0..<count).map { place in
                #"{"id":"e\#(place)","schema":"Company","properties":{"name":["Entity \#(place)"]},"datasets":["x"]}"#
            }.joined(separator: "\n").utf8)
    }

    private func update(_ server: LocalServer, on day: String) async throws -> ListUpdate.Outcome {
        let importer = try PublishedLists.catalog().importer(for: "ftm")
        let download = ListDownload(folder: folder.url.appending(path: "downloads"), limits: DownloadLimits(silence: 5))
        return try await ListUpdate(importer, metadata: nil, archive: archive, download: download).run(
            address: URL(string: server.address + "/entities.ftm.json"),
            options: ArchiveImportOptions(recorded: try #require(Day(day))))
    }

    @Test func aListIsDownloadedImportedAndLaterOnlyConfirmed() async throws {
        let server = try LocalServer { request in
            request.headers["if-none-match"] == "\"one\""
                ? LocalServer.whole([], status: "304 Not Modified")
                : LocalServer.whole(Self.lines(3), headers: ["ETag: \"one\""])
        }
        guard case .imported(let report) = try await update(server, on: "2024-01-01") else {
            Issue.record("nothing was imported")
            return
        }
        #expect(report.outcome.counts.new == 3)
        #expect(report.outcome.version?.files.map(\.name) == ["entities.ftm.json"])
        guard case .unchanged = try await update(server, on: "2024-01-08") else {
            Issue.record("the list was downloaded again")
            return
        }
        #expect(try archive.lists().first?.checked == Day("2024-01-08"))
        #expect(server.requests.count == 2)
    }

    @Test func aNewVersionReplacesTheOldOne() async throws {
        let counter = try LocalServer { request in
            request.headers["if-none-match"] == nil
                ? LocalServer.whole(Self.lines(10), headers: ["ETag: \"one\""])
                : LocalServer.whole(Self.lines(12), headers: ["ETag: \"two\""])
        }
        _ = try await update(counter, on: "2024-01-01")
        guard case .imported(let report) = try await update(counter, on: "2024-01-02") else {
            Issue.record("nothing was imported")
            return
        }
        #expect((report.outcome.counts.new, report.outcome.counts.gone) == (2, 0))
    }

    @Test func aVersionThatIsWithheldIsAskedForAgain() async throws {
        let server = try LocalServer { request in
            request.headers["if-none-match"] == nil
                ? LocalServer.whole(Self.lines(10), headers: ["ETag: \"one\""])
                : LocalServer.whole(Self.lines(2), headers: ["ETag: \"two\""])
        }
        _ = try await update(server, on: "2024-01-01")
        for day in ["2024-01-02", "2024-01-03"] {
            guard case .imported(let report) = try await update(server, on: day),
                case .withheld = report.outcome.disposition
            else {
                Issue.record("the version was published")
                return
            }
        }
        #expect(server.requests.map { $0.headers["if-none-match"] } == [nil, "\"one\"", "\"one\""])
        #expect(try archive.snapshot(validAt: nil, knownAt: .distantFuture).entities().count == 10)
    }

    @Test func whatIsNoListIsNotImported() async throws {
        let server = try LocalServer { _ in LocalServer.whole(Array("{\"error\": \"try later\"}".utf8)) }
        let error = await #expect(throws: ClewError.self) { _ = try await update(server, on: "2024-01-01") }
        #expect(error?.code == .listInvalid)
        #expect(try archive.lists().isEmpty)
    }

    @Test func aListWithoutAnAddressSaysSo() async throws {
        let importer = try PublishedLists.catalog().importer(for: "ftm")
        let update = ListUpdate(
            importer, metadata: nil, archive: archive, download: ListDownload(folder: folder.url))
        let error = await #expect(throws: ClewError.self) {
            _ = try await update.run(options: ArchiveImportOptions(recorded: .distantPast))
        }
        #expect(error?.message.contains("there is no address") == true)
    }
}
