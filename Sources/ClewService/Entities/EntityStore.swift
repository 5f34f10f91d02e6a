import ClewModel
import StatementStore
import World

/// All entities of the lists that a service answers from: parties, addresses, entries, stakes, and what points at what.
///
/// Registers, which only identify, are left out: they would fill the memory with parties of whom no list speaks.
struct EntityStore: Sendable {
    /// One entity that points at another.
    struct Reference: Sendable {
        /// The place of the entity that points.
        let from: Int32
        /// The property by which it points.
        let property: PropertyName
    }

    /// The entities, sorted by identifier; without the property `referents`.
    let entities: [Entity]
    /// When each was seen.
    let times: [EntityTimes]
    /// Of each, whether a list is about the entity itself on the day of the lists.
    let areTargets: [Bool]
    /// The properties that any of them has.
    let propertyNames: Set<PropertyName>
    let model = FollowTheMoneyModel.standard
    private let positions: [EntityID: Int32]
    private let places: [Int64]
    private let incoming: [Int32: [Reference]]
    private let canonical: [EntityID: EntityID]
    private let merged: [EntityID: [EntityID]]

    /// Reads the entities of a world.
    ///
    /// - Parameters:
    ///   - datasets: The datasets whose entities are held.
    ///   - day: The day on which entries stand or not.
    /// - Complexity: O(*s*) in the statements on hand.
    init(_ world: World, datasets: Set<DatasetName>, on day: Day) throws(ClewError) {
        var entities: [Entity] = []
        try world.forEachEntity(where: { _ in true }) { entity in
            if entity.datasets.contains(where: datasets.contains) { entities.append(entity) }
        }
        var canonical: [EntityID: EntityID] = [:]
        var merged: [EntityID: [EntityID]] = [:]
        for place in entities.indices {
            let id = entities[place].id
            let stated = entities[place].properties.removeValue(forKey: .referents) ?? []
            let referents = Set(stated.map { EntityID($0) } + world.identities.members(of: id)).subtracting([id])
            guard !referents.isEmpty else { continue }
            merged[id] = referents.sorted()
            for referent in referents where canonical[referent] == nil { canonical[referent] = id }
        }
        self.entities = entities
        areTargets = entities.map { world.isListed($0.id, on: day) }
        propertyNames = entities.reduce(into: []) { $0.formUnion($1.properties.keys) }
        positions = Dictionary(
            entities.enumerated().map { ($1.id, Int32($0)) }, uniquingKeysWith: { first, _ in first })
        self.canonical = canonical
        self.merged = merged
        let incoming = Self.references(entities, positions, model)
        self.incoming = incoming
        (times, places) = try Self.sightings(world, entities, positions, incoming)
    }

    /// The place of an entity; `nil` for one that is not on hand under this very identifier.
    func place(of id: EntityID) -> Int? { positions[id].map(Int.init) }

    /// An entity by its identifier; `nil` for one that is not on hand.
    subscript(id: EntityID) -> Entity? { place(of: id).map { entities[$0] } }

    /// The identifier under which an entity stands that was merged into another; `nil` where the identifier was not.
    func canonical(of id: EntityID) -> EntityID? { positions[id] == nil ? canonical[id] : nil }

    /// The other identifiers of an entity, sorted.
    func referents(of id: EntityID) -> [EntityID] { merged[id] ?? [] }

    /// What points at an entity, in the order in which the lists gave it.
    func references(to place: Int) -> [Reference] { incoming[Int32(place)] ?? [] }

    /// Whether an entity comes before another: the lists gave it first.
    func precedes(_ lhs: Int, _ rhs: Int) -> Bool { (places[lhs], lhs) < (places[rhs], rhs) }

    /// The places of entities that a property points at, each once; those that are not on hand are left out.
    func targets(of entity: Entity, _ property: PropertyName) -> [Int] {
        var found: [Int] = []
        for value in entity[property] {
            if let place = place(of: EntityID(value)), !found.contains(place) { found.append(place) }
        }
        return found
    }

    /// The properties of an entity that point at others, sorted by name.
    func pointers(of entity: Entity) -> [PropertyName] {
        entity.properties.keys.filter { model.kind(of: $0, in: entity.schema) == "entity" }.sorted()
    }

    private static func references(
        _ entities: [Entity], _ positions: [EntityID: Int32], _ model: FollowTheMoneyModel
    ) -> [Int32: [Reference]] {
        var incoming: [Int32: [Reference]] = [:]
        for (place, entity) in entities.enumerated() {
            for (property, values) in entity.properties.sorted(by: { $0.key < $1.key }) {
                guard model.kind(of: property, in: entity.schema) == "entity" else { continue }
                for value in values {
                    guard let target = positions[EntityID(value)], target != Int32(place) else { continue }
                    incoming[target, default: []].append(Reference(from: Int32(place), property: property))
                }
            }
        }
        return incoming
    }

    /// When each entity was seen, and its place in the order of the lists.
    ///
    /// A party changes with the entries about it: who asks for what has changed must not miss a new one.
    private static func sightings(
        _ world: World, _ entities: [Entity], _ positions: [EntityID: Int32], _ incoming: [Int32: [Reference]]
    ) throws(ClewError) -> ([EntityTimes], [Int64]) {
        var times = [EntityTimes](repeating: EntityTimes(), count: entities.count)
        var places = [Int64](repeating: 0, count: entities.count)
        try world.forEachSighting { sighting in
            guard let place = positions[sighting.entity].map(Int.init) else { return }
            times[place].add(first: sighting.first, last: sighting.last, changed: sighting.changed)
            if places[place] == 0 { places[place] = sighting.place }
        }
        for (target, references) in incoming {
            for reference in references where entities[Int(reference.from)].schema == .sanction {
                guard let changed = times[Int(reference.from)].changed else { continue }
                times[Int(target)].changed = max(times[Int(target)].changed ?? changed, changed)
            }
        }
        return (times, places)
    }
}
