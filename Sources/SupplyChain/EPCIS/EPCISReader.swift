import ClewModel
import SourceFiles

/// Checks the form of one EPCIS document and takes its events.
struct EPCISReader {
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var events: [EPCISEvent] = []
    private(set) var masterData: [String: [String: String]] = [:]
    let file: String

    init(file: String) { self.file = file }

    mutating func read(_ root: JSONTree) {
        guard case .object = root.content, let type = root["type"]?.string else {
            report(
                "epcis.unknown", "this is no EPCIS document; expected an object with a type such as EPCISDocument", root
            )
            return
        }
        if EPCISVocabulary.eventTypes.contains(type) {
            readEvent(root)
            return
        }
        guard type == "EPCISDocument" || type == "EPCISQueryDocument" else {
            let known = (["EPCISDocument", "EPCISQueryDocument"] + EPCISVocabulary.eventTypes.sorted())
            report("epcis.unknown", "the type is “\(type)”; expected one of \(known.joined(separator: ", "))", root)
            return
        }
        if root["@context"] == nil {
            report("epcis.context", "@context is missing; its prefixes give the words their meaning", root)
        }
        if let version = root["schemaVersion"] {
            let text = version.string ?? ""
            if !text.hasPrefix("2") { report("epcis.version", "schemaVersion is “\(text)”; expected 2.0", version) }
        } else {
            report("epcis.version", "schemaVersion is missing; expected 2.0", root)
        }
        if let lists = root["epcisHeader"]?["epcisMasterData"]?["vocabularyList"] { readMasterData(lists) }
        let body = root["epcisBody"]
        let found = body?["eventList"] ?? body?["queryResults"]?["resultsBody"]?["eventList"]
        if let found {
            for event in found.elements { readEvent(event) }
        } else if let event = body?["event"] {
            readEvent(event)
        } else {
            report("epcis.events", "epcisBody has no eventList", body ?? root)
        }
    }

    private mutating func readMasterData(_ lists: JSONTree) {
        for element in lists.elements.flatMap({ $0["vocabularyElementList"]?.elements ?? [] }) {
            guard let id = element["id"]?.string else { continue }
            for attribute in element["attributes"]?.elements ?? [] {
                guard let name = attribute["id"]?.string, let value = attribute["attribute"]?.string, !value.isEmpty
                else { continue }
                masterData[GS1Identifier(id).text, default: [:]][EPCISVocabulary.word(name)] = value
            }
        }
    }

    private mutating func readEvent(_ tree: JSONTree) {
        let type = tree["type"]?.string ?? ""
        guard EPCISVocabulary.eventTypes.contains(type) else {
            report(
                "epcis.event.type",
                "the event's type is “\(type)”; expected one of "
                    + EPCISVocabulary.eventTypes.sorted().joined(separator: ", "), tree["type"] ?? tree)
            return
        }
        let zone = tree["eventTimeZoneOffset"]?.string ?? ""
        var time = tree["eventTime"]?.string.flatMap { Moment($0) }
        if time == nil, let stated = tree["eventTime"], let text = stated.string, let local = Moment(text + zone) {
            diagnostics.append(
                Diagnostic(
                    .warning, code: "epcis.event.time",
                    "eventTime is “\(text)” without an offset; it is taken at the event's own offset \(zone)",
                    at: stated.location))
            time = local
        }
        if time == nil {
            report(
                "epcis.event.time",
                tree["eventTime"] == nil
                    ? "eventTime is missing"
                    : "eventTime is “\(tree["eventTime"]?.string ?? "")”; "
                        + "expected a date and time with an offset such as 2024-01-14T08:00:00+08:00",
                tree["eventTime"] ?? tree)
        }
        let offset = tree["eventTimeZoneOffset"]?.string.flatMap { Moment.offset($0.utf8) }
        if offset == nil {
            report(
                "epcis.event.zone", "eventTimeZoneOffset is missing or no offset such as +08:00",
                tree["eventTimeZoneOffset"] ?? tree)
        }
        let action = tree["action"]?.string
        if let action, !EPCISVocabulary.actions.contains(action) {
            report(
                "epcis.event.action", "action is “\(action)”; expected ADD, OBSERVE or DELETE", tree["action"] ?? tree)
        } else if action == nil, type != "TransformationEvent" {
            report("epcis.event.action", "action is missing; expected ADD, OBSERVE or DELETE", tree)
        }
        checkWord(tree["bizStep"], in: EPCISVocabulary.steps)
        checkWord(tree["disposition"], in: EPCISVocabulary.dispositions)
        for name in ["set", "unset"] {
            for word in tree["persistentDisposition"]?[name]?.elements ?? [] {
                checkWord(word, in: EPCISVocabulary.dispositions)
            }
        }
        for member in tree["ilmd"]?.members ?? []
        where !member.key.contains(":") && !member.key.hasPrefix("@")
            && !EPCISVocabulary.lotAttributes.contains(member.key)
        {
            report("epcis.ilmd", "“\(member.key)” in ilmd has no prefix, so nobody knows what it means", member.value)
        }
        checkDates(tree["certificationInfo"])
        guard let time, let offset else { return }
        var event = EPCISEvent(
            type: type, id: "", time: time, offset: offset, fingerprint: EPCISReader.canonical(tree),
            location: tree.location)
        event.action = action
        event.id =
            tree["eventID"]?.string.flatMap { $0.isEmpty ? nil : $0 }
            ?? "event-" + SHA256Digest(of: Array(event.fingerprint.utf8)).hex.prefix(16)
        event.step = tree["bizStep"]?.string.map(EPCISVocabulary.word)
        event.transformation = tree["transformationID"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        event.parent = tree["parentID"]?.string.map { GS1Identifier($0) }
        event.items =
            things(tree["epcList"]) + things(tree["childEPCs"]) + quantities(tree["quantityList"])
            + quantities(tree["childQuantityList"])
        event.inputs = things(tree["inputEPCList"]) + quantities(tree["inputQuantityList"])
        event.outputs = things(tree["outputEPCList"]) + quantities(tree["outputQuantityList"])
        checkLists(of: event, tree)
        readParties(tree, into: &event)
        let places = [tree["readPoint"], tree["bizLocation"]].compactMap { $0?["id"]?.string ?? $0?.string }
        event.place = (places.first { !$0.hasPrefix("geo:") } ?? places.first).map { GS1Identifier($0) }
        let origin = tree["ilmd"].flatMap { $0["cbvmda:countryOfOrigin"] } ?? tree["cbvmda:countryOfOrigin"]
        event.country = origin?.string
        for paper in tree["bizTransactionList"]?.elements ?? [] {
            if let id = paper["bizTransaction"]?.string {
                event.papers.append(
                    [paper["type"]?.string.map(EPCISVocabulary.word), id].compactMap(\.self).joined(separator: " "))
            }
        }
        readDeclaration(tree["errorDeclaration"], into: &event)
        events.append(event)
    }

    private mutating func readDeclaration(_ tree: JSONTree?, into event: inout EPCISEvent) {
        guard let tree else { return }
        let time = tree["declarationTime"]?.string
        if time.flatMap({ Moment($0) }) == nil {
            report(
                "epcis.event.time", "declarationTime is missing or no date and time with an offset",
                tree["declarationTime"] ?? tree)
        }
        let corrections = (tree["correctiveEventIDs"]?.elements ?? []).compactMap(\.string)
        event.declaredWrong = (time ?? "", tree["reason"]?.string.map(EPCISVocabulary.word), corrections)
    }

    private mutating func readParties(_ tree: JSONTree, into event: inout EPCISEvent) {
        for (list, key) in [("sourceList", "source"), ("destinationList", "destination")] {
            for entry in tree[list]?.elements ?? [] {
                let type = entry["type"]?.string ?? ""
                let word = EPCISVocabulary.word(type)
                if !EPCISVocabulary.isPrefixed(type), !EPCISVocabulary.partyTypes.contains(word) {
                    report(
                        "epcis.party",
                        "the type of a \(key) is “\(type)”; expected owning_party, possessing_party or location",
                        entry["type"] ?? entry)
                }
                guard let id = entry[key]?.string.map({ GS1Identifier($0) }) else { continue }
                switch (key, word) {
                case ("source", "owning_party"): event.seller = id
                case ("destination", "owning_party"): event.buyer = id
                case ("source", "possessing_party"): event.sender = id
                case ("destination", "possessing_party"): event.receiver = id
                default: break
                }
            }
        }
        let owner = tree["gdst:productOwner"]?.string ?? tree["cbvmda:informationProvider"]?.string
        event.owner = owner.map { GS1Identifier($0) }
    }

    private mutating func checkLists(of event: EPCISEvent, _ tree: JSONTree) {
        let isEmpty: Bool
        switch event.type {
        case "TransformationEvent":
            isEmpty = event.inputs.isEmpty && event.outputs.isEmpty
        case "ObjectEvent":
            isEmpty =
                event.items.isEmpty && tree["sensorElementList"] == nil && tree["epcList"] == nil
                && tree["quantityList"] == nil
        default: isEmpty = false
        }
        if isEmpty { report("epcis.event.empty", "the event names no goods; expected epcList or quantityList", tree) }
    }

    private mutating func things(_ list: JSONTree?) -> [EPCISEvent.Item] {
        var items: [EPCISEvent.Item] = []
        for element in list?.elements ?? [] {
            guard let text = element.string, !text.isEmpty else {
                report("epcis.id", "an identifier is no text", element)
                continue
            }
            items.append(EPCISEvent.Item(id: identifier(text, element), location: element.location))
        }
        return items
    }

    private mutating func quantities(_ list: JSONTree?) -> [EPCISEvent.Item] {
        var items: [EPCISEvent.Item] = []
        for element in list?.elements ?? [] {
            for member in element.members
            where !["epcClass", "quantity", "uom"].contains(member.key) && !member.key.contains(":") {
                report(
                    "epcis.quantity.field",
                    "“\(member.key)” is no part of a quantity; expected epcClass, quantity and uom", member.value)
            }
            guard let text = element["epcClass"]?.string, !text.isEmpty else {
                report("epcis.id", "epcClass is missing", element)
                continue
            }
            var item = EPCISEvent.Item(id: identifier(text, element), location: element.location)
            if let amount = element["quantity"] {
                if let number = amount.number, number > 0 {
                    item.quantity = number
                } else {
                    report("epcis.quantity", "quantity is no number above 0", amount)
                }
            }
            if let unit = element["uom"] {
                item.unit = unit.string
                if unit.string == nil { report("epcis.unit", "uom is no text; expected a code such as KGM", unit) }
            }
            items.append(item)
        }
        return items
    }

    private mutating func identifier(_ text: String, _ tree: JSONTree) -> GS1Identifier {
        let id = GS1Identifier(text)
        if let damage = id.damage {
            diagnostics.append(
                Diagnostic(
                    .warning, code: "epcis.id.damaged", "“\(text)”: \(damage); it is kept as stated", at: tree.location)
            )
        }
        return id
    }

    /// A word without a prefix must be one of the vocabulary; one with a prefix is defined elsewhere.
    private mutating func checkWord(_ tree: JSONTree?, in words: Set<String>) {
        guard let tree else { return }
        guard let text = tree.string else {
            report("epcis.word", "expected a word of the vocabulary", tree)
            return
        }
        guard !EPCISVocabulary.isPrefixed(text), !words.contains(text), !text.isEmpty else { return }
        report(
            "epcis.word", "“\(text)” is no word of the Core Business Vocabulary; give a word of your own a prefix", tree
        )
    }

    /// Dates of certificates must be dates.
    private mutating func checkDates(_ tree: JSONTree?) {
        guard let tree else { return }
        var waiting = [tree]
        while let next = waiting.popLast() {
            waiting += next.elements
            for member in next.members {
                waiting.append(member.value)
                guard member.key.hasSuffix("Date"), let text = member.value.string else { continue }
                if Moment(text.count > 10 ? text : text + "T00:00:00Z") == nil {
                    report("epcis.date", "\(member.key) is “\(text)”; expected a date such as 2024-01-14", member.value)
                }
            }
        }
    }

    private mutating func report(_ code: String, _ message: String, _ tree: JSONTree) {
        diagnostics.append(Diagnostic(.error, code: code, message, at: tree.location))
    }

    /// The content in a fixed order of members, without what a recorder or a declaration adds to an event.
    private static func canonical(_ tree: JSONTree, isTop: Bool = true) -> String {
        switch tree.content {
        case .object(let members):
            let added: Set = ["recordTime", "errorDeclaration", "eventID", "@context"]
            let kept = members.filter { !isTop || !added.contains($0.key) }.sorted { $0.key < $1.key }
            return "{" + kept.map { "\($0.key)=\(canonical($0.value, isTop: false))" }.joined(separator: ",") + "}"
        case .array(let elements):
            return "[" + elements.map { canonical($0, isTop: false) }.joined(separator: ",") + "]"
        case .string(let text): return "\"" + text.replacing("\"", with: "\\\"") + "\""
        case .number(let number): return "\(number)"
        case .bool(let value): return "\(value)"
        case .null: return "null"
        }
    }
}
