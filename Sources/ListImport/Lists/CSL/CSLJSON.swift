import ClewModel

/// The Consolidated Screening List as JSON.
struct CSLJSON: ListFormat {
    let key = "us-csl-json"
    let entry: CSLEntry

    func recognizes(_ head: FileHead) -> Bool {
        head.opens(with: "{") && head.contains("\"results\"") && head.contains("\"source\"")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            let reader = JSONRecordReader(wrapperKey: "results")
            try reader.read(file, into: session) { (record: Record) throws(ImportError) in
                guard entry.wants(record.fields) else { return }
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    try entry.read(fields, into: &draft)
                }
            }
        }
    }
}
