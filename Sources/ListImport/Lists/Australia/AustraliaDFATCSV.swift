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
            let order = try Self.order(of: file)
            var rows: [Record] = []
            var number: String?
            var seen: [String: Int] = [:]
            try DelimitedRecordReader(layout: .init(allowsShortRows: true, hasRowsOfOneRecord: true)).read(
                file, into: session
            ) {
                (record: Record) throws(ImportError) in
                let next = record.fields["reference"].map { String($0.prefix { $0.isNumber }) } ?? ""
                if next != number, !rows.isEmpty {
                    try emit(rows, number ?? "", order, &seen, into: session)
                    rows.removeAll()
                }
                number = next
                rows.append(record)
            }
            if !rows.isEmpty { try emit(rows, number ?? "", order, &seen, into: session) }
        }
    }

    private func emit(
        _ rows: [Record], _ number: String, _ order: DateReader.Order, _ seen: inout [String: Int],
        into session: ImportSession
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
            for row in rows { try Self.add(row.fields, order, to: &entity, &listing) }
            guard entity.values.contains(where: { PropertyName.names.contains($0.property) }) else {
                throw RecordFault("no row of the party has a name")
            }
            entity.add(.topics, "sanction")
            if let unread = entity.values.first(where: { $0.property == .notes && $0.value.hasPrefix("birthDate: ") }) {
                draft.warn(
                    "import.birthDate.unreadable",
                    "the date of birth cannot be read (\(unread.value)); it is a note alone")
            }
            if !rows.contains(where: { $0.fields["control date"] != nil }) {
                draft.warn(
                    "import.startDate.missing",
                    "the listing has no control date, so it counts as in force on any day; look whether the file lost it"
                )
            }
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

    private static func add(
        _ row: Fields, _ order: DateReader.Order, to entity: inout EntityDraft, _ listing: inout EntityDraft
    )
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
        let name = row["name of individual or entity"].map { clean($0) }
        entity.add(
            property, name,
            original: row["name of individual or entity"] == name ? nil : row["name of individual or entity"])
        // A year of two figures was written by a spreadsheet, in its own order; a whole one may be the list's.
        let born = row["date of birth"].map { clean($0) }
        let isShort = born?.split(separator: "/").last?.count == 2
        entity.addDate(.birthDate, born, isShort ? order : order == .monthFirst ? .monthFirst : .dayFirst)
        entity.add(.birthPlace, row["place of birth"].map { clean($0) })
        for country in CleanText.parts(row["citizenship"] ?? "", separatedBy: ",") {
            entity.addCountry(country, as: entity.schema == .person ? .citizenship : .country)
        }
        for address in addresses(row["address"] ?? "") { entity.add(.address, address) }
        entity.addIdentifier(.imoNumber, row["imo number"], otherwise: .registrationNumber)
        entity.add(.notes, row["additional information"].map { clean($0) })
        listing.add(.program, row["committees"])
        listing.addDate(.startDate, row["control date"].map { fullYear($0, order) }, order)
        listing.add(.summary, row["listing information"].map { clean($0) })
        listing.add(.reason, row["instrument of designation"])
        for measure in ["targeted financial sanction", "travel ban", "arms embargo", "maritime restriction"] {
            if let value = row[measure], value.lowercased() != "false", value.lowercased() != "no" {
                listing.add(.provisions, measure)
            }
        }
    }

    // What a spreadsheet does to the list

    /// The text without the marks that spreadsheets put for line breaks.
    private static func clean(_ text: String) -> String {
        CleanText.collapsed(text.replacing("_x000D_", with: " "))
    }

    /// The addresses of a cell: between line breaks, semicolons, or letters such as `a)`.
    private static func addresses(_ text: String) -> [String] {
        text.replacing("_x000D_", with: "\n").split { $0 == "\n" || $0 == "\r" || $0 == "\r\n" || $0 == ";" }.map {
            line in
            let line = CleanText.collapsed(line)
            guard line.count > 3, let first = line.first, first.isLetter, first.isLowercase,
                line.dropFirst().hasPrefix(") ")
            else {
                return line
            }
            return CleanText.collapsed(line.dropFirst(2))
        }.filter { !$0.isEmpty }
    }

    /// The order of day and month in a file: the list writes days first; a spreadsheet of American settings that saves it, months.
    ///
    /// A date such as 6/18/25 proves the one and 18/6/25 the other. With two-figure years and neither proof nothing tells, and the
    /// dates stay unread.
    private static func order(of file: ListFile) throws(ImportError) -> DateReader.Order {
        var text = ""
        try file.forEachChunk(of: 1 << 20) { (chunk: UnsafeBufferPointer<UInt8>) throws(ImportError) in
            text += String(decoding: chunk, as: UTF8.self)
            return text.utf8.count < 64 << 20
        }
        var (days, months, short) = (0, 0, 0)
        for token in text.split(whereSeparator: { !($0.isNumber || $0 == "/") }) where token.contains("/") {
            let parts = token.split(separator: "/").compactMap { Int($0) }
            guard parts.count == 3, parts[0] <= 31, parts[1] <= 31 else { continue }
            if parts[2] < 100 { short += 1 }
            if parts[0] > 12 { days += 1 }
            if parts[1] > 12 { months += 1 }
        }
        if months > 0, days == 0 { return .monthFirst }
        if months == 0, days > 0 || short == 0 { return .dayFirst }
        return months > 0 || short > 0 ? .textual : .dayFirst
    }

    /// A date with a year of two figures in full: no entry is older than 2000.
    private static func fullYear(_ text: String, _ order: DateReader.Order) -> String {
        let text = clean(text)
        let parts = text.split(separator: "/")
        guard order != .textual, parts.count == 3, parts[2].count == 2, parts[2].allSatisfy(\.isNumber) else {
            return text
        }
        return parts[0] + "/" + parts[1] + "/20" + parts[2]
    }
}
