import ClewModel

/// Reads a statement of versions 0.1 to 0.3, which points at other statements by their identifiers.
struct BODSOlderStatement {
    private let fields: Fields
    private let id: String
    private let succession: BODSSuccession

    init(_ fields: Fields, _ succession: BODSSuccession) throws(RecordFault) {
        self.fields = fields
        self.succession = succession
        id = try fields.require("statementID")
    }

    func read(into draft: inout RecordDraft) throws(RecordFault) {
        fields.ignore("isComponent", "componentStatementIDs", "replacesStatements", "hasPepStatus", "annotations")
        let date = fields["statementDate"]
        let kind = try fields.require("statementType")
        switch kind {
        case "entityStatement": draft.emit(entity())
        case "personStatement": draft.emit(person())
        case "ownershipOrControlStatement": try readStake(date: date, into: &draft)
        default: throw RecordFault("the statement type \(kind) is not known")
        }
    }

    private func entity() -> EntityDraft {
        let kind = fields["entityType"]
        let schema: Schema =
            kind == "registeredEntity" ? .company : kind == "state" || kind == "stateBody" ? .publicBody : .organization
        var entity = EntityDraft(schema, id: BODSParty.id(id))
        BODSParty.addNames(fields, to: &entity)
        BODSParty.addIdentifiers(fields, to: &entity)
        BODSParty.addAddresses(fields, to: &entity)
        let place = fields.group("incorporatedInJurisdiction") ?? fields.group("jurisdiction")
        BODSParty.addJurisdiction(place, as: .jurisdiction, to: &entity)
        entity.addDate(.incorporationDate, fields["foundingDate"])
        entity.addDate(.dissolutionDate, fields["dissolutionDate"])
        entity.add(.website, fields["uri"])
        if let unspecified = fields.group("unspecifiedEntityDetails") {
            entity.note(unspecified["reason"] ?? "Not specified", unspecified["description"])
        }
        return entity
    }

    private func person() -> EntityDraft {
        var entity = EntityDraft(.person, id: BODSParty.id(id))
        fields.ignore("personType")
        BODSParty.addNames(fields, to: &entity)
        BODSParty.addIdentifiers(fields, to: &entity)
        BODSParty.addAddresses(fields, to: &entity)
        entity.addDate(.birthDate, fields["birthDate"])
        entity.addDate(.deathDate, fields["deathDate"])
        if let unspecified = fields.group("unspecifiedPersonDetails") {
            entity.note(unspecified["reason"] ?? "Not specified", unspecified["description"])
        }
        for nation in fields.groups("nationalities") {
            BODSParty.addJurisdiction(nation, as: .nationality, to: &entity)
        }
        return entity
    }

    private func readStake(date: String?, into draft: inout RecordDraft) throws(RecordFault) {
        guard let subject = fields.group("subject")?["describedByEntityStatement"] else {
            throw RecordFault("the statement has no subject")
        }
        let party = fields.group("interestedParty")
        let owner = party?["describedByEntityStatement"] ?? party?["describedByPersonStatement"]
        guard let owner else {
            var entity = EntityDraft(.legalEntity, id: BODSParty.id(subject))
            let reason = party?.group("unspecified")
            entity.note(
                "Interested party not specified",
                CleanText.joined([reason?["reason"], reason?["description"]], separator: ": "))
            draft.emit(entity)
            for interest in fields.groups("interests") { interest.ignoreAll() }
            return
        }
        let interest = BODSInterest(
            owner: BODSParty.id(owner), asset: BODSParty.id(subject), id: "bods-" + id,
            opened: fields.texts("replacesStatements").isEmpty ? nil : date,
            closed: succession.replacement(of: id))
        let interests = fields.groups("interests")
        if interests.isEmpty { draft.emit(interest.unspecified()) }
        BODSInterest.emit(interests.enumerated().map { interest.read($1, number: $0) }, to: &draft)
    }
}
