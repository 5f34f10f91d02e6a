import ClewModel

extension ListCatalog {
    /// The lists that Clew reads, each described in `Reference/lists/`.
    public static let standard = ListCatalog(sanctions + unitedStates + others)

    private static let sanctions: [ListImporter] = [
        ListImporter(
            key: "us-ofac-sdn", title: "OFAC Specially Designated Nationals and Blocked Persons List",
            formats: [OFACXML(), OFACAdvancedXML(), OFACLegacyCSV()]),
        ListImporter(
            key: "us-ofac-consolidated", title: "OFAC Consolidated (non-SDN) Sanctions List",
            formats: [OFACXML(), OFACAdvancedXML(), OFACLegacyCSV()]),
        ListImporter(
            key: "un-sc", title: "United Nations Security Council Consolidated List", formats: [UNConsolidatedXML()]),
        ListImporter(
            key: "eu-fsf", title: "EU Consolidated Financial Sanctions List", formats: [EUFSFXML(), EUFSFCSV()]),
        ListImporter(
            key: "uk-sanctions-list", dataset: "gb_fcdo_sanctions", title: "UK Sanctions List",
            formats: [UKSanctionsXML(), UKTable.sanctionsList]),
        ListImporter(
            key: "uk-ofsi", dataset: "gb_hmt_sanctions", title: "OFSI Consolidated List of Financial Sanctions Targets",
            formats: [UKTable.ofsi]),
        ListImporter(
            key: "ca-sema", title: "Consolidated Canadian Autonomous Sanctions List", formats: [CanadaSEMAXML()]),
        ListImporter(key: "au-dfat", title: "Australian Consolidated List", formats: [AustraliaDFATCSV()]),
        ListImporter(
            key: "ch-seco", title: "Swiss consolidated list of sanctioned parties", formats: [SwissSECOXML()]),
        ListImporter(
            key: "cn-countermeasures", title: "Chinese counter-measures", formats: [CounterMeasuresCSV()]),
    ]

    private static let unitedStates: [ListImporter] = [
        ListImporter(
            key: "us-csl", title: "US Consolidated Screening List",
            formats: [
                CSLCSV(entry: CSLEntry(wanted: nil, prefix: "us-csl")),
                CSLJSON(entry: CSLEntry(wanted: nil, prefix: "us-csl")),
            ]),
        ListImporter(
            key: "us-bis-entity", dataset: "us_bis_entity_list", title: "Entity List, Supplement No. 4 to Part 744 EAR",
            formats: [
                CSLCSV(entry: CSLEntry(wanted: "EL", prefix: "us-bis-entity")),
                CSLJSON(entry: CSLEntry(wanted: "EL", prefix: "us-bis-entity")),
            ]),
        ListImporter(
            key: "us-dhs-uflpa", title: "UFLPA Entity List",
            formats: [UFLPAPage(), UFLPANotice(), ListingsCSV(topics: ["forced.labor"])]),
        ListImporter(
            key: "us-cbp-wro", title: "CBP withhold release orders and findings", formats: [CBPOrdersCSV()]),
        ListImporter(
            key: "us-dol-tvpra", title: "List of Goods Produced by Child Labor or Forced Labor",
            formats: [DOLGoodsXML()]),
    ]

    private static let others: [ListImporter] = [
        ListImporter(
            key: "ftm", title: "FollowTheMoney entities",
            formats: [FTMJSONLines(), NestedTargets(), SimpleTargets()]),
        ListImporter(key: "bods", title: "Beneficial ownership statements", formats: [BODSJSON()]),
        ListImporter(
            key: "gleif", title: "Global LEI data", formats: [GLEIFXML(), GLEIFJSON(), GLEIFCSV()]),
        ListImporter(key: "stakes", title: "Stakes", formats: [StakesCSV()]),
        ListImporter(key: "osh", title: "Open Supply Hub facilities", formats: [OpenSupplyHubCSV()]),
    ]
}
