import ClewModel
import Screening

/// A field by which entities are filtered, searched and sorted, in the names of yente.
enum EntityField: Hashable, Sendable {
    case id, caption, schema, datasets, referents, target, firstSeen, lastSeen, lastChange
    /// The values of all properties of a kind, such as `names` and `countries`.
    case group(String)
    /// The values of one property: `properties.birthDate`, or its name alone.
    case property(PropertyName)

    private static let plain: [String: EntityField] = [
        "id": .id, "entity_id": .id, "caption": .caption, "schema": .schema, "datasets": .datasets,
        "referents": .referents, "target": .target, "first_seen": .firstSeen, "last_seen": .lastSeen,
        "last_change": .lastChange,
    ]

    /// The names of all fields but those of single properties, sorted.
    static var names: [String] { (Array(plain.keys) + Array(FollowTheMoneyModel.groups.keys)).sorted() }

    /// Reads the name of a field; `nil` for one that no entity can have.
    init?(_ name: String, in store: EntityStore) {
        if let field = Self.plain[name] {
            self = field
        } else if let kind = FollowTheMoneyModel.groups[name] {
            self = .group(kind)
        } else {
            let word = name.hasPrefix("properties.") ? String(name.dropFirst("properties.".count)) : name
            let property = PropertyName(rawValue: word)
            guard store.propertyNames.contains(property) || store.model.propertyNames.contains(word) else { return nil }
            self = .property(property)
        }
    }

    /// The values that an entity has; times as they stand on the wire.
    func values(at place: Int, in store: EntityStore) -> [String] {
        let entity = store.entities[place]
        switch self {
        case .id: return [entity.id.rawValue]
        case .caption: return [entity.caption]
        case .schema: return [entity.schema.rawValue]
        case .datasets: return entity.datasets.map(\.rawValue)
        case .referents: return store.referents(of: entity.id).map(\.rawValue)
        case .target: return [store.areTargets[place] ? "true" : "false"]
        case .firstSeen: return [EntityTimes.text(store.times[place].first)].compactMap(\.self)
        case .lastSeen: return [EntityTimes.text(store.times[place].last)].compactMap(\.self)
        case .lastChange: return [EntityTimes.text(store.times[place].changed)].compactMap(\.self)
        case .property(let property): return entity[property]
        case .group(let kind): return Self.values(ofKind: kind, entity, store.model)
        }
    }

    private static func values(ofKind kind: String, _ entity: Entity, _ model: FollowTheMoneyModel) -> [String] {
        var found: [String] = []
        for (property, values) in entity.properties.sorted(by: { $0.key < $1.key })
        where model.kind(of: property, in: entity.schema) == kind {
            for value in values {
                let value = kind == "country" ? CountryCode.code(of: value) ?? value : value
                if !found.contains(value) { found.append(value) }
            }
        }
        return found
    }
}

/// By what entities are sorted: a field, rising or falling; those without it come last.
struct EntityOrder: Sendable {
    let field: EntityField
    let isRising: Bool

    /// Reads `field`, `field:asc` or `field:desc`.
    init(_ text: String, in store: EntityStore) throws(ServiceFault) {
        let parts = text.split(separator: ":", omittingEmptySubsequences: false)
        let order = parts.count > 1 ? parts[parts.count - 1] : "asc"
        let name = parts.count > 1 ? parts.dropLast().joined(separator: ":") : text
        guard parts.count < 3, order == "asc" || order == "desc", let field = EntityField(name, in: store) else {
            throw ServiceFault(400, "Invalid sort: '\(text.prefix(80))'")
        }
        self.field = field
        isRising = order == "asc"
    }

    /// The places sorted by the first order, then the second and so on; what is equal stays in its order.
    static func sorted(_ places: [Int], by orders: [EntityOrder], in store: EntityStore) -> [Int] {
        guard !orders.isEmpty else { return places }
        let keyed = places.enumerated().map { rank, place in
            (
                rank: rank, place: place,
                keys: orders.map { order in
                    let values = order.field.values(at: place, in: store)
                    return order.isRising ? values.min() : values.max()
                }
            )
        }
        return keyed.sorted { lhs, rhs in
            for (number, order) in orders.enumerated() {
                guard lhs.keys[number] != rhs.keys[number] else { continue }
                guard let left = lhs.keys[number] else { return false }
                guard let right = rhs.keys[number] else { return true }
                return order.isRising ? left < right : right < left
            }
            return lhs.rank < rhs.rank
        }.map(\.place)
    }
}
