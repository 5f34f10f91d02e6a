import ClewModel

/// What a person may do, least first; each may do what those before it may.
///
/// The API tells only the administrator from the others: what they ask changes nothing. The workbench tells all of them apart.
enum ServiceRole: String, Codable, CaseIterable, Comparable, Sendable {
    case reader
    case analyst
    case reviewer
    case administrator

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    static func < (lhs: ServiceRole, rhs: ServiceRole) -> Bool { lhs.rank < rhs.rank }

    /// The names, for a message.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }

    /// The role of a name that somebody typed.
    init(scope: String) throws(ClewError) {
        guard let role = Self(rawValue: scope) else {
            throw ClewError(.access, "there is no scope '\(scope)'; there are \(Self.names)")
        }
        self = role
    }
}

/// Who asks, as far as the service knows.
struct Visitor: Sendable {
    /// The person, as the audit log names them; `nil` for one who has not signed in.
    let person: String?
    let role: ServiceRole
    /// The person by name alone, without how they signed in; `nil` where nobody needs it.
    var name: String?

    /// Whoever uses this machine, where the service asks nobody to sign in.
    static let local = Visitor(person: nil, role: .reader)
}
