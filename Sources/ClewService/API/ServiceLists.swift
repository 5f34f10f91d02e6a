import Casework
public import ClewModel
import Foundation
import Screening
public import World

/// The lists that a service answers from: those of one world on one day, read once, never changed.
public struct ServiceLists: Sendable {
    /// The name under which all lists are asked together.
    public static let everything = "default"

    let world: World
    /// The day on which entries stand or not.
    let day: Day
    /// The parties with an entry of any day, sorted by identifier.
    let parties: [Entity]
    /// The lists.
    let lists: [DatasetOnHand]
    /// What screens against all lists, and against each.
    let screeners: [String: Screener]
    /// The names and identifiers of each party in lower case, in the order of the parties.
    let texts: [[UInt8]]
    private let positions: [EntityID: Int]
    /// What answers rest on that ask all lists, and each.
    private let bases: [String: BasisResponse]

    /// Takes the lists of a world, all together and each for itself.
    public init(_ world: World, on day: Day) throws(ClewError) {
        self.world = world
        self.day = day
        var options = ScreeningOptions()
        options.limit = 100
        options.comparisons = 100
        lists = world.datasets.filter { $0.nature.effect != .identifies }
        var screeners = [Self.everything: try world.screener(standingOn: day, options: options)]
        for list in lists {
            screeners[list.dataset.rawValue] = try world.screener(
                on: [list.dataset], standingOn: day, options: options)
        }
        self.screeners = screeners
        var bases = [Self.everything: BasisResponse(lists, of: world, on: day)]
        for list in lists { bases[list.dataset.rawValue] = BasisResponse([list], of: world, on: day) }
        self.bases = bases
        var parties: [Entity] = []
        try world.forEachListedParty(standingOn: nil) { parties.append($0) }
        self.parties = parties
        positions = Dictionary(parties.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
        texts = parties.map { party in
            let values = PropertyName.names.flatMap { party[$0] } + PropertyName.identifiers.flatMap { party[$0] }
            return Array((values + [party.id.rawValue]).joined(separator: "\n").lowercased().utf8)
        }
    }

    /// The party with an identifier; `nil` for one that no list names.
    subscript(id: EntityID) -> Entity? { positions[id].map { parties[$0] } }

    /// What an answer rests on that asks a dataset, or all.
    func basis(of dataset: String) -> BasisResponse { bases[dataset] ?? BasisResponse([], of: world, on: day) }

    /// What screens against a dataset, or against all.
    ///
    /// - Throws: 404 for a dataset that is not on hand.
    func screener(_ dataset: String) throws(ServiceFault) -> Screener {
        guard let screener = screeners[dataset] else { throw ServiceFault(404, "No such dataset.") }
        return screener
    }
}
