import ClewModel

/// The US Department of Labor's list of goods produced by child or forced labour: a good, and the countries where.
struct DOLGoodsXML: ListFormat {
    let key = "us-dol-tvpra-xml"

    func recognizes(_ head: FileHead) -> Bool {
        head.isXML(root: "Goods")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        for file in files {
            try XMLRecordReader(records: ["Good"]).read(file, into: session) { (record: Record) throws(ImportError) in
                guard record.name == "Good" else { return }
                try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                    let good = try fields.require("Good_Name")
                    draft.id = good
                    let sector = fields["Good_Sector"]
                    for country in fields.groups("Countries", "Country") {
                        try Self.read(country, good: good, sector: sector, into: &draft)
                    }
                }
            }
        }
    }

    private static func read(
        _ country: Fields, good: String, sector: String?, into draft: inout RecordDraft
    ) throws(RecordFault) {
        let name = try country.require("Country_Name")
        let id = MintedID.make("us-dol-tvpra", good, name)
        // A good of a country is no party, so its schema is none that names are screened against.
        var entity = EntityDraft("Good", id: id)
        entity.add(.name, good)
        entity.add(.country, Country.code(of: name), original: name)
        if Country.code(of: name) == nil { entity.note("Country", name) }
        entity.note("Sector", sector)
        entity.note("Region", country["Country_Region"])
        entity.add(.topics, "forced.labor")
        draft.emit(entity)
        var listing = EntityDraft(.sanction, id: EntityID(id.rawValue + "-listing"))
        listing.add(.entity, id.rawValue)
        listing.add(.authority, "Bureau of International Labor Affairs")
        listing.add(.country, "us")
        listing.add(.program, "List of Goods Produced by Child Labor or Forced Labor")
        for (field, words) in [
            ("Child_Labor", "child labour"), ("Forced_Labor", "forced labour"),
            ("Forced_Child_Labor", "forced child labour"),
            ("Derived_Labor_Exploitation", "made with an input that is made with child or forced labour"),
        ] {
            switch country[field] {
            case "Yes": listing.add(.reason, words)
            case "No", nil: continue
            case let other: throw RecordFault("\(field) is \(other ?? ""); expected Yes or No", line: country.line)
            }
        }
        if let derived = country["Derived_Country"], derived != "No" {
            listing.add(.description, "Input from: " + derived)
        }
        draft.emit(listing)
    }
}
