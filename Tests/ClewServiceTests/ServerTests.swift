import Casework
import ClewModel
import Foundation
import TestSupport
import Testing

@testable import ClewService

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

struct ServerTests {
    /// A server on this machine while `body` runs.
    private func serve(
        _ limits: ServiceLimits = ServiceLimits(), stop: ServiceStop = ServiceStop(),
        _ body: (Int) async throws -> Void
    ) async throws {
        let server = ClewServer(lists: try ServiceTests.api.get().lists, limits: limits)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let running = Task { try await server.run(host: "127.0.0.1", port: 0, stop: stop) { port.yield($0) } }
        defer { running.cancel() }
        var iterator = ports.makeAsyncIterator()
        try await body(try #require(await iterator.next()))
    }

    private func ask(_ port: Int, _ path: String, body: [UInt8]? = nil) async throws -> (Int, Data) {
        var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(port)\(path)")))
        if let body {
            request.httpMethod = "POST"
            request.httpBody = Data(body)
        }
        let (data, response) = try await URLSession.shared.data(for: request)
        return (try #require(response as? HTTPURLResponse).statusCode, data)
    }

    @Test func theServerAnswersOverLoopbackAndStops() async throws {
        var limits = ServiceLimits()
        limits.bodyBytes = 1_000
        try await serve(limits) { port in
            let (status, data) = try await ask(port, "/healthz")
            #expect(status == 200)
            #expect(String(decoding: data, as: UTF8.self) == #"{"status":"ok"}"#)
            #expect(try await ask(port, "/match/default", body: [UInt8](repeating: 0x20, count: 2_000)).0 == 413)
            #expect(try await ask(port, "/entities/a%2Fb").0 == 404)
        }
    }

    /// Requests that stop in the middle.
    @Test(arguments: [
        "", "GET /healthz HTT", "GET /healthz HTTP/1.1\r\nhost: a\r\nx-slow: ",
        "POST /match/default HTTP/1.1\r\nhost: a\r\ncontent-length: 100\r\n\r\n{",
        "POST /match/default HTTP/1.1\r\nhost: a\r\ntransfer-encoding: chunked\r\n\r\n5\r\n{\"que",
    ])
    func aClientThatStopsInTheMiddleIsNotWaitedForEndlessly(_ request: String) async throws {
        var limits = ServiceLimits()
        (limits.headSeconds, limits.idleSeconds, limits.bodySeconds) = (1, 1, 1)
        try await serve(limits) { port in
            let connection = try Connection(port: port)
            connection.send(request)
            let answer = await connection.rest()
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 408"))
            #expect(request.hasPrefix("POST") == !answer.isEmpty)
        }
    }

    @Test func aConnectionThatAsksForNothingMoreIsClosed() async throws {
        var limits = ServiceLimits()
        limits.idleSeconds = 1
        try await serve(limits) { port in
            let connection = try Connection(port: port)
            connection.send("GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n")
            #expect(await connection.rest().contains(#"{"status":"ok"}"#))
        }
    }

    /// For HTTP/1.0 the end of the connection is the end of the answer.
    @Test func theConnectionOfAnOldClientEndsWithTheAnswer() async throws {
        try await serve { port in
            let connection = try Connection(port: port)
            connection.send("GET /healthz HTTP/1.0\r\n\r\n")
            #expect(await connection.rest().contains(#"{"status":"ok"}"#))
        }
    }

    @Test(arguments: [
        ("GET /nothing HTTP/1.0\r\n\r\n", "404"), ("HEAD /catalog HTTP/1.0\r\n\r\n", "200"),
        ("POST /match/default HTTP/1.0\r\ncontent-length: 2\r\n\r\n{}", "422"),
        ("POST /match/default HTTP/1.0\r\n\r\n", "422"), ("DELETE /catalog HTTP/1.0\r\n\r\n", "405"),
        ("GET /healthz HTTP/1.0\r\nconnection: keep-alive\r\n\r\nGET /healthz HTTP/1.0\r\n\r\n", "200"),
    ])
    func theConnectionOfAnOldClientEndsWhateverTheAnswer(_ request: String, _ status: String) async throws {
        try await serve { port in
            let connection = try Connection(port: port)
            connection.send(request)
            #expect(await connection.rest().hasPrefix("HTTP/1.1 \(status) "))
        }
    }

    @Test func requestsThatFollowEachOtherOnOneConnectionAreAllAnswered() async throws {
        try await serve { port in
            let connection = try Connection(port: port)
            let request = "GET /algorithms HTTP/1.1\r\nhost: a\r\n"
            connection.send(String(repeating: request + "\r\n", count: 20) + request + "connection: close\r\n\r\n")
            let answers = await connection.rest()
            #expect(answers.components(separatedBy: "HTTP/1.1 200").count == 22)
        }
    }

    @Test func aHeaderWithoutEndIsRefused() async throws {
        try await serve { port in
            let connection = try Connection(port: port)
            connection.send("GET /healthz HTTP/1.1\r\nhost: a\r\n")
            for number in 0..<200 { connection.send("x-\(number): \(String(repeating: "a", count: 4_000))\r\n") }
            connection.send("\r\n")
            let answer = await connection.rest()
            #expect(answer.isEmpty || answer.hasPrefix("HTTP/1.1 4"))
            #expect(try await ask(port, "/healthz").0 == 200)
        }
    }

    @Test func whoIsToldToStopClosesWhatAsksForNothing() async throws {
        let stop = ServiceStop()
        try await serve(stop: stop) { port in
            let connection = try Connection(port: port)
            connection.send("GET /healthz HTTP/1.1\r\nhost: a\r\n\r\n")
            #expect(try await ask(port, "/healthz").0 == 200)
            stop.ask()
            #expect(await connection.rest().hasPrefix("HTTP/1.1 200"))
        }
    }
}
