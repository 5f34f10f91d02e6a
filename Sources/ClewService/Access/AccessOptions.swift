import Casework
import ClewModel
import Foundation

/// Who may use a service, as whoever starts it says.
public struct AccessOptions: Sendable {
    /// Whether people sign in on this machine's own address too.
    public var asksSignIn = false
    /// The file of tokens; `nil` for `CLEW_TOKENS` or the file beside the archive.
    public var tokens: String?
    /// The file of those who sign in with a password; `nil` for `CLEW_USERS` or the file beside the archive.
    public var users: String?
    /// The address of a proxy that signs people in.
    public var proxyAddress: String?
    /// The field in which it names them.
    public var proxyPersonField = "X-Remote-User"
    /// The field in which it states their role; `nil` where everybody is a reader.
    public var proxyRoleField: String?
    /// How many requests a second each address and each person may send in the long run; `nil` for the standard.
    public var rate: Int?
    /// The origins whose pages may read the answers.
    public var origins: [String] = []

    /// Creates options for one person on this machine.
    public init() {}

    /// How many requests a second each address and each person may send where people sign in and nothing else is said.
    static let standardRate = 200

    /// Works out who is let in.
    ///
    /// - Parameters:
    ///   - host: The address that the service listens on.
    ///   - day: The day of today.
    /// - Throws: Where others than this machine could reach a service that nobody can sign in to, or a part makes no sense.
    func access(host: String, archive: String?, on day: Day) throws(ClewError) -> ServiceAccess {
        let file = TokenFile.resolve(tokens, archive: archive)
        var access = ServiceAccess()
        access.asksSignIn = asksSignIn || proxyAddress != nil || !ServiceAccess.isLoopback(host)
        access.origins = Set(origins)
        if let origin = origins.first(where: { !Self.isOrigin($0) }) {
            throw ClewError(.access, "'\(origin)' is no origin; one is written as https://example.org, without a path")
        }
        if let rate, rate < 1 { throw ClewError(.access, "--rate takes a number of requests a second, at least 1") }
        guard access.asksSignIn else {
            access.rate = rate.map { RequestRate(perSecond: $0) }
            return access
        }
        access.rate = RequestRate(perSecond: rate ?? Self.standardRate)
        access.tokens = file
        let users = UserFile.resolve(users, archive: archive)
        access.passwords = PasswordDesk(users)
        if let proxyAddress {
            guard Self.isAddress(proxyAddress) else {
                throw ClewError(
                    .access, "'\(proxyAddress)' is no address of a proxy; one is written in numbers, as 10.0.0.5")
            }
            for field in [proxyPersonField] + (proxyRoleField.map { [$0] } ?? []) where !Self.isField(field) {
                throw ClewError(.access, "'\(field)' is no name of a header field")
            }
            access.proxy = ServiceAccess.Proxy(
                address: proxyAddress, personField: proxyPersonField, roleField: proxyRoleField)
        }
        let all = try file.tokens()
        let people = try users.users()
        guard
            proxyAddress != nil || all.contains(where: { $0.isValid(on: day) })
                || people.contains(where: { $0.disabled == nil })
        else {
            throw ClewError(
                .access,
                "nobody could sign in, so it does not listen on \(host): give people a password with 'clew-service user add "
                    + "PERSON' or a token with 'clew-service token add PERSON', or name a proxy that signs people in with "
                    + "--trust-proxy; \(file.url.path(percentEncoded: false)) holds "
                    + (all.isEmpty ? "no token" : "no token that is still valid")
                    + ", \(users.url.path(percentEncoded: false)) "
                    + (people.isEmpty ? "nobody" : "nobody who is not disabled"))
        }
        return access
    }

    private static func isOrigin(_ text: String) -> Bool {
        guard
            let rest = ["https://", "http://"].lazy.compactMap({ text.hasPrefix($0) ? text.dropFirst($0.count) : nil })
                .first
        else { return false }
        return !rest.isEmpty && rest.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F && !"/?#@*,".utf8.contains($0) }
    }

    /// An address of numbers, as a connection shows it.
    private static func isAddress(_ text: String) -> Bool {
        let parts = text.split(separator: ".", omittingEmptySubsequences: false)
        if parts.count == 4, parts.allSatisfy({ UInt8($0) != nil }) { return true }
        return text.contains(":") && text.utf8.allSatisfy { "0123456789abcdefABCDEF:.".utf8.contains($0) }
    }

    private static func isField(_ text: String) -> Bool {
        !text.isEmpty
            && text.utf8.allSatisfy { (0x30...0x39).contains($0) || (0x41...0x5A).contains($0 & 0xDF) || $0 == 0x2D }
    }
}

extension ClewError.Code {
    /// Who may do what makes no sense, or cannot be read or written.
    static let access = ClewError.Code(rawValue: "access")
}
