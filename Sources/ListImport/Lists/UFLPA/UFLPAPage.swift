import ClewModel

/// The page of the Department of Homeland Security that holds the UFLPA Entity List: a table a section, each with its
/// own wording in the header.
struct UFLPAPage: ListFormat {
    let key = "us-dhs-uflpa-html"

    func recognizes(_ head: FileHead) -> Bool {
        let text = head.text.lowercased()
        return head.opens(with: "<") && (text.contains("<html") || text.contains("<table"))
            && !head.isXML(root: "sdnList")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            let tables = try HTMLTableReader().read(file)
            var section: String?
            var found = false
            for table in tables {
                section =
                    Self.section(in: table.header.joined(separator: " ")) ?? Self.section(in: table.preceding)
                    ?? section
                guard let nameColumn = table.header.first(where: { $0.contains("entity") || $0.contains("name") }),
                    let dateColumn = table.header.first(where: { $0.contains("date") })
                else {
                    session.report(
                        .warning, "import.table.unread", "a table without a name and a date was left out",
                        at: SourceLocation(file: file.name, line: table.rows.first?.line))
                    continue
                }
                found = true
                for row in table.rows {
                    try read(
                        row.cells, table.header, nameColumn, dateColumn, section, file: file.name, line: row.line,
                        into: session)
                }
            }
            guard found else {
                throw ImportError(
                    .malformed, "the page holds no table of entities with dates; is it the right page?",
                    at: SourceLocation(file: file.name))
            }
        }
    }

    private func read(
        _ cells: [String], _ header: [String], _ nameColumn: String, _ dateColumn: String, _ section: String?,
        file: String, line: Int, into session: ImportSession
    ) throws(ImportError) {
        let names = NameTable()
        var tree = RecordTree()
        let root = tree.add(names.intern("row"), under: -1, line: line)
        for (index, cell) in cells.enumerated() {
            let title = index < header.count ? header[index] : "column \(index + 1)"
            let node = tree.add(names.intern(title), under: root, line: line)
            tree.append(cell.utf8, to: node)
        }
        let record = Record(file: file, names: names, tree: tree)
        try session.withRecord(record) { (fields, draft) throws(RecordFault) in
            let original = try fields.require(nameColumn)
            draft.id = original
            let date = try fields.require(dateColumn)
            guard let effective = DateReader.read(date, .monthFirst) else {
                throw RecordFault("the effective date \(date) is no date such as June 21, 2022")
            }
            guard let section else { throw RecordFault("no section of the Act stands before the table") }
            let name = UFLPAName(original)
            draft.id = name.name
            UFLPAEntry(name: name, section: section, effective: effective, original: original)
                .emit(into: &draft)
        }
    }

    /// The last section of the Act that a text names, such as `2(d)(2)(B)(ii)`.
    static func section(in text: String) -> String? {
        let compact = text.filter { !$0.isWhitespace }.lowercased()
        var found: String?
        var rest = compact[...]
        while let range = rest.firstRange(of: "2(d)(2)(b)(") {
            rest = rest[range.upperBound...]
            let roman = rest.prefix { "ivx".contains($0) }
            if !roman.isEmpty { found = "2(d)(2)(B)(\(roman))" }
        }
        return found
    }
}
