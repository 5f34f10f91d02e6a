import ClewModel
import SupplyChain

/// Who can answer an open question.
public enum Addressee: Hashable, Sendable {
    /// A party of the chain, by its identifier in the case.
    case supplier(String)
    /// Whoever asks: the answer lies in their own files.
    case requester
    /// Counsel: it concerns a listed party, the law, or somebody whom the requester should not write to unadvised.
    case counsel

    /// The party that is asked, where one is.
    public var supplier: String? {
        if case .supplier(let party) = self { party } else { nil }
    }
}

extension Addressee: Codable {
    /// Reads `counsel`, `requester` or `supplier:` with a party's identifier.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        switch text {
        case "counsel": self = .counsel
        case "requester": self = .requester
        case let text where text.hasPrefix("supplier:"): self = .supplier(String(text.dropFirst(9)))
        default:
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "\(text) is no addressee; expected counsel, requester or supplier:ID")
        }
    }

    /// Writes what ``init(from:)`` reads.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        switch self {
        case .counsel: try container.encode("counsel")
        case .requester: try container.encode("requester")
        case .supplier(let party): try container.encode("supplier:\(party)")
        }
    }
}

/// Finds out who can answer the questions of a case.
///
/// A supplier is asked what it can know: about its own steps, what it made, sold or sent, and itself. A listed party, a public
/// body, an agent who places workers and an evidence vendor get no letter; questions about them are for counsel.
struct AddressBook {
    private let `case`: Case
    /// The parties that match, or may belong to, an entry.
    private let listed: Set<String>
    private let index: CaseIndex
    /// The parties that made, sold, sent, kept or used something.
    private let chain: Set<String>
    private let importers: Set<String>
    /// Whoever keeps a pool, or put the first thing into it.
    private let keepers: [String: String]
    /// The rows that are one party.
    private let twins: TwinParties
    /// The rows of each party, by the first.
    private let rows: [String: [CaseParty]]

    /// - Complexity: O(*n*) for *n* lots, events, shipments and pools.
    init(_ case: Case, index: CaseIndex, listed: Set<String>) {
        self.case = `case`
        self.index = index
        self.listed = listed
        let twins = TwinParties(`case`)
        self.twins = twins
        rows = Dictionary(grouping: `case`.parties) { twins.first(of: $0.id) }
        importers = Set(`case`.shipments.compactMap(\.importer))
        var chain = Set(`case`.lots.compactMap(\.producer) + `case`.shipments.compactMap(\.exporter))
        var keepers: [String: String] = [:]
        for pool in `case`.pools { if let party = pool.party { keepers[pool.id] = party } }
        chain.formUnion(keepers.values)
        for event in `case`.events {
            chain.formUnion([event.party, event.counterparty].compactMap(\.self))
            if let pool = event.pool, let party = event.party, keepers[pool] == nil { keepers[pool] = party }
        }
        self.chain = chain
        self.keepers = keepers
    }

    /// The parties that are taken to be listed, to belong to one that is, or to fall under a regime by their owners: they get no
    /// letter.
    static func listed(_ findings: [Finding]) -> Set<String> {
        let rules: Set = [
            FindingRule.partyListed.id, FindingRule.partyListedLater.id, FindingRule.partyMayBelong.id,
            FindingRule.partyOwned.id,
        ]
        return Set(findings.filter { rules.contains($0.rule) }.map(\.subject.id))
    }

    /// The party that knows about a lot, a step or a shipment, whether or not it may be asked; `nil` where the case names none.
    func knower(of subject: Subject) -> String? {
        switch subject.kind {
        case .lot: handler(ofLot: subject.id)
        case .event: `case`.event(subject.id)?.party
        case .shipment: `case`.shipment(subject.id)?.exporter
        case .document: `case`.document(subject.id)?.issuer
        case .party: subject.id
        case .case: nil
        }
    }

    /// Who is asked about a subject.
    func addressee(of subject: Subject) -> Addressee {
        switch subject.kind {
        case .party: addressee(party: subject.id)
        case .lot: addressee(named: handler(ofLot: subject.id))
        case .event: addressee(named: `case`.event(subject.id)?.party)
        case .shipment: addressee(named: `case`.shipment(subject.id)?.exporter)
        case .document: addressee(named: `case`.document(subject.id)?.issuer)
        case .case: .requester
        }
    }

    /// Who is asked about a pool.
    func addressee(pool id: String) -> Addressee {
        addressee(named: keepers[id])
    }

    /// Whoever made a lot; where nobody says who did, who sold or sent it, then who used it.
    private func handler(ofLot id: String) -> String? {
        if let producer = `case`.lot(id)?.producer { return producer }
        let events = (index.events[id] ?? []).map { `case`.events[$0] }
        let makers = events.filter { event in event.outputs.contains { $0.lot == id } }
        let users = events.filter { event in event.inputs.contains { $0.lot == id } }
        let sellers = users.filter { $0.kind == .sell || $0.kind == .move }
        return (makers.prefix(1) + sellers + users).compactMap(\.party).first
    }

    /// Who is asked where a party should know; the requester where the case names none.
    ///
    /// What a listed maker knows is not what its customer knows: no other party is asked in its place.
    private func addressee(named party: String?) -> Addressee {
        party.map(addressee(party:)) ?? .requester
    }

    private func addressee(party id: String) -> Addressee {
        let first = twins.first(of: id)
        guard let rows = rows[first] else { return .counsel }
        let kept: Set<CaseParty.Role> = [.labourAgent, .evidenceVendor]
        let isKept = rows.contains { party in
            listed.contains(party.id) || party.schema == .publicBody || !kept.isDisjoint(with: party.roles)
        }
        if isKept { return .counsel }
        let isRequester = rows.contains { party in
            party.name == `case`.requester || importers.contains(party.id) || party.roles.contains(.importer)
                || party.roles.contains(.buyer)
        }
        if isRequester { return .requester }
        return rows.contains { chain.contains($0.id) } ? .supplier(first) : .counsel
    }
}
