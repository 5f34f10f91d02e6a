import ClewModel

/// GLEIF's files in CSV, whose columns are the paths of the XML joined by dots, repeated elements numbered.
struct GLEIFCSV: ListFormat {
    let key = "gleif-csv"

    func recognizes(_ head: FileHead) -> Bool {
        let header = Set(head.header)
        return header.contains("lei") && (header.contains("entity.legalname") || header.contains("exceptioncategory"))
            || header.contains("relationship.startnode.nodeid")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            let reader = DelimitedRecordReader(layout: .init(keepsCase: true))
            try reader.read(file, into: session) { (record: Record) throws(ImportError) in
                try session.withRecord(Self.nested(record)) { (fields, draft) throws(RecordFault) in
                    try GLEIFRecord.read(fields, into: &draft)
                }
            }
        }
    }

    /// The tree that the dotted columns of a row stand for.
    private static func nested(_ row: Record) -> Record {
        let names = NameTable()
        var tree = RecordTree()
        let root = tree.add(names.intern("row"), under: -1, line: row.line)
        var nodes: [String: Int32] = [:]
        for cell in row.fields.children {
            var parent = root
            var path = ""
            let parts = cell.name.split(separator: ".").map { String($0) }
            for (index, part) in parts.enumerated() {
                path += "." + part
                // A number tells repeated elements apart and is no element itself.
                if Int(part) != nil {
                    if let node = nodes[path] {
                        parent = node
                    } else {
                        nodes[path] = parent
                    }
                    continue
                }
                let isRepeated = index + 1 < parts.count && Int(parts[index + 1]) != nil
                let place = isRepeated ? path + "." + parts[index + 1] : path
                if let node = nodes[place] {
                    parent = node
                } else {
                    parent = tree.add(names.intern(part), under: parent, line: row.line)
                    nodes[place] = parent
                    if isRepeated { nodes[path + "." + parts[index + 1]] = parent }
                }
            }
            if let text = cell.text { tree.setText(text.utf8, of: parent) }
        }
        return Record(file: row.file, names: names, tree: tree)
    }
}
