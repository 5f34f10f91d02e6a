import Foundation
import Synchronization
import Testing

@testable import ClewService

struct MetricsTests {
    private func api(log: RequestLog? = nil) throws -> ScreeningAPI {
        let api = try InventedLists.api.get()
        var surroundings = api.surroundings
        surroundings.log = log
        return ScreeningAPI(
            lists: api.lists, limits: api.limits, work: api.work, load: ServiceLoad(limits: api.limits),
            surroundings: surroundings)
    }

    private func text(_ api: ScreeningAPI) async -> String {
        String(decoding: await api.reply(to: ServiceRequest("GET", "/metrics")).body, as: UTF8.self)
    }

    @Test func requestsAreCountedByRouteAndStatusAndNotByWhatTheyAsk() async throws {
        let api = try api()
        for target in [
            "/search/ftm?q=quonvex", "/search/ftm?q=zedekiah", "/search/none", "/entities/acme", "/nowhere/x",
        ] {
            _ = await api.reply(to: ServiceRequest("GET", target))
        }
        _ = await api.reply(to: ServiceRequest("PUT", "/search/ftm"))
        _ = await api.reply(to: ServiceRequest("INVENTED", "/search/ftm"))
        let text = await text(api)
        for line in [
            #"clew_http_requests_total{route="/search/{name}",method="GET",status="200"} 2"#,
            #"clew_http_requests_total{route="/search/{name}",method="GET",status="404"} 1"#,
            #"clew_http_requests_total{route="/entities/{name}",method="GET",status="200"} 1"#,
            #"clew_http_requests_total{route="none",method="GET",status="404"} 1"#,
            #"clew_http_requests_total{route="/search/{name}",method="other",status="405"} 2"#,
            #"clew_http_request_duration_seconds_count{route="/entities/{name}"} 1"#,
            #"clew_http_request_duration_seconds_bucket{route="/entities/{name}",le="+Inf"} 1"#,
            #"clew_list_entities{dataset="ftm"} "#, "clew_queue_jobs ", "clew_index_age_days 0", "clew_lists_stale ",
        ] {
            #expect(text.contains("\n\(line)"), "\(line)\n\(text)")
        }
        for word in ["quonvex", "zedekiah", "acme", "nowhere", "INVENTED"] { #expect(!text.contains(word)) }
    }

    /// Every line is a comment or a sample, each name is described once, and buckets only grow.
    @Test func theTextHoldsTogether() async throws {
        let api = try api()
        for _ in 0..<5 { _ = await api.reply(to: ServiceRequest("GET", "/algorithms")) }
        var described: Set<Substring> = []
        var last: [String: Int] = [:]
        for line in await text(api).split(separator: "\n") {
            if line.hasPrefix("# TYPE ") {
                #expect(described.insert(line.split(separator: " ")[2]).inserted)
                continue
            }
            if line.hasPrefix("#") { continue }
            let value = try #require(line.split(separator: " ").last)
            #expect(Double(value) != nil, "\(line)")
            let name = line.prefix { $0 != "{" && $0 != " " }
            #expect(described.contains { name.hasPrefix($0) }, "\(line)")
            if name.hasSuffix("_bucket") {
                let series = line.components(separatedBy: ",le=")[0]
                let count = try #require(Int(value))
                #expect(count >= last[series] ?? 0)
                last[series] = count
            }
        }
        #expect(last.values.contains(5))
    }

    @Test func aLogLineTellsNothingOfWhatWasAsked() async throws {
        let lines = Mutex<[String]>([])
        let api = try api(log: RequestLog { line in lines.withLock { $0.append(line) } })
        let body = #"{"queries":{"a":{"schema":"Company","properties":{"name":["Quonvex"]}}}}"#
        _ = await api.reply(to: ServiceRequest("POST", "/match/ftm?threshold=0.5", body: Array(body.utf8)))
        _ = await api.reply(to: ServiceRequest("GET", "/entities/acme"))
        _ = await api.reply(to: ServiceRequest("GET", "/Quonvex"))
        let values = try lines.withLock { $0 }.map {
            try #require(JSONSerialization.jsonObject(with: Data($0.utf8)) as? [String: Any])
        }
        #expect(values.map { $0["route"] as? String } == ["/match/{name}", "/entities/{name}", "none"])
        #expect(values.map { $0["status"] as? Int } == [200, 200, 404])
        for line in lines.withLock({ $0 }) {
            #expect(!line.contains("Quonvex") && !line.contains("acme") && !line.contains("threshold"))
        }
    }
}
