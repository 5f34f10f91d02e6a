/// What a person may do, least first; each may do what those before it may.
///
/// Over HTTP nothing tells a reader from an analyst or a reviewer yet: what they ask changes nothing. Decisions on matches
/// are put on record by `clew decide`.
enum ServiceRole: String, Codable, CaseIterable, Comparable, Sendable {
    case reader
    case analyst
    case reviewer
    case administrator

    private var rank: Int { Self.allCases.firstIndex(of: self) ?? 0 }

    static func < (lhs: ServiceRole, rhs: ServiceRole) -> Bool { lhs.rank < rhs.rank }

    /// The names, for a message.
    static var names: String { allCases.map(\.rawValue).joined(separator: ", ") }
}

/// Who asks, as far as the service knows.
struct Visitor: Sendable {
    /// The person, as the audit log names them; `nil` for one who has not signed in.
    let person: String?
    let role: ServiceRole

    /// Whoever uses this machine, where the service asks nobody to sign in.
    static let local = Visitor(person: nil, role: .reader)
}
