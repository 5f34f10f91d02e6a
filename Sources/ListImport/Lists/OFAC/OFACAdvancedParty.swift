import ClewModel

/// Reads one party of an advanced OFAC file.
struct OFACAdvancedParty {
    private let tables: OFACAdvancedTables
    private var party: OFACParty

    init(number: String, _ fields: Fields, tables: OFACAdvancedTables) throws(RecordFault) {
        self.tables = tables
        guard let profile = fields.group("Profile") else { throw RecordFault("the party has no profile") }
        let kind = tables.partyKind(profile["@PartySubTypeID"])
        party = try OFACParty(number: number, type: kind, program: [])
        profile.ignore("@ID")
        var groups: [String: String] = [:]
        for identity in profile.groups("Identity") { readGroups(identity, into: &groups) }
        for identity in profile.groups("Identity") { try readIdentity(identity, groups) }
        guard party.entity.values.contains(where: { PropertyName.names.contains($0.property) }) else {
            throw RecordFault("the party has no name")
        }
        for feature in profile.groups("Feature") { readFeature(feature) }
        party.entity.add(.notes, fields["Comment"])
        profile.ignore("SanctionsEntryReference", "ExternalReference")
    }

    /// Hands over the party and its documents; its listing comes in a later part of the file.
    func emit(into draft: inout RecordDraft) {
        draft.emit(party.entity)
        for document in party.identifications { draft.emit(document) }
    }

    /// What the party's features say about the listing, which comes later.
    var provisions: [String] {
        party.listing.values.filter { $0.property == .provisions }.map(\.value)
    }

    /// Reads which group of name parts holds family names, given names and so on.
    private func readGroups(_ identity: Fields, into groups: inout [String: String]) {
        for outer in identity.groups("NamePartGroups") {
            for group in outer.groups("MasterNamePartGroup", "NamePartGroup") {
                if let id = group["@ID"] { groups[id] = tables.value("NamePartType", group["@NamePartTypeID"]) }
            }
            outer.ignoreAll()
        }
    }

    private mutating func readIdentity(_ identity: Fields, _ groups: [String: String]) throws(RecordFault) {
        identity.ignore("@FixedRef", "@Primary", "@False")
        for alias in identity.groups("Alias") {
            alias.ignore("@FixedRef")
            let isPrimary = alias["@Primary"] == "true"
            let isWeak = alias["@LowQuality"] == "true"
            let kind = tables.value("AliasType", alias["@AliasTypeID"])
            var property: PropertyName =
                switch kind?.uppercased() {
                case "F.K.A.": .previousName
                default: isWeak ? .weakAlias : .alias
                }
            for name in alias.groups("DocumentedName") {
                name.ignore("@ID", "@FixedRef", "@DocNameStatusID")
                if isPrimary && !party.entity.has(.name) { property = .name }
                readName(name, property, groups)
                if property == .name { property = .alias }
            }
        }
        if let id = identity["@ID"] {
            for record in tables.documents(of: id) { readDocument(record.fields) }
        }
    }

    private mutating func readName(_ name: Fields, _ property: PropertyName, _ groups: [String: String]) {
        var parts: [(kind: String, text: String)] = []
        var script: String?
        for part in name.groups("DocumentedNamePart") {
            for value in part.groups("NamePartValue") {
                value.ignore("@ScriptStatusID", "@Acronym")
                let kind = value["@NamePartGroupID"].flatMap { groups[$0] } ?? ""
                script = tables.value("Script", value["@ScriptID"]) ?? script
                if let text = value.text { parts.append((kind, text)) }
            }
        }
        guard party.entity.schema == .person else {
            party.entity.add(property, CleanText.joined(parts.map(\.text), separator: " "))
            return
        }
        let family = ["Last Name", "Maiden Name"]
        let last = parts.filter { family.contains($0.kind) }.map(\.text)
        let given = parts.filter { !family.contains($0.kind) }.map(\.text)
        let isHan = script?.hasPrefix("Chinese") == true || script?.hasPrefix("Han") == true
        let whole = isHan ? (last + given).joined() : (given + last).joined(separator: " ")
        party.entity.add(property, whole)
        guard property == .name else { return }
        for part in parts {
            switch part.kind {
            case "Last Name": party.entity.add(.lastName, part.text)
            case "First Name": party.entity.add(.firstName, part.text)
            case "Middle Name": party.entity.add(.middleName, part.text)
            case "Patronymic": party.entity.add(.fatherName, part.text)
            default: break
            }
        }
    }

    private mutating func readFeature(_ feature: Fields) {
        feature.ignore("@ID", "IdentityReference")
        let kind = tables.value("FeatureType", feature["@FeatureTypeID"]) ?? "Feature"
        for version in feature.groups("FeatureVersion") {
            version.ignore("@ID", "@ReliabilityID")
            for place in version.groups("VersionLocation") {
                guard let id = place["@LocationID"] else { continue }
                readPlace(tables.location(id), kind: kind, id: id)
            }
            for period in version.groups("DatePeriod") {
                let (date, text) = OFACAdvancedDate.period(period)
                period.ignoreAll()
                readDate(date, text, kind: kind)
            }
            for detail in version.groups("VersionDetail") {
                detail.ignore("@DetailTypeID")
                let reference = tables.value("DetailReference", detail["@DetailReferenceID"])
                if let value = detail.text ?? reference { readDetail(value, kind: kind) }
            }
            party.entity.note(kind, version["Comment"])
        }
        party.entity.note(kind, feature["Comment"])
    }

    private mutating func readPlace(_ place: OFACAdvancedTables.Location?, kind: String, id: String) {
        guard let place else {
            party.entity.note(kind, "location \(id), which the file does not hold")
            return
        }
        switch kind {
        case "Nationality Country", "Nationality of Registration":
            party.entity.addCountry(place.country, as: kind == "Nationality Country" ? .nationality : .jurisdiction)
        case "Citizenship Country": party.entity.addCountry(place.country, as: .citizenship)
        case "Place of Birth": party.entity.add(.birthPlace, place.line)
        case "Vessel Flag": party.entity.addCountry(place.country, as: .flag)
        case "Former Vessel Flag": party.entity.addCountry(place.country, as: .pastFlags)
        default:
            if place.line != place.country { party.entity.add(.address, place.line) }
            party.entity.addCountry(place.country)
        }
    }

    private mutating func readDate(_ date: PartialDate?, _ text: String?, kind: String) {
        let property: PropertyName? =
            switch kind {
            case "Birthdate": .birthDate
            case "Organization Established Date": .incorporationDate
            case "Vessel Year of Build", "Aircraft Manufacture Date": .buildDate
            default: nil
            }
        if let property, let date {
            party.entity.add(property, date.description)
        } else if property == .birthDate, let text, BirthText.read(text, .textual) != nil {
            party.entity.addDate(.birthDate, text)
        } else {
            party.entity.note(kind, date?.description ?? text)
        }
    }

    private mutating func readDetail(_ value: String, kind: String) {
        switch kind {
        case "Title": party.entity.add(party.entity.schema == .person ? .position : .notes, value)
        case "Place of Birth": party.entity.add(.birthPlace, value)
        case "Birthdate": party.entity.addDate(.birthDate, value)
        case "VESSEL TYPE": party.entity.add(.type, value)
        case "Vessel Call Sign", "VESSEL CALL SIGN": party.entity.add(.callSign, value)
        case "Gross Tonnage": party.entity.add(.tonnage, value)
        case "Gross Registered Tonnage": party.entity.add(.grossRegisteredTonnage, value)
        case "Other Vessel Flag": party.entity.addCountry(value, as: .flag)
        default:
            let separator = kind.hasSuffix(":") || kind.hasSuffix("-") ? " " : ": "
            let remark = kind + separator + value
            guard let target = OFACIdentifier.target(of: kind) else {
                party.entity.add(.notes, remark)
                return
            }
            party.add(target, kind: kind, value: value, remark: remark)
        }
    }

    private mutating func readDocument(_ document: Fields) {
        let kind = tables.value("IDRegDocType", document["@IDRegDocTypeID"]) ?? "Document"
        let country = tables.value("Country", document["@IssuedBy-CountryID"])
        guard let number = document["IDRegistrationNo"] else { return }
        var issued: String?
        var expires: String?
        for date in document.groups("DocumentDate") {
            let label = tables.value("IDRegDocDateType", date["@IDRegDocDateTypeID"])
            let value = date.group("DatePeriod").flatMap { OFACAdvancedDate.period($0).date }?.description
            if label?.hasPrefix("Expir") == true { expires = value } else { issued = value }
        }
        let remark = kind + ": " + number
        guard let target = OFACIdentifier.target(of: kind) else {
            party.entity.add(.notes, country.map { remark + " (" + $0 + ")" } ?? remark)
            return
        }
        party.add(
            target, kind: kind, value: number, remark: remark, country: country, issued: issued, expires: expires)
        party.entity.note(remark, document["Comment"])
        party.entity.note(remark + ", issued by", document["IssuingAuthority"])
    }
}
