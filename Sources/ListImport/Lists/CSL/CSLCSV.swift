import ClewModel

/// The Consolidated Screening List as CSV, in the layouts with and without `_id`.
struct CSLCSV: ListFormat {
    let key = "us-csl-csv"
    let entry: CSLEntry

    func recognizes(_ head: FileHead) -> Bool {
        head.isTable(with: ["source", "name", "federal_register_notice", "license_requirement", "alt_names", "ids"])
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            try DelimitedRecordReader().read(file, into: session) { (record: Record) throws(ImportError) in
                guard entry.wants(record.fields) else { return }
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    try entry.read(fields, into: &draft)
                }
            }
        }
    }
}
