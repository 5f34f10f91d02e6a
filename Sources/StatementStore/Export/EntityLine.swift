import ClewModel

/// A FollowTheMoney entity as one line of JSON.
enum EntityLine {
    /// The line, with its line feed.
    ///
    /// The days of first and last sighting are those of the archive; the last change is the latest day on which a
    /// statement was first recorded.
    static func bytes(
        of entity: Entity, _ statements: [RecordedStatement], seenUntil: (RecordedStatement) -> Day
    ) -> [UInt8] {
        let properties = entity.properties.filter { $0.key != .referents }.map {
            ($0.key.rawValue, JSONValue.array($0.value.map { .string($0) }))
        }
        let merged = entity[.referents].map { EntityID($0) }
        let referents = Set(statements.map(\.statement.entity) + merged).subtracting([entity.id]).sorted()
        let line: JSONValue = .object([
            "id": .string(entity.id.rawValue), "caption": .string(entity.caption),
            "schema": .string(entity.schema.rawValue),
            "properties": .object(Dictionary(uniqueKeysWithValues: properties)),
            "referents": .array(referents.map { .string($0.rawValue) }),
            "datasets": .array(entity.datasets.map { .string($0.rawValue) }),
            "first_seen": time(statements.map(\.recordedFrom).min()),
            "last_seen": time(statements.map(seenUntil).max()),
            "last_change": time(statements.map(\.recordedFrom).max()),
        ])
        var bytes: [UInt8] = []
        line.write(to: &bytes)
        bytes.append(0x0A)
        return bytes
    }

    /// A day as FollowTheMoney's tools write times.
    static func time(_ day: Day?) -> JSONValue {
        day.map { .string("\($0)T00:00:00") } ?? .null
    }
}
