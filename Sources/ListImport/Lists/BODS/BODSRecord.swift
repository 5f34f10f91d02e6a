import ClewModel

/// Reads a statement of version 0.4, which speaks of one record: a person, an entity or a relationship.
struct BODSRecord {
    private let fields: Fields
    private let details: Fields
    private let id: String
    private let status: String?
    private let succession: BODSSuccession

    init(_ fields: Fields, _ succession: BODSSuccession) throws(RecordFault) {
        self.fields = fields
        self.succession = succession
        id = try fields.require("recordId")
        status = fields["recordStatus"]
        guard let details = fields.group("recordDetails") else {
            throw RecordFault("the statement has no recordDetails")
        }
        self.details = details
    }

    func read(into draft: inout RecordDraft) throws(RecordFault) {
        fields.ignore("declaration", "declarationSubject")
        details.ignore("isComponent", "componentRecords")
        let kind = try fields.require("recordType")
        let date = fields["statementDate"]
        switch kind {
        case "person": draft.emit(person())
        case "entity": draft.emit(entity())
        case "relationship": try readRelationship(date: date, into: &draft)
        default: throw RecordFault("the record type \(kind) is none of person, entity and relationship")
        }
        for annotation in fields.groups("annotations") {
            draft.annotate("Annotation", annotation["description"] ?? annotation["motivation"])
            annotation.ignoreAll()
        }
    }

    private func person() -> EntityDraft {
        var entity = EntityDraft(.person, id: BODSParty.id(id))
        BODSParty.addNames(details, to: &entity)
        if let kind = details["personType"], kind != "knownPerson" {
            entity.note("Kind of person", kind)
            if !entity.has(.name) { entity.add(.summary, "Person not named in the statement") }
        }
        if let unspecified = details.group("unspecifiedPersonDetails") {
            entity.note(unspecified["reason"] ?? "Not specified", unspecified["description"])
        }
        BODSParty.addIdentifiers(details, to: &entity)
        BODSParty.addAddresses(details, to: &entity)
        entity.addDate(.birthDate, details["birthDate"])
        entity.addDate(.deathDate, details["deathDate"])
        for nation in details.groups("nationalities") {
            BODSParty.addJurisdiction(nation, as: .nationality, to: &entity)
        }
        for residence in details.groups("taxResidencies") {
            BODSParty.addJurisdiction(residence, as: .country, to: &entity)
        }
        if let exposure = details.group("politicalExposure") {
            if exposure["status"] == "isPep" { entity.add(.topics, "role.pep") }
            for detail in exposure.groups("details") {
                entity.add(.position, detail["reason"])
                detail.ignoreAll()
            }
        }
        return entity
    }

    private func entity() -> EntityDraft {
        let type = details.group("entityType")
        let kind = type?["type"]
        let schema: Schema =
            switch kind {
            case "registeredEntity": .company
            case "state", "stateBody": .publicBody
            default: .organization
            }
        var entity = EntityDraft(schema, id: BODSParty.id(id))
        BODSParty.addNames(details, to: &entity)
        entity.add(.legalForm, CleanText.joined([type?["subtype"], type?["details"]], separator: ", "))
        BODSParty.addIdentifiers(details, to: &entity)
        BODSParty.addAddresses(details, to: &entity)
        BODSParty.addJurisdiction(details.group("jurisdiction"), as: .jurisdiction, to: &entity)
        entity.addDate(.incorporationDate, details["foundingDate"])
        entity.addDate(.dissolutionDate, details["dissolutionDate"])
        entity.add(.website, details["uri"])
        if let listing = details.group("publicListing") {
            listing.ignore("hasPublicListing")
            for address in listing.texts("companyFilingsURLs") { entity.add(.website, address) }
            for security in listing.groups("securitiesListings") {
                let instrument = security.group("security")
                if instrument?["idScheme"] == "isin" { entity.add(.isinCode, instrument?["id"]) }
                entity.add(.ticker, instrument?["ticker"])
                entity.note("Listed at", security["stockExchangeName"])
                security.ignoreAll()
            }
        }
        if let unspecified = details.group("unspecifiedEntityDetails") {
            entity.note(unspecified["reason"] ?? "Not specified", unspecified["description"])
        }
        return entity
    }

    private func readRelationship(date: String?, into draft: inout RecordDraft) throws(RecordFault) {
        let subject = try details.require("subject")
        let asset = BODSParty.id(subject)
        guard let party = details.group("interestedParty") else {
            throw RecordFault("the relationship has no interestedParty")
        }
        guard !party.isGroup, let owner = party.text else {
            // Nobody is named: the reason is all that is known, and it belongs to the subject.
            var entity = EntityDraft(.legalEntity, id: asset)
            entity.note(
                "Interested party not specified",
                CleanText.joined([party["reason"], party["description"]], separator: ": "))
            draft.emit(entity)
            for interest in details.groups("interests") { interest.ignoreAll() }
            return
        }
        // An update is a stake of its own, so that both shares stand with their days; a closing statement repeats the last.
        let day = date.map { String($0.prefix(10)) }
        let isClosing = status == "closed"
        let update = status == "updated" ? day : isClosing ? succession.lastUpdate(of: id, before: day) : nil
        let interest = BODSInterest(
            owner: BODSParty.id(owner), asset: asset, id: "bods-" + id + (update.map { "-" + $0 } ?? ""),
            opened: update, closed: succession.end(of: id, statedOn: day, isClosing: isClosing))
        let interests = details.groups("interests")
        if interests.isEmpty { draft.emit(interest.unspecified()) }
        BODSInterest.emit(interests.enumerated().map { interest.read($1, number: $0) }, to: &draft)
    }
}
