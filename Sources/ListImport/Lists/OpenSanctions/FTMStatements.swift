import ClewModel

/// FollowTheMoney statements, one value a row, as CSV or as JSON lines: what `clew lists export`, followthemoney and
/// nomenklatura write.
///
/// The rows of one canonical identifier are one entity, wherever they stand. The identifiers that were merged into it stay as
/// its referents, the datasets and the days on which an aggregator saw it as notes; its statements belong to the dataset of
/// the import. What a matcher only proposes (`external`) is not what a list says, and is left out with a remark.
struct FTMStatements: ListFormat {
    /// How the rows are written.
    enum Form: Sendable { case csv, jsonLines }

    let form: Form

    var key: String {
        switch form {
        case .csv: "ftm-statements-csv"
        case .jsonLines: "ftm-statements-json"
        }
    }

    func recognizes(_ head: FileHead) -> Bool {
        switch form {
        case .csv: return head.isTable(with: ["canonical_id", "entity_id", "prop", "schema", "value", "dataset"])
        case .jsonLines:
            guard head.opens(with: "{"), let line = head.lines.first else { return false }
            return ["\"canonical_id\"", "\"entity_id\"", "\"prop\"", "\"value\""].allSatisfy { line.contains($0) }
        }
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        var entities = StatementEntities()
        for file in files {
            func take(_ record: Record) throws(ImportError) {
                let id = record.fields["canonical_id"] ?? record.fields["entity_id"]
                try session.withRecord(record, id: id, isCounted: !entities.knows(id)) {
                    (fields, draft) throws(RecordFault) in
                    draft.id = id
                    if try !entities.add(fields) {
                        draft.warn(
                            "import.statement.external",
                            "the statement is only proposed by a matcher (external), and is left out")
                    }
                }
            }
            switch form {
            case .csv: try DelimitedRecordReader().read(file, into: session, take)
            case .jsonLines: try JSONRecordReader().read(file, into: session, take)
            }
        }
        for entity in entities.all { try session.emit([entity], record: entity.id.rawValue) }
    }
}

/// The entities that statements tell of, in the order of their first statements.
private struct StatementEntities {
    /// An entity as far as it was read.
    private struct Gathered {
        var draft: EntityDraft
        var datasets: Set<String> = []
        var referents: Set<String> = []
        var first: String?
        var last: String?
    }

    private var entities: [Gathered] = []
    private var places: [String: Int] = [:]

    func knows(_ id: String?) -> Bool { id.map { places[$0] != nil } ?? false }

    /// Adds a statement.
    ///
    /// - Returns: Whether it counts: a statement of an external dataset does not.
    mutating func add(_ fields: Fields) throws(RecordFault) -> Bool {
        // What follows from the property, or names the statement itself.
        fields.ignore("prop_type", "id", "origin")
        let entity = try fields.require("entity_id")
        let canonical = fields["canonical_id"] ?? entity
        let schema = Schema(rawValue: try fields.require("schema"))
        let property = try fields.require("prop")
        let value = try fields.require("value")
        let dataset = try fields.require("dataset")
        let (language, original) = (fields["lang"], fields["original_value"])
        let (first, last) = (fields["first_seen"], fields["last_seen"])
        switch fields["external"]?.lowercased() {
        case nil, "", "f", "false", "0": break
        case "t", "true", "1": return false
        case .some(let other): throw RecordFault("external is t or f, not '\(other)'", line: fields.line)
        }
        let place = places[canonical] ?? entities.count
        if place == entities.count {
            entities.append(Gathered(draft: EntityDraft(schema, id: EntityID(canonical))))
            places[canonical] = place
        }
        let known = entities[place].draft.schema
        if Self.rank(schema) > Self.rank(known) { entities[place].draft.schema = schema }
        entities[place].datasets.insert(dataset)
        if entity != canonical { entities[place].referents.insert(entity) }
        // Times are written alike, the greatest unit first, so that their texts sort as they do.
        if let first { entities[place].first = min(entities[place].first ?? first, first) }
        if let last { entities[place].last = max(entities[place].last ?? last, last) }
        // The property `id` holds a checksum of the entity.
        if property != "id" {
            entities[place].draft.addUnchecked(
                PropertyName(rawValue: property), value, original: original, language: language)
        }
        return true
    }

    /// The entities, each with what was gathered about it.
    var all: [EntityDraft] {
        entities.map { gathered in
            var entity = gathered.draft
            for referent in gathered.referents.sorted() { entity.addUnchecked(.referents, referent) }
            guard entity.schema.isMatchable else { return entity }
            entity.addUnchecked(.notes, "Datasets: " + gathered.datasets.sorted().joined(separator: ", "))
            if let first = gathered.first { entity.addUnchecked(.notes, "First seen: \(first.prefix(10))") }
            if let last = gathered.last { entity.addUnchecked(.notes, "Last seen: \(last.prefix(10))") }
            return entity
        }
    }

    /// How much a schema says: of several that statements name for one entity the most particular one holds, as in
    /// FollowTheMoney.
    private static func rank(_ schema: Schema) -> Int {
        switch schema.rawValue {
        case "Thing", "Interval", "Value": 0
        case "LegalEntity", "Asset", "Interest", "RealEstate": 1
        case "Organization", "Vehicle": 2
        default: 3
        }
    }
}
