import ClewModel

/// `targets.simple.csv` of OpenSanctions: one target a row, the values of a column separated by semicolons.
struct SimpleTargets: ListFormat {
    let key = "opensanctions-simple-csv"

    func recognizes(_ head: FileHead) -> Bool {
        head.isTable(with: ["id", "schema", "name", "aliases", "birth_date", "countries", "sanctions", "dataset"])
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            try DelimitedRecordReader().read(file, into: session) { (record: Record) throws(ImportError) in
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    try Self.read(fields, into: &draft)
                }
            }
        }
    }

    private static func read(_ fields: Fields, into draft: inout RecordDraft) throws(RecordFault) {
        fields.ignore("first_seen", "last_seen", "last_change")
        let id = try fields.require("id")
        draft.id = id
        var entity = EntityDraft(Schema(rawValue: try fields.require("schema")), id: EntityID(id))
        entity.add(.name, try fields.require("name"))
        for (column, property) in [
            ("aliases", PropertyName.alias), ("countries", .country), ("identifiers", .idNumber), ("phones", .phone),
            ("emails", .email),
        ] {
            entity.add(property, CleanText.parts(fields[column] ?? ""))
        }
        for date in CleanText.parts(fields["birth_date"] ?? "") { entity.addDate(.birthDate, date) }
        for address in quotedParts(fields["addresses"] ?? "") { entity.add(.address, address) }
        entity.note("Dataset", fields["dataset"])
        draft.emit(entity)
        let sanctions = quotedParts(fields["sanctions"] ?? "")
        let programmes = CleanText.parts(fields["program_ids"] ?? "")
        guard !sanctions.isEmpty || !programmes.isEmpty else { return }
        var listing = EntityDraft(.sanction, id: EntityID(id + "-listing"))
        listing.add(.entity, id)
        listing.add(.program, sanctions)
        listing.add(.programId, programmes)
        draft.emit(listing)
    }

    /// The values of a column whose values may themselves be quoted because they hold semicolons.
    private static func quotedParts(_ text: String) -> [String] {
        var parts: [String] = []
        var current = ""
        var isQuoted = false
        for character in text {
            if character == "\"" {
                isQuoted.toggle()
            } else if character == ";" && !isQuoted {
                parts.append(CleanText.collapsed(current))
                current = ""
            } else {
                current.append(character)
            }
        }
        parts.append(CleanText.collapsed(current))
        return parts.filter { !$0.isEmpty }
    }
}
