import ClewModel

/// A table of stakes of one's own: who owns how much of whom, since when, and where that can be read.
struct StakesCSV: ListFormat {
    let key = "stakes-csv"

    func recognizes(_ head: FileHead) -> Bool {
        head.isTable(with: ["owner", "asset", "percent"])
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
        let owner = try party("owner", fields)
        let asset = try party("asset", fields)
        draft.id = owner.id.rawValue + " > " + asset.id.rawValue
        let kind = fields["kind"] ?? "capital"
        guard ["capital", "voting"].contains(kind) else {
            throw RecordFault("kind is \(kind); expected capital or voting")
        }
        let share = fields["percent"]
        if let share, !isShare(share) {
            throw RecordFault("percent is \(share); expected a number from 0 to 100, or bounds such as 25-50")
        }
        if let word = fields["confidence"] {
            guard let confidence = Confidence(rawValue: word) else {
                throw RecordFault("confidence is \(word); expected high, medium, low or unverified")
            }
            draft.confidence = confidence
        }
        if let source = fields["source"] {
            draft.citation = Citation(source, fields["pinpoint"], url: fields["url"], verification: .secondary)
        }
        var stake = EntityDraft(
            .ownership, id: MintedID.make("stake", owner.id.rawValue, asset.id.rawValue, kind, fields["from"]))
        stake.add(.owner, owner.id.rawValue)
        stake.add(.asset, asset.id.rawValue)
        stake.add(.percentage, share)
        stake.add(.ownershipType, kind)
        stake.addDate(.startDate, fields["from"])
        stake.addDate(.endDate, fields["to"])
        draft.emit(owner)
        draft.emit(asset)
        draft.emit(stake)
    }

    /// A party by its own identifier where the table gives one, else by its name and country.
    private static func party(_ column: String, _ fields: Fields) throws(RecordFault) -> EntityDraft {
        let name = try fields.require(column)
        let country = fields[column + "_country"]
        let code = country.flatMap { Country.code(of: $0) }
        if let country, code == nil { throw RecordFault("\(column)_country is \(country), which is no country") }
        let id = fields[column + "_id"].map { EntityID($0) } ?? MintedID.make("stakes", name, code)
        var entity = EntityDraft(.company, id: id)
        entity.add(.name, name)
        entity.add(.country, code, original: country)
        return entity
    }

    private static func isShare(_ text: String) -> Bool {
        let bounds = text.split(separator: "-", omittingEmptySubsequences: false).map {
            Double(CleanText.collapsed($0))
        }
        guard (1...2).contains(bounds.count) else { return false }
        var previous = 0.0
        for bound in bounds {
            guard let bound, bound.isFinite, bound >= previous, bound <= 100 else { return false }
            previous = bound
        }
        return true
    }
}
