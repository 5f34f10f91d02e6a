import ClewModel

/// The comma-separated files of OFAC's older format: parties, addresses, alternate names and spilled-over remarks.
///
/// The files have no header, are joined by `ent_num`, write `-0- ` for what is empty and end in a control-Z. Aliases of
/// the weak kind stand only in the remarks.
struct OFACLegacyCSV: ListFormat {
    let key = "ofac-legacy-csv"

    private static let parties = [
        "ent_num", "sdn_name", "sdn_type", "program", "title", "call_sign", "vess_type", "tonnage", "grt",
        "vess_flag", "vess_owner", "remarks",
    ]
    private static let addresses = ["ent_num", "add_num", "address", "city", "country", "add_remarks"]
    private static let names = ["ent_num", "alt_num", "alt_type", "alt_name", "alt_remarks"]
    private static let comments = ["ent_num", "remarks_extended"]

    func recognizes(_ head: FileHead) -> Bool {
        columns(of: head) != nil
    }

    private func columns(of head: FileHead) -> [String]? {
        let cells = head.firstRow
        guard let first = cells.first, !first.isEmpty, first.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else {
            return nil
        }
        return [Self.parties, Self.addresses, Self.names, Self.comments].first { $0.count == cells.count }
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        var roles: [[String]: ListFile] = [:]
        for file in files {
            guard let columns = columns(of: FileHead(name: file.name, bytes: try file.head(FileHead.size))) else {
                continue
            }
            if let other = roles.updateValue(file, forKey: columns) {
                throw ImportError(
                    .wrongFiles, "\(other.name) and \(file.name) are the same part of the list",
                    at: SourceLocation(file: file.name))
            }
        }
        guard let main = roles[Self.parties] else {
            throw ImportError(
                .wrongFiles, "the file of parties (sdn.csv, 12 columns) is missing",
                at: SourceLocation(file: files.first?.name ?? key))
        }
        // The comments hold what remarks have beyond their length, and most downloads are without them.
        for (columns, name) in [(Self.addresses, "add.csv"), (Self.names, "alt.csv")] where roles[columns] == nil {
            session.missFile(name)
        }
        let addresses = try gather(roles[Self.addresses], Self.addresses, session)
        let names = try gather(roles[Self.names], Self.names, session)
        let comments = try gather(roles[Self.comments], Self.comments, session)
        var links = OFACLinks()
        var seen: Set<String> = []
        try rows(of: main, Self.parties, session) { (record: Record) throws(ImportError) in
            let number = record.fields.value("ent_num") ?? ""
            seen.insert(number)
            let parts = Parts(
                names: names[number] ?? [], addresses: addresses[number] ?? [], comments: comments[number] ?? [])
            try session.withRecord(record, id: number, related: parts.all) { (fields, draft) throws(RecordFault) in
                guard let name = fields.value("sdn_name") else { throw RecordFault("the row has no name") }
                let party = try Self.party(number, name: name, fields, parts)
                links.register(party, listedName: name)
                party.emit(into: &draft)
            }
        }
        try session.emit(links.resolved())
        for part in [names, addresses, comments] {
            for number in part.keys.sorted() where !seen.contains(number) {
                guard let orphan = part[number]?.first else { continue }
                session.report(
                    .warning, "import.record.orphan", "no party has the ent_num of this row",
                    at: SourceLocation(file: orphan.file, line: orphan.line, record: number))
            }
        }
    }

    /// The rows of the other files that belong to one party.
    private struct Parts {
        var names: [Record]
        var addresses: [Record]
        var comments: [Record]

        var all: [Record] { names + addresses + comments }
    }

    private func rows(
        of file: ListFile, _ columns: [String], _ session: ImportSession, _ body: (Record) throws(ImportError) -> Void
    ) throws(ImportError) {
        let reader = DelimitedRecordReader(layout: .init(separator: 0x2C, columns: columns, hasRowsOfOneRecord: true))
        try reader.read(file, into: session, body)
    }

    private func gather(
        _ file: ListFile?, _ columns: [String], _ session: ImportSession
    ) throws(ImportError) -> [String: [Record]] {
        var rows: [String: [Record]] = [:]
        guard let file else { return rows }
        try self.rows(of: file, columns, session) { (record: Record) throws(ImportError) in
            rows[record.fields.value("ent_num") ?? "", default: []].append(record)
        }
        return rows
    }

    private static func party(
        _ number: String, name: String, _ fields: Fields, _ parts: Parts
    ) throws(RecordFault) -> OFACParty {
        guard Int(number) != nil else { throw RecordFault("the row has no ent_num, which every row must have") }
        let programs = (fields.value("program") ?? "").replacing("] [", with: ";")
        var party = try OFACParty(
            number: number, type: fields.value("sdn_type"), program: CleanText.parts(programs))
        party.addName(.name, listed: name)
        party.entity.add(party.entity.schema == .person ? .position : .notes, fields.value("title"))
        party.entity.add(.callSign, fields.value("call_sign"))
        party.entity.add(.type, fields.value("vess_type"))
        party.entity.add(.tonnage, fields.value("tonnage"))
        party.entity.add(.grossRegisteredTonnage, fields.value("grt"))
        party.entity.addCountry(fields.value("vess_flag"), as: .flag)
        party.entity.note("Vessel owner", fields.value("vess_owner"))
        for row in parts.names { try addName(row.fields, to: &party) }
        for row in parts.addresses { addAddress(row.fields, to: &party) }
        var remarks = fields.text("remarks")
        for row in parts.comments {
            _ = row.fields.value("ent_num")
            // A remark that is cut off goes on, without any separator, in the file of comments.
            remarks = (remarks ?? "") + (row.fields.text("remarks_extended") ?? "")
        }
        if let remarks, CleanText.collapsed(remarks) != "-0-" { party.addRemarks(CleanText.collapsed(remarks)) }
        return party
    }

    private static func addName(_ row: Fields, to party: inout OFACParty) throws(RecordFault) {
        row.ignore("ent_num", "alt_num")
        guard let name = row.value("alt_name") else { return }
        switch row.value("alt_type") {
        case "aka", "nka": party.addName(.alias, listed: name)
        case "fka": party.addName(.previousName, listed: name)
        case let other:
            throw RecordFault("the alternate name \(name) is of the unknown kind \(other ?? "-0-")", line: row.line)
        }
        party.entity.note("Remark on the name \(name)", row.value("alt_remarks"))
    }

    private static func addAddress(_ row: Fields, to party: inout OFACParty) {
        row.ignore("ent_num", "add_num")
        let country = row.value("country")
        let parts = [row.value("address"), row.value("city"), country]
        party.entity.add(.address, CleanText.joined(parts, separator: ", "))
        party.entity.addCountry(country)
        party.entity.note("Remark on an address", row.value("add_remarks"))
    }
}

extension Fields {
    /// The value of a column, where OFAC's `-0-` stands for an empty one.
    fileprivate func value(_ name: String) -> String? {
        let text = self[name]
        return text == "-0-" ? nil : text
    }

    /// The value of a column with its white space, for text that goes on elsewhere.
    fileprivate func text(_ name: String) -> String? {
        group(name)?.rawText
    }
}
