import ClewModel

/// Reads one target of the Swiss list.
struct SwissTarget {
    private let fields: Fields
    private let number: String
    private let places: [String: SwissPlace]
    private var entity: EntityDraft
    private let node: Fields
    private var documents: [EntityDraft] = []
    private var links: [EntityDraft] = []

    init(_ fields: Fields, places: [String: SwissPlace]) throws(RecordFault) {
        self.fields = fields
        self.places = places
        number = try fields.require("@ssid")
        let id = EntityID("ch-seco-" + number)
        if let node = fields.group("individual") {
            entity = EntityDraft(.person, id: id)
            self.node = node
        } else if let node = fields.group("entity") {
            entity = EntityDraft(.organization, id: id)
            self.node = node
        } else if let node = fields.group("object") {
            entity = EntityDraft(node["@object-type"] == "vessel" ? .vessel : .thing, id: id)
            self.node = node
        } else {
            throw RecordFault("the target \(number) is none of individual, entity and object")
        }
    }

    mutating func read(programs: [String: String], into draft: inout RecordDraft) throws(RecordFault) {
        draft.id = number
        node.ignore("@ssid")
        if let sex = node["@sex"] { entity.add(.gender, sex.lowercased(), original: sex) }
        for identity in node.groups("identity") { try readIdentity(identity) }
        guard entity.values.contains(where: { PropertyName.names.contains($0.property) }) else {
            throw RecordFault("the target \(number) has no name")
        }
        entity.add(.topics, "sanction")
        for info in node.groups("other-information") {
            info.ignore("@ssid")
            readInformation(info.text)
        }
        for relation in node.groups("relation") { readRelation(relation) }
        let listing = listing(programs: programs)
        for generic in fields.groups("generic-attribute") + node.groups("generic-attribute") {
            entity.note(generic["@name"] ?? "Attribute", generic.text)
        }
        draft.emit(entity)
        draft.emit(listing)
        for document in documents { draft.emit(document) }
        for link in links { draft.emit(link) }
    }

    private mutating func readIdentity(_ identity: Fields) throws(RecordFault) {
        identity.ignore("@ssid", "@main")
        for name in identity.groups("name") { try readName(name) }
        for address in identity.groups("address") {
            address.ignore("@ssid", "@main")
            let place = address["@place-id"].flatMap { places[$0] } ?? SwissPlace(address)
            entity.add(.address, place.line(with: address))
            entity.add(.country, place.code ?? place.country.flatMap { Country.code(of: $0) }, original: place.country)
            entity.add(.notes, address["remarks"])
        }
        for birth in identity.groups("day-month-year") {
            birth.ignore("@ssid", "@calendar", "@quality")
            let year = birth["@year"].flatMap { Int($0) }
            let month = birth["@month"].flatMap { Int($0) }
            let day = birth["@day"].flatMap { Int($0) }
            let property: PropertyName = entity.schema == .person ? .birthDate : .incorporationDate
            if let year, let date = PartialDate(year: year, month: month, day: day) {
                entity.add(property, date.description)
            }
        }
        for birth in identity.groups("place-of-birth") {
            birth.ignore("@ssid", "@quality")
            let place = birth["@place-id"].flatMap { places[$0] } ?? SwissPlace(birth)
            entity.add(.birthPlace, place.line(with: birth))
            entity.add(.birthCountry, place.code, original: place.country)
        }
        for nationality in identity.groups("nationality") {
            nationality.ignore("@ssid")
            let country = nationality.group("country")
            let code = country?["@iso-code"].flatMap { Country.code(of: $0) }
            let name = country?.text
            entity.add(.nationality, code, original: name)
            if code == nil { entity.addCountry(name, as: .nationality) }
        }
        for document in identity.groups("identification-document") { readDocument(document) }
    }

    private mutating func readName(_ name: Fields) throws(RecordFault) {
        name.ignore("@ssid", "@lang")
        let isWeak = name["@quality"] == "low"
        var property: PropertyName
        switch name["@name-type"] {
        case "primary-name", nil: property = .name
        case "alias": property = .alias
        case "formerly-known-as": property = .previousName
        case let other: throw RecordFault("the name type \(other ?? "") is not known", line: name.line)
        }
        if isWeak { property = .weakAlias }
        var parts: [(order: Int, value: String, variants: [String: [String]])] = []
        for part in name.groups("name-part") {
            part.ignore("@ssid")
            let order = part["@order"].flatMap { Int($0) } ?? parts.count + 1
            let kind = part["@name-part-type"]
            guard let value = part["value"] else { continue }
            var variants: [String: [String]] = [:]
            for variant in part.groups("spelling-variant") {
                variant.ignore("@ssid")
                let script = CleanText.joined([variant["@lang"], variant["@script"]], separator: " ") ?? ""
                if let text = variant.text { variants[script, default: []].append(text) }
            }
            if kind == "title" {
                entity.add(.title, value)
                continue
            }
            if property == .name, entity.schema == .person {
                if kind == "given-name" { entity.add(.firstName, value) }
                if kind == "family-name" { entity.add(.lastName, value) }
                if kind == "father-name" || kind == "grand-father-name" { entity.add(.fatherName, value) }
                if kind == "further-given-name" { entity.add(.secondName, value) }
            }
            parts.append((order, value, variants))
        }
        parts.sort { $0.order < $1.order }
        entity.add(property, CleanText.joined(parts.map(\.value), separator: " "))
        // Variants of the parts are joined script by script; a part without a variant in it keeps its own spelling.
        let scripts = Set(parts.flatMap { $0.variants.keys }).sorted()
        for script in scripts {
            let most = parts.map { $0.variants[script]?.count ?? 0 }.max() ?? 0
            for turn in 0..<most {
                let words = parts.map { part in
                    part.variants[script].map { $0[min(turn, $0.count - 1)] } ?? part.value
                }
                entity.add(
                    property == .name ? .alias : property, words.joined(separator: " "),
                    language: script.isEmpty ? nil : script)
            }
        }
    }

    private mutating func readDocument(_ document: Fields) {
        let kind = document["@document-type"]
        let id = document["@ssid"]
        let issuer = document.group("issuer")
        let country = issuer?["@code"] ?? issuer?.text
        _ = issuer?.text
        guard let number = document["number"] else { return }
        entity.add(kind?.hasSuffix("passport") == true ? .passportNumber : .idNumber, number)
        var draft = EntityDraft(
            .identification, id: EntityID(entity.id.rawValue + "-id-" + (id ?? CleanText.slug(number))))
        draft.add("holder", entity.id.rawValue)
        draft.add(.type, kind)
        draft.add("number", number)
        draft.add(.country, country.flatMap { Country.code(of: $0) }, original: country)
        draft.addDate(.startDate, document["date-of-issue"])
        draft.addDate(.endDate, document["expiry-date"])
        draft.add(.description, document["remark"])
        documents.append(draft)
    }

    /// Reads the labelled remarks of the list; whatever has no label of its own stays a note.
    private mutating func readInformation(_ text: String?) {
        guard let text else { return }
        let parts = text.split(separator: ":", maxSplits: 1).map { CleanText.collapsed($0) }
        guard parts.count == 2 else {
            entity.add(.notes, text)
            return
        }
        let value = parts[1].hasSuffix(".") ? String(parts[1].dropLast()) : parts[1]
        switch parts[0].lowercased() {
        case "imo number": entity.addIdentifier(.imoNumber, value, otherwise: .registrationNumber)
        case "registration number", "state registration number", "business registration number", "company number":
            entity.add(.registrationNumber, value)
        case "taxpayer identification number", "tax registration number", "tax id": entity.add(.taxNumber, value)
        case "type of entity": entity.add(.legalForm, value)
        case "website": entity.add(.website, parts[1])
        case "email", "e-mail", "email address": entity.add(.email, value)
        case "tel.", "telephone", "phone", "telephone number": entity.add(.phone, value)
        case "date of registration": entity.addDate(.incorporationDate, value, .dayFirst)
        case "swift/bic", "swift/bic code": entity.add(.swiftBic, value)
        default: entity.add(.notes, text)
        }
    }

    private mutating func readRelation(_ relation: Fields) {
        let kind = relation["@relation-type"]
        let id = relation["@ssid"]
        guard let target = relation["@target-id"] else { return }
        var link = EntityDraft(
            .unknownLink, id: EntityID(entity.id.rawValue + "-link-" + (id ?? target)))
        link.add(.subject, entity.id.rawValue)
        link.add(.object, "ch-seco-" + target)
        link.add(.role, kind)
        link.add(.description, relation["remark"])
        links.append(link)
    }

    private func listing(programs: [String: String]) -> EntityDraft {
        var listing = EntityDraft(.sanction, id: EntityID(entity.id.rawValue + "-listing"))
        listing.add(.entity, entity.id.rawValue)
        listing.add(.authority, "State Secretariat for Economic Affairs")
        listing.add(.country, "ch")
        listing.add(.authorityId, number)
        for set in fields.texts("sanctions-set-id") + [fields["@sanctions-set-id"]].compactMap({ $0 }) {
            listing.add(.program, programs[set] ?? "Sanctions set " + set)
        }
        listing.add(.unscId, fields["foreign-identifier"])
        for change in fields.groups("modification") {
            let kind = change["@modification-type"]
            let published = change["@publication-date"]
            let effective = change["@effective-date"]
            change.ignore("@ssid", "@enactment-date")
            if kind == "de-listed" {
                listing.addDate(.endDate, effective)
            } else if kind == "listed" {
                listing.addDate(.startDate, effective)
                listing.addDate(.listingDate, published)
            } else {
                listing.addDate(.modifiedAt, effective ?? published)
            }
        }
        for reason in node.groups("justification") {
            reason.ignore("@ssid")
            listing.add(.reason, reason.text)
        }
        return listing
    }
}
