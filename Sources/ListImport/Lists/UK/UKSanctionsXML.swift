import ClewModel

/// The UK Sanctions List in XML.
struct UKSanctionsXML: ListFormat {
    let key = "uk-sanctions-xml"

    func recognizes(_ head: FileHead) -> Bool {
        head.isXML(root: "Designations")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            let reader = XMLRecordReader(records: ["Designation", "DateGenerated"])
            try reader.read(file, into: session) { (record: Record) throws(ImportError) in
                switch record.name {
                case "DateGenerated":
                    session.setHeader(published: record.fields.text.flatMap { DateReader.read($0, .dayFirst) })
                case "Designation":
                    try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                        try Self.read(fields, into: &draft)
                    }
                default: break
                }
            }
        }
    }

    private static func read(_ fields: Fields, into draft: inout RecordDraft) throws(RecordFault) {
        let number = try fields.require("UniqueID")
        draft.id = number
        let id = EntityID("gb-fcdo-" + CleanText.slug(number))
        var entity = EntityDraft(try UKNames.schema(fields["IndividualEntityShip"]), id: id)
        for name in fields.groups("Names", "Name") { try addName(name, to: &entity) }
        for group in fields.groups("NonLatinNames") { addNonLatin(group, to: &entity) }
        guard entity.values.contains(where: { PropertyName.names.contains($0.property) }) else {
            throw RecordFault("the designation has no name")
        }
        entity.add(.topics, "sanction")
        entity.add(.title, fields.groups("Titles").flatMap { $0.texts("Title") })
        for address in fields.groups("Addresses", "Address") { addAddress(address, to: &entity) }
        for phone in fields.groups("PhoneNumbers").flatMap({ $0.texts("PhoneNumber") }) { entity.add(.phone, phone) }
        for site in fields.groups("Websites").flatMap({ $0.texts("Website") }) { entity.add(.website, site) }
        for mail in fields.groups("EmailAddresses").flatMap({ $0.texts("EmailAddress") }) {
            for part in CleanText.parts(mail) { entity.add(.email, part) }
        }
        for person in fields.groups("IndividualDetails", "Individual") { addPerson(person, to: &entity) }
        for body in fields.groups("EntityDetails", "Entity") { addBody(body, to: &entity) }
        for ship in fields.groups("ShipDetails", "Ship") { addShip(ship, to: &entity) }
        entity.add(.notes, fields["OtherInformation"])
        entity.note("OFSI Group ID", fields["OFSIGroupID"])
        draft.emit(entity)
        var listing = EntityDraft(.sanction, id: EntityID(id.rawValue + "-listing"))
        listing.add(.entity, id.rawValue)
        listing.add(.authority, "Foreign, Commonwealth and Development Office")
        listing.add(.country, "gb")
        listing.add(.program, fields["RegimeName"])
        listing.add(.authorityId, number)
        listing.add(.unscId, fields["UNReferenceNumber"])
        listing.addDate(.startDate, fields["DateDesignated"], .dayFirst)
        listing.addDate(.modifiedAt, fields["LastUpdated"], .dayFirst)
        listing.add(.reason, fields["UKStatementofReasons"])
        listing.add(.provisions, CleanText.parts(fields["SanctionsImposed"] ?? "", separatedBy: "|"))
        listing.add(.summary, fields["DesignationSource"].map { "Source of the designation: " + $0 })
        // The indicators repeat the sanctions imposed as one flag each.
        fields.ignore("SanctionsImposedIndicators")
        draft.emit(listing)
    }

    private static func addName(_ name: Fields, to entity: inout EntityDraft) throws(RecordFault) {
        let whole = UKNames.joined { name["Name\($0)"] }
        let kind = name["NameType"]
        let property = try UKNames.property(
            kind: kind, strength: name["AliasStrength"], hasName: entity.has(.name))
        entity.add(property, whole)
        if entity.schema == .person, property == .name {
            entity.add(.firstName, name["Name1"])
            entity.add(.lastName, name["Name6"])
        }
    }

    private static func addNonLatin(_ group: Fields, to entity: inout EntityDraft) {
        let names = group.groups("NonLatinName")
        for name in names.isEmpty ? [group] : names {
            let language = name["NonLatinScriptLanguage"]
            let script = name["NonLatinScriptType"]
            if let text = name["NameNonLatinScript"] {
                entity.add(.alias, text)
                entity.note("Script of " + text, CleanText.joined([script, language], separator: ", "))
            }
        }
    }

    private static func addAddress(_ address: Fields, to entity: inout EntityDraft) {
        let country = address["AddressCountry"]
        let parts = (1...6).map { address["AddressLine\($0)"] } + [address["AddressPostalCode"], country]
        let line = CleanText.joined(parts, separator: ", ")
        if line != country { entity.add(.address, line) }
        entity.addCountry(country)
    }

    private static func addPerson(_ person: Fields, to entity: inout EntityDraft) {
        for born in person.groups("DOBs").flatMap({ $0.texts("DOB") }) {
            entity.addDate(.birthDate, UKNames.date(born), .dayFirst)
        }
        for nation in person.groups("Nationalities").flatMap({ $0.texts("Nationality") }) {
            entity.addCountry(nation, as: .nationality)
        }
        for position in person.groups("Positions").flatMap({ $0.texts("Position") }) { entity.add(.position, position) }
        for gender in person.groups("Genders").flatMap({ $0.texts("Gender") }) {
            entity.add(.gender, gender.lowercased(), original: gender)
        }
        for place in person.groups("BirthDetails", "Location") {
            let country = place["CountryOfBirth"]
            entity.add(.birthPlace, CleanText.joined([place["TownOfBirth"], country], separator: ", "))
            entity.add(.birthCountry, country.flatMap { Country.code(of: $0) }, original: country)
        }
        for passport in person.groups("PassportDetails", "Passport") {
            let number = passport["PassportNumber"]
            entity.add(.passportNumber, number)
            entity.note("Passport " + (number ?? ""), passport["PassportAdditionalInformation"])
        }
        for document in person.groups("NationalIdentifierDetails", "NationalIdentifier") {
            let number = document["NationalIdentifierNumber"]
            entity.add(.idNumber, number)
            entity.note("Identifier " + (number ?? ""), document["NationalIdentifierAdditionalInformation"])
        }
    }

    private static func addBody(_ body: Fields, to entity: inout EntityDraft) {
        for kind in body.groups("TypeOfEntities").flatMap({ $0.texts("TypeOfEntity") }) { entity.add(.legalForm, kind) }
        for number in body.groups("BusinessRegistrationNumbers").flatMap({ $0.texts("BusinessRegistrationNumber") }) {
            entity.add(.registrationNumber, number)
        }
        for name in body.groups("ParentCompanies").flatMap({ $0.texts("ParentCompany") }) {
            entity.note("Parent company", name)
        }
        for name in body.groups("Subsidiaries").flatMap({ $0.texts("Subsidiary") }) { entity.note("Subsidiary", name) }
    }

    private static func addShip(_ ship: Fields, to entity: inout EntityDraft) {
        for number in ship.groups("IMONumbers").flatMap({ $0.texts("IMONumber") }) {
            entity.addIdentifier(.imoNumber, number, otherwise: .registrationNumber)
        }
        for name in ship.groups("CurrentOwnerOperators").flatMap({ $0.texts("CurrentOwnerOperator") }) {
            entity.note("Current owner or operator", name)
        }
        for name in ship.groups("PreviousOwnerOperators").flatMap({ $0.texts("PreviousOwnerOperator") }) {
            entity.note("Previous owner or operator", name)
        }
        for flag in ship.groups("CurrentBelievedFlagOfShips").flatMap({ $0.texts("CurrentBelievedFlagOfShip") }) {
            entity.addCountry(flag, as: .flag)
        }
        for flag in ship.groups("PreviousFlags").flatMap({ $0.texts("PreviousFlag") }) {
            entity.addCountry(flag, as: .pastFlags)
        }
        for kind in ship.groups("TypeOfShipDetails").flatMap({ $0.texts("TypeOfShip") }) { entity.add(.type, kind) }
        for tonnage in ship.groups("TonnageOfShipDetails").flatMap({ $0.texts("TonnageOfShip") }) {
            entity.add(.tonnage, tonnage)
        }
        for length in ship.groups("LengthOfShipDetails").flatMap({ $0.texts("LengthOfShip") }) {
            entity.note("Length", length)
        }
        for year in ship.groups("YearsBuilt").flatMap({ $0.texts("YearBuilt") }) { entity.addDate(.buildDate, year) }
        for hull in ship.groups("HullIdentificationNumbers").flatMap({ $0.texts("HullIdentificationNumber") }) {
            entity.note("Hull identification number", hull)
        }
    }
}
