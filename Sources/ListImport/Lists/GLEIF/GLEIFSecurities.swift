import ClewModel

/// GLEIF's file of ISINs by LEI: a table with the columns `LEI` and `ISIN`, a row for each security of an issuer.
///
/// For a depositary receipt the issuer may be the depositary bank; whoever asks must compare the names.
struct GLEIFSecurities: ListFormat {
    let key = "gleif-isin-csv"

    func recognizes(_ head: FileHead) -> Bool { head.header.count == 2 && head.isTable(with: ["lei", "isin"]) }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            try DelimitedRecordReader().read(file, into: session) { (record: Record) throws(ImportError) in
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    let (lei, text) = (try fields.require("lei"), try fields.require("isin"))
                    draft.id = text + " " + lei
                    let code: String
                    do throws(IdentifierError) { code = try SecurityIdentifier(text).code } catch {
                        throw RecordFault("the ISIN \(text) is not valid: \(error)")
                    }
                    var security = EntityDraft("Security", id: EntityID("isin-" + code))
                    security.add("isin", code)
                    security.add("issuer", try GLEIFRecord.id(lei).rawValue)
                    draft.emit(security)
                }
            }
        }
    }
}
