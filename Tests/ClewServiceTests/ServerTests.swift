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
    @Test func theServerAnswersOverLoopbackAndStops() async throws {
        let lists = try ServiceTests.api.get().lists
        var limits = ServiceLimits()
        limits.bodyBytes = 1_000
        let server = ClewServer(lists: lists, limits: limits)
        let (ports, port) = AsyncStream.makeStream(of: Int.self)
        let running = Task { try await server.run(host: "127.0.0.1", port: 0) { port.yield($0) } }
        defer { running.cancel() }
        var iterator = ports.makeAsyncIterator()
        let number = try #require(await iterator.next())
        func ask(_ path: String, body: [UInt8]? = nil) async throws -> (Int, Data) {
            var request = URLRequest(url: try #require(URL(string: "http://127.0.0.1:\(number)\(path)")))
            if let body {
                request.httpMethod = "POST"
                request.httpBody = Data(body)
            }
            let (data, response) = try await URLSession.shared.data(for: request)
            return (try #require(response as? HTTPURLResponse).statusCode, data)
        }
        let (status, data) = try await ask("/healthz")
        #expect(status == 200)
        #expect(String(decoding: data, as: UTF8.self) == #"{"status":"ok"}"#)
        #expect(try await ask("/match/default", body: [UInt8](repeating: 0x20, count: 2_000)).0 == 413)
        #expect(try await ask("/entities/a%2Fb").0 == 404)
    }
}
