import HTTPTypes
import Hummingbird

/// Under which trace a request is answered: that of the client, or one of its own (W3C Trace Context).
struct TraceContext {
    let fields: [(String, String)]

    init(_ request: Request) {
        var generator = SystemRandomNumberGenerator()
        func digits(_ count: Int) -> String {
            String((0..<count).map { _ in Character(String(Int.random(in: 0..<16, using: &generator), radix: 16)) })
        }
        let span = digits(16)
        let given = HTTPField.Name("traceparent").flatMap { request.headers[$0] }.flatMap(Self.parts)
        let state = HTTPField.Name("tracestate").flatMap { request.headers[$0] }
        fields = [
            ("traceparent", "00-\(given?.trace ?? digits(32))-\(span)-\(given?.flags ?? "00")"),
            ("tracestate", given != nil && state != nil ? "clew=\(span),\(state ?? "")" : "clew=\(span)"),
        ]
    }

    /// The trace and the flags of a field; `nil` where it is damaged.
    private static func parts(_ text: String) -> (trace: String, flags: String)? {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false).map(String.init)
        func isHex(_ text: String, _ count: Int) -> Bool {
            text.utf8.count == count && text.utf8.allSatisfy { "0123456789abcdef".utf8.contains($0) }
        }
        guard parts.count == 4, parts[0] == "00", isHex(parts[1], 32), isHex(parts[2], 16), isHex(parts[3], 2),
            parts[1].contains(where: { $0 != "0" }), parts[2].contains(where: { $0 != "0" })
        else { return nil }
        return (parts[1], parts[3])
    }
}
