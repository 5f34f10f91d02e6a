import Foundation

/// A request for a page, apart from the server that took it.
public struct WorkRequest: Sendable {
    /// `GET` or `POST`.
    public var method: String
    /// The path without parameters, percent-encoded as it came: `/work/item/r1/17`.
    public var path: String
    /// The parameters behind the question mark.
    public var parameters: [(name: String, value: String)]
    /// The header fields that answers depend on, by their names in lower case.
    public var fields: [String: String]
    /// What a form sent.
    public var form: WorkForm
    /// The person whom a trusted proxy names; `nil` where there is none.
    public var proxied: WorkPerson?
    /// What became of the password of the form, where somebody was asked to check it; see ``Workbench/passwordAsked(by:)``.
    public var checked: PasswordAnswer?

    /// Takes a request apart.
    ///
    /// - Throws: ``WorkForm/Problem`` for a body that is no form.
    public init(
        _ method: String, _ target: String, fields: [String: String] = [:], body: [UInt8] = []
    ) throws(WorkForm.Problem) {
        self.method = method
        let parts = target.split(separator: "?", maxSplits: 1, omittingEmptySubsequences: false)
        path = String(parts.first ?? "/")
        parameters = parts.count > 1 ? WorkForm.pairs(parts[1]) : []
        self.fields = fields
        form = method == "POST" ? try WorkForm(body, type: fields["content-type"] ?? "") : WorkForm()
    }

    /// The parts of the path below `/work`, decoded.
    var parts: [String] {
        path.split(separator: "/").dropFirst().map { $0.removingPercentEncoding ?? String($0) }
    }

    /// The last value of a parameter.
    subscript(name: String) -> String? { parameters.last { $0.name == name }?.value }

    /// A cookie.
    func cookie(_ name: String) -> String? {
        for part in (fields["cookie"] ?? "").split(separator: ";") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, pair[0].trimmingCharacters(in: .whitespaces) == name else { continue }
            return String(pair[1])
        }
        return nil
    }

    /// The text by which a browser says that somebody has signed in with it before.
    public var browserMark: String? { cookie(Workbench.browserCookie) }

    /// Whether the reverse proxy says that the client came by TLS.
    var isSecure: Bool { fields["x-forwarded-proto"] == "https" }
}

/// A person who works in the workbench.
public struct WorkPerson: Hashable, Sendable {
    /// What a person may do, least first; each may do what those before it may.
    public enum Role: Int, Hashable, Sendable, Comparable {
        /// Look.
        case reader
        /// Screen, take items, make first readings, work on cases.
        case analyst
        /// Make second readings, consolidate, overrule.
        case reviewer
        /// Import lists, forget.
        case administrator

        /// Orders by what a person may do.
        public static func < (lhs: Role, rhs: Role) -> Bool { lhs.rawValue < rhs.rawValue }
    }

    /// The name under which what they do is kept; one person has one, whatever they sign in with.
    public var name: String
    /// What they may do.
    public var role: Role
    /// What their session rests on, such as the digest of a token.
    ///
    /// The session ends with it; `nil` where it rests on nothing.
    public var credential: String?
    /// Whether they signed in with a password, which they may change.
    public var hasPassword: Bool

    /// Describes a person.
    public init(name: String, role: Role, credential: String? = nil, hasPassword: Bool = false) {
        self.name = name
        self.role = role
        self.credential = credential
        self.hasPassword = hasPassword
    }
}
