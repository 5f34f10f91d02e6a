import ClewModel

/// Which column of a table holds what of which party, found from the names in its header.
struct PartyColumns: Hashable {
    /// What a column holds.
    enum Role: Hashable {
        /// The key of the party.
        case id
        /// A number that may only number the rows; the key where there is no other.
        case ordinal
        case name, alias, schema, country, address, birthDate
        /// A part of a person's name, by its property: `firstName`, `lastName` ….
        case namePart(PropertyName)
        case identifier(PropertyName)

        /// Whether a party can be looked up by it.
        var isLookedUp: Bool {
            switch self {
            case .name, .alias, .namePart, .identifier: true
            case .id, .ordinal, .schema, .country, .address, .birthDate: false
            }
        }

        /// Whether it names a party.
        var isName: Bool {
            switch self {
            case .name, .namePart: true
            default: false
            }
        }
    }

    /// One of the parties that each row names: the importer, the exporter ….
    struct Party: Hashable {
        /// The title of the column that names it; `nil` where each row is about one party.
        var title: String?
        /// What kind of thing it is, where its title says so.
        var schema: Schema?
        /// What each column holds of it; `nil` for those of others and those that screening does not use.
        var roles: [Role?]
    }

    /// The parties of each row, one for most tables.
    private(set) var parties: [Party] = []
    /// The columns of which the header does not say whose they are though each row names several parties: they are not compared.
    private(set) var nobodys: [Int] = []
    /// Whether the column of keys may only number the rows.
    private(set) var keysMayBeRowNumbers = false

    /// The column that holds the key of each party, or of each row.
    var keyColumn: Int? { parties.lazy.compactMap { $0.roles.firstIndex(of: .id) }.first }

    /// Finds the roles for a header; `nil` where no column holds names or identifiers.
    init?(header: [String]) {
        let words = header.map(Self.folded)
        let columns = words.map(Self.column)
        var roles = Self.withBareNames(columns.map(\.role), words)
        if !roles.contains(.id) {
            // “Vendor” beside “Vendor name” is the vendor's number.
            let key = words.indices.first { index in
                roles[index] == .name && words.contains { $0 == words[index] + "name" || $0 == "nameof" + words[index] }
            }
            let ordinal = roles.firstIndex(of: .ordinal)
            keysMayBeRowNumbers = key == nil && ordinal != nil
            if let column = key ?? ordinal { roles[column] = .id }
        }
        for index in roles.indices where roles[index] == .ordinal { roles[index] = nil }
        guard roles.contains(where: { $0?.isLookedUp ?? false }) else { return nil }
        let of = columns.map(\.party)
        var named: [String] = []
        for index in roles.indices where roles[index]?.isName ?? false {
            if let party = of[index], !named.contains(party) { named.append(party) }
        }
        // “Vendor, Name, Country” is one party; so is what no header says to be another's.
        guard named.count > 1 else {
            parties = [Party(title: nil, schema: nil, roles: Self.single(roles, of: of, only: named.first))]
            return
        }
        var owner = of
        for index in roles.indices where of[index] == nil && named.contains("vessel") {
            if roles[index]?.isOfVessel ?? false { owner[index] = "vessel" }
        }
        // What is looked up and nobody's is a party of its own, so that no name and no number is passed over.
        let plain = roles.indices.filter { owner[$0] == nil && (roles[$0]?.isLookedUp ?? false) }
        let hasPlainName = plain.contains { roles[$0]?.isName ?? false }
        if !hasPlainName {
            nobodys = roles.indices.filter { index in
                owner[index] == nil && roles[index] != nil && roles[index] != .id && !plain.contains(index)
            }
        }
        let groups = named.map(Optional.some) + (plain.isEmpty ? [] : [nil])
        parties = groups.map { group in
            var own = roles.indices.map { index -> Role? in
                if roles[index] == .id, of[index] == nil { return .id }
                guard owner[index] == group else { return nil }
                return group == nil && nobodys.contains(index) ? nil : roles[index]
            }
            // A key of its own goes before that of the row.
            if let key = own.indices.first(where: { own[$0] == .id && group != nil && of[$0] == group }) {
                for index in own.indices where own[index] == .id && index != key { own[index] = nil }
            }
            let title =
                own.indices.first { own[$0]?.isName ?? false } ?? own.indices.first { own[$0]?.isLookedUp ?? false }
            return Party(
                title: title.map { header[$0] }, schema: group == "vessel" ? .vessel : nil, roles: Self.oneEach(own))
        }.sorted { Self.first($0) < Self.first($1) }
    }

    /// The roles where “Name” beside “Vorname”, or “Nombre” beside “Apellido”, is the other half of a person's name.
    private static func withBareNames(_ roles: [Role?], _ words: [String]) -> [Role?] {
        let hasGiven = roles.contains(.namePart("firstName"))
        let hasFamily = roles.contains(.namePart("lastName"))
        let bare = words.indices.filter { roles[$0] == .name && bareNames.contains(words[$0]) }
        guard hasGiven != hasFamily, bare.count == 1, roles.count(where: { $0 == .name }) == 1 else { return roles }
        var roles = roles
        roles[bare[0]] = .namePart(hasGiven ? "lastName" : "firstName")
        return roles
    }

    /// The only column holds names.
    init(namesAlone count: Int) {
        parties = [
            Party(title: nil, schema: nil, roles: [.name] + [Role?](repeating: nil, count: max(0, count - 1)))
        ]
    }

    /// The first column holds keys, the second names.
    static func keyAndName() -> PartyColumns {
        PartyColumns(parties: [Party(title: nil, schema: nil, roles: [.id, .name])])
    }

    private init(parties: [Party]) { self.parties = parties }

    private static func first(_ party: Party) -> Int { party.roles.firstIndex { $0?.isLookedUp ?? false } ?? 0 }

    /// The roles where each row is about one party: what is said of another one is left out.
    private static func single(_ roles: [Role?], of: [String?], only: String?) -> [Role?] {
        oneEach(
            roles.indices.map { index in
                guard let only, let other = of[index], other != only, let role = roles[index] else {
                    return roles[index]
                }
                return role == .id || role.isLookedUp ? role : nil
            })
    }

    /// The roles with each that has a single value once: the first column that claims it keeps it.
    private static func oneEach(_ roles: [Role?]) -> [Role?] {
        var seen: Set<Role> = []
        return roles.map { role in
            guard let role, role == .id || role == .schema else { return role }
            return seen.insert(role).inserted ? role : nil
        }
    }
}

extension PartyColumns.Role {
    /// Whether only a ship has it.
    fileprivate var isOfVessel: Bool { self == .identifier(.imoNumber) || self == .identifier("mmsi") }
}
