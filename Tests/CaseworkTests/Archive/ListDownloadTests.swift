import Casework
import ClewModel
import Foundation
import Synchronization
import TestSupport
import Testing
import World

struct ListDownloadTests {
    private let folder: TemporaryDirectory
    private let body = Array(String(repeating: "a line of an invented list\n", count: 4000).utf8)

    init() throws {
        folder = try TemporaryDirectory()
    }

    private func download(_ limits: DownloadLimits = DownloadLimits(silence: 5)) -> ListDownload {
        ListDownload(folder: folder.url, limits: limits)
    }

    private func fetch(
        _ server: LocalServer, _ path: String = "/list.csv", limits: DownloadLimits = DownloadLimits(silence: 5),
        known: ListDownload.Validators? = nil, acceptsPages: Bool = false
    ) async throws -> (bytes: [UInt8]?, validators: ListDownload.Validators) {
        let address = try #require(URL(string: server.address + path))
        let outcome = try await download(limits).fetch(address, known: known, acceptsPages: acceptsPages)
        switch outcome {
        case .unchanged: return (nil, ListDownload.Validators(entityTag: nil, lastModified: nil))
        case .file(let file, let entityTag, let lastModified):
            return (
                Array(try Data(contentsOf: file)),
                ListDownload.Validators(entityTag: entityTag, lastModified: lastModified)
            )
        }
    }

    private func failure(_ body: () async throws -> Void) async -> String {
        do {
            try await body()
            return ""
        } catch let error as ClewError {
            return error.code == .download ? error.message : "other code: \(error)"
        } catch {
            return "other error: \(error)"
        }
    }

    @Test func aFileArrivesWithWhatTheServerSaidAboutIt() async throws {
        let body = body
        let server = try LocalServer { _ in
            LocalServer.whole(body, headers: ["ETag: \"one\"", "Content-Type: text/csv"])
        }
        let (bytes, validators) = try await fetch(server)
        #expect(bytes == body)
        #expect(validators.entityTag == "\"one\"")
        #expect(server.requests.first?.headers["accept-encoding"] == "identity")
        #expect(server.requests.first?.headers["cookie"] == nil)
    }

    @Test func whatHasNotChangedIsNotSentAgain() async throws {
        let server = try LocalServer { request in
            request.headers["if-none-match"] == "\"one\""
                ? LocalServer.whole([], status: "304 Not Modified") : LocalServer.whole([0x61])
        }
        let known = ListDownload.Validators(entityTag: "\"one\"", lastModified: "Mon, 01 Jan 2024 00:00:00 GMT")
        #expect(try await fetch(server, known: known).bytes == nil)
        #expect(server.requests.first?.headers["if-modified-since"] == "Mon, 01 Jan 2024 00:00:00 GMT")
    }

    @Test func aTransferThatIsCutOffIsTakenUpWhereItEnded() async throws {
        let body = body
        let server = try LocalServer { request in
            if let range = request.headers["range"], let start = Int(range.dropFirst(6).dropLast()) {
                let headers = ["ETag: \"one\"", "Content-Range: bytes \(start)-\(body.count - 1)/\(body.count)"]
                return LocalServer.whole(Array(body[start...]), status: "206 Partial Content", headers: headers)
            }
            return LocalServer.whole(Array(body.prefix(50_000)), headers: ["ETag: \"one\""], claimedLength: body.count)
        }
        #expect(try await fetch(server).bytes == body)
        #expect(server.requests.map { $0.headers["range"] } == [nil, "bytes=50000-"])
        #expect(server.requests.last?.headers["if-range"] == "\"one\"")
    }

    @Test func aServerThatCannotGoOnStartsAnew() async throws {
        let body = body
        let counter = Counter()
        let server = try LocalServer { _ in
            LocalServer.whole(
                counter.next() == 0 ? Array(body.prefix(50_000)) : body, headers: ["ETag: \"one\""],
                claimedLength: body.count)
        }
        #expect(try await fetch(server).bytes == body)
        #expect(server.requests.count >= 2)
    }

    @Test func aFileThatIsAlwaysCutOffIsGivenUpAndWhatArrivedIsKept() async throws {
        let body = body
        let server = try LocalServer { _ in
            LocalServer.whole(Array(body.prefix(10)), headers: ["ETag: \"one\""], claimedLength: body.count)
        }
        let message = await failure { _ = try await fetch(server) }
        #expect(message.contains("cut off"))
        // A busy machine can fail a connection before the server has read its request.
        #expect((1...3).contains(server.requests.count))
    }

    @Test func aSilentServerIsGivenUp() async throws {
        let server = try LocalServer { _ in [.wait(milliseconds: 3000)] }
        let message = await failure {
            _ = try await fetch(server, limits: DownloadLimits(silence: 0.5, attempts: 1))
        }
        #expect(message.contains("sent nothing for too long"))
    }

    @Test func aSlowServerIsGivenUp() async throws {
        let server = try LocalServer { _ in
            let head = Array("HTTP/1.1 200 OK\r\nContent-Length: 1000\r\n\r\n".utf8)
            return [.send(head)] + (0..<40).flatMap { _ in [LocalServer.Step.send([0x61]), .wait(milliseconds: 100)] }
        }
        let message = await failure {
            _ = try await fetch(server, limits: DownloadLimits(time: .milliseconds(700), silence: 5))
        }
        #expect(message.contains("took longer"))
    }

    @Test func aRedirectionIsFollowedAndALoopIsNot() async throws {
        let body = body
        let server = try LocalServer { request in
            switch request.path {
            case "/list.csv": LocalServer.whole([], status: "302 Found", headers: ["Location: /real.csv"])
            case "/real.csv": LocalServer.whole(body)
            default: LocalServer.whole([], status: "302 Found", headers: ["Location: /loop.csv"])
            }
        }
        #expect(try await fetch(server).bytes == body)
        let message = await failure { _ = try await fetch(server, "/loop.csv") }
        #expect(message.contains("redirects more than 5 times"))
    }

    @Test func aRedirectionToAnotherKindOfAddressIsRefused() async throws {
        let server = try LocalServer { _ in
            LocalServer.whole([], status: "302 Found", headers: ["Location: file:///etc/hostname"])
        }
        #expect(await !failure { _ = try await fetch(server) }.isEmpty)
    }

    @Test(arguments: ["text/html; charset=utf-8", "text/csv"])
    func aWebPageInPlaceOfTheListIsRefused(type: String) async throws {
        let page = Array("\n<!DOCTYPE html><html><body>Sorry, come back later.</body></html>".utf8)
        let server = try LocalServer { _ in LocalServer.whole(page, headers: ["Content-Type: \(type)"]) }
        let message = await failure { _ = try await fetch(server) }
        #expect(message.contains("web page in place of the list"))
        #expect(try await fetch(server, acceptsPages: true).bytes == page)
    }

    @Test(arguments: ["404 Not Found", "403 Forbidden", "500 Internal Server Error"])
    func aStatusThatIsNoSuccessIsToldAsItIs(status: String) async throws {
        let server = try LocalServer { _ in LocalServer.whole([], status: status) }
        let message = await failure { _ = try await fetch(server) }
        #expect(message.contains("status \(status.prefix(3))"))
    }

    @Test func aFileThatIsTooLargeIsGivenUpWhetherItSaysSoOrNot() async throws {
        let body = body
        let honest = try LocalServer { _ in LocalServer.whole(body) }
        let silent = try LocalServer { _ in
            [.send(Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8) + body)]
        }
        for server in [honest, silent] {
            let message = await failure { _ = try await fetch(server, limits: DownloadLimits(size: 1000, silence: 5)) }
            #expect(message.contains("larger than 1000 bytes"))
        }
    }

    @Test func aServerThatSendsFastAndWithoutEndIsCutOffAtTheLimit() async throws {
        let piece = [UInt8](repeating: 0x78, count: 1 << 20)
        let server = try LocalServer { _ in
            [.send(Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8)), .repeating(piece)]
        }
        let message = await failure { _ = try await fetch(server, limits: DownloadLimits(size: 8 << 20, silence: 5)) }
        #expect(message.contains("larger than 8388608 bytes"))
        // What was under way in the buffers of the system, and no more.
        #expect(server.repeated < 128 << 20)
    }

    @Test func theTimeLimitHoldsAgainstAServerThatSendsWithoutEnd() async throws {
        let piece = [UInt8](repeating: 0x78, count: 1 << 20)
        let server = try LocalServer { _ in
            [.send(Array("HTTP/1.1 200 OK\r\nConnection: close\r\n\r\n".utf8)), .repeating(piece)]
        }
        let limits = DownloadLimits(size: 1 << 40, time: .milliseconds(200), silence: 5)
        let message = await failure { _ = try await fetch(server, limits: limits) }
        #expect(message.contains("took longer"))
        #expect(server.repeated < 1 << 30)
    }

    /// A megabyte of zeros in about a thousand bytes, as `gzip -9` packs it, sent though nobody asked for it.
    @Test func aCompressedFileCannotGrowPastTheLimit() async throws {
        let packed = try #require(Data(base64Encoded: GzipBomb.base64, options: .ignoreUnknownCharacters))
        let server = try LocalServer { _ in
            LocalServer.whole(Array(packed), headers: ["Content-Encoding: gzip", "Content-Type: text/csv"])
        }
        let limits = DownloadLimits(size: 100_000, silence: 5)
        do {
            let (bytes, _) = try await fetch(server, limits: limits)
            #expect((bytes?.count ?? 0) <= limits.size)
        } catch let error as ClewError {
            #expect(error.message.contains("larger than 100000 bytes"))
        }
    }

    @Test func nobodyAtTheAddressIsSaidSo() async throws {
        // Held, so that no other server of this run is given the port.
        let (held, port) = try LocalServer.takePort()
        defer { close(held) }
        let url = try #require(URL(string: "http://127.0.0.1:\(port)/list.csv"))
        let message = await failure { _ = try await download().fetch(url, known: nil) }
        #expect(message.contains("does not answer"))
    }

    @Test(arguments: ["file:///etc/hostname", "ftp://127.0.0.1/x", "http:///x"])
    func onlyTheWebIsAsked(address: String) async throws {
        let url = try #require(URL(string: address))
        let message = await failure { _ = try await download().fetch(url, known: nil) }
        #expect(message.contains("http or https"))
    }

    @Test func theProxyOfTheEnvironmentIsUsed() async throws {
        let proxy = try LocalServer { request in LocalServer.whole(Array("via proxy: \(request.path)".utf8)) }
        await #expect(processExitsWith: .success) {
            [proxy = proxy.address as String, folder = folder.url.path() as String] in
            setenv("http_proxy", proxy, 1)
            unsetenv("no_proxy")
            guard let url = URL(string: "http://list.invalid/list.csv") else { exit(1) }
            let outcome = try await ListDownload(folder: URL(filePath: folder)).fetch(url, known: nil)
            guard case .file(let file, _, _) = outcome,
                try String(contentsOf: file, encoding: .utf8) == "via proxy: http://list.invalid/list.csv"
            else { exit(2) }
        }
    }
}

/// Counts from zero.
private final class Counter: Sendable {
    private let value = Mutex(0)

    func next() -> Int {
        value.withLock { value in
            defer { value += 1 }
            return value
        }
    }
}
