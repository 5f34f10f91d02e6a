import ClewModel
import OwnershipAnalysis
import Screening
import Synchronization

/// The listed parties whose names the holders of stakes bear, where no identity on record says that they are one.
///
/// Tables of stakes name owners and rarely number them. One that bears the name of a listed party may be it: whether what it
/// holds falls under the list is then open, as it is where a case names the owner.
final class Namesakes: Sendable {
    /// A listed party that another one may be.
    struct Namesake: Sendable {
        let entity: EntityID
        let caption: String
        /// Whether a person decided that both are one.
        let isDecided: Bool
    }

    private struct State {
        var screener: Screener?
        var found: [EntityID: [Namesake]] = [:]
    }

    private let state = Mutex(State())

    /// The listed parties that some parties may be, besides those that they are known to be.
    ///
    /// - Parameters:
    ///   - parties: The parties, each with what is known of it.
    ///   - world: Where to look; the same each time.
    /// - Complexity: A screening for each party that was not asked about before.
    func find(
        _ parties: [EntityID], in world: World, query: (EntityID) throws(ClewError) -> ScreeningQuery
    ) throws(ClewError) -> [EntityID: [Namesake]] {
        let (known, kept) = state.withLock { ($0.found, $0.screener) }
        let new = parties.filter { known[$0] == nil }
        guard !new.isEmpty else { return known }
        let screener: Screener
        if let kept { screener = kept } else { screener = try world.screener(standingOn: nil) }
        var found: [EntityID: [Namesake]] = [:]
        var queries: [ScreeningQuery] = []
        for party in new { queries.append(try query(party)) }
        let candidates = try withScreeningErrors { [queries] in try screener.screen(queries) }
        for (number, party) in new.enumerated() {
            let own = Set(world.identities.members(of: party))
            found[party] = world.decisions.apply(to: candidates[number], of: queries[number])
                .filter { $0.isMatchAfterJudgement && !own.contains($0.entity) }
                .filter { !$0.restsOnInitials || $0.judgement?.verdict == .match }
                .map {
                    Namesake(entity: $0.entity, caption: $0.caption, isDecided: $0.judgement?.verdict == .match)
                }
        }
        return state.withLock { state in
            state.screener = screener
            state.found.merge(found) { first, _ in first }
            return state.found
        }
    }
}

extension World {
    /// What is known of a holder, as a question to the lists.
    func query(about party: EntityID, called name: String) throws(ClewError) -> ScreeningQuery {
        guard let entity = try entity(party) else {
            return ScreeningQuery(id: party.rawValue, schema: stakes.schema(of: party) ?? .legalEntity, names: [name])
        }
        return ScreeningQuery(entity)
    }
}
