import ClewModel

/// Which column of a table holds what, found from the names in its header.
struct PartyColumns: Hashable {
    /// What a column holds.
    enum Role: Hashable {
        /// The key of the party.
        case id
        /// A number that may only number the rows; the key where there is no other.
        case ordinal
        case name, alias, schema, country, address, birthDate
        case identifier(PropertyName)
    }

    /// The role of each column; `nil` for those that screening does not use.
    let roles: [Role?]
    /// Whether the column of keys may only number the rows.
    private(set) var keysMayBeRowNumbers = false

    /// The column that holds the key of each party.
    var keyColumn: Int? { roles.firstIndex(of: .id) }

    /// Whether any column holds names or identifiers.
    var isUsable: Bool {
        roles.contains { role in
            switch role {
            case .name, .alias, .identifier: true
            default: false
            }
        }
    }

    /// Finds the roles for a header; `nil` where no column holds names or identifiers.
    init?(header: [String]) {
        let words = header.map(Self.folded)
        var roles = words.map { Self.table[$0] }
        if !roles.contains(.id) {
            // “Vendor” beside “Vendor name” is the vendor's number.
            let key = words.indices.first { index in
                roles[index] == .name && words.contains { $0 == words[index] + "name" || $0 == "nameof" + words[index] }
            }
            let ordinal = roles.firstIndex(of: .ordinal)
            keysMayBeRowNumbers = key == nil && ordinal != nil
            if let column = key ?? ordinal { roles[column] = .id }
        }
        // The first column that claims a single-valued role keeps it.
        var seen: Set<Role> = []
        for index in roles.indices {
            guard let role = roles[index], role == .id || role == .schema || role == .ordinal else { continue }
            if role == .ordinal || !seen.insert(role).inserted { roles[index] = nil }
        }
        self.roles = roles
        guard isUsable else { return nil }
    }

    /// The only column holds names.
    init(namesAlone count: Int) {
        roles = [.name] + [Role?](repeating: nil, count: max(0, count - 1))
    }

    /// The first column holds keys, the second names.
    static func keyAndName() -> PartyColumns { PartyColumns(roles: [.id, .name]) }

    private init(roles: [Role?]) { self.roles = roles }
}
