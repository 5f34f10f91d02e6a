import ClewModel

/// The EU's consolidated financial sanctions list in XML 1.1, which holds nearly everything in attributes.
struct EUFSFXML: ListFormat {
    let key = "eu-fsf-xml"

    func recognizes(_ head: FileHead) -> Bool {
        head.isXML(root: "export") && head.contains("fsd/export")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            try XMLRecordReader(records: ["sanctionEntity"]).read(file, into: session) {
                (record: Record) throws(ImportError) in
                guard record.name == "sanctionEntity" else {
                    session.setHeader(published: record.fields["@generationDate"].flatMap { DateReader.read($0) })
                    return
                }
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    try Self.read(fields, into: &draft)
                }
            }
        }
    }

    private static func read(_ fields: Fields, into draft: inout RecordDraft) throws(RecordFault) {
        let number = try fields.require("@logicalId")
        draft.id = fields["@euReferenceNumber"] ?? number
        let subject = fields.group("subjectType")
        subject?.ignore("classificationCode", "@classificationCode")
        let id = EntityID("eu-fsf-" + number)
        var entity = EntityDraft(try schema(subject?["@code"]), id: id)
        for name in fields.groups("nameAlias") { addName(name, to: &entity) }
        guard entity.has(.name) || entity.has(.alias) || entity.has(.weakAlias) else {
            throw RecordFault("the entity has no nameAlias with a wholeName")
        }
        entity.add(.topics, "sanction")
        for address in fields.groups("address") { addAddress(address, to: &entity) }
        for birth in fields.groups("birthdate") { addBirth(birth, to: &entity) }
        for citizenship in fields.groups("citizenship") {
            skip(citizenship)
            let country = citizenship["@countryIso2Code"].flatMap { Country.code(of: $0) }
            let name = citizenship["@countryDescription"]
            entity.add(.citizenship, country, original: name)
            if country == nil { entity.addCountry(name, as: .citizenship) }
            entity.note("Citizenship, region", citizenship["@region"])
            addRemarks(citizenship, to: &entity)
        }
        var documents: [EntityDraft] = []
        for document in fields.groups("identification") {
            if let identification = addDocument(document, to: &entity) { documents.append(identification) }
        }
        entity.add(.notes, fields.texts("remark"))
        entity.note("Designation details", fields["@designationDetails"])
        draft.emit(entity)
        for regulation in fields.groups("regulation") { draft.emit(listing(regulation, fields, of: id)) }
        for document in documents { draft.emit(document) }
    }

    private static func schema(_ code: String?) throws(RecordFault) -> Schema {
        switch code?.lowercased() {
        case "person": .person
        case "enterprise", "entity": .organization
        case "vessel", "ship": .vessel
        default: throw RecordFault("the subject type \(code ?? "(none)") is neither person nor enterprise")
        }
    }

    /// Leaves out what only orders the publication.
    private static func skip(_ fields: Fields) {
        fields.ignore("@logicalId", "@regulationLanguage", "regulationSummary")
    }

    private static func addRemarks(_ fields: Fields, to entity: inout EntityDraft) {
        for remark in fields.texts("remark") { entity.add(.notes, remark) }
    }

    private static func addName(_ name: Fields, to entity: inout EntityDraft) {
        skip(name)
        let parts = [name["@firstName"], name["@middleName"], name["@lastName"]]
        let whole = name["@wholeName"] ?? CleanText.joined(parts, separator: " ")
        let language = name["@nameLanguage"]?.lowercased()
        let isStrong = name["@strong"] != "false"
        let property: PropertyName = !isStrong ? .weakAlias : entity.has(.name) ? .alias : .name
        entity.add(property, whole, language: language)
        if entity.schema == .person, property == .name {
            entity.add(.firstName, parts[0])
            entity.add(.middleName, parts[1])
            entity.add(.lastName, parts[2])
        }
        switch name["@gender"] {
        case "M": entity.add(.gender, "male", original: "M")
        case "F": entity.add(.gender, "female", original: "F")
        case let other: entity.note("Gender", other)
        }
        entity.add(.title, name["@title"])
        entity.add(.position, name["@function"])
        addRemarks(name, to: &entity)
    }

    private static func addAddress(_ address: Fields, to entity: inout EntityDraft) {
        skip(address)
        address.ignore("@asAtListingTime")
        let name = address["@countryDescription"]
        let code = address["@countryIso2Code"].flatMap { Country.code(of: $0) }
        let poBox = address["@poBox"].map { "P.O. Box " + $0 }
        let parts = [
            address["@street"], poBox, CleanText.joined([address["@zipCode"], address["@city"]], separator: " "),
            address["@region"], address["@place"], code == nil && name == "UNKNOWN" ? nil : name,
        ]
        entity.add(.address, CleanText.joined(parts, separator: ", "))
        entity.add(.country, code, original: name)
        entity.note("Contact", address["@contactInfo"])
        for contact in address.groups("contactInfo") {
            let key = contact["@key"]
            let value = contact["@value"]
            switch key {
            case "WEB": entity.add(.website, value)
            case "EMAIL": entity.add(.email, value)
            case "PHONE": entity.add(.phone, value)
            default: entity.note(key ?? "Contact", value)
            }
        }
        addRemarks(address, to: &entity)
    }

    private static func addBirth(_ birth: Fields, to entity: inout EntityDraft) {
        skip(birth)
        let calendar = birth["@calendarType"]
        let isCirca = birth["@circa"] == "true"
        let known = EUFSFDates.birth(birth["@year"], birth["@monthOfYear"], birth["@dayOfMonth"])
        let text = birth["@birthdate"] ?? known
        EUFSFDates.addBirth(
            text, isCirca: isCirca, from: birth["@yearRangeFrom"], to: birth["@yearRangeTo"], calendar: calendar,
            to: &entity)
        let name = birth["@countryDescription"]
        let code = birth["@countryIso2Code"].flatMap { Country.code(of: $0) }
        let parts = [
            birth["@city"], birth["@place"], birth["@region"], birth["@zipCode"], name == "UNKNOWN" ? nil : name,
        ]
        entity.add(.birthPlace, CleanText.joined(parts, separator: ", "))
        entity.add(.birthCountry, code, original: name)
        addRemarks(birth, to: &entity)
    }

    private static func addDocument(_ document: Fields, to entity: inout EntityDraft) -> EntityDraft? {
        skip(document)
        document.ignore("@diplomatic", "@knownExpired", "@knownFalse", "@reportedLost", "@revokedByIssuer")
        let code = document["@identificationTypeCode"]
        let kind = document["@identificationTypeDescription"] ?? code
        addRemarks(document, to: &entity)
        let latin = document["@latinNumber"]
        guard let number = document["@number"] ?? latin else { return nil }
        let property: PropertyName =
            switch code {
            case "passport": .passportNumber
            case "regnumber": .registrationNumber
            case "fiscalcode", "taxid": .taxNumber
            case "swiftbic": .swiftBic
            case "imo": .imoNumber
            default: .idNumber
            }
        entity.addIdentifier(property, number)
        var draft = EntityDraft(
            .identification, id: MintedID.make(entity.id.rawValue + "-id", kind, number))
        draft.add("holder", entity.id.rawValue)
        draft.add(.type, kind)
        draft.add("number", number)
        let name = document["@countryDescription"]
        draft.add(.country, document["@countryIso2Code"].flatMap { Country.code(of: $0) }, original: name)
        draft.addDate(.startDate, document["@issueDate"] ?? document["@validFrom"])
        draft.addDate(.endDate, document["@validTo"])
        _ = document["@validFrom"]
        draft.add(.authority, document["@issuedBy"])
        draft.add(.description, document["@nameOnDocument"])
        draft.add(.description, document["@region"])
        return draft
    }

    private static func listing(_ regulation: Fields, _ fields: Fields, of id: EntityID) -> EntityDraft {
        let number = regulation["@numberTitle"]
        var listing = EntityDraft(.sanction, id: MintedID.make(id.rawValue + "-listing", number))
        regulation.ignore("@logicalId", "@organisationType")
        listing.add(.entity, id.rawValue)
        listing.add(.authority, "Council of the European Union")
        listing.add(.country, "eu")
        listing.add(.program, regulation["@programme"])
        let kind = regulation["@regulationType"]
        listing.add(.reason, CleanText.joined([kind, number], separator: " "))
        EUFSFDates.add(
            designated: fields["@designationDate"], inForce: regulation["@entryIntoForceDate"],
            published: regulation["@publicationDate"], isAmendment: kind?.lowercased() == "amendment", .textual,
            to: &listing)
        listing.add(.sourceUrl, regulation["publicationUrl"])
        listing.add(.unscId, fields["@unitedNationId"])
        listing.add(.recordId, fields["@euReferenceNumber"])
        return listing
    }
}
