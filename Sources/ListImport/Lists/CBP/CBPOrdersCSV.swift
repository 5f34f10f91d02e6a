import ClewModel
import Foundation

/// The table of withhold release orders and findings of Customs and Border Protection of the United States.
///
/// One cell may name a party with its aliases (`A, a/k/a B, a/k/a C`), several parties joined by a semicolon, a vessel, or
/// goods of a whole country or region, which is no party.
struct CBPOrdersCSV: ListFormat {
    let key = "us-cbp-wro-csv"

    func recognizes(_ head: FileHead) -> Bool {
        let header = Set(head.header)
        return header.contains("entity") && header.contains("type")
            && (header.contains("effective_date") || header.contains("effective date") || header.contains("date"))
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
        let text = try fields.require("entity")
        draft.id = text
        let country = fields["country"]
        let kind = try fields.require("type")
        guard let day = fields["effective_date"] ?? fields["effective date"] ?? fields["date"],
            let date = DateReader.read(day, .monthFirst)
        else { throw RecordFault("the effective date is missing or no date such as 8/25/2020") }
        guard ["wro", "finding", "withhold release order"].contains(kind.lowercased()) else {
            throw RecordFault("the type \(kind) is neither WRO nor Finding")
        }
        let industry = fields["industry"]
        let status = fields["status"]
        let lower = text.lowercased()
        let isGoods = lower.hasPrefix("all ") || lower.contains(" produced in ")
        let parties = isGoods ? [text] : text.split(separator: ";").map { CleanText.collapsed($0) }
        for party in parties where !party.isEmpty {
            var names = isGoods ? [party] : party.components(separatedBy: ", a/k/a ")
            var name = CleanText.collapsed(names.removeFirst())
            let isVessel = name.hasPrefix("Fishing Vessel: ")
            if isVessel { name = String(name.dropFirst("Fishing Vessel: ".count)) }
            let id = MintedID.make("us-cbp-wro", name)
            var entity = EntityDraft(isGoods ? "Good" : isVessel ? .vessel : .organization, id: id)
            entity.add(.name, name, original: text)
            for alias in names { entity.add(.alias, CleanText.collapsed(alias)) }
            entity.addCountry(country)
            entity.add(.topics, "forced.labor")
            if !isVessel && !isGoods { entity.add(.sector, industry) } else { entity.note("Industry", industry) }
            draft.emit(entity)
            var listing = EntityDraft(.sanction, id: MintedID.make(id.rawValue + "-listing", kind, date.description))
            listing.add(.entity, id.rawValue)
            listing.add(.authority, "U.S. Customs and Border Protection")
            listing.add(.country, "us")
            listing.add(.program, kind == "Finding" ? "Finding" : "Withhold Release Order")
            listing.add(.startDate, date.description)
            listing.add(.listingDate, date.description)
            listing.add(.status, status)
            listing.add(.reason, industry)
            draft.emit(listing)
        }
    }
}
