import ClewModel

/// GLEIF's level 1, level 2 and exception files in XML.
struct GLEIFXML: ListFormat {
    let key = "gleif-xml"

    func recognizes(_ head: FileHead) -> Bool {
        ["LEIData", "RelationshipData", "ReportingExceptionData"].contains { head.isXML(root: $0) }
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        let reader = XMLRecordReader(
            records: ["LEIHeader", "Header", "LEIRecord", "RelationshipRecord", "Exception"])
        for file in files {
            try reader.read(file, into: session) { (record: Record) throws(ImportError) in
                switch record.name {
                case "LEIHeader", "Header":
                    session.setHeader(
                        published: record.fields["ContentDate"].flatMap { DateReader.read($0) },
                        stated: record.fields["RecordCount"].flatMap { Int($0) })
                case "LEIRecord", "RelationshipRecord", "Exception":
                    try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                        try GLEIFRecord.read(fields, into: &draft)
                    }
                default: break
                }
            }
        }
    }
}
