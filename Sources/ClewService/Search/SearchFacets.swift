import ClewModel
import World

/// How many of the entities found have which value of a field.
struct SearchFacets: Sendable {
    static let names = ["datasets", "schema", "countries", "identifiers", "topics", "genders"]
    private static let standard = ["countries", "topics", "datasets"]

    private let wanted: [String]

    /// Reads which fields to count.
    ///
    /// - Throws: 422 for a field that is not counted.
    init(_ request: ServiceRequest) throws(ServiceFault) {
        let asked = request.all("facets")
        for name in asked where !Self.names.contains(name) {
            let list = Self.names.map { "'\($0)'" }.joined(separator: ", ")
            throw ServiceFault.invalid("facets", "Input should be one of \(list)", name, type: "enum")
        }
        wanted = asked.isEmpty ? Self.standard : asked
    }

    /// The counts, the most frequent value first.
    func count(_ places: [Int], in lists: ServiceLists) -> [String: SearchResponse.Facet] {
        var facets: [String: SearchResponse.Facet] = [:]
        for name in wanted {
            guard let (field, label) = Self.field(name) else { continue }
            var counts: [String: Int] = [:]
            for place in places {
                for value in field.values(at: place, in: lists.store) { counts[value, default: 0] += 1 }
            }
            facets[name] = SearchResponse.Facet(
                label: label,
                values: counts.sorted { ($1.value, $0.key) < ($0.value, $1.key) }.prefix(1_000).map {
                    .init(name: $0.key, label: Self.label(of: $0.key, field, lists), count: $0.value)
                })
        }
        return facets
    }

    private static func field(_ name: String) -> (EntityField, String)? {
        switch name {
        case "countries": (.group("country"), "Countries")
        case "topics": (.group("topic"), "Topics")
        case "identifiers": (.group("identifier"), "Identifiers")
        case "genders": (.group("gender"), "Genders")
        case "datasets": (.datasets, "Data sources")
        case "schema": (.schema, "Types")
        default: nil
        }
    }

    /// A value in words for a person; the value itself where there are none.
    private static func label(of value: String, _ field: EntityField, _ lists: ServiceLists) -> String {
        switch field {
        case .datasets: lists.world.title(of: DatasetName(value))
        case .schema: lists.store.model[value]?.plural ?? value
        case .group(let kind): ValueLabel.text(of: value, kind: kind) ?? value
        default: value
        }
    }
}
