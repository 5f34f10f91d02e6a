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
        /// Whether the row is about it, so that the key of the row is its own: `name` beside `owner`.
        var isRows = false
    }

    /// The parties of each row, one for most tables.
    private(set) var parties: [Party] = []
    /// The columns of which the header does not say whose they are though each row names several parties: they are not compared.
    private(set) var nobodys: [Int] = []
    /// Whether the column of keys may only number the rows.
    private(set) var keysMayBeRowNumbers = false

    /// The column that holds the key of each party, or of each row.
    var keyColumn: Int? { parties.lazy.compactMap { $0.roles.firstIndex(of: .id) }.first }

    /// Whether anything is read from a column.
    func isRead(_ column: Int) -> Bool {
        parties.contains { $0.roles.indices.contains(column) && $0.roles[column] != nil }
    }

    /// The column that is taken for the name though its header is not known, as the only one left.
    private(set) var guessed: Int?
    /// The columns that nothing is read from, numbers of rows apart.
    private(set) var unread: [Int] = []

    /// Finds the roles for a header; `nil` where no column holds names or identifiers.
    init?(header: [String]) {
        let titles = header.map(Self.title)
        guard Self.areCertain(titles) else { return nil }
        var roles = titles.map(\.role)
        if !roles.contains(where: { $0?.isName ?? false }) {
            for index in roles.indices where titles[index].isDoubtful { roles[index] = .name }
        }
        if !roles.contains(where: { $0?.isLookedUp ?? false }) {
            let unknown = roles.indices.filter { roles[$0] == nil && Self.mayBeName(header[$0]) }
            guard unknown.count == 1 else { return nil }
            guessed = unknown[0]
            roles[unknown[0]] = .name
        }
        let words = header.map(Self.folded)
        roles = Self.withBareNames(roles, words, titles.map { $0.found?.party })
        takeKey(&roles, words)
        let ordinals = Set(roles.indices.filter { roles[$0] == .ordinal })
        for index in ordinals { roles[index] = nil }
        guard roles.contains(where: { $0?.isLookedUp ?? false }) else { return nil }
        divide(roles, titles.map(\.found), header)
        unread = header.indices.filter { index in
            !header[index].isEmpty && !ordinals.contains(index) && !nobodys.contains(index)
                && parties.allSatisfy { $0.roles[index] == nil }
        }
    }

    /// How many cells of a row are headers and nothing else; none where they name no party, so that a row of data is none.
    static func certainty(of cells: [String]) -> Int {
        guard let columns = PartyColumns(header: cells), columns.guessed == nil else { return 0 }
        return cells.map(Self.title).count { $0.isCertain && $0.role != nil }
    }

    /// Whether a row is one of headers: “Trading company” alone may be a party, beside “Country” it is a title.
    private static func areCertain(_ titles: [Title]) -> Bool {
        titles.contains { $0.isCertain && ($0.role != nil || $0.isDoubtful) }
            || titles.count { $0.role == .name && $0.found?.rest.count == 1 } >= 2
    }

    /// Makes “Vendor” beside “Vendor name”, or a number of the row, the key where no column is one.
    private mutating func takeKey(_ roles: inout [Role?], _ words: [String]) {
        guard !roles.contains(.id) else { return }
        let key = words.indices.first { index in
            roles[index] == .name && words.contains { $0 == words[index] + "name" || $0 == "nameof" + words[index] }
        }
        let ordinal = roles.firstIndex(of: .ordinal)
        keysMayBeRowNumbers = key == nil && ordinal != nil
        if let column = key ?? ordinal { roles[column] = .id }
    }

    /// Divides the columns among the parties that each row names.
    private mutating func divide(_ roles: [Role?], _ found: [PartyRole.Found?], _ header: [String]) {
        let groups = PartyGroups(roles, found, header.map(Self.folded))
        var owner = groups.owners
        let plainNames = roles.indices.filter { owner[$0] == nil && (roles[$0]?.isName ?? false) }
        guard groups.count > 1 || groups.count == 1 && !plainNames.isEmpty else {
            // What no header says to be another's is that of the only party.
            let own = roles.indices.map { index in groups.isOthers(index) && roles[index] != .id ? nil : roles[index] }
            parties = [Party(title: nil, schema: nil, roles: Self.oneEach(own))]
            return
        }
        let isPersonBeside = !plainNames.isEmpty && !plainNames.contains { roles[$0] == .name }
        for index in roles.indices where owner[index] == nil && !groups.isOthers(index) {
            guard let role = roles[index] else { continue }
            if role.isOfVessel, groups.contains("vessel") { owner[index] = "vessel" }
            // “Company, First name, Last name, LEI”: the LEI is the company's.
            if isPersonBeside, groups.count == 1, role.isOfCompany { owner[index] = groups.first }
        }
        // What is looked up and nobody's is a party of its own, so that no name and no number is passed over.
        let plain = roles.indices.filter { owner[$0] == nil && (roles[$0]?.isLookedUp ?? false) }
        let isWholeName = !plainNames.isEmpty && !isPersonBeside
        if !isWholeName {
            nobodys = roles.indices.filter { index in
                owner[index] == nil && roles[index] != nil && roles[index] != .id && !plain.contains(index)
                    && !(isPersonBeside && roles[index] == .birthDate) && !groups.isOthers(index)
            }
        }
        parties = (groups.all.map(Optional.some) + (plain.isEmpty ? [] : [nil])).map { group in
            var own = roles.indices.map { index -> Role? in
                if roles[index] == .id, owner[index] == nil { return .id }
                guard owner[index] == group, !groups.isOthers(index) else { return nil }
                return group == nil && nobodys.contains(index) ? nil : roles[index]
            }
            // A key of its own goes before that of the row.
            if let key = own.indices.first(where: { own[$0] == .id && group != nil && owner[$0] == group }) {
                for index in own.indices where own[index] == .id && index != key { own[index] = nil }
            }
            let title =
                own.indices.first { own[$0]?.isName ?? false } ?? own.indices.first { own[$0]?.isLookedUp ?? false }
            return Party(
                title: title.map { header[$0] }, schema: group == "vessel" ? .vessel : nil, roles: Self.oneEach(own),
                isRows: group == nil && isWholeName)
        }.sorted { Self.first($0) < Self.first($1) }
    }

    /// The roles where “Name” beside “Vorname”, or “Nombre” beside “Apellido”, is the other half of a person's name.
    private static func withBareNames(_ roles: [Role?], _ words: [String], _ of: [String?]) -> [Role?] {
        let hasGiven = roles.contains(.namePart("firstName"))
        let hasFamily = roles.contains(.namePart("lastName"))
        let bare = words.indices.filter { roles[$0] == .name && bareNames.contains(words[$0]) }
        guard hasGiven != hasFamily, bare.count == 1,
            roles.indices.count(where: { roles[$0] == .name && of[$0] == nil }) == 1
        else { return roles }
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

    /// Whether a company has it and a person has not.
    fileprivate var isOfCompany: Bool {
        switch self {
        case .identifier(let property): property != "passportNumber" && property != .idNumber
        default: false
        }
    }
}
