import Foundation
import SourceFiles

/// An answer, apart from the server that sends it.
public struct WorkReply: Sendable {
    /// The HTTP status.
    public var status: Int
    /// The media type.
    public var type: String
    /// Further header fields.
    public var fields: [(name: String, value: String)]
    /// The body.
    public var body: [UInt8]
    /// Whom it was given to, for a log; `nil` where nobody is signed in.
    public var person: String?

    init(_ status: Int = 200, type: String, _ body: [UInt8], fields: [(name: String, value: String)] = []) {
        self.status = status
        self.type = type
        self.body = body
        self.fields = fields
    }

    /// What a page of the workbench may load: its own style and script, and nothing of anybody else.
    static let policy =
        "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self' data:; connect-src 'self'; "
        + "form-action 'self'; frame-ancestors 'none'; base-uri 'none'"

    /// The policy of a document that carries its style within, such as a dossier; it runs no script.
    static let documentPolicy =
        "default-src 'none'; style-src 'unsafe-inline'; img-src data:; frame-ancestors 'none'; base-uri 'none'"

    /// A page; kept by no cache, since it may name who is screened.
    static func page(_ html: String, status: Int = 200, policy: String = WorkReply.policy) -> WorkReply {
        WorkReply(
            status, type: "text/html; charset=utf-8", Array(html.utf8),
            fields: [
                ("content-security-policy", policy), ("referrer-policy", "same-origin"), ("cache-control", "no-store"),
            ])
    }

    /// On to another page, so that going back sends nothing twice.
    static func see(_ path: String) -> WorkReply {
        WorkReply(
            303, type: "text/plain; charset=utf-8", [], fields: [("location", path), ("cache-control", "no-store")])
    }

    /// A file to be saved.
    static func file(_ bytes: [UInt8], as name: String, type: String) -> WorkReply {
        let plain = String(
            name.unicodeScalars.map { $0.isASCII && $0.value > 0x20 && $0 != "\"" ? Character($0) : "_" })
        return WorkReply(
            type: type, bytes,
            fields: [
                ("content-disposition", "attachment; filename=\"\(plain)\""), ("cache-control", "no-store"),
                ("content-security-policy", documentPolicy),
            ])
    }

    /// A part of the pages themselves; its address names its content, so it can be kept.
    static func part(_ text: String, type: String) -> WorkReply {
        WorkReply(
            type: type, Array(text.utf8), fields: [("cache-control", "private, max-age=31536000, immutable")])
    }
}
