import ClewModel

/// Facilities of Open Supply Hub, as its site exports them.
///
/// Places in it are guessed by a machine and can be wrong, so coordinates are kept as notes of low confidence and the
/// address stays as the contributor wrote it.
struct OpenSupplyHubCSV: ListFormat {
    let key = "osh-csv"

    func recognizes(_ head: FileHead) -> Bool {
        head.isTable(with: ["os_id", "name", "address", "country_code"])
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            try DelimitedRecordReader().read(file, into: session) { (record: Record) throws(ImportError) in
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    try Self.read(fields, into: &draft)
                }
            }
        }
    }

    private static func read(_ fields: Fields, into draft: inout RecordDraft) throws(RecordFault) {
        let number = try fields.require("os_id")
        draft.id = number
        draft.confidence = .low
        fields.ignore("country_name")
        var entity = EntityDraft(.organization, id: EntityID("osh-" + number))
        entity.add(.name, try fields.require("name"))
        entity.add(.address, fields["address"])
        entity.addCountry(fields["country_code"])
        for sector in (fields["sector"] ?? "").split(separator: "|") {
            entity.add(.sector, CleanText.collapsed(sector))
        }
        for (column, label) in [
            ("lat", "Latitude as guessed"), ("lng", "Longitude as guessed"), ("number_of_workers", "Number of workers"),
            ("parent_company", "Parent company"), ("processing_type_facility_type_raw", "Processing or facility type"),
            ("facility_type", "Facility type"), ("processing_type", "Processing type"),
            ("product_type", "Product type"),
            ("is_closed", "Closed"), ("contributor (list)", "Contributor"), ("contributor", "Contributor"),
            ("contribution_date", "Contributed on"),
        ] {
            entity.note(label, fields[column])
        }
        draft.emit(entity)
    }
}
