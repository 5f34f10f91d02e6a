package import ClewModel
package import NameMatching

/// Derives the keys under which a party is indexed and sought.
struct ScreeningKeys: Sendable {
    /// A key, with what sharing it says.
    struct Key: Hashable {
        let hash: UInt64
        let kind: Kind
    }

    /// What a key was made of.
    enum Kind: Int, Hashable {
        case faintName = 0, weakName, mediumName, strongName, exactName, identifier
    }

    /// The most keys of a query that are looked up; the strongest are kept.
    ///
    /// It grows with the query, so that no name of many is without keys, and stays so low that weights add up within 32 bits.
    static func limit(forValues count: Int) -> Int { min(65_536, max(1024, 48 * count)) }

    let analyzer: NameAnalyzer

    func keys(ofNames names: [AnalyzedName], kind: NameKind) -> [Key] {
        var keys: [Key] = []
        for name in names {
            for key in name.indexKeys() {
                keys.append(
                    Key(hash: Self.salted(key.hash, kind), kind: Kind(rawValue: Int(key.weight.rawValue)) ?? .weakName))
            }
        }
        return keys
    }

    func keys(of identifiers: [PartyIdentifier]) -> [Key] {
        identifiers.filter(\.isUsable).map { Key(hash: Self.hash($0.canonical), kind: .identifier) }
    }

    /// All keys of a party, each hash once with its strongest kind.
    func keys(of party: PreparedParty) -> [Key] {
        var keys = keys(of: party.profile.identifiers)
        for (kind, names) in party.names { keys += self.keys(ofNames: names, kind: kind) }
        if !party.profile.scope.isEmpty { keys.append(Key(hash: Self.scope, kind: .faintName)) }
        return Self.distinct(keys, limit: .max)
    }

    /// Under which every party is found whose entry extends to others; no query has it.
    static let scope = hash("an entry that extends to others")

    /// Each hash once with its strongest kind; of more than `limit` the strongest.
    static func distinct(_ keys: [Key], limit: Int) -> [Key] {
        var sorted = keys
        sorted.sort { $0.hash != $1.hash ? $0.hash < $1.hash : $0.kind.rawValue > $1.kind.rawValue }
        var count = 0
        for key in sorted where count == 0 || sorted[count - 1].hash != key.hash {
            sorted[count] = key
            count += 1
        }
        sorted.removeSubrange(count...)
        guard count > limit else { return sorted }
        sorted.sort { $0.kind != $1.kind ? $0.kind.rawValue > $1.kind.rawValue : $0.hash < $1.hash }
        return Array(sorted.prefix(limit))
    }

    /// Keeps the keys of persons, ships and organizations apart.
    private static func salted(_ hash: UInt64, _ kind: NameKind) -> UInt64 {
        switch kind {
        case .organization, .unknown: hash
        case .person: hash ^ 0xA24B_AED4_963E_E407
        case .vessel: hash ^ 0x9FB2_1C65_1E98_DF25
        }
    }

    /// A hash that is the same in every process: FNV-1a, spread by a mixer.
    static func hash(_ text: String) -> UInt64 {
        var state: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in text.utf8 { state = (state ^ UInt64(byte)) &* 0x0000_0100_0000_01B3 }
        state = (state ^ (state >> 33)) &* 0xFF51_AFD7_ED55_8CCD
        state = (state ^ (state >> 33)) &* 0xC4CE_B9FE_1A85_EC53
        return state ^ (state >> 33)
    }
}

extension Schema {
    /// As what kinds of name the names of a party of this schema are read: where it leaves open what the party is, as several.
    package var nameKinds: [NameKind] {
        switch self {
        case .person: [.person]
        case .vessel: [.vessel]
        case .thing, .legalEntity, "Asset": [.organization, .person]
        default: [.organization]
        }
    }
}
