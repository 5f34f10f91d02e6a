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

    /// The listed parties that some parties may be, besides those that they are known to be; without those that may be none.
    ///
    /// - Parameters:
    ///   - parties: The parties.
    ///   - world: Where to look; the same each time.
    ///   - name: What the stakes call a party of which nothing else is on hand.
    /// - Complexity: A screening for each party that was not asked about before; O(1) for each that was.
    func find(
        _ parties: [EntityID], in world: World, called name: (EntityID) -> String
    ) throws(ClewError) -> [EntityID: [Namesake]] {
        let (known, new, kept) = state.withLock { state in
            var found: [EntityID: [Namesake]] = [:]
            var new: [EntityID] = []
            for party in parties {
                if let known = state.found[party] { found[party] = known } else { new.append(party) }
            }
            return (found, new, state.screener)
        }
        var found = known
        if !new.isEmpty {
            let screener: Screener
            if let kept {
                screener = kept
            } else {
                var options = ScreeningOptions()
                options.explains = false
                screener = try world.screener(standingOn: nil, options: options)
            }
            let met = try Self.screen(new, in: world, called: name, with: screener)
            state.withLock { state in
                state.screener = screener
                for (party, namesakes) in met { state.found[party] = namesakes }
            }
            found.merge(met) { first, _ in first }
        }
        return found.filter { !$0.value.isEmpty }
    }

    private static func screen(
        _ parties: [EntityID], in world: World, called name: (EntityID) -> String, with screener: Screener
    ) throws(ClewError) -> [EntityID: [Namesake]] {
        var queries: [ScreeningQuery] = []
        for party in parties { queries.append(try world.query(about: party, called: name(party))) }
        let candidates = try withScreeningErrors { [queries] in try screener.screen(queries) }
        var found: [EntityID: [Namesake]] = [:]
        for (number, party) in parties.enumerated() {
            let own = Set(world.identities.members(of: party))
            found[party] = world.decisions.apply(to: candidates[number], of: queries[number])
                .filter { $0.isMatchAfterJudgement && !own.contains($0.entity) }
                .filter { !$0.restsOnInitials || $0.judgement?.verdict == .match }
                .map {
                    Namesake(entity: $0.entity, caption: $0.caption, isDecided: $0.judgement?.verdict == .match)
                }
        }
        return found
    }
}

extension World {
    /// What is known of a holder, as a question to the lists.
    fileprivate func query(about party: EntityID, called name: String) throws(ClewError) -> ScreeningQuery {
        guard let entity = try entity(party) else {
            return ScreeningQuery(id: party.rawValue, schema: stakes.schema(of: party) ?? .legalEntity, names: [name])
        }
        return ScreeningQuery(entity)
    }
}
