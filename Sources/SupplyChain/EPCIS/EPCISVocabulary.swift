/// The words of GS1's Core Business Vocabulary 2.0 that an event may use without a prefix.
enum EPCISVocabulary {
    static let eventTypes: Set = [
        "ObjectEvent", "AggregationEvent", "TransactionEvent", "TransformationEvent", "AssociationEvent",
    ]
    static let actions: Set = ["ADD", "OBSERVE", "DELETE"]
    static let partyTypes: Set = ["owning_party", "possessing_party", "location"]
    static let steps: Set = [
        "accepting", "arriving", "assembling", "collecting", "commissioning", "consigning", "creating_class_instance",
        "cycle_counting", "decommissioning", "departing", "destroying", "disassembling", "dispensing", "encoding",
        "entering_exiting", "holding", "inspecting", "installing", "killing", "loading", "other", "packing", "picking",
        "receiving", "removing", "repackaging", "repairing", "replacing", "reserving", "retail_selling", "sampling",
        "sensor_reporting", "shipping", "staging_outbound", "stock_taking", "stocking", "storing", "transporting",
        "unloading", "unpacking", "void_shipping",
    ]
    static let dispositions: Set = [
        "active", "available", "completeness_inferred", "completeness_verified", "conformant", "container_closed",
        "container_open", "damaged", "destroyed", "dispensed", "disposed", "encoded", "expired", "in_progress",
        "in_transit", "inactive", "mismatch_class", "mismatch_instance", "mismatch_quantity", "needs_replacement",
        "no_pedigree_match", "non_conformant", "non_sellable_other", "partially_dispensed", "recalled", "reserved",
        "retail_sold", "returned", "sellable_accessible", "sellable_not_accessible", "stolen", "unavailable", "unknown",
    ]

    /// Dispositions of earlier versions of the vocabulary, which events carried over from EPCIS 1 write as URNs.
    static let olderDispositions: Set = [
        "non_sellable_damaged", "non_sellable_disposed", "non_sellable_expired", "non_sellable_no_pedigree_match",
        "non_sellable_recalled", "non_sellable_stolen",
    ]

    /// Attributes of lots that the vocabulary itself defines, so that they need no prefix.
    static let lotAttributes: Set = [
        "bestBeforeDate", "countryOfOrigin", "harvestEndDate", "harvestStartDate", "itemExpirationDate", "lotNumber",
        "productionDate", "sellByDate",
    ]

    /// The bare word of a step, whether it was published bare, as a CURIE, as a URN or as a web address.
    static func word(_ text: String) -> String {
        var word = text[...]
        if let cut = word.lastIndex(where: { $0 == ":" || $0 == "/" || $0 == "#" }) {
            word = word[word.index(after: cut)...]
        }
        for prefix in ["BizStep-", "Disp-", "SDT-", "BTT-"] where word.hasPrefix(prefix) {
            word = word.dropFirst(prefix.count)
        }
        return String(word)
    }

    /// The prefixes of the vocabulary's own words, in lower case.
    private static let namespaces = [
        "urn:epcglobal:cbv:", "https://ref.gs1.org/cbv/", "http://ref.gs1.org/cbv/", "https://ns.gs1.org/cbv/",
        "http://ns.gs1.org/cbv/", "cbv:",
    ]

    /// Whether a word with a prefix claims to be one of the vocabulary itself.
    static func isOwn(_ text: String) -> Bool {
        let lower = text.lowercased()
        return namespaces.contains { lower.hasPrefix($0) }
    }

    /// Whether the name of a member is the country of origin of the vocabulary: bare, with the usual prefix, or written out.
    static func isCountryOfOrigin(_ name: String) -> Bool {
        if name == "countryOfOrigin" || name == "cbvmda:countryOfOrigin" { return true }
        let lower = name.lowercased()
        let isOwn = ["urn:epcglobal:cbv:mda", "https://ref.gs1.org/cbv/", "http://ref.gs1.org/cbv/"]
            .contains { lower.hasPrefix($0) }
        return isOwn && lower.hasSuffix("countryoforigin")
    }

    /// Whether a word has a prefix of its own, so that its meaning is defined elsewhere.
    static func isPrefixed(_ text: String) -> Bool { text.contains(":") }
}
