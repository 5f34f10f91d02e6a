/// A party, facility, vessel or listing, put together from the statements about it.
///
/// It has the shape and names of FollowTheMoney, so that its tools read ours and we read theirs.
public struct Entity: Hashable, Sendable {
    /// The identifier.
    public var id: EntityID
    /// What kind of thing it is.
    public var schema: Schema
    /// The values of each property, in the order of the statements, without repeats.
    public var properties: [PropertyName: [String]]
    /// The datasets that speak of it, sorted.
    public var datasets: [DatasetName]

    /// Creates an entity.
    public init(
        id: EntityID, schema: Schema, properties: [PropertyName: [String]] = [:], datasets: [DatasetName] = []
    ) {
        self.id = id
        self.schema = schema
        self.properties = properties
        self.datasets = datasets
    }

    /// The values of a property; empty where there are none.
    public subscript(property: PropertyName) -> [String] {
        properties[property] ?? []
    }

    /// The first value of a property.
    public func first(_ property: PropertyName) -> String? {
        properties[property]?.first
    }

    /// The name to show: the first main name, else the first name of any strength, else the identifier.
    public var caption: String {
        for property in PropertyName.names {
            if let name = first(property) { return name }
        }
        return id.rawValue
    }

    /// Puts entities together from statements about them.
    ///
    /// - Parameter statements: Statements in any order.
    /// - Returns: One entity for each identifier, sorted by it; values keep the order of their statements.
    /// - Complexity: O(*n* log *n*) in the number of statements.
    public static func assemble(_ statements: some Sequence<Statement>) -> [Entity] {
        var entities: [EntityID: Entity] = [:]
        for statement in statements {
            var entity = entities[statement.entity] ?? Entity(id: statement.entity, schema: statement.schema)
            if !entity[statement.property].contains(statement.value) {
                entity.properties[statement.property, default: []].append(statement.value)
            }
            if !entity.datasets.contains(statement.dataset) { entity.datasets.append(statement.dataset) }
            entities[statement.entity] = entity
        }
        return entities.values
            .map { entity in
                var entity = entity
                entity.datasets.sort()
                return entity
            }
            .sorted { $0.id < $1.id }
    }
}

extension Entity: Codable {
    private enum CodingKeys: String, CodingKey {
        case id, caption, schema, properties, datasets
    }

    /// Reads a FollowTheMoney entity.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.container(keyedBy: CodingKeys.self)
        id = try container.decode(EntityID.self, forKey: .id)
        schema = try container.decode(Schema.self, forKey: .schema)
        let values = try container.decodeIfPresent([String: [String]].self, forKey: .properties) ?? [:]
        properties = Dictionary(uniqueKeysWithValues: values.map { (PropertyName(rawValue: $0.key), $0.value) })
        datasets = try container.decodeIfPresent([DatasetName].self, forKey: .datasets) ?? []
    }

    /// Writes a FollowTheMoney entity.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.container(keyedBy: CodingKeys.self)
        try container.encode(id, forKey: .id)
        try container.encode(caption, forKey: .caption)
        try container.encode(schema, forKey: .schema)
        let values = Dictionary(uniqueKeysWithValues: properties.map { ($0.key.rawValue, $0.value) })
        try container.encode(values, forKey: .properties)
        try container.encode(datasets, forKey: .datasets)
    }
}
