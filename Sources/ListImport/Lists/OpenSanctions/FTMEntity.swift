import ClewModel

/// Reads a FollowTheMoney entity out of JSON.
enum FTMEntity {
    /// The entity and, where they are nested in it, the entities that its properties hold, the outermost first.
    static func read(_ fields: Fields, nested: Bool) throws(RecordFault) -> [EntityDraft] {
        let id = try fields.require("id")
        let schema = try fields.require("schema")
        // The caption repeats a name; the rest says when the aggregator saw the entity, not what the source says.
        fields.ignore("caption", "first_seen", "last_seen", "last_change", "target", "statements")
        var entity = EntityDraft(Schema(rawValue: schema), id: EntityID(id))
        var inner: [EntityDraft] = []
        guard let properties = fields.group("properties") else {
            throw RecordFault("the entity has no properties", line: fields.line)
        }
        for value in properties.children {
            let property = PropertyName(rawValue: value.name)
            if value.isGroup {
                if value.group("properties") == nil, let id = value["id"] {
                    // A reference that tells the kind of what it points at.
                    value.ignoreAll()
                    entity.addUnchecked(property, id)
                    continue
                }
                guard nested else {
                    throw RecordFault(
                        "the property \(value.name) holds an entity, not its identifier", line: value.line)
                }
                let more = try read(value, nested: true)
                // Listings, stakes and links point at the target themselves; their side is the one that is stored.
                if let first = more.first, !FTMEntity.reverse.contains(value.name) {
                    entity.addUnchecked(property, first.id.rawValue)
                }
                inner += more
            } else if let text = value.text {
                entity.addUnchecked(property, text)
            }
        }
        note(fields.texts("datasets"), in: &entity)
        refer(fields.texts("referents"), in: &entity)
        return [entity] + inner
    }

    /// The entity of values that are texts.
    static func draft(
        _ id: EntityID, _ schema: Schema, _ values: [(property: PropertyName, value: String)], datasets: [String],
        referents: [String]
    ) -> EntityDraft {
        var entity = EntityDraft(schema, id: id)
        entity.reserve(values.count + referents.count + 1)
        for (property, value) in values { entity.addUnchecked(property, value) }
        note(datasets, in: &entity)
        refer(referents, in: &entity)
        return entity
    }

    /// Keeps the identifiers that an aggregator merged into the entity, so that a question by one of them finds it.
    private static func refer(_ referents: [String], in entity: inout EntityDraft) {
        for referent in referents where !referent.isEmpty && referent != entity.id.rawValue {
            entity.addUnchecked(.referents, referent)
        }
    }

    private static func note(_ datasets: [String], in entity: inout EntityDraft) {
        let datasets = datasets.filter { !$0.isEmpty }
        guard entity.schema.isMatchable, !datasets.isEmpty else { return }
        entity.addUnchecked(.notes, "Datasets: " + datasets.joined(separator: ", "))
    }

    /// The properties that only mirror another entity's property.
    private static let reverse: Set<String> = [
        "sanctions", "ownershipOwner", "ownershipAsset", "directorshipDirector", "directorshipOrganization",
        "unknownLinkFrom", "unknownLinkTo", "associates", "associations", "familyPerson", "familyRelative",
        "identifications", "passports", "membershipMember", "membershipOrganization", "employers", "employees",
        "positionOccupancies", "agencyClient", "agencyAgent", "subsidiaries", "securities", "cryptoWallets",
    ]
}
