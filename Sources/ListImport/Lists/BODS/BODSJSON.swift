import ClewModel

/// Beneficial ownership statements in JSON, an array or one a line: version 0.4, and the shape of versions 0.1 to 0.3.
struct BODSJSON: ListFormat {
    let key = "bods-json"

    func recognizes(_ head: FileHead) -> Bool {
        guard head.opens(with: "[") || head.opens(with: "{") else { return false }
        return (head.contains("\"recordType\"") && head.contains("\"statementId\""))
            || (head.contains("\"statementType\"") && head.contains("\"statementID\""))
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        let succession = try BODSSuccession(files, limit: session.options.recordLimit)
        for file in files {
            try JSONRecordReader().read(file, into: session) { (record: Record) throws(ImportError) in
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    readSource(fields, into: &draft)
                    if let statement = fields["statementId"] {
                        draft.id = statement
                        try BODSRecord(fields, succession).read(into: &draft)
                    } else {
                        draft.id = try fields.require("statementID")
                        try BODSOlderStatement(fields, succession).read(into: &draft)
                    }
                }
            }
        }
    }

    /// Takes who published the statement, and when, as its citation.
    private func readSource(_ fields: Fields, into draft: inout RecordDraft) {
        let publication = fields.group("publicationDetails")
        let publisher = publication?.group("publisher")
        let source = fields.group("source")
        let name = publisher?["name"] ?? source?.group("assertedBy")?["name"] ?? "Beneficial ownership statement"
        let url = source?["url"] ?? publisher?["url"]
        let date = publication?["publicationDate"].flatMap { DateReader.read($0) }
        draft.citation = Citation(name, url: url, date: date)
        publication?.ignoreAll()
        source?.ignoreAll()
    }
}
