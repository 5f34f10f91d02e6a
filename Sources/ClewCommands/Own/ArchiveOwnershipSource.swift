import Casework
import ClewModel
import OwnershipAnalysis

/// The stakes and listings of the archive, and the listings that come with Clew.
struct ArchiveOwnershipSource: OwnershipSource {
    let caption = "the archive"
    private let holdings: HoldingsOnHand
    private let named: [ListedParty]

    var graph: OwnershipGraph { holdings.graph }
    var diagnostics: [Diagnostic] { holdings.diagnostics }

    /// Takes what is on hand.
    ///
    /// - Parameters:
    ///   - holdings: The stakes and listings.
    ///   - named: Listed parties that the user adds.
    init(_ holdings: HoldingsOnHand, named: [ListedParty]) {
        self.holdings = holdings
        self.named = named.map { party in
            var party = party
            party.entity = holdings.identities.representative(of: party.entity)
            return party
        }
    }

    func listed(under rule: OwnershipRule, on day: Day) -> [ListedParty] {
        let own = named.filter { ($0.listedFrom?.earliest ?? .distantPast) <= day }
        return (holdings.listed(under: rule, on: day) + own)
            .sorted { ($0.entity, $0.words.rawValue) < ($1.entity, $1.words.rawValue) }
    }

    func parties(called name: String) -> [EntityID] { holdings.parties(called: name) }

    func identifiers(of entity: EntityID) -> [EntityID] { holdings.identities.members(of: entity) }

    func traits() -> [PartyTrait] { holdings.traits() }
}
