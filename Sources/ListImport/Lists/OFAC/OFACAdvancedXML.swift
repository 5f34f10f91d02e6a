import ClewModel

/// OFAC's `sdn_advanced.xml` and `cons_advanced.xml`: normalized, with reference values, places and documents apart from
/// the parties, which only point at them.
///
/// The tables that parties point at are held in memory, some tens of megabytes for a file of over a hundred; parties
/// themselves are not.
struct OFACAdvancedXML: ListFormat {
    let key = "ofac-advanced-xml"

    private static let references: Set<String> = [
        "AliasType", "AreaCode", "Country", "DetailReference", "FeatureType", "IDRegDocType", "IDRegDocDateType",
        "PartySubType", "PartyType", "RelationType", "SanctionsType", "Script", "LegalBasis", "NamePartType",
        "LocPartType", "EntryEventType", "SanctionsProgram", "List", "Reliability", "RelationQuality", "Validity",
        "DetailType", "DocNameStatus",
    ]
    /// Reference values that only say how the file is built.
    private static let structural: Set<String> = [
        "AreaCodeType", "CalendarType", "CountryRelevance", "DecisionMakingBody", "EntryLinkType", "ExRefType",
        "FeatureTypeGroup", "IdentityFeatureLinkType", "LegalBasisType", "LocPartValueStatus", "LocPartValueType",
        "Organisation", "ScriptStatus", "SubsidiaryBody", "SubsidiaryBodyType", "SupInfoType", "TargetType",
    ]

    func recognizes(_ head: FileHead) -> Bool {
        head.isXML(root: "Sanctions")
    }

    func read(_ files: [ListFile], into session: ImportSession) throws(ImportError) {
        let records = Self.references.union([
            "DateOfIssue", "Location", "IDRegDocument", "DistinctParty", "ProfileRelationship", "SanctionsEntry",
        ])
        let reader = XMLRecordReader(records: records, ignored: Self.structural)
        for file in files {
            let tables = OFACAdvancedTables()
            try reader.read(file, into: session) { (record: Record) throws(ImportError) in
                let fields = record.fields
                switch record.name {
                case "DateOfIssue": session.setHeader(published: OFACAdvancedDate.single(fields))
                case "Location": tables.addLocation(fields)
                case "IDRegDocument": tables.addDocument(record)
                case "DistinctParty":
                    try session.withRecord(record) { (fields, draft) throws(RecordFault) in
                        let number = try fields.require("@FixedRef")
                        draft.id = number
                        let party = try OFACAdvancedParty(number: number, fields, tables: tables)
                        tables.provisions[number] = party.provisions
                        party.emit(into: &draft)
                    }
                case "ProfileRelationship":
                    try session.withRecord(record, isCounted: false) { (fields, draft) throws(RecordFault) in
                        try Self.readRelationship(fields, tables, into: &draft)
                    }
                case "SanctionsEntry":
                    try session.withRecord(record, isCounted: false) { (fields, draft) throws(RecordFault) in
                        try Self.readEntry(fields, tables, into: &draft)
                    }
                default:
                    if Self.references.contains(record.name) { tables.addReference(record.name, fields) }
                }
            }
        }
    }

    private static func readRelationship(
        _ fields: Fields, _ tables: OFACAdvancedTables, into draft: inout RecordDraft
    ) throws(RecordFault) {
        let from = try fields.require("@From-ProfileID")
        let to = try fields.require("@To-ProfileID")
        let kind = tables.value("RelationType", fields["@RelationTypeID"])
        draft.id = from
        fields.ignore("@ID", "@SanctionsEntryID", "@RelationQualityID", "IDRegDocumentReference", "DatePeriod")
        var link = EntityDraft(.unknownLink, id: EntityID("ofac-\(from)-link-\(to)-\(CleanText.slug(kind ?? ""))"))
        link.add(.subject, OFACParty.id(from).rawValue)
        link.add(.object, OFACParty.id(to).rawValue)
        link.add(.role, kind)
        link.add(.status, fields["@Former"] == "true" ? "former" : nil)
        link.add(.description, fields["Comment"])
        draft.emit(link)
    }

    private static func readEntry(
        _ fields: Fields, _ tables: OFACAdvancedTables, into draft: inout RecordDraft
    ) throws(RecordFault) {
        let number = try fields.require("@ProfileID")
        draft.id = number
        fields.ignore("@ID")
        var listing = EntityDraft(.sanction, id: EntityID("ofac-\(number)-listing"))
        listing.add(.entity, OFACParty.id(number).rawValue)
        listing.add(.authority, "Office of Foreign Assets Control")
        listing.add(.country, "us")
        listing.add(.recordId, number)
        listing.add(.summary, tables.value("List", fields["@ListID"]))
        for event in fields.groups("EntryEvent") {
            event.ignore("@ID", "@EntryEventTypeID")
            listing.add(.listingDate, event.group("Date").flatMap { OFACAdvancedDate.single($0) }?.description)
            event.ignore("Date")
            listing.add(.reason, tables.value("LegalBasis", event["@LegalBasisID"]))
            listing.add(.description, event["Comment"])
        }
        for measure in fields.groups("SanctionsMeasure") {
            measure.ignore("@ID", "DatePeriod")
            let kind = tables.value("SanctionsType", measure["@SanctionsTypeID"])
            let comment = measure["Comment"]
            if kind == nil || kind == "Program" {
                listing.add(.program, comment)
            } else {
                listing.add(.provisions, CleanText.joined([kind, comment], separator: ": "))
            }
        }
        listing.add(.provisions, tables.provisions.removeValue(forKey: number) ?? [])
        fields.ignore("LimitationsToPublic")
        draft.emit(listing)
    }
}
