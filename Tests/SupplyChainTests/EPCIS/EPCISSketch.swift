import ClewModel
import SourceFiles

@testable import SupplyChain

/// Short forms of EPCIS documents for tests; all parties and goods are invented.
enum EPCISSketch {
    static let lot = "https://id.gs1.org/01/04012345123456/10/"
    static let pallet = "urn:epc:id:sscc:4012345.0111111111"
    static let texas = "urn:epc:id:sgln:4012345.00001.0"
    static let aksu = "urn:epc:id:sgln:6912345.00001.0"

    /// An event on a day of March 2024; its identifier is that of the day unless one is given.
    static func event(
        _ type: String, _ day: Int, id: String? = nil, step: String = "commissioning", zone: String = "+01:00",
        _ members: [String]
    ) -> String {
        let stamp = "2024-03-\(day < 10 ? "0" : "")\(day)T08:00:00\(zone)"
        let head =
            "\"type\": \"\(type)\", \"eventID\": \"\(id ?? "urn:example:e\(day)")\", \"eventTime\": \"\(stamp)\", "
            + "\"eventTimeZoneOffset\": \"\(zone)\", \"bizStep\": \"\(step)\""
        return "{" + ([head] + members).joined(separator: ", ") + "}"
    }

    static func amounts(_ name: String, _ lot: String, _ quantity: Double?, _ unit: String = "KGM") -> String {
        let amount = quantity.map { ", \"quantity\": \($0), \"uom\": \"\(unit)\"" } ?? ""
        return "\"\(name)\": [{\"epcClass\": \"\(self.lot)\(lot)\"\(amount)}]"
    }

    static func country(_ value: String) -> String { "\"ilmd\": {\"cbvmda:countryOfOrigin\": \(value)}" }
    static func place(_ id: String) -> String { "\"readPoint\": {\"id\": \"\(id)\"}" }

    /// Makes a lot.
    static func add(_ lot: String, _ quantity: Double?, _ day: Int, unit: String = "KGM", _ more: [String] = [])
        -> String
    {
        event("ObjectEvent", day, ["\"action\": \"ADD\"", amounts("quantityList", lot, quantity, unit)] + more)
    }

    /// Makes one lot of another.
    static func turn(
        _ input: (String, Double), into output: (String, Double), _ day: Int, _ more: [String] = []
    ) -> String {
        event(
            "TransformationEvent", day,
            [
                amounts("inputQuantityList", input.0, input.1), amounts("outputQuantityList", output.0, output.1),
            ] + more)
    }

    static func owners(_ seller: String, _ buyer: String, type: String = "owning_party") -> String {
        "\"sourceList\": [{\"type\": \"\(type)\", \"source\": \"\(seller)\"}], "
            + "\"destinationList\": [{\"type\": \"\(type)\", \"destination\": \"\(buyer)\"}]"
    }

    /// Ships a lot from an invented seller.
    static func ship(
        _ lot: String, _ quantity: Double, _ day: Int, unit: String = "KGM", step: String = "shipping",
        to buyer: String = "urn:epc:id:pgln:5412345.00001"
    ) -> String {
        event(
            "ObjectEvent", day, step: step,
            [
                "\"action\": \"OBSERVE\"", amounts("quantityList", lot, quantity, unit),
                owners("urn:epc:id:pgln:4012345.00000", buyer),
            ])
    }

    private static func element(_ id: String, _ name: String, _ city: String, _ country: String) -> String {
        let attributes = [("name", name), ("city", city), ("countryCode", country)].map {
            "{\"id\": \"cbvmda:\($0)\", \"attribute\": \"\($1)\"}"
        }
        return "{\"id\": \"\(id)\", \"attributes\": [\(attributes.joined(separator: ","))]}"
    }

    static func text(_ events: [String], context: String = "") -> String {
        let elements = [element(texas, "Texas gin", "Lubbock", "US"), element(aksu, "阿克苏轧花厂", "Aksu", "CN")]
        let places =
            "{\"type\": \"urn:epcglobal:epcis:vtype:Location\", \"vocabularyElementList\": [\(elements.joined(separator: ","))]}"
        return """
            {"@context": [\(context)], "type": "EPCISDocument", "schemaVersion": "2.0",
             "epcisBody": {"eventList": [
            \(events.joined(separator: ",\n"))
            ]},
             "epcisHeader": {"epcisMasterData": {"vocabularyList": [\(places)]}}}
            """
    }

    static func document(_ events: [String], context: String = "") -> EPCISDocument {
        EPCISDocument(SourceFile(name: "a.jsonld", text: text(events, context: context)))
    }

    static func chain(_ events: [String], isGeneric: Bool = true) -> EPCISChain {
        EPCISChain(
            [document(events)], isGeneric: isGeneric, start: SourceLocation(file: "a.jsonld", line: 1, column: 1))
    }
}

extension EPCISChain {
    /// The cells of the row of a lot.
    func lot(_ name: String) -> [String: String]? {
        draft.tables["lots.csv"]?.rows.first { $0.cells["id"] == EPCISSketch.lot + name }?.cells
    }

    /// The rows of the events of a type.
    func events(_ type: String) -> [[String: String]] {
        (draft.tables["events.csv"]?.rows ?? []).map(\.cells).filter { $0["type"] == type }
    }

    var codes: [String] { diagnostics.map(\.code) }

    func message(_ code: String) -> String { diagnostics.first { $0.code == code }?.message ?? "" }
}
