import ClewModel
import Foundation

/// A party of an OFAC list while its record is read: the party itself, its listing, its documents and its links.
struct OFACParty {
    /// The number by which OFAC knows the party, the same in every format.
    let number: String
    var entity: EntityDraft
    var listing: EntityDraft
    private(set) var identifications: [EntityDraft] = []
    /// The names of the parties that it is linked to.
    private(set) var links: [String] = []

    init(number: String, type: String?, program: [String]) throws(RecordFault) {
        self.number = number
        entity = EntityDraft(try OFACParty.schema(of: type), id: OFACParty.id(number))
        entity.add(.topics, "sanction")
        listing = EntityDraft(.sanction, id: EntityID("ofac-\(number)-listing"))
        listing.add(.entity, entity.id.rawValue)
        listing.add(.authority, "Office of Foreign Assets Control")
        listing.add(.country, "us")
        listing.add(.recordId, number)
        listing.add(.program, program)
    }

    /// The identifier of the party with an OFAC number.
    static func id(_ number: String) -> EntityID {
        EntityID("ofac-\(number)")
    }

    private static func schema(of type: String?) throws(RecordFault) -> Schema {
        switch type?.lowercased() {
        case nil, "entity": .organization
        case "individual": .person
        case "vessel": .vessel
        case "aircraft": "Airplane"
        default: throw RecordFault("the type \(type ?? "") is none of individual, entity, vessel and aircraft")
        }
    }

    /// Adds a name in the form `LAST, First` as a person's name is spoken; other names stay as they are.
    mutating func addName(_ property: PropertyName, listed: String) {
        guard entity.schema == .person, let comma = listed.range(of: ", ") else {
            entity.add(property, listed)
            return
        }
        addName(
            property, last: String(listed[..<comma.lowerBound]), first: String(listed[comma.upperBound...]),
            listed: listed)
    }

    /// Adds a name that comes in parts.
    mutating func addName(_ property: PropertyName, last: String, first: String?, listed: String? = nil) {
        guard let first, !first.isEmpty else {
            entity.add(property, last)
            return
        }
        entity.add(property, first + " " + last, original: listed)
        if property == .name && entity.schema == .person {
            entity.add(.firstName, first)
            entity.add(.lastName, last)
        }
    }

    /// Adds all the remarks of a party, which OFAC separates by semicolons.
    mutating func addRemarks(_ text: String) {
        for part in CleanText.parts(text) {
            var remark = part
            if remark.hasSuffix(".") && !remark.hasSuffix("..") && part == CleanText.parts(text).last {
                remark = String(remark.dropLast())
            }
            if remark.hasPrefix("("), remark.hasSuffix(")"), !remark.dropFirst().contains("(") {
                remark = String(remark.dropFirst().dropLast())
            }
            let isAlternative = remark.hasPrefix("alt. ")
            if isAlternative { remark = String(remark.dropFirst(5)) }
            guard let (target, label, value) = OFACIdentifier.match(remark), !value.isEmpty else {
                entity.add(.notes, remark)
                continue
            }
            add(target, kind: label, value: value, remark: remark)
        }
    }

    /// Adds one identifier, date or remark whose kind is known.
    mutating func add(
        _ target: OFACIdentifier.Target, kind: String, value: String, remark: String, country: String? = nil,
        issued: String? = nil, expires: String? = nil
    ) {
        switch target {
        case .property(.gender):
            let gender = value.lowercased()
            if gender == "male" || gender == "female" {
                entity.add(.gender, gender, original: value)
            } else {
                entity.add(.notes, remark)
            }
        case .property(let property): addProperty(property, value)
        case .date(let property):
            if DateReader.read(value) != nil || property == .birthDate && BirthText.read(value, .textual) != nil {
                entity.addDate(property, value)
            } else {
                entity.add(.notes, remark)
            }
        case .country(let property):
            if Country.code(of: value) != nil {
                entity.addCountry(value, as: property)
            } else {
                entity.add(.notes, remark)
            }
        case .provision: listing.add(.provisions, remark)
        case .weakAlias: entity.add(.weakAlias, OFACParty.unquoted(value))
        case .formerName: entity.add(.previousName, OFACParty.unquoted(value))
        case .link:
            links.append(value)
            entity.add(.notes, remark)
        case .document(let property):
            addDocument(property, kind: kind, value: value, country: country, issued: issued, expires: expires)
        }
    }

    private mutating func addProperty(_ property: PropertyName, _ value: String) {
        if property == .phone {
            entity.add(.phone, ContactText.phone(value), original: value)
            return
        }
        if property == .website || property == .email {
            let (word, hasMore) = ContactText.firstWord(value)
            entity.add(property, word, original: value)
            if hasMore { entity.note(property.rawValue, value) }
            return
        }
        let text = property == .imoNumber && value.hasPrefix("IMO ") ? String(value.dropFirst(4)) : value
        entity.addIdentifier(property, text, otherwise: .registrationNumber)
    }

    private mutating func addDocument(
        _ property: PropertyName, kind: String, value: String, country: String?, issued: String?, expires: String?
    ) {
        var number = value
        var country = country
        var issued = issued
        var expires = expires
        if let told = OFACDocumentText(value) {
            number = told.number
            country = country ?? told.country
            issued = issued ?? told.issued
            expires = expires ?? told.expires
        }
        if let range = number.range(of: " expires ") {
            expires = String(number[range.upperBound...])
            number = String(number[..<range.lowerBound])
        }
        if let range = number.range(of: " issued ") {
            issued = String(number[range.upperBound...])
            number = String(number[..<range.lowerBound])
        }
        if number.hasSuffix(")"), let open = number.range(of: " (", options: .backwards) {
            let inside = String(number[open.upperBound...].dropLast())
            if Country.code(of: inside) != nil {
                country = inside
                number = String(number[..<open.lowerBound])
            }
        }
        entity.add(property, number, original: value)
        guard country != nil || issued != nil || expires != nil else { return }
        let slug = CleanText.slug([kind, number, country ?? ""].joined(separator: " "))
        let id = EntityID("ofac-\(self.number)-id-\(slug)")
        guard !identifications.contains(where: { $0.id == id }) else { return }
        var document = EntityDraft(.identification, id: id)
        document.add("holder", entity.id.rawValue)
        document.add(.type, kind)
        document.add("number", number)
        if let country { document.add(.country, Country.code(of: country), original: country) }
        document.addDate(.startDate, issued)
        document.addDate(.endDate, expires)
        identifications.append(document)
    }

    private static func unquoted(_ text: String) -> String {
        text.hasPrefix("'") && text.hasSuffix("'") && text.count > 1 ? String(text.dropFirst().dropLast()) : text
    }

    /// Hands the party over: itself, its listing, its documents.
    func emit(into draft: inout RecordDraft) {
        draft.emit(entity)
        draft.emit(listing)
        for document in identifications { draft.emit(document) }
    }
}
