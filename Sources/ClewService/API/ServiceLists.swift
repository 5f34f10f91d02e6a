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
    /// The entities of all lists: parties, and what stands around them.
    let store: EntityStore
    /// How many parties have an entry of any day.
    let partyCount: Int
    /// The lists.
    let lists: [DatasetOnHand]
    /// What screens against all lists, and against each.
    let screeners: [String: Screener]
    /// How many entities a search without words finds in all lists, and in each.
    let searchable: [String: Int]
    /// The words of each entity, in the order of the store.
    let texts: [SearchText]
    /// What answers rest on that ask all lists, and each.
    private let bases: [String: BasisResponse]
    /// What people decided, as it holds on the day.
    private let decisions: JudgementBook

    /// Takes the lists of a world, all together and each for itself.
    public init(_ world: World, on day: Day) throws(ClewError) {
        self.world = world
        self.day = day
        var decisions = world.decisions
        decisions.day = day
        self.decisions = decisions
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
        partyCount = world.listedPartyCount(standingOn: nil)
        let store = try EntityStore(world, datasets: Set(lists.map(\.dataset)), on: day)
        self.store = store
        let things = store.model.searched(for: "Thing")
        var searchable: [String: Int] = [:]
        for entity in store.entities where Self.isSearched(entity, things, store.model, isThing: true) {
            searchable[Self.everything, default: 0] += 1
            for dataset in entity.datasets { searchable[dataset.rawValue, default: 0] += 1 }
        }
        self.searchable = searchable
        texts = store.entities.map { SearchText($0, store.referents(of: $0.id)) }
    }

    /// The wire form of an entity of the store.
    ///
    /// An entry of a list says where it can be read, as the world tells it, where its own statements do not.
    func response(_ place: Int) -> EntityResponse {
        var entity = store.entities[place]
        if entity.schema == .sanction, entity[.sourceUrl].isEmpty, let party = entity.first(.entity) {
            let start = entity.first(.startDate) ?? entity.first(.listingDate)
            let entry = world.designations(of: EntityID(party)).first {
                entity.datasets.contains($0.dataset) && ($0.from ?? $0.published)?.description == start
            }
            if let url = entry?.citation.url { entity.properties[.sourceUrl] = [url] }
        }
        return EntityResponse(
            entity, isTarget: store.areTargets[place], referents: store.referents(of: entity.id),
            times: store.times[place])
    }

    /// Candidates with what people decided about them, as the command line applies it.
    ///
    /// Decisions are those that were on record when the lists were read.
    func decided(_ candidates: [Candidate], of query: ScreeningQuery) -> [Candidate] {
        decisions.apply(to: candidates, of: query)
    }

    /// The names of the lists.
    var names: [String] { lists.map(\.dataset.rawValue) }

    /// The name of a dataset that is given as the service names it or as `clew lists` does, with `-` for `_`; `nil` for one
    /// that is not on hand, and for a register, from which nothing is answered.
    func dataset(called key: String) -> String? {
        if screeners[key] != nil { return key }
        let name = (try? world.knowledge.dataset(of: key))?.rawValue ?? key.replacing("-", with: "_")
        return screeners[name] != nil ? name : nil
    }

    /// Whether an entity is of a schema that is searched for; one that FollowTheMoney does not have is a thing all the same.
    static func isSearched(
        _ entity: Entity, _ schemata: Set<String>, _ model: FollowTheMoneyModel, isThing: Bool
    ) -> Bool {
        schemata.contains(entity.schema.rawValue) || isThing && model[entity.schema.rawValue] == nil
    }

    /// What an answer rests on that asks a dataset, or all.
    func basis(of dataset: String) -> BasisResponse { bases[dataset] ?? BasisResponse([], of: world, on: day) }

    /// What an answer rests on from which a filter leaves some lists out.
    func basis(of dataset: String, _ filter: EntityFilter) -> BasisResponse {
        let asked = dataset == Self.everything ? names : [dataset]
        guard filter.datasets != asked else { return basis(of: dataset) }
        return BasisResponse(lists.filter { filter.datasets.contains($0.dataset.rawValue) }, of: world, on: day)
    }

    /// What screens against a dataset, or against all.
    ///
    /// - Throws: 404 for a dataset that is not on hand.
    func screener(_ dataset: String) throws(ServiceFault) -> Screener {
        guard let screener = screeners[dataset] else { throw ServiceFault(404, "No such dataset.") }
        return screener
    }
}
