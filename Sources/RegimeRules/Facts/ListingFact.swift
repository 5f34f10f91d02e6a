public import ClewModel

/// That a party of a case is, or may be, an entry of a list.
public struct ListingFact: Hashable, Sendable {
    /// How sure it is that the party is the entry.
    public enum Identity: String, Hashable, Sendable, Codable, CaseIterable {
        /// They are one and the same, by the rules of the screening.
        case match
        /// They may be; a person has to look.
        case candidate
        /// They are two, and the party may belong to the entry, which extends to others.
        case belonging
    }

    /// The party, by its name in the case.
    public var party: String
    /// What the party does in the chain.
    public var roles: [PartyRole]
    /// The dataset.
    public var dataset: DatasetName
    /// The entry.
    public var entity: EntityID
    /// The name as listed.
    public var listedName: String
    /// How sure the identity is.
    public var identity: Identity
    /// The first day of the listing, where known.
    public var from: PartialDate?
    /// The last day of the listing; `nil` while it stands; where ``mark`` is set, the last that it may have been.
    public var to: PartialDate?
    /// What the list says of the entry's standing without saying since when, in its own words, such as `Inactive`.
    public var mark: String?
    /// What exactly the entry lists, such as “only the Public Security Bureau”; `nil` where it is the party itself.
    public var scope: String?
    /// The goods that the entry names; `nil` where it names none.
    public var goods: String?
    /// Whether the requester pays, supplies or has a contract with the party, as far as the case states its dealings.
    public var isDealtWith: Bool
    /// The evidence.
    public var evidence: [EvidenceID]

    /// Creates a fact.
    public init(
        party: String, roles: [PartyRole], dataset: DatasetName, entity: EntityID, listedName: String,
        identity: Identity = .match, from: PartialDate?, to: PartialDate? = nil, mark: String? = nil,
        scope: String? = nil,
        goods: String? = nil, isDealtWith: Bool = true,
        evidence: [EvidenceID]
    ) {
        self.party = party
        self.roles = roles
        self.dataset = dataset
        self.entity = entity
        self.listedName = listedName
        self.identity = identity
        self.from = from
        self.to = to
        self.mark = mark
        self.scope = scope
        self.goods = goods
        self.isDealtWith = isDealtWith
        self.evidence = evidence
    }
}
