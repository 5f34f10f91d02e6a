import ClewModel

/// GLEIF's files in JSON: an array of records, records a line, or an object that wraps them.
struct GLEIFJSON: ListFormat {
    let key = "gleif-json"

    func recognizes(_ head: FileHead) -> Bool {
        guard head.opens(with: "[") || head.opens(with: "{") else { return false }
        return (head.contains("\"LEI\"") && (head.contains("\"Entity\"") || head.contains("\"ExceptionCategory\"")))
            || (head.contains("\"Relationship\"") && head.contains("\"StartNode\""))
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            let head = FileHead(name: file.name, bytes: try file.head(FileHead.size))
            let wrapper = ["records", "relations", "exceptions"].first { head.contains("\"\($0)\"") }
            let reader = JSONRecordReader(wrapperKey: wrapper)
            try reader.read(file, into: session) { (record: Record) throws(ImportError) in
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    let inner = fields.group("RelationshipRecord") ?? fields.group("LEIRecord") ?? fields
                    try GLEIFRecord.read(inner, into: &draft)
                }
            }
        }
    }
}
