extension ListCatalog {
    /// The lists that Clew reads, each described in `Reference/lists/`.
    public static let standard = ListCatalog([
        ListImporter(
            key: "us-ofac-sdn",
            title: "OFAC Specially Designated Nationals and Blocked Persons List",
            formats: [OFACXML(), OFACLegacyCSV()]),
        ListImporter(
            key: "us-ofac-consolidated", title: "OFAC Consolidated (non-SDN) Sanctions List",
            formats: [OFACXML(), OFACLegacyCSV()]),
        ListImporter(
            key: "un-sc", title: "United Nations Security Council Consolidated List",
            formats: [UNConsolidatedXML()]),
        ListImporter(
            key: "ca-sema",
            title: "Consolidated Canadian Autonomous Sanctions List", formats: [CanadaSEMAXML()]),
        ListImporter(
            key: "us-dhs-uflpa", title: "UFLPA Entity List", formats: [ListingsCSV(topics: ["forced.labor"])]),
    ])
}
