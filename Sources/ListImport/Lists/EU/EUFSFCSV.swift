import ClewModel

/// The EU's consolidated financial sanctions list in CSV: a row for each combination of a name, an address, a birth and a
/// document, all with the same `Entity_LogicalId`.
struct EUFSFCSV: ListFormat {
    let key = "eu-fsf-csv"

    func recognizes(_ head: FileHead) -> Bool {
        head.header.contains("entity_logicalid") && head.header.contains("namealias_wholename")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            var rows: [Record] = []
            var number: String?
            let reader = DelimitedRecordReader(layout: .init(allowsShortRows: true, hasRowsOfOneRecord: true))
            try reader.read(file, into: session) { (record: Record) throws(ImportError) in
                let next = record.fields["entity_logicalid"]
                if next != number, !rows.isEmpty {
                    try emit(rows, into: session)
                    rows.removeAll()
                }
                number = next
                rows.append(record)
            }
            if !rows.isEmpty { try emit(rows, into: session) }
        }
    }

    private func emit(_ rows: [Record], into session: ImportSession) throws(ImportError) {
        guard let first = rows.first else { return }
        if let date = first.fields["filegenerationdate"] {
            session.setHeader(published: DateReader.read(date, .dayFirst))
        }
        try session.withRecord(first, related: Array(rows.dropFirst())) { (fields, draft) throws(RecordFault) in
            let number = try fields.require("entity_logicalid")
            draft.id = fields["entity_eu_referencenumber"] ?? number
            let code = fields["entity_subjecttype_classificationcode"] ?? fields["entity_subjecttype"]
            let id = EntityID("eu-fsf-" + number)
            var entity = EntityDraft(try Self.schema(code), id: id)
            var listing = EntityDraft(.sanction, id: EntityID(id.rawValue + "-listing"))
            listing.add(.entity, id.rawValue)
            listing.add(.authority, "Council of the European Union")
            listing.add(.country, "eu")
            for row in rows { Self.add(row.fields, to: &entity, &listing) }
            guard entity.has(.name) else { throw RecordFault("no row of the entity has a NameAlias_WholeName") }
            entity.add(.topics, "sanction")
            draft.emit(entity)
            draft.emit(listing)
        }
    }

    private static func schema(_ code: String?) throws(RecordFault) -> Schema {
        switch code?.lowercased() {
        case "person", "p": .person
        case "enterprise", "entity", "e": .organization
        default: throw RecordFault("the subject type \(code ?? "(none)") is neither person nor enterprise")
        }
    }

    private static func add(_ row: Fields, to entity: inout EntityDraft, _ listing: inout EntityDraft) {
        for column in row.children where isOrdering(column.name) { column.ignoreAll() }
        let parts = [row["namealias_firstname"], row["namealias_middlename"], row["namealias_lastname"]]
        let whole = row["namealias_wholename"] ?? CleanText.joined(parts, separator: " ")
        let language = row["namealias_namelanguage"]?.lowercased()
        entity.add(
            entity.has(.name) && whole != entity.values.first { $0.property == .name }?.value ? .alias : .name, whole,
            language: language)
        switch row["namealias_gender"] {
        case "M": entity.add(.gender, "male", original: "M")
        case "F": entity.add(.gender, "female", original: "F")
        case let other: entity.note("Gender", other)
        }
        entity.add(.title, row["namealias_title"])
        entity.add(.position, row["namealias_function"])
        entity.add(.notes, row["entity_remark"])
        entity.add(.notes, row["namealias_remark"])
        entity.note("Designation details", row["entity_designationdetails"])
        let country = row["address_countrydescription"]
        let code = row["address_countryiso2code"].flatMap { Country.code(of: $0) }
        let address = [
            row["address_street"], row["address_pobox"].map { "P.O. Box " + $0 },
            CleanText.joined([row["address_zipcode"], row["address_city"]], separator: " "), row["address_region"],
            row["address_place"], country == "UNKNOWN" ? nil : country,
        ]
        entity.add(.address, CleanText.joined(address, separator: ", "))
        entity.add(.country, code, original: country)
        entity.note("Contact", row["address_contactinfo"])
        entity.add(.notes, row["address_remark"])
        let known = EUFSFDates.birth(row["birthdate_year"], row["birthdate_month"], row["birthdate_day"])
        let born = row["birthdate_birthdate"] ?? known
        EUFSFDates.addBirth(
            born, isCirca: row["birthdate_circa"]?.lowercased() == "true", from: row["birthdate_yearrangefrom"],
            to: row["birthdate_yearrangeto"], calendar: row["birthdate_calendartype"], to: &entity)
        let birthCountry = row["birthdate_countrydescription"]
        let place = [row["birthdate_city"], row["birthdate_place"], row["birthdate_region"], birthCountry]
        entity.add(.birthPlace, CleanText.joined(place, separator: ", "))
        entity.add(
            .birthCountry, row["birthdate_countryiso2code"].flatMap { Country.code(of: $0) }, original: birthCountry)
        entity.add(.notes, row["birthdate_remark"])
        let citizenship = row["citizenship_countrydescription"]
        let iso = row["citizenship_countryiso2code"].flatMap { Country.code(of: $0) }
        entity.add(.citizenship, iso ?? citizenship.flatMap { Country.code(of: $0) }, original: citizenship)
        entity.add(.notes, row["citizenship_remark"])
        entity.note("Citizenship, region", row["citizenship_region"])
        addDocument(row, to: &entity)
        listing.add(.program, row["entity_regulation_programme"])
        let kind = row["entity_regulation_type"]
        listing.add(.reason, CleanText.joined([kind, row["entity_regulation_numbertitle"]], separator: " "))
        EUFSFDates.add(
            designated: row["entity_designationdate"], inForce: row["entity_regulation_entryintoforcedate"],
            published: row["entity_regulation_publicationdate"], isAmendment: kind?.lowercased() == "amendment",
            .dayFirst,
            to: &listing)
        listing.add(.sourceUrl, row["entity_regulation_publicationurl"])
        listing.add(.unscId, row["entity_unitednationid"] ?? row["entity_un_referencenumber"])
        listing.add(.recordId, row["entity_eu_referencenumber"])
    }

    private static func addDocument(_ row: Fields, to entity: inout EntityDraft) {
        let code = row["identification_typecode"]
        let kind = row["identification_typedescription"] ?? code
        let country = row["identification_countrydescription"]
        let dates = [row["identification_issueddate"], row["identification_validfrom"], row["identification_validto"]]
        let issuer = row["identification_issuedby"]
        let remark = CleanText.joined(
            [row["identification_remark"], row["identification_nameondocument"], row["identification_region"]],
            separator: ", ")
        guard let number = row["identification_number"] ?? row["identification_latinnumber"] else {
            entity.note(kind ?? "Identification", CleanText.joined([country, issuer, remark], separator: ", "))
            return
        }
        entity.addIdentifier(
            code == "passport" ? .passportNumber : code == "regnumber" ? .registrationNumber : .idNumber, number)
        let rest = CleanText.joined([country, issuer] + dates + [remark], separator: ", ")
        entity.note((kind ?? "Identification") + " " + number, rest)
    }

    /// Whether a column only orders the publication or repeats another.
    private static func isOrdering(_ name: String) -> Bool {
        [
            "filegenerationdate", "entity_logicalid", "entity_subjecttype", "entity_subjecttype_classificationcode",
            "entity_regulation_organisationtype", "birthdate_zipcode",
            "address_asatlistingtime", "identification_diplomatic",
            "identification_knownexpired", "identification_knownfalse", "identification_reportedlost",
            "identification_revokedbyissuer", "identification_countryiso2code", "namealias_regulationlanguage",
        ].contains(name)
            || name.hasSuffix("_logicalid") || name.hasSuffix("_regulationlanguage")
            || name.contains("_regulation_") && !name.hasPrefix("entity_regulation_")
    }
}
