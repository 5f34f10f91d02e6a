import ClewModel

/// Our table of organizations named by Chinese counter-measures, or a table of one's own in the same columns.
struct CounterMeasuresCSV: ListFormat {
    let key = "cn-countermeasures-csv"

    func recognizes(_ head: FileHead) -> Bool {
        head.isTable(with: ["id", "name", "measure", "from", "instrument", "authority", "effect", "trigger", "source"])
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
        let id = try fields.require("id")
        draft.id = id
        guard let confidence = Confidence(rawValue: try fields.require("confidence")), confidence > .unverified else {
            throw RecordFault("confidence is none of high, medium and low; a recalled row is no listing")
        }
        guard let verification = Verification(rawValue: fields["verification"] ?? "secondary") else {
            throw RecordFault("verification is none of primary, secondary and unverified")
        }
        draft.confidence = confidence
        let start = try fields.require("from")
        guard let date = PartialDate(start) else {
            throw RecordFault("from is \(start), which is no date such as 2025-02-04")
        }
        draft.citation = Citation(
            try fields.require("source"), fields["pinpoint"], url: fields["url"], date: date,
            accessed: fields["accessed"].flatMap { PartialDate($0) }, verification: verification
        )
        let part = fields["part"]
        var entity = EntityDraft(part == "publicBody" ? .publicBody : .organization, id: EntityID(id))
        entity.add(.name, try fields.require("name"))
        entity.add(.alias, CleanText.parts(fields["aliases"] ?? ""))
        entity.add(.topics, "sanction.counter")
        entity.note("Part", part)
        draft.emit(entity)
        var listing = EntityDraft(.sanction, id: EntityID(id + "-listing"))
        listing.add(.entity, id)
        listing.add(.authority, fields["authority"])
        listing.add(.country, "cn")
        listing.add(.program, fields["measure"])
        listing.add(.programId, fields["instrument"])
        listing.add(.provisions, fields["effect"])
        listing.add(.status, fields["status"])
        listing.add(.reason, fields["trigger"])
        listing.add(.description, fields["kind"])
        listing.add(.startDate, date.description)
        listing.addDate(.endDate, fields["to"])
        draft.emit(listing)
    }
}
