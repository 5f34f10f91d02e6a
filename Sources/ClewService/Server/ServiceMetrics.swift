import Synchronization

/// How often each route was asked, with what outcome, and how long it took; never what was asked.
///
/// The names of paths are those of ``ServiceRoute``, so that no number of clients makes the tables grow.
final class ServiceMetrics: Sendable {
    private struct Key: Hashable {
        let route: String
        let method: String
        let status: Int
    }

    private struct Durations {
        var buckets = [Int](repeating: 0, count: ServiceMetrics.bounds.count)
        var count = 0
        var seconds = 0.0
    }

    private struct Counts {
        var requests: [Key: Int] = [:]
        var durations: [String: Durations] = [:]
    }

    /// The upper bounds of the buckets of durations, in seconds.
    static let bounds = [0.001, 0.0025, 0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10]

    /// The methods that are told apart; a client may invent any number of others.
    private static let methods: Set<String> = ["GET", "HEAD", "POST", "OPTIONS"]

    private let counts = Mutex(Counts())

    /// Takes note of a request that was answered.
    ///
    /// - Parameters:
    ///   - route: The route, as `/match/{name}`; `nil` for a path that is not answered.
    ///   - seconds: From the end of its header until its answer was ready to be sent.
    func add(route: String?, method: String, status: Int, seconds: Double) {
        let route = route ?? "none"
        let key = Key(route: route, method: Self.methods.contains(method) ? method : "other", status: status)
        counts.withLock { counts in
            counts.requests[key, default: 0] += 1
            var durations = counts.durations[route] ?? Durations()
            // A value counts in the first bucket that takes it; the sums are made when they are asked for.
            if let place = Self.bounds.firstIndex(where: { seconds <= $0 }) { durations.buckets[place] += 1 }
            durations.count += 1
            durations.seconds += seconds
            counts.durations[route] = durations
        }
    }

    /// A path as the description of the service writes it: `/match/{name}`.
    static func template(_ path: String) -> String {
        path.split(separator: "/", omittingEmptySubsequences: false)
            .map { $0.hasPrefix(":") ? "{\($0.dropFirst())}" : String($0) }.joined(separator: "/")
    }

    /// The numbers in the text form of Prometheus, sorted.
    func text() -> String {
        let counts = counts.withLock { $0 }
        var lines = [
            "# HELP clew_http_requests_total Requests that were answered.", "# TYPE clew_http_requests_total counter",
        ]
        for (key, count) in counts.requests.sorted(by: {
            ($0.key.route, $0.key.method, $0.key.status) < ($1.key.route, $1.key.method, $1.key.status)
        }) {
            lines.append(
                #"clew_http_requests_total{route="\#(key.route)",method="\#(key.method)",status="\#(key.status)"} \#(count)"#
            )
        }
        lines += [
            "# HELP clew_http_request_duration_seconds Time until an answer was ready to be sent.",
            "# TYPE clew_http_request_duration_seconds histogram",
        ]
        for (route, durations) in counts.durations.sorted(by: { $0.key < $1.key }) {
            let name = "clew_http_request_duration_seconds"
            var sum = 0
            for (bound, count) in zip(Self.bounds, durations.buckets) {
                sum += count
                lines.append(#"\#(name)_bucket{route="\#(route)",le="\#(Self.number(bound))"} \#(sum)"#)
            }
            lines.append(#"\#(name)_bucket{route="\#(route)",le="+Inf"} \#(durations.count)"#)
            lines.append(#"\#(name)_sum{route="\#(route)"} \#(durations.seconds)"#)
            lines.append(#"\#(name)_count{route="\#(route)"} \#(durations.count)"#)
        }
        return lines.joined(separator: "\n") + "\n"
    }

    private static func number(_ bound: Double) -> String {
        bound == bound.rounded() ? String(Int(bound)) : String(bound)
    }
}

/// A number of the moment, in the form of Prometheus.
struct ServiceGauge {
    let name: String
    let help: String
    /// A value for each set of labels, such as `dataset="eu_fsf"`; one without labels stands under the empty text.
    let values: [(labels: String, value: Double)]

    /// A number without labels.
    init(_ name: String, _ help: String, _ value: Double) {
        self.init(name, help, [("", value)])
    }

    init(_ name: String, _ help: String, _ values: [(labels: String, value: Double)]) {
        self.name = name
        self.help = help
        self.values = values
    }

    var text: String {
        let head = "# HELP \(name) \(help)\n# TYPE \(name) gauge\n"
        return head
            + values.map { labels, value in
                let number = value == value.rounded() && abs(value) < 1e15 ? String(Int(value)) : String(value)
                return name + (labels.isEmpty ? "" : "{\(labels)}") + " \(number)\n"
            }.joined()
    }

    /// A text as the value of a label: backslashes, quotes and line feeds escaped.
    static func label(_ name: String, _ value: String) -> String {
        let text = value.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"").replacing("\n", with: "\\n")
        return "\(name)=\"\(text)\""
    }
}
