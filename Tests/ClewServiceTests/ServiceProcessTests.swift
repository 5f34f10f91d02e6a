import Foundation
import StatementStore
import TestSupport
import Testing

/// The service as a process: its arguments, its signals, and what it says of lists that change under it.
@Suite(.enabled(if: ServiceProgram.location("clew-service") != nil))
struct ServiceProcessTests {
    @Test(arguments: ["99999", "-1", "65536", "eight"])
    func aPortThatIsNoneIsAnErrorOfTheInput(_ port: String) throws {
        let run = try ServiceProgram.run("clew-service", ["--port=\(port)"])
        #expect(run.status == 2)
        #expect(run.errors.contains("port"))
    }

    @Test func anAddressThatIsTakenIsAnErrorOfTheInput() throws {
        let service = try ServiceProgram.Running(archive: nil)
        let run = try ServiceProgram.run("clew-service", ["--port", String(service.port)])
        #expect(run.status == 2)
        #expect(run.errors.contains("cannot listen on 127.0.0.1, port \(service.port)"))
    }

    @Test func withoutAnArchiveItServesWhatComesWithClewAndSaysSo() throws {
        let folder = try TemporaryDirectory()
        let service = try ServiceProgram.Running(archive: folder.url.appending(path: "none.sqlite"))
        #expect(try service.ask("/readyz").status == 200)
        #expect(service.messages.contains("there is no archive at"))
    }

    @Test(arguments: [SIGTERM, SIGINT])
    func aSignalEndsItWhateverAClientDoes(signal: Int32) throws {
        let service = try ServiceProgram.Running(archive: nil)
        let silent = try Connection(port: service.port)
        let slow = try Connection(port: service.port)
        slow.send("POST /match/default HTTP/1.1\r\nhost: a\r\ncontent-length: 900\r\n\r\n{\"queries\":")
        let deaf = try Connection(port: service.port)
        for _ in 0..<400 { deaf.send("GET /search/default?q=xinjiang&limit=500 HTTP/1.1\r\nhost: a\r\n\r\n") }
        #expect(try service.ask("/healthz").status == 200)
        kill(service.process.processIdentifier, signal)
        service.process.waitUntilExit()
        #expect(service.process.terminationStatus == 0)
        #expect(service.process.terminationReason == .exit)
        withExtendedLifetime((silent, slow, deaf)) {}
    }

    @Test func theSecondSignalEndsItAtOnce() throws {
        let service = try ServiceProgram.Running(archive: nil)
        let slow = try Connection(port: service.port)
        slow.send("POST /match/default HTTP/1.1\r\nhost: a\r\ncontent-length: 900\r\n\r\n{")
        #expect(try service.ask("/healthz").status == 200)
        for _ in 0..<50 where service.process.isRunning {
            kill(service.process.processIdentifier, SIGTERM)
            usleep(20_000)
        }
        service.process.waitUntilExit()
        #expect(service.process.terminationStatus == 0)
        #expect(!service.messages.contains("stopped after"))
    }

    private static func entities(_ numbers: Range<Int>, damaged: Int? = nil) -> String {
        numbers.map { number in
            let line =
                #"{"id":"invented-\#(number)","schema":"Company","properties":{"name":["Quonvex Mill \#(number)"],"#
                + #""country":["cn"],"topics":["sanction"]}}"#
            return (number == damaged ? String(line.dropLast(9)) : line) + "\n"
        }.joined()
    }

    @Test(.enabled(if: ServiceProgram.location("clew") != nil))
    func anImportShowsInTheCatalogAndIsTakenUpOnSIGHUP() async throws {
        let folder = try TemporaryDirectory()
        let archive = folder.url.appending(path: "archive.sqlite")
        func load(_ text: String, on day: String, _ options: String...) throws -> Int32 {
            let file = try folder.write(text, to: "list-\(day).json").path(percentEncoded: false)
            return try ServiceProgram.run(
                "clew", ["lists", "import", "ftm", file, "--recorded", day] + options, archive: archive
            ).status
        }
        #expect(try load(Self.entities(0..<20), on: "2020-01-01") == 0)
        let service = try ServiceProgram.Running(archive: archive)
        let body = #"{"queries":{"a":{"schema":"Company","properties":{"name":["Quonvex Mill 20"]}}}}"#
        func catalog() throws -> [String: Any] {
            let text = try service.ask("/catalog").body
            return try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
        }
        #expect(try catalog()["index_stale"] as? Bool == false)
        #expect(try service.ask("/match/ftm", post: body).body.contains("invented-20") == false)
        let old = try service.ask("/readyz")
        #expect(old.status == 503)
        #expect(old.body.contains("ftm is out of date"))

        // A record that cannot be read: the version is not whole.
        let today = Date.now.formatted(.iso8601.year().month().day())
        #expect(try load(Self.entities(0..<25, damaged: 5), on: today) == 3)
        let stale = try catalog()
        #expect(stale["index_stale"] as? Bool == true)
        #expect((stale["outdated"] as? [String])?.contains("ftm") == true)
        #expect((stale["current"] as? [String])?.contains("ftm") == false)

        kill(service.process.processIdentifier, SIGHUP)
        while try catalog()["index_stale"] as? Bool == true {
            try #require(service.process.isRunning)
            usleep(50_000)
        }
        let answer = try service.ask("/match/ftm", post: body).body
        #expect(answer.contains("invented-20"))
        #expect(answer.contains(#""rejected":1"#))
        #expect(answer.contains(#""whole":false"#))
        let ready = try service.ask("/readyz")
        #expect(ready.status == 503)
        #expect(ready.body.contains("ftm is not whole: 1 record could not be read"))
        #expect(try service.ask("/healthz").status == 200)
        let accepting = try ServiceProgram.Running(["--accept-incomplete"], archive: archive)
        #expect(try accepting.ask("/readyz").status == 200)
    }

    @Test(.enabled(if: ServiceProgram.location("clew") != nil))
    func aReloadThatFailsLeavesTheListsInUse() throws {
        let folder = try TemporaryDirectory()
        let archive = folder.url.appending(path: "archive.sqlite")
        let file = try folder.write(Self.entities(0..<20), to: "list.json").path(percentEncoded: false)
        let arguments = ["lists", "import", "ftm", file, "--recorded", "2026-01-01"]
        #expect(try ServiceProgram.run("clew", arguments, archive: archive).status == 0)
        let service = try ServiceProgram.Running(archive: archive)
        try Data("no archive".utf8).write(to: archive, options: .atomic)
        kill(service.process.processIdentifier, SIGHUP)
        while !service.messages.contains("those before stay in use") {
            try #require(service.process.isRunning)
            usleep(50_000)
        }
        let body = #"{"queries":{"a":{"schema":"Company","properties":{"name":["Quonvex Mill 7"]}}}}"#
        #expect(try service.ask("/match/ftm", post: body).body.contains("invented-7"))
    }

    @Test(.enabled(if: ServiceProgram.location("clew") != nil))
    func anArchiveThatIsGoneClearsNobodyOnSIGHUP() throws {
        let folder = try TemporaryDirectory()
        let archive = folder.url.appending(path: "archive.sqlite")
        let file = try folder.write(Self.entities(0..<20), to: "list.json").path(percentEncoded: false)
        let arguments = ["lists", "import", "ftm", file, "--recorded", "2026-01-01"]
        #expect(try ServiceProgram.run("clew", arguments, archive: archive).status == 0)
        let service = try ServiceProgram.Running(archive: archive)
        for ending in ["", "-wal", "-shm"] {
            try? FileManager.default.removeItem(atPath: archive.path(percentEncoded: false) + ending)
        }
        kill(service.process.processIdentifier, SIGHUP)
        while !service.messages.contains("those before stay in use") {
            try #require(service.process.isRunning)
            usleep(50_000)
        }
        #expect(service.messages.contains("is gone"))
        let body = #"{"queries":{"a":{"schema":"Company","properties":{"name":["Quonvex Mill 7"]}}}}"#
        #expect(try service.ask("/match/ftm", post: body).body.contains("invented-7"))
        #expect(try service.ask("/match/default", post: body).body.contains("invented-7"))
        // Nothing came into being in its place.
        #expect(!FileManager.default.fileExists(atPath: archive.path(percentEncoded: false)))
    }

    /// A limit on what a file may hold stands for a full disk: what the log cannot take is not done, and answers go on.
    @Test(.enabled(if: ServiceProgram.location("clew") != nil))
    func whatTheLogCannotTakeOnAFullDiskIsNotDoneAndAnswersGoOn() throws {
        let folder = try TemporaryDirectory()
        let archive = folder.url.appending(path: "archive.sqlite")
        let file = try folder.write(Self.entities(0..<20), to: "list.json").path(percentEncoded: false)
        func load(_ path: String, on day: String) throws -> Int32 {
            try ServiceProgram.run("clew", ["lists", "import", "ftm", path, "--recorded", day], archive: archive).status
        }
        #expect(try load(file, on: "2026-01-01") == 0)
        let service = try ServiceProgram.Running(
            archive: archive, environment: ["CLEW_UPDATE_TOKEN": "invented"], under: "trap '' XFSZ; ulimit -f 1")
        let more = try folder.write(Self.entities(0..<21), to: "more.json").path(percentEncoded: false)
        #expect(try load(more, on: "2026-02-01") == 0)
        let update = try service.ask("/updatez?token=invented&sync=true", post: "")
        #expect(update.status == 500)
        #expect(update.body.contains("cannot be put on record"))
        let body = #"{"queries":{"a":{"schema":"Company","properties":{"name":["Quonvex Mill 20"]}}}}"#
        let answer = try service.ask("/match/ftm", post: body)
        #expect(answer.status == 200 && !answer.body.contains("invented-20"), "the lists were read again all the same")
        #expect(try service.ask("/readyz").status != 500)
        #expect(try ServiceProgram.run("clew", ["audit", "verify"], archive: archive).status == 0)
        let acts = try Archive(at: archive).auditEntries()
        #expect(!acts.isEmpty && !acts.contains { $0.kind.rawValue == "service.lists.reread" })
    }

    /// Other processes write the archive while the service runs: it goes on reading it, and its acts stand in the log.
    @Test(.enabled(if: ServiceProgram.location("clew") != nil))
    func otherProcessesMayWriteTheArchiveAgainAndAgain() throws {
        let folder = try TemporaryDirectory()
        let archive = folder.url.appending(path: "archive.sqlite")
        let tokens = folder.url.appending(path: "tokens.json").path(percentEncoded: false)
        let file = try folder.write(Self.entities(0..<20), to: "list.json").path(percentEncoded: false)
        func load(_ file: String, on day: String) throws -> Int32 {
            try ServiceProgram.run("clew", ["lists", "import", "ftm", file, "--recorded", day], archive: archive).status
        }
        #expect(try load(file, on: "2026-01-01") == 0)
        let service = try ServiceProgram.Running(archive: archive, environment: ["CLEW_UPDATE_TOKEN": "invented"])
        for round in 0..<3 {
            let added = try ServiceProgram.run(
                "clew-service", ["token", "add", "Ada \(round)", "--tokens", tokens], archive: archive)
            #expect(added.status == 0, "\(added.errors)")
            let update = try service.ask("/updatez?token=invented&sync=true", post: "")
            #expect(update.status == 200, "round \(round): \(update.body)")
            #expect(try service.ask("/work/audit").status == 200)
            let more = try folder.write(Self.entities(0..<(21 + round)), to: "list-\(round).json")
            #expect(try load(more.path(percentEncoded: false), on: "2026-02-0\(round + 1)") == 0)
            #expect(try service.ask("/catalog").body.contains(#""index_stale":true"#))
        }
        #expect(try service.ask("/updatez?token=invented&sync=true", post: "").status == 200)
        let body = #"{"queries":{"a":{"schema":"Company","properties":{"name":["Quonvex Mill 22"]}}}}"#
        #expect(try service.ask("/match/ftm", post: body).body.contains("invented-22"))
        #expect(try ServiceProgram.run("clew", ["audit", "verify"], archive: archive).status == 0)
    }
}
