import ClewModel

/// Our own table of listings, a row an entity: what comes with Clew, and what a user keeps for a list of their own.
struct ListingsCSV: ListFormat {
    let key = ListCatalog.ownTableFormat
    /// The topics that the entities get.
    var topics: [String] = []

    func recognizes(_ head: FileHead) -> Bool {
        head.isTable(with: ["dataset", "id", "name", "start_date", "instrument", "authority", "source", "confidence"])
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            try DelimitedRecordReader().read(file, into: session) { (record: Record) throws(ImportError) in
                guard record.fields["dataset"] == session.summary.dataset.rawValue else { return }
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    try read(fields, into: &draft)
                }
            }
        }
    }

    private func read(_ fields: Fields, into draft: inout RecordDraft) throws(RecordFault) {
        fields.ignore("dataset")
        let id = try fields.require("id")
        draft.id = id
        let name = try fields.require("name")
        let instrument = try fields.require("instrument")
        let source = try fields.require("source")
        guard let confidence = Confidence(rawValue: try fields.require("confidence")), confidence > .unverified else {
            throw RecordFault("confidence is none of high, medium and low; a recalled row is no listing")
        }
        guard let verification = Verification(rawValue: try fields.require("verification")),
            verification != .unverified
        else {
            throw RecordFault("verification is none of primary and secondary; a listing needs a source")
        }
        guard let start = PartialDate(try fields.require("start_date")) else {
            throw RecordFault("start_date is no date such as 2024-05-17")
        }
        draft.confidence = confidence
        let pinpoint = verification == .primary ? source : "as reported by " + source
        draft.citation = Citation(
            instrument, pinpoint, url: fields["url"], date: start, accessed: try Self.accessed(fields),
            verification: verification)
        var entity = EntityDraft(Schema(rawValue: fields["schema"] ?? "Organization"), id: EntityID(id))
        entity.add(.name, name)
        for (column, property) in [
            ("aliases", PropertyName.alias), ("weak_aliases", .weakAlias), ("former_names", .previousName),
        ] {
            for value in CleanText.parts(fields[column] ?? "") {
                entity.add(property, value, language: Self.language(of: value))
            }
        }
        entity.addCountry(fields["country"])
        entity.add(.topics, topics)
        entity.add(.notes, fields["note"])
        var listing = EntityDraft(.sanction, id: EntityID(id + "-listing"))
        listing.add(.entity, id)
        listing.add(.authority, fields["authority"])
        listing.add(.program, fields["program"])
        listing.add(.provisions, CleanText.joined([fields["section"], instrument], separator: "; "))
        listing.add(.startDate, start.description)
        listing.add(.listingDate, start.description)
        listing.addDate(.modifiedAt, fields["date_on_list"])
        listing.addDate(.endDate, fields["end_date"])
        listing.add(.reason, fields["what"])
        listing.add(.description, fields["scope"])
        draft.emit(entity)
        draft.emit(listing)
    }

    /// The day on which the address was read; a column that older tables lack.
    private static func accessed(_ fields: Fields) throws(RecordFault) -> PartialDate? {
        guard let text = fields["accessed"] else { return nil }
        guard let date = PartialDate(text) else { throw RecordFault("accessed is no date such as 2026-11-28") }
        return date
    }

    /// The language that the script of a name tells: Chinese or Uyghur.
    private static func language(of name: String) -> String? {
        for scalar in name.unicodeScalars {
            if (0x4E00...0x9FFF).contains(scalar.value) { return "zh" }
            if (0x0600...0x06FF).contains(scalar.value) { return "ug" }
        }
        return nil
    }
}
