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
    }

    /// Reads the listed parties of a day.
    ///
    /// - Complexity: O(*n*) in the listed parties on hand.
    init(_ world: World, _ ties: PartyTies) throws(ClewError) {
        var holders: [Key: Set<EntityID>] = [:]
        try world.forEachListedParty(standingOn: ties.day) { entity in
            guard !ties.designations(of: entity.id).isEmpty else { return }
            let one = world.identities.representative(of: entity.id)
            for (key, _) in Self.values(entity[.address], entity[.phone]) { holders[key, default: []].insert(one) }
        }
        self.holders = holders.mapValues { $0.sorted() }
    }

    /// Whether a subject shares anything with a listed party.
    func touch(_ subject: MonitoredSubject) -> Bool {
        Self.values(subject.addresses, subject.phones).contains { holders[$0.key] != nil }
    }

    /// What a subject shares with listed parties, one fact for each thing shared.
    ///
    /// - Parameter candidates: Whom the subject may be itself; that it has their address says nothing more.
    func facts(
        of subject: MonitoredSubject, called name: String, besides candidates: Set<EntityID>, in world: World
    ) -> [MonitoredFact] {
        Self.values(subject.addresses, subject.phones).compactMap { key, value in
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

    /// What can be compared of addresses and telephone numbers, with the text as written.
    private static func values(_ addresses: [String], _ phones: [String]) -> [(key: Key, value: String)] {
        (addresses.map { (OwnershipLead.Kind.address, $0) } + phones.map { (.phone, $0) }).compactMap { kind, value in
            kind.key(of: value).map { (Key(kind: kind, text: $0), value) }
        }
    }
}
