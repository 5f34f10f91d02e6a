import ClewModel
import OwnershipAnalysis
import World

/// The addresses and telephone numbers of the parties that stand on lists on a day, to see which subject shares one.
///
/// What is shared is a reason to look and no tie: offices are let to hundreds of companies.
struct ListedContacts {
    /// The listed parties by kind and key of what they have, sorted.
    private var holders: [Key: [EntityID]] = [:]

    private struct Key: Hashable {
        var kind: OwnershipLead.Kind
        var text: String

        init?(_ kind: OwnershipLead.Kind, _ value: String, of party: EntityID) {
            let trait = PartyTrait(entity: party, kind: kind, value: value, citation: Citation("", ""))
            guard let key = trait.key else { return nil }
            self.kind = kind
            text = key
        }
    }

    /// Reads the listed parties of a day.
    ///
    /// - Complexity: O(*n*) in the listed parties on hand.
    init(_ world: World, _ ties: PartyTies) throws(ClewError) {
        var holders: [Key: Set<EntityID>] = [:]
        try world.forEachListedParty(standingOn: ties.day) { entity in
            guard !ties.designations(of: entity.id).isEmpty else { return }
            let one = world.identities.representative(of: entity.id)
            let values = entity[.address].map { (OwnershipLead.Kind.address, $0) } + entity[.phone].map { (.phone, $0) }
            for (kind, value) in values {
                if let key = Key(kind, value, of: one) { holders[key, default: []].insert(one) }
            }
        }
        self.holders = holders.mapValues { $0.sorted() }
    }

    /// Whether a subject shares anything with a listed party.
    func touch(_ subject: MonitoredSubject) -> Bool {
        values(of: subject).contains { holders[$0.key] != nil }
    }

    /// What a subject shares with listed parties, one fact for each thing shared.
    ///
    /// - Parameter candidates: Whom the subject may be itself; that it has their address says nothing more.
    func facts(
        of subject: MonitoredSubject, called name: String, besides candidates: Set<EntityID>, in world: World
    ) -> [MonitoredFact] {
        values(of: subject).compactMap { key, value in
            let listed = (holders[key] ?? []).filter { !candidates.contains($0) }
            guard !listed.isEmpty else { return nil }
            let what = key.kind == .phone ? "telephone number" : "address"
            let names = listed.prefix(3).map { world.name(of: $0) }.joined(separator: ", ")
            let others = listed.count > 3 ? " and \(listed.count - 3) other listed parties" : ""
            return MonitoredFact(
                key: "\(subject.key)/\(key.kind.rawValue)/\(key.text)", subject: subject.key, kind: .sharedContact,
                severity: .low,
                statement:
                    "\(name) has the same \(what) as \(names)\(others): \(value). That is a reason to look, and no tie.",
                exposure: nil)
        }
    }

    private func values(of subject: MonitoredSubject) -> [(key: Key, value: String)] {
        let id = EntityID(subject.key)
        let values = subject.addresses.map { (OwnershipLead.Kind.address, $0) } + subject.phones.map { (.phone, $0) }
        return values.compactMap { kind, value in Key(kind, value, of: id).map { ($0, value) } }
    }
}
