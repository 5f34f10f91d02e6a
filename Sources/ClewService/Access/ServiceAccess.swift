import ClewModel
import HTTPTypes
import Hummingbird

/// Who is let in: whoever uses this machine, or whoever signs in.
struct ServiceAccess: Sendable {
    /// A proxy that signs people in and says who they are.
    struct Proxy: Sendable {
        /// The address from which it connects; the fields count from no other.
        let address: String
        /// The field that names the person.
        let personField: String
        /// The field that holds their role; `nil` where everybody is a reader.
        let roleField: String?
    }

    /// Whether nobody is answered who has not signed in.
    var asksSignIn = false
    /// The tokens that are taken.
    var tokens: TokenFile?
    /// Who checks passwords; they open the workbench alone, since programs take tokens.
    var passwords: PasswordDesk?
    var proxy: Proxy?
    var rate: RequestRate?
    /// The origins whose pages may read the answers where nobody signs in.
    var origins: Set<String> = []

    /// What is answered to everybody, so that a supervisor can tell whether the service runs.
    static let openPaths: Set<String> = ["/healthz", "/readyz"]
    /// What guards itself: `/updatez` takes the secret of its own, as yente's does.
    private static let guardedPaths: Set<String> = ["/updatez"]

    /// Lets a request in.
    ///
    /// - Parameters:
    ///   - request: The request.
    ///   - address: Where it comes from; `nil` where there is no connection.
    ///   - day: The day of today.
    /// - Throws: 401 with `WWW-Authenticate` for who has not signed in, 403 for a role that there is not, 429 for who asks
    ///   too fast.
    func admit(_ request: Request, from address: String?, on day: Day) throws(ServiceFault) -> Visitor {
        let path = (request.head.path ?? "/").prefix { $0 != "?" }
        if Self.openPaths.contains(String(path)) { return .local }
        let isProxy = proxy != nil && proxy?.address == address
        // Behind a proxy all share one address; there the person counts.
        if !isProxy, let address { try rate?.take("address \(address)") }
        guard asksSignIn else { return .local }
        if let visitor = try named(by: isProxy ? proxy : nil, request) {
            try rate?.take("person \(visitor.person ?? "")")
            return visitor
        }
        let given = request.headers[values: .authorization]
        guard !given.isEmpty else {
            if Self.guardedPaths.contains(String(path)) { return .local }
            throw Self.notSignedIn("Sign in: send a token as Authorization: Bearer … or ApiKey ….", error: nil)
        }
        guard given.count == 1, let secret = Self.secret(given[0]), let token = tokens?.token(secret),
            token.isValid(on: day)
        else {
            // Whether it never was one, has expired or was taken back is for its owner to ask, not for who guesses.
            throw Self.notSignedIn("The token is not valid.", error: "invalid_token")
        }
        try rate?.take("token \(token.id)")
        return Visitor(person: "\(token.person) (token \(token.id))", role: token.scope)
    }

    /// Who a trusted proxy says is asking; `nil` where it says nothing.
    func named(by proxy: Proxy?, _ request: Request) throws(ServiceFault) -> Visitor? {
        guard let proxy, let field = HTTPField.Name(proxy.personField) else { return nil }
        let names = request.headers[values: field]
        // A field that comes twice was perhaps sent by the client and let through.
        guard names.count == 1, let name = names.first, !name.isEmpty, !name.utf8.contains(where: { $0 < 0x20 }) else {
            guard names.allSatisfy(\.isEmpty) else {
                throw Self.notSignedIn("The proxy does not say who asks.", error: "invalid_request")
            }
            return nil
        }
        var role = ServiceRole.reader
        if let roleField = proxy.roleField.flatMap({ HTTPField.Name($0) }) {
            let roles = request.headers[values: roleField]
            guard roles.count == 1, let stated = roles.first.flatMap({ ServiceRole(rawValue: $0) }) else {
                throw ServiceFault(403, "The proxy states no role of these: \(ServiceRole.names).")
            }
            role = stated
        }
        return Visitor(person: "\(name) (by the proxy at \(proxy.address))", role: role, name: name)
    }

    /// The token of `Bearer TOKEN` or `ApiKey TOKEN`, the word in any case.
    private static func secret(_ field: String) -> String? {
        let words = field.split(separator: " ")
        guard words.count == 2, ["bearer", "apikey"].contains(words[0].lowercased()), words[1].utf8.count <= 200 else {
            return nil
        }
        return String(words[1])
    }

    static func notSignedIn(_ message: String, error: String?) -> ServiceFault {
        let realm = "realm=\"clew\"" + (error.map { ", error=\"\($0)\"" } ?? "")
        return ServiceFault(
            401, message, fields: ["www-authenticate": "Bearer \(realm), ApiKey realm=\"clew\""])
    }

    /// The refusal of one whose role is too low.
    static func forbidden(_ role: ServiceRole) -> ServiceFault {
        ServiceFault(
            403, "This takes the scope \(role.rawValue).",
            fields: [
                "www-authenticate": "Bearer realm=\"clew\", error=\"insufficient_scope\", scope=\"\(role.rawValue)\""
            ])
    }

    /// Whether an address can be reached from this machine alone.
    static func isLoopback(_ host: String) -> Bool {
        let name = host.lowercased()
        if name == "localhost" || name == "::1" { return true }
        let parts = name.split(separator: ".", omittingEmptySubsequences: false)
        return parts.count == 4 && parts[0] == "127" && parts.allSatisfy { UInt8($0) != nil }
    }
}
