import ClewModel

/// The Australian Consolidated List, saved as CSV from the spreadsheet that is published: a row for each name of a party,
/// with references such as `101`, `101a`, `101b`.
struct AustraliaDFATCSV: ListFormat {
    let key = "au-dfat-csv"

    func recognizes(_ head: FileHead) -> Bool {
        head.isTable(with: ["reference", "name of individual or entity", "type", "name type", "committees"])
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            var rows: [Record] = []
            var number: String?
            var seen: [String: Int] = [:]
            try DelimitedRecordReader(layout: .init(allowsShortRows: true, hasRowsOfOneRecord: true)).read(
                file, into: session
            ) {
                (record: Record) throws(ImportError) in
                let next = record.fields["reference"].map { String($0.prefix { $0.isNumber }) } ?? ""
                if next != number, !rows.isEmpty {
                    try emit(rows, number ?? "", &seen, into: session)
                    rows.removeAll()
                }
                number = next
                rows.append(record)
            }
            if !rows.isEmpty { try emit(rows, number ?? "", &seen, into: session) }
        }
    }

    private func emit(
        _ rows: [Record], _ number: String, _ seen: inout [String: Int], into session: ImportSession
    ) throws(ImportError) {
        guard let first = rows.first else { return }
        // A reference that comes back later is, by mistake of the publisher, often another party: it is kept apart.
        seen[number, default: 0] += 1
        let turn = seen[number] ?? 1
        if turn > 1 {
            session.report(
                .warning, "import.reference.repeated", "the reference \(number) comes back after others; kept apart",
                at: SourceLocation(file: first.file, line: first.line, record: number))
        }
        try session.withRecord(first, related: Array(rows.dropFirst())) { (fields, draft) throws(RecordFault) in
            guard !number.isEmpty else { throw RecordFault("the row has no reference") }
            draft.id = number
            let id = EntityID("au-dfat-" + number + (turn > 1 ? "-\(turn)" : ""))
            var entity = EntityDraft(try Self.schema(fields["type"]), id: id)
            var listing = EntityDraft(.sanction, id: EntityID(id.rawValue + "-listing"))
            listing.add(.entity, id.rawValue)
            listing.add(.authority, "Department of Foreign Affairs and Trade")
            listing.add(.country, "au")
            listing.add(.recordId, number)
            for row in rows { try Self.add(row.fields, to: &entity, &listing) }
            guard entity.values.contains(where: { PropertyName.names.contains($0.property) }) else {
                throw RecordFault("no row of the party has a name")
            }
            entity.add(.topics, "sanction")
            draft.emit(entity)
            draft.emit(listing)
        }
    }

    private static func schema(_ type: String?) throws(RecordFault) -> Schema {
        switch type?.lowercased() {
        case "individual", "person": .person
        case "entity", "organisation", "organization": .organization
        case "vessel", "ship": .vessel
        default: throw RecordFault("the type \(type ?? "(none)") is none of Individual, Entity and Vessel")
        }
    }

    private static func add(_ row: Fields, to entity: inout EntityDraft, _ listing: inout EntityDraft)
        throws(RecordFault)
    {
        row.ignore("reference", "type")
        let kind = row["name type"]?.lowercased()
        let property: PropertyName
        if row["alias strength"]?.lowercased() == "weak" {
            property = .weakAlias
        } else if kind == "primary name" || kind == nil {
            property = .name
        } else if kind == "aka" || kind == "alias" || kind == "original script" {
            property = .alias
        } else if kind == "fka" || kind == "formerly known as" {
            property = .previousName
        } else {
            throw RecordFault("the name type \(kind ?? "") is not known", line: row.line)
        }
        entity.add(property, row["name of individual or entity"])
        entity.addDate(.birthDate, row["date of birth"], .dayFirst)
        entity.add(.birthPlace, row["place of birth"])
        for country in CleanText.parts(row["citizenship"] ?? "", separatedBy: ",") {
            entity.addCountry(country, as: entity.schema == .person ? .citizenship : .country)
        }
        for address in CleanText.parts(row["address"] ?? "") { entity.add(.address, address) }
        entity.addIdentifier(.imoNumber, row["imo number"], otherwise: .registrationNumber)
        entity.add(.notes, row["additional information"])
        listing.add(.program, row["committees"])
        listing.addDate(.startDate, row["control date"], .dayFirst)
        listing.add(.summary, row["listing information"])
        listing.add(.reason, row["instrument of designation"])
        for measure in ["targeted financial sanction", "travel ban", "arms embargo", "maritime restriction"] {
            if let value = row[measure], value.lowercased() != "false", value.lowercased() != "no" {
                listing.add(.provisions, measure)
            }
        }
    }
}
