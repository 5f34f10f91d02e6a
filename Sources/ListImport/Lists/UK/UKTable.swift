import ClewModel

/// The two British tables: the UK Sanctions List and the older OFSI list, a row for each name, address or date of a party.
struct UKTable: ListFormat {
    let key: String
    /// The column that all rows of a party share.
    let groupColumn: String
    /// What identifiers begin with.
    let prefix: String
    /// Who lists.
    let authority: String

    /// The UK Sanctions List.
    static let sanctionsList = UKTable(
        key: "uk-sanctions-csv", groupColumn: "unique id", prefix: "gb-fcdo",
        authority: "Foreign, Commonwealth and Development Office")
    /// The OFSI consolidated list of financial sanctions targets, for the years in which it existed.
    static let ofsi = UKTable(
        key: "uk-ofsi-csv", groupColumn: "group id", prefix: "gb-hmt",
        authority: "Office of Financial Sanctions Implementation")

    func recognizes(_ head: FileHead) -> Bool {
        guard let before = head.linesBefore("name 6") else { return false }
        let lines = head.text.split(omittingEmptySubsequences: false, whereSeparator: \.isNewline)
        let header = lines[before].lowercased()
        // The UK Sanctions List has both columns, the OFSI list only its group.
        return groupColumn == "unique id"
            ? header.contains("unique id") : header.contains("group id") && !header.contains("unique id")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            let head = FileHead(name: file.name, bytes: try file.head(FileHead.size))
            var layout = DelimitedRecordReader.Layout(allowsShortRows: true, hasRowsOfOneRecord: true)
            layout.preambleLines = head.linesBefore("name 6") ?? 0
            if let first = head.text.split(whereSeparator: \.isNewline).first, layout.preambleLines > 0 {
                let words = first.split { $0 == "," || $0 == ":" || $0 == "\"" }.map { CleanText.collapsed($0) }
                session.setHeader(published: words.lazy.compactMap { DateReader.read($0, .dayFirst) }.first)
            }
            var groups = GroupedRows()
            try DelimitedRecordReader(layout: layout).read(file, into: session) {
                (record: Record) throws(ImportError) in
                guard let group = record.fields[groupColumn] else {
                    let content = record.tree.bytes
                    try session.rejectRecord(
                        RecordFault("the row has no \(groupColumn)"), in: file.name, line: record.line,
                        content: content.span, isPart: true)
                    return
                }
                groups.add(record, key: group)
            }
            for rows in groups.groups {
                guard let first = rows.first else { continue }
                try session.withRecord(first, related: Array(rows.dropFirst())) { (fields, draft) throws(RecordFault) in
                    try read(fields, rows, into: &draft)
                }
            }
        }
    }

    private func read(_ fields: Fields, _ rows: [Record], into draft: inout RecordDraft) throws(RecordFault) {
        let number = try fields.require(groupColumn)
        draft.id = number
        let id = EntityID(prefix + "-" + CleanText.slug(number))
        let kind = fields["designation type"] ?? fields["group type"] ?? fields["individual, entity, ship"]
        var entity = EntityDraft(try UKNames.schema(kind), id: id)
        var listing = EntityDraft(.sanction, id: EntityID(id.rawValue + "-listing"))
        listing.add(.entity, id.rawValue)
        listing.add(.authority, authority)
        listing.add(.country, "gb")
        listing.add(.authorityId, number)
        for row in rows {
            let row = row.fields
            row.ignore(groupColumn, "designation type", "group type", "individual, entity, ship")
            try addName(row, to: &entity)
            addPlace(row, to: &entity)
            addPerson(row, to: &entity)
            addShip(row, to: &entity)
            entity.add(.notes, row["other information"])
            if groupColumn == "unique id" { entity.note("OFSI Group ID", row["ofsi group id"]) }
            listing.add(.program, row["regime name"] ?? row["regime"])
            listing.add(.unscId, row["un reference number"])
            listing.addDate(
                .startDate, row["date designated"] ?? row["uk sanctions list date designated"], .dayFirst)
            listing.addDate(.listingDate, row["listed on"], .dayFirst)
            listing.addDate(.modifiedAt, row["last updated"], .dayFirst)
            listing.add(.reason, row["uk statement of reasons"])
            listing.add(.provisions, CleanText.parts(row["sanctions imposed"] ?? "", separatedBy: "|"))
            listing.add(.summary, row["designation source"].map { "Source of the designation: " + $0 })
        }
        guard entity.values.contains(where: { PropertyName.names.contains($0.property) }) else {
            throw RecordFault("no row of the party has a name")
        }
        entity.add(.topics, "sanction")
        draft.emit(entity)
        draft.emit(listing)
    }

    private func addName(_ row: Fields, to entity: inout EntityDraft) throws(RecordFault) {
        let whole = UKNames.joined { row["name \($0)"] }
        let property = try UKNames.property(
            kind: row["name type"] ?? row["alias type"], strength: row["alias strength"] ?? row["alias quality"],
            hasName: entity.has(.name))
        entity.add(property, whole)
        if entity.schema == .person, property == .name {
            entity.add(.firstName, row["name 1"])
            entity.add(.lastName, row["name 6"])
        }
        entity.add(.title, UKNames.numbered(row["title"]))
        let script = CleanText.joined(
            [row["non-latin script type"], row["non-latin script language"]], separator: ", ")
        if let text = row["name non-latin script"] {
            entity.add(.alias, text)
            entity.note("Script of " + text, script)
        }
    }

    private func addPlace(_ row: Fields, to entity: inout EntityDraft) {
        let country = row["address country"] ?? row["country"]
        let lines = (1...6).map { row["address line \($0)"] ?? row["address \($0)"] }
        let code = row["address postal code"] ?? row["post/zip code"]
        let line = CleanText.joined(lines + [code, country], separator: ", ")
        if line != country { entity.add(.address, line) }
        entity.addCountry(country)
        entity.add(.phone, row["phone number"])
        entity.add(.website, row["website"])
        entity.add(.email, row["email address"])
    }

    private func addPerson(_ row: Fields, to entity: inout EntityDraft) {
        for born in UKNames.numbered(row["d.o.b"] ?? row["dob"]) {
            entity.addDate(.birthDate, UKNames.date(born), .dayFirst)
        }
        for town in UKNames.numbered(row["town of birth"]) { entity.add(.birthPlace, town) }
        for country in UKNames.numbered(row["country of birth"]) { entity.addCountry(country, as: .birthCountry) }
        for nation in UKNames.numbered(row["nationality(/ies)"] ?? row["nationality"]) {
            entity.addCountry(nation, as: .nationality)
        }
        for number in UKNames.numbered(row["passport number"]) { entity.add(.passportNumber, number) }
        entity.note("Passport", row["passport additional information"] ?? row["passport details"])
        for number in UKNames.numbered(row["national identifier number"] ?? row["national identification number"]) {
            entity.add(.idNumber, number)
        }
        entity.note(
            "Identifier", row["national identifier additional information"] ?? row["national identification details"])
        for position in UKNames.numbered(row["position"]) { entity.add(.position, position) }
        if let gender = row["gender"] { entity.add(.gender, gender.lowercased(), original: gender) }
    }

    private func addShip(_ row: Fields, to entity: inout EntityDraft) {
        entity.add(.legalForm, row["type of entity"])
        for number in UKNames.numbered(row["business registration number (s)"]) {
            entity.add(.registrationNumber, number)
        }
        entity.note("Subsidiaries", row["subsidiaries"])
        entity.note("Parent company", row["parent company"])
        entity.addIdentifier(.imoNumber, row["imo number"], otherwise: .registrationNumber)
        entity.note("Current owner or operator", row["current owner/operator (s)"])
        entity.note("Previous owner or operator", row["previous owner/operator (s)"])
        entity.addCountry(row["current believed flag of ship"], as: .flag)
        entity.addCountry(row["previous flags"], as: .pastFlags)
        entity.add(.type, row["type of ship"])
        entity.add(.tonnage, row["tonnage of ship"])
        entity.note("Length", row["length of ship"])
        entity.addDate(.buildDate, row["year built"])
        entity.note("Hull identification number", row["hull identification number (hin)"])
    }
}
