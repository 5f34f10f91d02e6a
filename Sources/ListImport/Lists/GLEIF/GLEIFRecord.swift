import ClewModel

/// Reads the records of GLEIF's files, which have the same fields in XML, JSON and CSV.
enum GLEIFRecord {
    static func id(_ lei: String) throws(RecordFault) -> EntityID {
        do throws(IdentifierError) {
            return EntityID("lei-" + (try LegalEntityIdentifier(lei).code))
        } catch {
            throw RecordFault("the LEI \(lei) is not valid: \(error)")
        }
    }

    /// Reads a record of any of the three kinds by its fields.
    static func read(_ fields: Fields, into draft: inout RecordDraft) throws(RecordFault) {
        if let relationship = fields.group("Relationship") {
            try readRelationship(relationship, fields, into: &draft)
        } else if fields.group("ExceptionCategory") != nil {
            try readException(fields, into: &draft)
        } else {
            try readEntity(fields, into: &draft)
        }
    }

    private static func readEntity(_ fields: Fields, into draft: inout RecordDraft) throws(RecordFault) {
        let lei = try fields.require("LEI")
        draft.id = lei
        guard let details = fields.group("Entity") else { throw RecordFault("the record has no Entity") }
        var entity = EntityDraft(.company, id: try id(lei))
        guard let name = details.group("LegalName"), let text = name.text else {
            throw RecordFault("the entity has no LegalName")
        }
        entity.add(.name, text, language: language(name))
        entity.add(.leiCode, lei)
        addNames(details, "OtherEntityNames", "OtherEntityName", to: &entity)
        addNames(details, "TransliteratedOtherEntityNames", "TransliteratedOtherEntityName", to: &entity)
        for kind in ["LegalAddress", "HeadquartersAddress"] {
            if let address = details.group(kind) { addAddress(address, kind: kind, to: &entity) }
        }
        for group in ["OtherAddresses", "TransliteratedOtherAddresses"] {
            for list in details.groups(group) {
                let inner = list.children.filter(\.isGroup)
                for address in inner.isEmpty ? [list] : inner { addAddress(address, kind: "Other", to: &entity) }
            }
        }
        if let register = details.group("RegistrationAuthority") {
            let number = register["RegistrationAuthorityEntityID"]
            entity.add(.registrationNumber, number)
            entity.note("Register", register["RegistrationAuthorityID"])
            entity.note("Register", register["OtherRegistrationAuthorityID"])
        }
        let place = details["LegalJurisdiction"]
        entity.add(.jurisdiction, place.flatMap { Country.code(of: $0.prefix { $0 != "-" }) }, original: place)
        entity.note("Category", details["EntityCategory"])
        entity.note("Subcategory", details["EntitySubCategory"])
        if let form = details.group("LegalForm") {
            entity.add(
                .legalForm, CleanText.joined([form["EntityLegalFormCode"], form["OtherLegalForm"]], separator: ", "))
        }
        entity.add(.status, details["EntityStatus"])
        entity.addDate(.incorporationDate, details["EntityCreationDate"])
        if let expired = details["EntityExpirationDate"] {
            entity.addDate(.dissolutionDate, expired)
            entity.note("Ended by", details["EntityExpirationReason"])
        }
        for successor in details.groups("SuccessorEntity") {
            entity.note(
                "Successor",
                CleanText.joined([successor["SuccessorLEI"], successor["SuccessorEntityName"]], separator: " "))
        }
        for event in details.groups("LegalEntityEvents").flatMap({
            $0.groups("LegalEntityEvent").isEmpty ? [$0] : $0.groups("LegalEntityEvent")
        }) {
            let kind = event["LegalEntityEventType"]
            entity.note(
                "Event",
                CleanText.joined(
                    [kind, event["LegalEntityEventEffectiveDate"].map { String($0.prefix(10)) }], separator: " "))
            event.ignoreAll()
        }
        readRegistration(fields, into: &entity)
        // GLEIF's own additions: guesses at coordinates and the like.
        fields.ignore("Extension", "ConformityFlag")
        draft.emit(entity)
    }

    private static func language(_ fields: Fields) -> String? {
        fields["@lang"] ?? fields["@xml:lang"] ?? fields["xmllang"]
    }

    private static func addNames(_ details: Fields, _ outer: String, _ inner: String, to entity: inout EntityDraft) {
        for list in details.groups(outer) {
            for name in list.groups(inner) {
                let kind = name["@type"] ?? name["type"] ?? list["type"]
                let language = language(name)
                let text = name.text
                let property: PropertyName = kind?.hasPrefix("PREVIOUS") == true ? .previousName : .alias
                entity.add(property, text, language: language)
            }
        }
    }

    private static func addAddress(_ address: Fields, kind: String, to entity: inout EntityDraft) {
        _ = language(address)
        address.ignore("@type", "type", "AddressNumber", "AddressNumberWithinBuilding")
        entity.note("Mail routing", address["MailRouting"])
        let country = address["Country"]
        let lines = [address["FirstAddressLine"]] + address.texts("AdditionalAddressLine")
        let region = address["Region"]
        let line = CleanText.joined(
            lines + [CleanText.joined([address["PostalCode"], address["City"]], separator: " "), region, country],
            separator: ", ")
        entity.add(.address, line)
        entity.addCountry(country, as: kind == "HeadquartersAddress" ? .mainCountry : .country)
    }

    private static func readRegistration(_ fields: Fields, into entity: inout EntityDraft) {
        guard let registration = fields.group("Registration") else { return }
        entity.note("LEI registration", registration["RegistrationStatus"])
        entity.addDate(.modifiedAt, registration["LastUpdateDate"])
        registration.ignoreAll()
    }

    private static func readRelationship(
        _ relation: Fields, _ fields: Fields, into draft: inout RecordDraft
    ) throws(RecordFault) {
        guard let from = relation.group("StartNode")?["NodeID"], let to = relation.group("EndNode")?["NodeID"] else {
            throw RecordFault("the relationship lacks a node")
        }
        relation.group("StartNode")?.ignore("NodeIDType")
        relation.group("EndNode")?.ignore("NodeIDType")
        let kind = try relation.require("RelationshipType")
        draft.id = from + " " + kind + " " + to
        let child = try id(from)
        let parent = try id(to)
        // ANNULLED and DUPLICATE mark records that never should have been: they state nothing.
        let registered = fields.group("Registration")?["RegistrationStatus"]?.uppercased() ?? ""
        let updated = fields.group("Registration")?["LastUpdateDate"]
        let isOver = registered == "RETIRED" || relation["RelationshipStatus"]?.uppercased() == "INACTIVE"
        if ["ANNULLED", "DUPLICATE"].contains(registered) {
            relation.ignoreAll()
            fields.ignore("Registration", "Extension")
            return
        }
        let isParent = kind.hasSuffix("_CONSOLIDATED_BY")
        var link = EntityDraft(
            isParent ? .ownership : .unknownLink,
            id: EntityID("lei-rr-" + CleanText.slug(from + " " + kind + " " + to)))
        link.add(isParent ? .owner : .subject, isParent ? parent.rawValue : child.rawValue)
        link.add(isParent ? .asset : .object, isParent ? child.rawValue : parent.rawValue)
        link.add(.role, kind)
        let status = relation["RelationshipStatus"]
        link.add(.status, status)
        if isParent { link.add(.ownershipType, "accounting consolidation") }
        for outer in relation.groups("RelationshipPeriods") {
            for period in outer.groups("RelationshipPeriod").isEmpty ? [outer] : outer.groups("RelationshipPeriod") {
                let type = period["PeriodType"]
                let start = period["StartDate"]
                let end = period["EndDate"]
                if type == "RELATIONSHIP_PERIOD" {
                    link.addDate(.startDate, start)
                    link.addDate(.endDate, end)
                } else {
                    let words = [start, end].map { $0.map { String($0.prefix(10)) } }
                    link.note(type ?? "Period", CleanText.joined(words, separator: " to "))
                }
            }
        }
        for outer in relation.groups("RelationshipQuantifiers") {
            for amount in outer.groups("RelationshipQuantifier").isEmpty
                ? [outer] : outer.groups("RelationshipQuantifier")
            {
                let value = amount["QuantifierAmount"]
                let unit = amount["QuantifierUnits"]
                let method = amount["MeasurementMethod"]
                if isParent && unit == "PERCENTAGE" { link.add(.percentage, value) }
                link.note(method ?? "Quantifier", CleanText.joined([value, unit], separator: " "))
            }
        }
        for outer in relation.groups("RelationshipQualifiers") {
            for item in outer.groups("RelationshipQualifier").isEmpty ? [outer] : outer.groups("RelationshipQualifier")
            {
                link.note(item["QualifierDimension"] ?? "Qualifier", item["QualifierCategory"])
            }
        }
        if let registration = fields.group("Registration") {
            link.add(.sourceUrl, registration["ValidationReference"])
            link.addDate(.modifiedAt, registration["LastUpdateDate"])
            registration.ignoreAll()
        }
        if let deleted = fields.group("Extension")?.group("Deletion")?["DeletedAt"] {
            link.add(.status, "deleted")
            link.addDate(.endDate, deleted)
        }
        // Over, on a day that nobody states: by the day on which the record last said so.
        if isOver, !link.has(.endDate) {
            // What is over since nobody knows when says nothing of any day.
            guard updated != nil else { return fields.ignore("Extension") }
            link.addDate(.endDate, updated)
            link.note("Registration", registered)
        }
        fields.ignore("Extension")
        draft.emit(link)
    }

    private static func readException(_ fields: Fields, into draft: inout RecordDraft) throws(RecordFault) {
        let lei = try fields.require("LEI")
        draft.id = lei
        let category = try fields.require("ExceptionCategory")
        var entity = EntityDraft(.company, id: try id(lei))
        let reasons =
            fields.texts("ExceptionReason") + fields.groups("ExceptionReasons").flatMap { $0.texts("ExceptionReason") }
        entity.add(.leiCode, lei)
        entity.note("No parent reported, " + category, reasons.joined(separator: ", "))
        entity.note("Reference for " + category, fields["ExceptionReference"])
        fields.ignore("Extension", "NextVersion")
        draft.emit(entity)
    }
}
