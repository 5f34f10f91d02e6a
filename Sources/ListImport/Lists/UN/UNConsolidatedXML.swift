import ClewModel

/// The Security Council's consolidated list in XML.
struct UNConsolidatedXML: ListFormat {
    let key = "un-xml"

    func recognizes(_ head: FileHead) -> Bool {
        head.isXML(root: "CONSOLIDATED_LIST")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        let reader = XMLRecordReader(records: ["INDIVIDUAL", "ENTITY"])
        for file in files {
            try reader.read(file, into: session) { (record: Record) throws(ImportError) in
                guard record.name == "INDIVIDUAL" || record.name == "ENTITY" else {
                    session.setHeader(published: record.fields["@dateGenerated"].flatMap { DateReader.read($0) })
                    return
                }
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    let number = try fields.require("DATAID")
                    draft.id = number
                    try Self.read(fields, number, prefix: record.name, into: &draft)
                }
            }
        }
    }

    private static func read(
        _ fields: Fields, _ number: String, prefix: String, into draft: inout RecordDraft
    ) throws(RecordFault) {
        // Version and sort keys order the publication; the list type is always the list itself.
        fields.ignore("VERSIONNUM", "SORT_KEY", "SORT_KEY_LAST_MOD", "LIST_TYPE")
        var entity = EntityDraft(prefix == "INDIVIDUAL" ? .person : .organization, id: EntityID("un-\(number)"))
        let first = try fields.require("FIRST_NAME")
        let parts = [first, fields["SECOND_NAME"], fields["THIRD_NAME"], fields["FOURTH_NAME"]]
        entity.add(.name, CleanText.joined(parts, separator: " "))
        entity.add(.name, fields["NAME_ORIGINAL_SCRIPT"])
        if entity.schema == .person {
            entity.add(.firstName, first)
            entity.add(.secondName, parts[1])
        }
        entity.add(.topics, "sanction")
        if let gender = fields["GENDER"] {
            entity.add(
                .gender, ["male", "female"].contains(gender.lowercased()) ? gender.lowercased() : nil, original: gender)
        }
        for title in fields.groups("TITLE").flatMap({ $0.texts("VALUE") }) { entity.add(.title, title) }
        for position in fields.groups("DESIGNATION").flatMap({ $0.texts("VALUE") }) { entity.add(.position, position) }
        for country in fields.groups("NATIONALITY").flatMap({ $0.texts("VALUE") }) {
            entity.addCountry(country, as: .nationality)
        }
        for alias in fields.groups(prefix + "_ALIAS") { try addAlias(alias, to: &entity) }
        for address in fields.groups(prefix + "_ADDRESS") { addAddress(address, to: &entity) }
        for birth in fields.groups("INDIVIDUAL_DATE_OF_BIRTH") { addBirth(birth, to: &entity) }
        for place in fields.groups("INDIVIDUAL_PLACE_OF_BIRTH") { addBirthPlace(place, to: &entity) }
        var documents: [EntityDraft] = []
        for document in fields.groups("INDIVIDUAL_DOCUMENT") {
            if let identification = addDocument(document, to: &entity) { documents.append(identification) }
        }
        entity.add(.notes, fields["COMMENTS1"])
        var listing = EntityDraft(.sanction, id: EntityID("un-\(number)-listing"))
        listing.add(.entity, entity.id.rawValue)
        listing.add(.authority, "United Nations Security Council")
        listing.add(.program, try fields.require("UN_LIST_TYPE"))
        listing.add(.unscId, fields["REFERENCE_NUMBER"])
        listing.add(.recordId, number)
        listing.addDate(.listingDate, fields["LISTED_ON"].map(day))
        for updated in fields.groups("LAST_DAY_UPDATED").flatMap({ $0.texts("VALUE") }) {
            listing.addDate(.modifiedAt, day(updated))
        }
        listing.note("Submitted by", fields["SUBMITTED_BY"])
        listing.addDate(.endDate, fields["DELISTED_ON"].map(day))
        draft.emit(entity)
        draft.emit(listing)
        for document in documents { draft.emit(document) }
    }

    /// A day as the list writes it: some carry a zone, as in `2008-12-10-05:00`.
    private static func day(_ text: String) -> String {
        text.count > 10 ? String(text.prefix(10)) : text
    }

    private static func addAlias(_ alias: Fields, to entity: inout EntityDraft) throws(RecordFault) {
        let quality = alias["QUALITY"]
        let note = alias["NOTE"]
        let born = [alias["DATE_OF_BIRTH"], alias["CITY_OF_BIRTH"], alias["COUNTRY_OF_BIRTH"]]
        guard let names = alias["ALIAS_NAME"] else { return }
        let property: PropertyName
        switch quality {
        case "Low": property = .weakAlias
        case "f.k.a.": property = .previousName
        case nil, "Good", "a.k.a.": property = .alias
        default: throw RecordFault("the alias \(names) is of the unknown quality \(quality ?? "")", line: alias.line)
        }
        for name in CleanText.parts(names) { entity.add(property, name, original: names) }
        entity.note("Alias \(names)", note)
        entity.note("Alias \(names), born", CleanText.joined(born, separator: ", "))
    }

    private static func addAddress(_ address: Fields, to entity: inout EntityDraft) {
        let country = address["COUNTRY"]
        let parts = [
            address["STREET"], CleanText.joined([address["ZIP_CODE"], address["CITY"]], separator: " "),
            address["STATE_PROVINCE"], country,
        ]
        let line = CleanText.joined(parts, separator: ", ")
        entity.add(.address, line)
        entity.addCountry(country)
        entity.note(line.map { "Address \($0)" } ?? "Address", address["NOTE"])
    }

    private static func addBirth(_ birth: Fields, to entity: inout EntityDraft) {
        let kind = birth["TYPE_OF_DATE"]
        let ends = (birth["FROM_YEAR"], birth["TO_YEAR"])
        for text in [birth["DATE"], birth["YEAR"]].compactMap({ $0 }) {
            // One end alone of a span is no date of birth.
            if kind == "BETWEEN", ends == (nil, nil) {
                entity.note("Born between this and a date that is not stated", text)
                continue
            }
            entity.addDate(.birthDate, text)
            if kind == "APPROXIMATELY" { entity.note("Born approximately", text) }
        }
        entity.addBirthSpan(from: ends.0, to: ends.1)
        if let note = birth["NOTE"] {
            if BirthText.read(note, .textual) != nil {
                entity.addDate(.birthDate, note)
            } else {
                entity.note("Born", note)
            }
        }
    }

    private static func addBirthPlace(_ place: Fields, to entity: inout EntityDraft) {
        let country = place["COUNTRY"]
        let parts = [place["STREET"], place["CITY"], place["STATE_PROVINCE"], country]
        entity.add(.birthPlace, CleanText.joined(parts, separator: ", "))
        entity.add(.birthCountry, country.flatMap { Country.code(of: $0) }, original: country)
        entity.note("Place of birth", place["NOTE"])
    }

    private static func addDocument(_ document: Fields, to entity: inout EntityDraft) -> EntityDraft? {
        let kind = document["TYPE_OF_DOCUMENT"]
        let detail = document["TYPE_OF_DOCUMENT2"]
        let country = document["ISSUING_COUNTRY"] ?? document["COUNTRY_OF_ISSUE"]
        let other = document["COUNTRY_OF_ISSUE"]
        let issued = document["DATE_OF_ISSUE"]
        let city = document["CITY_OF_ISSUE"]
        let note = document["NOTE"]
        guard let stated = document["NUMBER"] else {
            entity.note(kind ?? "Document", CleanText.joined([detail, country, issued, city, note], separator: ", "))
            return nil
        }
        // Some say in words what the number is, before it.
        let words = stated.firstRange(of: "identification number ").map { stated[..<$0.upperBound] } ?? ""
        let number = words.isEmpty ? stated : String(stated[words.endIndex...])
        if !words.isEmpty { entity.note(kind ?? "Document", stated) }
        let isPassport = [kind, detail].contains { text in
            guard let text = text?.lowercased() else { return false }
            return text.contains("passport") || text.contains("passeport") || text.contains("pasaporte")
        }
        entity.add(isPassport ? .passportNumber : .idNumber, number, original: stated)
        var identification = EntityDraft(
            .identification, id: EntityID(entity.id.rawValue + "-id-" + CleanText.slug((kind ?? "") + " " + number)))
        identification.add("holder", entity.id.rawValue)
        identification.add(.type, CleanText.joined([kind, detail], separator: ", "))
        identification.add("number", number, original: stated)
        identification.add(.country, country.flatMap { Country.code(of: $0) }, original: country)
        identification.addDate(.startDate, issued)
        let place = CleanText.joined([city, country == other ? nil : other], separator: ", ")
        identification.add(.description, CleanText.joined([place, note], separator: "; "))
        return identification
    }
}
