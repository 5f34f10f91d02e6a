import ClewModel

/// The consolidated Canadian autonomous sanctions list in XML: entries under the Special Economic Measures Act and the
/// Justice for Victims of Corrupt Foreign Officials Act.
struct CanadaSEMAXML: ListFormat {
    let key = "ca-sema-xml"

    func recognizes(_ head: FileHead) -> Bool {
        head.isXML(root: "data-set") && head.contains("<record>")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        let reader = XMLRecordReader(records: ["record"])
        for file in files {
            try reader.read(file, into: session) { (record: Record) throws(ImportError) in
                guard record.name == "record" else { return }
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    try Self.read(fields, into: &draft)
                }
            }
        }
    }

    private static func read(_ fields: Fields, into draft: inout RecordDraft) throws(RecordFault) {
        let regulation = try fields.require("Country")
        let item = try fields.require("Item")
        let schedule = fields["Schedule"]
        let number = CleanText.joined([regulation, schedule, item], separator: " | ") ?? item
        draft.id = number
        let last = fields["LastName"]
        let given = fields["GivenName"]
        let title = fields["TitleOrShip"]
        let imo = fields["ShipIMONumber"]
        let born = fields["DateOfBirthOrShipBuildDate"]
        // The regulation, the schedule and the item are all that every entry has; together they are unique.
        let id = EntityID("ca-sema-" + CleanText.slug(number))
        var entity: EntityDraft
        if let name = fields["EntityOrShip"] {
            entity = EntityDraft(imo == nil ? .organization : .vessel, id: id)
            // The field holds other names too: “X (also known as Y)”, “X (Russian: Y)”.
            for part in NameField.parts(of: name) {
                entity.add(part.kind, part.text, original: part.text == name ? nil : name)
            }
            entity.add(entity.schema == .vessel ? .type : .notes, title)
            if entity.schema == .vessel {
                entity.addIdentifier(.imoNumber, imo, otherwise: .registrationNumber)
                entity.addDate(.buildDate, born)
            } else {
                entity.note("Date", born)
            }
        } else {
            guard let name = CleanText.joined([given, last], separator: " ") else {
                throw RecordFault("the record has neither an entity or ship nor a name")
            }
            entity = EntityDraft(.person, id: id)
            entity.add(.name, name)
            entity.add(.firstName, given)
            entity.add(.lastName, last)
            entity.add(.title, title)
            entity.addDate(.birthDate, born)
        }
        entity.add(.topics, "sanction")
        if let aliases = fields["Aliases"] { addAliases(aliases, to: &entity) }
        var listing = EntityDraft(.sanction, id: EntityID(id.rawValue + "-listing"))
        listing.add(.entity, id.rawValue)
        listing.add(.authority, "Global Affairs Canada")
        listing.add(.country, "ca")
        listing.add(.program, regulation)
        listing.add(.provisions, schedule.map { "Schedule " + $0 + ", item " + item } ?? "Item " + item)
        listing.add(.recordId, number)
        listing.addDate(.listingDate, try fields.require("DateOfListing"))
        draft.emit(entity)
        draft.emit(listing)
    }

    private static func addAliases(_ text: String, to entity: inout EntityDraft) {
        let isPerson = entity.schema == .person
        for part in CleanText.parts(text.replacing("؛", with: ";")) {
            let names = isPerson ? names(in: part) : businesses(in: part)
            // A list that is taken apart where nobody can be sure stays a name as well.
            if !isPerson, names.count > 1 { entity.add(.weakAlias, part, original: text) }
            for name in names {
                // One word out of several names is mostly a short form or what a misplaced comma cut off.
                let isWeak = names.count > 1 && !name.contains(" ")
                entity.add(isWeak ? .weakAlias : .alias, name, original: text)
            }
        }
    }

    /// The names of a part of the field of an organization, which some entries separate by commas, “or” and the names of languages.
    private static func businesses(in part: String) -> [String] {
        let pieces = NameField.pieces(of: part)
        // One word between commas is mostly a place or the end of a name.
        return pieces.count > 1 && pieces.allSatisfy({ $0.contains(" ") || $0.count <= 12 && $0 == $0.uppercased() })
            ? pieces : [part]
    }

    /// The names of a part of the field, which some entries separate by commas.
    ///
    /// A comma also stands between a family name and a given one, and before a legal form, so a part is split only where it
    /// has three names or more, and most of them are of several words.
    private static func names(in part: String) -> [String] {
        let names = CleanText.parts(part, separatedBy: ",")
        let short = names.count { !$0.contains(" ") }
        return names.count >= 3 && short * 4 <= names.count ? names : [part]
    }
}
