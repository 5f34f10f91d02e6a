import ClewModel

/// The formats that Clew reads, by their keys.
enum ListFormats {
    /// The format with a key, for a list; `nil` where no format has the key.
    ///
    /// Most read whatever they are given. Some read one list out of a file that holds several, which the description of the
    /// list names as its `part`.
    static func format(_ key: String, for list: ListMetadata) -> (any ListFormat)? {
        switch key {
        case "us-csl-csv": CSLCSV(entry: CSLEntry(wanted: list.part, prefix: list.key))
        case "us-csl-json": CSLJSON(entry: CSLEntry(wanted: list.part, prefix: list.key))
        case ListCatalog.ownTableFormat: ListingsCSV(topics: list.topics)
        default: plain.first { $0.key == key }
        }
    }

    /// The keys of all formats, sorted.
    static let keys: [String] =
        (plain.map(\.key) + ["us-csl-csv", "us-csl-json", ListCatalog.ownTableFormat]).sorted()

    private static let plain: [any ListFormat] = [
        OFACXML(), OFACAdvancedXML(), OFACLegacyCSV(), UNConsolidatedXML(), EUFSFXML(), EUFSFCSV(), UKSanctionsXML(),
        UKTable.sanctionsList, UKTable.ofsi, CanadaSEMAXML(), AustraliaDFATCSV(), SwissSECOXML(), CounterMeasuresCSV(),
        UFLPAPage(), UFLPANotice(), CBPOrdersCSV(), DOLGoodsXML(), FTMJSONLines(),
        FTMStatements(form: .csv), FTMStatements(form: .jsonLines), NestedTargets(), SimpleTargets(),
        BODSJSON(), GLEIFXML(), GLEIFJSON(), GLEIFCSV(), GLEIFSecurities(), StakesCSV(), OpenSupplyHubCSV(),
    ]
}
