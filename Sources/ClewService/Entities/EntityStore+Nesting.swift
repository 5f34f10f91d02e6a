import ClewModel

extension EntityStore {
    /// Entities around one, as the wire shows them: what is a step away, and beyond an edge what is on its other side.
    struct Neighbourhood {
        /// The places of the entities that may be shown in full.
        var places: Set<Int> = []
        /// By the entity pointed at, which reverse property shows which entity.
        var reverses: [Int: [(property: String, place: Int)]] = [:]
    }

    /// The most entities around one that are shown; a crowd is read page by page through its adjacent entities.
    static let neighbourLimit = 9_999

    /// The wire form of an entity with those around it nested in its properties, both ways.
    func nested(_ place: Int, _ respond: (Int) -> EntityResponse) -> EntityResponse {
        let incoming = references(to: place).map { Int($0.from) }
        let outgoing = pointers(of: entities[place]).flatMap { targets(of: entities[place], $0) }
        let around = neighbourhood(of: place, Array((incoming + outgoing).prefix(Self.neighbourLimit)))
        return nest(place, around, path: [], respond)
    }

    /// One page of the entities that stand in a property of an entity, nested like those of ``nested(_:_:)``.
    ///
    /// - Returns: How many there are in all, and the page.
    func adjacent(
        _ place: Int, _ property: PropertyDescription, sort: [EntityOrder], offset: Int, limit: Int,
        _ respond: (Int) -> EntityResponse
    ) -> (total: Int, page: [EntityResponse]) {
        var found: [Int] = []
        var seen: Set<Int> = []
        if property.isReverse {
            for reference in references(to: place) where isReverse(reference, property) {
                if seen.insert(Int(reference.from)).inserted { found.append(Int(reference.from)) }
            }
        } else {
            found = targets(of: entities[place], PropertyName(rawValue: property.name))
        }
        found.sort(by: precedes)
        found = EntityOrder.sorted(found, by: sort, in: self)
        let page = Array(found.dropFirst(offset).prefix(limit))
        let around = neighbourhood(of: place, page)
        return (found.count, page.map { nest($0, around, path: [place], respond) })
    }

    private func isReverse(_ reference: Reference, _ property: PropertyDescription) -> Bool {
        let schema = entities[Int(reference.from)].schema.rawValue
        let stated = model.property(reference.property.rawValue, of: schema)
        return stated?.reverse == property.name && property.reverse == reference.property.rawValue
    }

    /// What may be shown around an entity: the entities a step away, and of those that are edges the other sides.
    private func neighbourhood(of root: Int, _ adjacent: [Int]) -> Neighbourhood {
        var around = Neighbourhood()
        around.places = Set(adjacent + [root])
        for place in adjacent where model[entities[place].schema.rawValue]?.isEdge == true {
            for property in pointers(of: entities[place]) {
                guard around.places.count < Self.neighbourLimit else { break }
                around.places.formUnion(targets(of: entities[place], property))
            }
        }
        for place in around.places.sorted(by: precedes) where place != root {
            for property in pointers(of: entities[place]) {
                let schema = entities[place].schema.rawValue
                guard let name = model.property(property.rawValue, of: schema)?.reverse else { continue }
                for target in targets(of: entities[place], property) {
                    around.reverses[target, default: []].append((name, place))
                }
            }
        }
        return around
    }

    /// - Parameter path: The entities above this one, which are named in it and not shown again.
    private func nest(
        _ place: Int, _ around: Neighbourhood, path: [Int], _ respond: (Int) -> EntityResponse
    ) -> EntityResponse {
        let entity = entities[place]
        var response = respond(place)
        let next = path + [place]
        if path.count <= 1 {
            for (property, other) in around.reverses[place] ?? [] where !next.contains(other) {
                let shown = nest(other, around, path: next, respond)
                response.properties[property, default: []].append(.entity(shown))
            }
        }
        guard path.count < 4 else { return response }
        for property in pointers(of: entity) {
            var values: [EntityResponse.Value] = []
            for value in entity[property] {
                guard let other = self.place(of: EntityID(value)), around.places.contains(other),
                    !next.contains(other)
                else {
                    values.append(.text(value))
                    continue
                }
                values.append(.entity(nest(other, around, path: next, respond)))
            }
            response.properties[property.rawValue] = values
        }
        return response
    }
}
