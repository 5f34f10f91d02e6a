import ClewModel
import OwnershipAnalysis
import SourceFiles
import World

/// The stakes and listings of all that is on hand.
struct ArchiveOwnershipSource: OwnershipSource {
    let caption = "the archive"
    private let world: World
    private let named: [ListedParty]

    var graph: OwnershipGraph { world.stakes }
    var diagnostics: [Diagnostic] { world.diagnostics }
    var reservations: [ListReservation] { world.reservations() }

    /// Takes what is on hand.
    ///
    /// - Parameters:
    ///   - world: What is on hand.
    ///   - named: Listed parties that the user adds.
    init(_ world: World, named: [ListedParty]) {
        self.world = world
        self.named = named.map { party in
            var party = party
            party.entity = world.identities.representative(of: party.entity)
            return party
        }
    }

    var taken: Set<EntityID> { Set(named.map(\.entity)) }

    func fingerprint() throws -> String {
        let added = named.map { "\n\($0.entity) \($0.words.rawValue) \($0.listedFrom?.description ?? "")" }.joined()
        return SHA256Digest(ofText: "\(world.fingerprint)\n\(try world.knowledge.version)\(added)").hex
    }

    func listed(under rule: OwnershipRule, on day: Day) -> [ListedParty] {
        let own = named.filter { ($0.listedFrom?.earliest ?? .distantPast) <= day }
        return (world.listed(under: rule, on: day) + own)
            .sorted { ($0.entity, $0.words.rawValue) < ($1.entity, $1.words.rawValue) }
    }

    func verdicts(under rules: [OwnershipRule], on day: Day)
        -> @Sendable (EntityID) throws(ClewError) -> [OwnershipVerdict]
    {
        let prepared = AncestorStakes(world.stakes)
        return { [self] entity throws(ClewError) in
            let view = try world.ownership(above: [entity], adding: AddedHoldings(listed: named), using: prepared)
            let snapshot = view.graph.snapshot(on: day)
            return rules.map { view.verdict(for: entity, under: $0, in: snapshot) }
        }
    }

    func parties(called name: String) -> [EntityID] { world.parties(called: name) }

    func finder() -> @Sendable (_ name: String) -> [EntityID] { world.finder() }

    func identifiers(of entity: EntityID) -> [EntityID] { world.identities.members(of: entity) }

    func name(of entity: EntityID) -> String { world.name(of: entity) }

    func traits() throws -> [PartyTrait] { try world.traits() }
}
