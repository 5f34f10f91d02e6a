import ClewModel
import OwnershipAnalysis
import World

/// Where stakes and listings come from: a file, or the archive.
protocol OwnershipSource: Sendable {
    /// What the source is called in output.
    var caption: String { get }
    /// What stands for the stakes and the listings: with equal ones, equal answers.
    func fingerprint() throws -> String
    /// The stakes.
    var graph: OwnershipGraph { get }
    /// What in the stakes someone must look at.
    var diagnostics: [Diagnostic] { get }

    /// The imported lists behind it that are not whole.
    var reservations: [ListReservation] { get }

    /// The parties that the lists of a rule name on a day.
    func listed(under rule: OwnershipRule, on day: Day) throws -> [ListedParty]

    /// Addresses, telephone numbers and officers of the parties, for leads.
    func traits() throws -> [PartyTrait]

    /// The parties that an identifier or a name stands for, sorted.
    func parties(called name: String) -> [EntityID]

    /// The same, prepared once for many questions.
    func finder() -> @Sendable (_ name: String) -> [EntityID]

    /// Whom the user names as listed, whatever lists say.
    var taken: Set<EntityID> { get }

    /// The name to show for a party.
    func name(of entity: EntityID) -> String

    /// What says whether parties fall under each of some rules on a day, with the chain that shows it; made once for many
    /// parties.
    func verdicts(under rules: [OwnershipRule], on day: Day)
        -> @Sendable (EntityID) throws(ClewError) -> [OwnershipVerdict]

    /// All identifiers under which a party is known, sorted; an answer about one holds for all.
    func identifiers(of entity: EntityID) -> [EntityID]
}

extension OwnershipSource {
    func parties(called name: String) -> [EntityID] { graph.entities(called: name) }

    func finder() -> @Sendable (_ name: String) -> [EntityID] { graph.finder() }

    func identifiers(of entity: EntityID) -> [EntityID] { [entity] }

    func name(of entity: EntityID) -> String { graph.name(of: entity) }
}
