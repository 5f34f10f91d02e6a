public import ClewModel

/// Something that two parties share and that is no ownership: a reason to look, never a stake.
public struct OwnershipLead: Hashable, Sendable, Codable {
    /// What they share.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A postal address.
        case address
        /// A telephone number.
        case phone
        /// A director, officer or representative.
        case officer
        /// A legal representative (法定代表人).
        case legalRepresentative = "legal-representative"
    }

    /// The party asked about.
    public var entity: EntityID
    /// The other party.
    public var other: EntityID
    /// What they share.
    public var kind: Kind
    /// The value they share, as it stands for the party asked about.
    public var value: String
    /// How many parties share it; an address of hundreds says little.
    public var sharedBy: Int
    /// Where it can be read for each of the two.
    public var citations: [Citation]
}

/// Something that a party has and that others may have too.
public struct PartyTrait: Hashable, Sendable {
    /// The party.
    public var entity: EntityID
    /// What it is.
    public var kind: OwnershipLead.Kind
    /// The value, as its source writes it.
    public var value: String
    /// Where it can be read.
    public var citation: Citation

    /// Creates a trait.
    public init(entity: EntityID, kind: OwnershipLead.Kind, value: String, citation: Citation) {
        self.entity = entity
        self.kind = kind
        self.value = value
        self.citation = citation
    }

    /// See ``OwnershipLead/Kind/key(of:)``.
    var key: String? { kind.key(of: value) }
}

extension OwnershipLead.Kind {
    /// A value without the differences of writing: case, blanks, punctuation; of a telephone number the last digits.
    ///
    /// `nil` where too little is left to compare.
    package func key(of value: String) -> String? {
        switch self {
        case .phone:
            let digits = value.unicodeScalars.filter { ("0"..."9").contains($0) }.map(Character.init)
            return digits.count < 7 ? nil : String(digits.suffix(8))
        case .address, .officer, .legalRepresentative:
            let letters = value.lowercased().filter { $0.isLetter || $0.isNumber }
            return letters.count < (self == .address ? 6 : 2) ? nil : letters
        }
    }
}

extension OwnershipSnapshot {
    /// What a party shares with some others, sorted by them.
    ///
    /// Officers are taken from the directorships of the graph too: two companies with the same director share an officer.
    ///
    /// - Parameters:
    ///   - entity: The party.
    ///   - others: The others, such as the parties that fall under a rule.
    ///   - traits: Addresses, telephone numbers, officers and legal representatives of all of them.
    public func leads(from entity: EntityID, to others: Set<EntityID>, traits: [PartyTrait]) -> [OwnershipLead] {
        let all = traits + officers()
        var holders: [String: [PartyTrait]] = [:]
        for trait in all {
            guard let key = trait.key else { continue }
            holders[trait.kind.rawValue + "\u{1F}" + key, default: []].append(trait)
        }
        var leads: Set<OwnershipLead> = []
        for group in holders.values {
            guard let own = group.first(where: { $0.entity == entity }) else { continue }
            let sharedBy = Set(group.map(\.entity)).count
            for trait in group where trait.entity != entity && others.contains(trait.entity) {
                leads.insert(
                    OwnershipLead(
                        entity: entity, other: trait.entity, kind: trait.kind, value: own.value, sharedBy: sharedBy,
                        citations: [own.citation, trait.citation]))
            }
        }
        return leads.sorted { ($0.other, $0.kind.rawValue, $0.value) < ($1.other, $1.kind.rawValue, $1.value) }
    }

    /// The directors of the graph as traits of what they direct, the identifier standing for the person.
    private func officers() -> [PartyTrait] {
        let code = StakeKind.directorship.code
        return (0..<control.edgeCount).filter { control.kinds[$0] == code }.compactMap { edge in
            let link = link(control, edge)
            return link.stakes.first.map {
                PartyTrait(entity: link.asset, kind: .officer, value: link.owner.rawValue, citation: $0.citation)
            }
        }
    }
}
