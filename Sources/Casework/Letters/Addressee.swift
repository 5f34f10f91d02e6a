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
    let `case`: Case
    /// The parties that match, or may belong to, an entry.
    let listed: Set<String>
    private let maker: [String: SupplyEvent]
    private let sellers: [String: [SupplyEvent]]

    init(_ case: Case, listed: Set<String>) {
        self.case = `case`
        self.listed = listed
        var maker: [String: SupplyEvent] = [:]
        var sellers: [String: [SupplyEvent]] = [:]
        for event in `case`.events {
            for lot in event.outputs.compactMap(\.lot) where maker[lot] == nil { maker[lot] = event }
            guard event.kind == .sell || event.kind == .move else { continue }
            for lot in event.inputs.compactMap(\.lot) { sellers[lot, default: []].append(event) }
        }
        self.maker = maker
        self.sellers = sellers
    }

    /// Who is asked about a subject.
    func addressee(of subject: Subject) -> Addressee {
        switch subject.kind {
        case .party: addressee(party: subject.id)
        case .lot: first(of: handlers(ofLot: subject.id))
        case .event: first(of: [`case`.event(subject.id)?.party])
        case .shipment: first(of: [`case`.shipment(subject.id)?.exporter])
        case .document: first(of: [`case`.document(subject.id)?.issuer])
        case .case: .requester
        }
    }

    /// Who is asked about a pool.
    func addressee(pool id: String) -> Addressee {
        first(of: [`case`.pool(id)?.party] + `case`.events.filter { $0.pool == id }.map(\.party))
    }

    /// Whoever made a lot, then those who sold or sent it, then those who used it.
    private func handlers(ofLot id: String) -> [String?] {
        let users = `case`.events.filter { event in event.inputs.contains { $0.lot == id } }
        return [`case`.lot(id)?.producer, maker[id]?.party] + (sellers[id] ?? []).map(\.party) + users.map(\.party)
    }

    /// The first of some parties to whom a letter can go; counsel where none is one, the requester where it is the first.
    private func first(of parties: [String?]) -> Addressee {
        let named = parties.compactMap(\.self)
        guard let first = named.first else { return .requester }
        let answer = addressee(party: first)
        if answer != .counsel { return answer }
        // What a listed maker knows is not what its customer knows: no other party is asked in its place.
        return .counsel
    }

    private func addressee(party id: String) -> Addressee {
        guard let party = `case`.party(id) else { return .counsel }
        let kept: Set<CaseParty.Role> = [.labourAgent, .evidenceVendor]
        if listed.contains(id) || party.schema == .publicBody || !kept.isDisjoint(with: party.roles) { return .counsel }
        let isRequester =
            party.name == `case`.requester || `case`.shipments.contains { $0.importer == id }
            || party.roles.contains(.importer) || party.roles.contains(.buyer)
        if isRequester { return .requester }
        return isInChain(id) ? .supplier(id) : .counsel
    }

    private func isInChain(_ id: String) -> Bool {
        `case`.lots.contains { $0.producer == id }
            || `case`.events.contains { $0.party == id || $0.counterparty == id }
            || `case`.shipments.contains { $0.exporter == id }
            || `case`.pools.contains { $0.party == id }
    }
}
