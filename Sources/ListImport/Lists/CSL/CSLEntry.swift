import ClewModel

/// Reads an entry of the Consolidated Screening List, which has the same fields in both CSV layouts and in JSON.
struct CSLEntry {
    /// The abbreviation of the only source list that is wanted, such as `EL`; `nil` for all.
    var wanted: String?
    /// What identifiers begin with.
    var prefix: String

    /// The abbreviation in the name of a source list: `EL` of `Entity List (EL) - Bureau of Industry and Security`.
    static func abbreviation(of source: String) -> String {
        guard let open = source.firstIndex(of: "("), let close = source[open...].firstIndex(of: ")") else {
            return CleanText.slug(source)
        }
        return String(source[source.index(after: open)..<close])
    }

    /// Whether a record belongs to the wanted source list.
    func wants(_ fields: Fields) -> Bool {
        guard let wanted else { return true }
        return Self.abbreviation(of: fields["source"] ?? "") == wanted
    }

    func read(_ fields: Fields, into draft: inout RecordDraft) throws(RecordFault) {
        let source = try fields.require("source")
        let code = Self.abbreviation(of: source)
        let name = try fields.require("name")
        let number = fields["entity_number"]
        draft.id = number ?? name
        // `_id` and `id` change with every publication; the rest of these only say how to read the list.
        fields.ignore("_id", "id", "source_list_url", "source_information_url", "country")
        let id: EntityID =
            wanted != nil
            ? MintedID.make(prefix, name)
            : MintedID.make(prefix, code, number ?? name)
        var entity = EntityDraft(try Self.schema(fields["type"]), id: id)
        entity.add(.name, name)
        for alias in values(fields, "alt_names") { entity.add(.alias, alias) }
        entity.add(entity.schema == .person ? .position : .notes, fields["title"])
        readAddresses(fields, into: &entity)
        for country in values(fields, "citizenships") { entity.addCountry(country, as: .citizenship) }
        for country in values(fields, "nationalities") { entity.addCountry(country, as: .nationality) }
        for date in values(fields, "dates_of_birth") { entity.addDate(.birthDate, date) }
        for place in values(fields, "places_of_birth") { entity.add(.birthPlace, place) }
        readIdentifiers(fields, into: &entity)
        entity.add(.callSign, fields["call_sign"])
        entity.add(.type, fields["vessel_type"])
        entity.add(.tonnage, fields["gross_tonnage"])
        entity.add(.grossRegisteredTonnage, fields["gross_registered_tonnage"])
        entity.addCountry(fields["vessel_flag"], as: .flag)
        entity.note("Vessel owner", fields["vessel_owner"])
        entity.add(.notes, fields["remarks"])
        let isExport = ["EL", "MEU", "UVL", "DPL", "DTC"].contains(code)
        entity.add(.topics, isExport ? "export.control" : "sanction")
        draft.emit(entity)
        let notice = fields["federal_register_notice"]
        var listing = EntityDraft(.sanction, id: MintedID.make(id.rawValue + "-listing", notice, fields["start_date"]))
        listing.add(.entity, id.rawValue)
        listing.add(.authority, source)
        listing.add(.country, "us")
        listing.add(.program, values(fields, "programs"))
        listing.addDate(.startDate, fields["start_date"])
        listing.addDate(.endDate, fields["end_date"])
        listing.add(.reason, notice)
        listing.add(.provisions, fields["license_requirement"])
        listing.add(.provisions, fields["license_policy"])
        listing.add(.status, fields["standard_order"].map { "Standard order: " + $0 })
        listing.add(.recordId, number)
        draft.emit(listing)
    }

    private static func schema(_ type: String?) throws(RecordFault) -> Schema {
        switch type?.lowercased() {
        case nil: .legalEntity
        case "entity": .organization
        case "individual": .person
        case "vessel": .vessel
        case "aircraft": "Airplane"
        default: throw RecordFault("the type \(type ?? "") is none of Entity, Individual, Vessel and Aircraft")
        }
    }

    /// The values of a field: repeated in JSON, separated by semicolons in CSV.
    private func values(_ fields: Fields, _ name: String) -> [String] {
        fields.texts(name).flatMap { CleanText.parts($0) }
    }

    private func readAddresses(_ fields: Fields, into entity: inout EntityDraft) {
        for address in fields.groups("addresses") {
            guard address.isGroup else {
                for part in CleanText.parts(address.text ?? "") {
                    let country = part.split(separator: ",").last.map { CleanText.collapsed($0) }
                    let code = country.flatMap { $0.count == 2 ? Country.code(of: $0) : nil }
                    if part != country { entity.add(.address, part) }
                    entity.add(.country, code, original: country)
                }
                continue
            }
            let country = address["country"]
            let parts = [address["address"], address["city"], address["state"], address["postal_code"], country]
            let line = CleanText.joined(parts, separator: ", ")
            if line != country { entity.add(.address, line) }
            entity.addCountry(country)
        }
    }

    private func readIdentifiers(_ fields: Fields, into entity: inout EntityDraft) {
        for id in fields.groups("ids") {
            guard id.isGroup else {
                for part in CleanText.parts(id.text ?? "") { readIdentifier(part, into: &entity) }
                continue
            }
            let dates = CleanText.joined([id["issue_date"], id["expiration_date"]], separator: " to ")
            let country = id["country"]
            add(kind: id["type"], number: id["number"], country: country, dates: dates, to: &entity)
        }
    }

    /// One identifier of the CSV: `US, 80-0890696, Tax ID No.` in the old layout, `Tax ID No., 80-0890696, US` in the new.
    private func readIdentifier(_ text: String, into entity: inout EntityDraft) {
        let parts = text.split(separator: ",").map { CleanText.collapsed($0) }.filter { !$0.isEmpty }
        if parts.count == 3, parts[0].count == 2, Country.code(of: parts[0]) != nil {
            add(kind: parts[2], number: parts[1], country: parts[0], dates: nil, to: &entity)
        } else if parts.count >= 2, OFACIdentifier.target(of: parts[0]) != nil {
            let country = parts.count > 2 ? parts.last.flatMap { $0.count == 2 ? $0 : nil } : nil
            let number = parts.dropFirst().dropLast(country == nil ? 0 : 1).joined(separator: ", ")
            add(kind: parts[0], number: number, country: country, dates: nil, to: &entity)
        } else if parts.count == 2, OFACIdentifier.target(of: parts[1]) != nil {
            add(kind: parts[1], number: parts[0], country: nil, dates: nil, to: &entity)
        } else {
            entity.note("Identifier", text)
        }
    }

    private func add(
        kind: String?, number: String?, country: String?, dates: String?, to entity: inout EntityDraft
    ) {
        guard let kind, let number else {
            entity.note("Identifier", CleanText.joined([kind, number, country, dates], separator: ", "))
            return
        }
        switch OFACIdentifier.target(of: kind) {
        case .document(let property), .property(let property):
            if property == .gender {
                entity.add(.gender, number.lowercased(), original: number)
            } else {
                entity.addIdentifier(property, number)
            }
        case .date(let property): entity.addDate(property, number)
        default: entity.note(kind.hasSuffix(":") ? String(kind.dropLast()) : kind, number)
        }
        if country != nil || dates != nil {
            entity.note(kind + " " + number, CleanText.joined([country, dates], separator: ", "))
        }
    }
}
