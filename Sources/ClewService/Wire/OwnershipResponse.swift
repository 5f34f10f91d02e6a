import ClewModel
import OwnershipAnalysis
import World

/// The answer of `/own/{id}`: whether a party falls under each regime because of those who hold it, as `clew own` says.
struct OwnershipResponse: Encodable {
    /// The party, by the identifier that stands for all of it.
    let id: EntityID
    let caption: String
    /// Every identifier under which it is known; the answer holds for all.
    let identifiers: [EntityID]
    /// The day for which was asked.
    let day: String
    /// A verdict for each regime, in the form of `clew own --format ndjson`; shares are fractions of 1.
    let verdicts: [OwnershipVerdict]
    /// What the parties in the chains are called.
    let names: [String: String]
    /// The imported lists that are not whole: for these, that nobody listed was found means less.
    let reservations: [Reservation]

    /// A list that is not whole.
    struct Reservation: Encodable {
        let dataset: String
        let reason: String
    }

    /// Asks a world.
    ///
    /// - Throws: ``ClewError``, where what is on hand cannot be read.
    /// - Complexity: O(*n*) in the stakes on hand.
    init(_ world: World, party: EntityID, rules: [OwnershipRule], on day: Day) throws(ClewError) {
        let view = try world.ownership(above: [party])
        let snapshot = view.graph.snapshot(on: day)
        let verdicts = rules.map { view.verdict(for: party, under: $0, in: snapshot) }
        id = party
        caption = world.name(of: party)
        identifiers = world.identities.members(of: party)
        self.day = day.description
        self.verdicts = verdicts
        var named: Set<EntityID> = [party]
        for verdict in verdicts {
            named.formUnion(verdict.steps.map(\.entity))
            for link in verdict.chain { named.formUnion([link.owner, link.asset]) }
            for fact in verdict.missing {
                named.insert(fact.asset)
                if let owner = fact.owner { named.insert(owner) }
            }
        }
        names = Dictionary(named.map { ($0.rawValue, world.name(of: $0)) }) { first, _ in first }
        reservations = world.reservations().map { Reservation(dataset: $0.dataset.rawValue, reason: $0.reason) }
    }
}
