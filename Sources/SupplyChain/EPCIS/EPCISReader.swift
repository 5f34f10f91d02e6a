import ClewModel
import SourceFiles

/// Checks the form of one EPCIS document and takes its events.
struct EPCISReader {
    private(set) var diagnostics: [Diagnostic] = []
    private(set) var events: [EPCISEvent] = []
    private(set) var masterData: [String: [String: String]] = [:]
    let file: String
    /// The terms that the document's own context defines.
    private var terms: Set<String> = []
    /// The prefixes that the document's own context binds, each to what it stands for.
    private var prefixes: [String: String] = [:]
    /// Damaged identifiers that were told.
    private var damaged: Set<String> = []

    init(file: String) { self.file = file }

    mutating func read(_ root: JSONTree) {
        guard case .object = root.content, let type = root["type"]?.string else {
            report(
                "epcis.unknown", "this is no EPCIS document; expected an object with a type such as EPCISDocument", root
            )
            return
        }
        terms = EPCISReader.terms(of: root)
        prefixes = EPCISReader.prefixes(of: root)
        if EPCISVocabulary.eventTypes.contains(type) {
            readEvent(root)
            return
        }
        guard type == "EPCISDocument" || type == "EPCISQueryDocument" else {
            let known = (["EPCISDocument", "EPCISQueryDocument"] + EPCISVocabulary.eventTypes.sorted())
            report("epcis.unknown", "the type is “\(type)”; expected one of \(known.joined(separator: ", "))", root)
            return
        }
        checkShape(root, EPCISShape.document, of: "an EPCIS document")
        if root["@context"] == nil {
            report("epcis.context", "@context is missing; its prefixes give the words their meaning", root)
        }
        if let version = root["schemaVersion"] {
            let text = version.string ?? ""
            if !text.hasPrefix("2") { report("epcis.version", "schemaVersion is “\(text)”; expected 2.0", version) }
        } else {
            report("epcis.version", "schemaVersion is missing; expected 2.0", root)
        }
        for name in ["epcisMasterData", "EPCISMasterData"] {
            if let lists = root["epcisHeader"]?[name]?["vocabularyList"] { readMasterData(lists) }
        }
        let body = root["epcisBody"]
        let holders = [body, body?["queryResults"]?["resultsBody"]].compactMap(\.self)
        let lists = holders.compactMap { $0["eventList"] }
        let events = lists.flatMap(\.elements) + holders.compactMap { $0["event"] }
        for event in events { readEvent(event) }
        if lists.isEmpty, events.isEmpty { report("epcis.events", "epcisBody has no eventList", body ?? root) }
    }

    /// Compares the members of an object with what EPCIS 2.0 knows there; answers whether all fit.
    @discardableResult
    private mutating func checkShape(_ tree: JSONTree, _ shapes: [String: EPCISShape], of owner: String) -> Bool {
        var checker = EPCISShapeChecker()
        checker.terms = terms.union(EPCISReader.terms(of: tree))
        checker.check(tree, shapes, of: owner)
        diagnostics += checker.diagnostics
        return !checker.diagnostics.contains { $0.severity == .error }
    }

    /// The terms that a context defines as something of its own; one that stands for a word of EPCIS is none.
    private static func terms(of tree: JSONTree) -> Set<String> {
        guard let context = tree["@context"] else { return [] }
        var found: Set<String> = []
        for part in [context] + context.elements {
            for member in part.members where !member.key.hasPrefix("@") {
                let meaning = member.value.string ?? member.value["@id"]?.string ?? ""
                if !EPCISShape.isOwn(meaning) { found.insert(member.key) }
            }
        }
        return found
    }

    /// The prefixes that a context binds.
    private static func prefixes(of tree: JSONTree) -> [String: String] {
        guard let context = tree["@context"] else { return [:] }
        var found: [String: String] = [:]
        for member in ([context] + context.elements).flatMap(\.members) where !member.key.hasPrefix("@") {
            if let meaning = member.value.string ?? member.value["@id"]?.string { found[member.key] = meaning }
        }
        return found
    }

    /// A word with a prefix of the document or the event written out; any other as it is.
    private func expanded(_ text: String, in tree: JSONTree? = nil) -> String {
        let own = tree.map { EPCISReader.prefixes(of: $0) } ?? [:]
        if let meaning = own[text] ?? prefixes[text], meaning.contains(":") { return meaning }
        guard let colon = text.firstIndex(of: ":") else { return text }
        let prefix = String(text[..<colon])
        guard let meaning = own[prefix] ?? prefixes[prefix], meaning.contains(":") else { return text }
        return meaning + text[text.index(after: colon)...]
    }

    /// Takes the country of origin; tells one that is no code of ISO 3166-1, and keeps its text, so that the origin stays open.
    private mutating func readCountry(_ tree: JSONTree, into event: inout EPCISEvent) {
        let members = (tree["ilmd"]?.members ?? []) + tree.members.filter { $0.key != "countryOfOrigin" }
        var codes: Set<String> = []
        var unread: [String] = []
        for member in members
        where EPCISVocabulary.isCountryOfOrigin(member.key)
            || EPCISVocabulary.isCountryOfOrigin(expanded(member.key, in: tree))
        {
            if case .null = member.value.content { continue }
            let text = member.value.string ?? ""
            let code = text.lowercased()
            let isCode = code.utf8.count == 2 && code != "uk" && CountryCode.isKnown(code)
            if isCode {
                codes.insert(code)
                continue
            }
            let words = EPCISReader.words(of: member.value)
            unread.append(words)
            diagnostics.append(
                Diagnostic(
                    .warning, code: "epcis.country",
                    "the country of origin is \(SafeText.quoted(words)), which cannot be read; expected a code of two letters of "
                        + "ISO 3166-1 such as CN; the origin stays open", at: member.value.location))
        }
        if codes.count == 1, unread.isEmpty {
            event.country = codes.first
        } else if !(codes.isEmpty && unread.isEmpty) {
            event.unreadCountry = (codes.sorted().map { $0.uppercased() } + unread).joined(separator: "; ")
        }
    }

    /// The texts and numbers in a value.
    private static func words(of tree: JSONTree) -> String {
        switch tree.content {
        case .string(let text): text.isEmpty ? "an empty text" : text
        case .number(let number): number == number.rounded() && abs(number) < 1e9 ? "\(Int(number))" : "\(number)"
        case .bool(let value): "\(value)"
        case .null: "null"
        case .array(let elements):
            elements.isEmpty ? "an empty list" : elements.map { words(of: $0) }.joined(separator: ", ")
        case .object(let members):
            members.isEmpty ? "an empty object" : members.map { words(of: $0.value) }.joined(separator: ", ")
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
        guard checkShape(tree, EPCISShape.event(type), of: "an event of the type \(type)") else { return }
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
        checkDates(tree["certificationInfo"])
        guard let time, let offset else { return }
        var event = EPCISEvent(
            type: type, id: "", time: time, offset: offset,
            fingerprint: EPCISFingerprint.text(of: tree, time: time, offset: offset), location: tree.location)
        event.action = action
        let old = tree["baseExtension"]
        let stated = [tree["eventID"], old?["eventID"]].compactMap { $0?.string }.first { !$0.isEmpty }
        event.hasStatedID = stated != nil
        event.id = stated ?? "event-" + SHA256Digest(of: Array(event.fingerprint.utf8)).hex.prefix(16)
        event.step = tree["bizStep"]?.string.map { EPCISVocabulary.word(expanded($0, in: tree)) }
        event.transformation = tree["transformationID"]?.string.flatMap { $0.isEmpty ? nil : $0 }
        event.parent = tree["parentID"].flatMap { identifier($0) }
        event.items =
            things(tree["epcList"]) + things(tree["childEPCs"]) + quantities(tree["quantityList"])
            + quantities(tree["childQuantityList"])
        event.inputs = things(tree["inputEPCList"]) + quantities(tree["inputQuantityList"])
        event.outputs = things(tree["outputEPCList"]) + quantities(tree["outputQuantityList"])
        checkLists(of: event, tree)
        readParties(tree, into: &event)
        let places = [tree["readPoint"], tree["bizLocation"]].compactMap { $0 }.compactMap {
            identifier($0["id"] ?? $0)
        }
        event.place = places.first { !$0.text.hasPrefix("geo:") } ?? places.first
        readCountry(tree, into: &event)
        for paper in tree["bizTransactionList"]?.elements ?? [] {
            guard let id = paper["bizTransaction"]?.string, !id.isEmpty else {
                report("epcis.paper", "bizTransaction is missing", paper)
                continue
            }
            event.papers.append(
                [paper["type"]?.string.map(EPCISVocabulary.word), id].compactMap(\.self).joined(separator: " "))
        }
        readDeclaration(tree["errorDeclaration"] ?? old?["errorDeclaration"], zone: zone, into: &event)
        events.append(event)
    }

    private mutating func readDeclaration(_ tree: JSONTree?, zone: String, into event: inout EPCISEvent) {
        guard let tree else { return }
        let time = tree["declarationTime"]?.string
        // Without an offset it is taken at the event's own.
        let isTime = time.map { Moment($0) != nil || Moment($0 + zone) != nil } ?? false
        if !isTime {
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
                let meaning = expanded(type, in: tree)
                let word = EPCISVocabulary.word(meaning)
                let isKnown = EPCISVocabulary.partyTypes.contains(word)
                if !EPCISVocabulary.isPrefixed(meaning), !isKnown {
                    report(
                        "epcis.party",
                        "the type of a \(key) is “\(type)”; expected owning_party, possessing_party or location",
                        entry["type"] ?? entry)
                } else if EPCISVocabulary.isOwn(meaning), !isKnown {
                    // Published documents use the prefix for words of their own here.
                    diagnostics.append(
                        Diagnostic(
                            .warning, code: "epcis.party",
                            "the type of a \(key) is “\(type)”, which the vocabulary does not have; the party is not read",
                            at: (entry["type"] ?? entry).location))
                }
                guard let stated = entry[key], stated.string?.isEmpty == false, let id = identifier(stated)?.asParty
                else {
                    report("epcis.party", "\(key) is missing", entry)
                    continue
                }
                switch (key, word) {
                case ("source", "owning_party"): event.seller = id
                case ("destination", "owning_party"): event.buyer = id
                case ("source", "possessing_party"): event.sender = id
                case ("destination", "possessing_party"): event.receiver = id
                default: break
                }
            }
        }
        let owners = ["gdst:productOwner", "cbvmda:informationProvider"].compactMap { tree[$0] }
        event.owner = owners.compactMap { identifier($0)?.asParty }.first
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
        let isOneSided = event.inputs.isEmpty != event.outputs.isEmpty
        if event.type == "TransformationEvent", isOneSided, event.transformation == nil {
            report(
                "epcis.transformation.side",
                "the event names only what \(event.inputs.isEmpty ? "comes out" : "goes in"); expected both, or a transformationID that "
                    + "joins it with the event that names the other", tree)
        }
        if event.type == "AssociationEvent", tree["parentID"] == nil {
            report("epcis.parent", "parentID is missing; expected what the things are associated with", tree)
        }
        if event.type == "TransactionEvent", tree["bizTransactionList"]?.elements.isEmpty ?? true {
            report("epcis.transaction", "bizTransactionList is missing; expected the transactions", tree)
        }
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
            guard let text = element["epcClass"]?.string, !text.isEmpty else {
                report("epcis.id", "epcClass is missing", element)
                continue
            }
            var item = EPCISEvent.Item(id: identifier(text, element), location: element.location)
            if let amount = element.members.last(where: { $0.key == "quantity" })?.value {
                if let number = amount.number, number > 0 {
                    item.quantity = number
                } else {
                    report("epcis.quantity", "quantity is no number above 0", amount)
                }
            }
            if let unit = element["uom"] {
                item.unit = unit.string
                if unit.string == nil { report("epcis.unit", "uom is no text; expected a code such as KGM", unit) }
                if element["quantity"] == nil { report("epcis.unit", "uom stands without a quantity", unit) }
            }
            items.append(item)
        }
        return items
    }

    /// The identifier of goods.
    private mutating func identifier(_ text: String, _ tree: JSONTree) -> GS1Identifier {
        if text.contains(where: \.isWhitespace) {
            report("epcis.id", "\(SafeText.quoted(text)) is no identifier; expected a URI, which has no blanks", tree)
        }
        return checked(text, tree)
    }

    /// The identifier of a container, place or party; `nil` where the member is no text.
    private mutating func identifier(_ tree: JSONTree) -> GS1Identifier? {
        tree.string.map { checked($0, tree) }
    }

    /// The identifier of a text; damage of it is told once in the document.
    private mutating func checked(_ text: String, _ tree: JSONTree) -> GS1Identifier {
        let id = GS1Identifier(text)
        if let damage = id.damage, damaged.insert(id.text).inserted {
            diagnostics.append(
                Diagnostic(
                    .warning, code: "epcis.id.damaged",
                    "\(SafeText.quoted(text)): \(damage); it is kept as stated, and joined with nothing that is stated "
                        + "otherwise", at: tree.location))
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
        let meaning = expanded(text)
        let isOfVocabulary = !EPCISVocabulary.isPrefixed(meaning) || EPCISVocabulary.isOwn(meaning)
        let word = EPCISVocabulary.isPrefixed(meaning) ? EPCISVocabulary.word(meaning) : text
        let isOlder = EPCISVocabulary.isOwn(meaning) && EPCISVocabulary.olderDispositions.contains(word)
        guard isOfVocabulary, !words.contains(word), !isOlder, !text.isEmpty else { return }
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
}
