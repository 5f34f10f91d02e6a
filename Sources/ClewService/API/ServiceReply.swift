import Foundation
import SourceFiles

/// An answer, apart from the server that sends it.
public struct ServiceReply: Sendable {
    /// The HTTP status.
    public var status: Int
    /// The media type.
    public var type: String
    /// Further header fields.
    public var fields: [String: String]
    /// The body.
    public var body: [UInt8]
    /// The cookies to be set, each in a field of its own.
    public var cookies: [String] = []

    /// Encodes a value as JSON with sorted keys.
    static func json(_ value: some Encodable, status: Int = 200, fields: [String: String] = [:]) -> ServiceReply {
        do {
            return ServiceReply(
                status: status, type: "application/json", fields: fields,
                body: Array(try StableJSON.line(of: value).utf8))
        } catch {
            return ServiceReply(
                status: 500, type: "application/json", fields: [:],
                body: Array(#"{"detail":"The answer cannot be written."}"#.utf8))
        }
    }

    /// The field that says what of a request was passed over.
    static let remarkField = "x-clew-remark"

    /// The answer with remarks on its request in its header, whatever the form of its body.
    func remarking(_ remarks: [String]) -> ServiceReply {
        guard !remarks.isEmpty else { return self }
        var reply = self
        let all = [reply.fields[Self.remarkField]].compactMap(\.self) + remarks
        // A field of a header is plain ASCII, and not without end.
        reply.fields[Self.remarkField] = String(
            all.joined(separator: " ").unicodeScalars.map { (0x20..<0x7F).contains($0.value) ? Character($0) : "?" }
                .prefix(2_000))
        return reply
    }

    /// A page.
    static func html(_ text: String, fields: [String: String] = [:]) -> ServiceReply {
        let own = [
            "content-security-policy": "default-src 'none'; style-src 'unsafe-inline'; form-action 'self'",
            "referrer-policy": "no-referrer", "cache-control": "no-store",
        ]
        return ServiceReply(
            status: 200, type: "text/html; charset=utf-8", fields: own.merging(fields) { first, _ in first },
            body: Array(text.utf8))
    }
}
