import ClewModel
import SourceFiles

/// Turns the events of EPCIS documents into the parties, lots and events of a case.
///
/// Mass enters once: what makes a lot gives its quantity; observations restate it and are compared, aggregations only say what
/// lies in which container.
struct EPCISChain {
    var draft = CaseDraft()
    private(set) var diagnostics: [Diagnostic] = []
    let isGeneric: Bool
    let masterData: [String: [String: String]]
    let start: SourceLocation

    /// What is known of each lot, by its identifier.
    var goods: [String: EPCISGoods] = [:]
    var parties: [String: SourceLocation] = [:]
    var rows: [EPCISChainRow] = []
    var sales: [[String]: ToldSales] = [:]
    /// What was shipped, so that a later event can take it back.
    var shipped: [EPCISShipping] = []
    /// What lies in each container, at the time that the events have come to.
    var contents: [String: [EPCISEvent.Item]] = [:]
    /// The container into which each single thing was packed last.
    var holders: [String: String] = [:]
    /// What was told as not followed.
    var unfollowed: Set<String> = []
    /// The containers whose contents went into a transformation, until something is packed into them again.
    var emptied: Set<String> = []
    /// Whether the days are those of UTC, since the days of the places would turn the order of the events round.
    private(set) var hasDaysOfUTC = false

    /// - Parameters:
    ///   - documents: The documents, in order of file.
    ///   - isGeneric: Whether the case's commodity has only the stages of anything.
    init(_ documents: [EPCISDocument], isGeneric: Bool, start: SourceLocation) {
        self.isGeneric = isGeneric
        self.start = start
        masterData = documents.reduce(into: [:]) { all, next in
            all.merge(next.masterData) { first, second in first.merging(second) { one, _ in one } }
        }
        let standing = standing(among: documents.flatMap(\.events))
        let ordered = standing.sorted(by: EPCISChain.isEarlier)
        checkDays(of: ordered)
        for event in ordered { take(event) }
        checkSides(of: ordered)
        fill()
    }

    /// By instant; at one instant what makes goods comes before what uses them, and what ends them last, so that the order in
    /// the file changes nothing.
    private static func isEarlier(_ first: EPCISEvent, _ second: EPCISEvent) -> Bool {
        if first.time.instant != second.time.instant { return first.time.instant < second.time.instant }
        let (rank, other) = (rank(of: first), rank(of: second))
        if rank != other { return rank < other }
        if first.id != second.id { return first.id < second.id }
        return first.location < second.location
    }

    private static func rank(of event: EPCISEvent) -> Int {
        switch (event.type, event.action) {
        case ("ObjectEvent", "ADD"): 0
        case ("AggregationEvent", "ADD"): 1
        case ("TransformationEvent", _): 2
        case ("AggregationEvent", "DELETE"): 4
        case ("ObjectEvent", "DELETE"): 5
        default: 3
        }
    }

    /// Turns to the days of UTC where the days of the places would put events of the same goods into another order than they had.
    private mutating func checkDays(of events: [EPCISEvent]) {
        var latest: [String: EPCISEvent] = [:]
        for event in events {
            for item in event.items + event.inputs + event.outputs {
                guard let earlier = latest[item.id.text], event.day < earlier.day else {
                    latest[item.id.text] = event
                    continue
                }
                hasDaysOfUTC = true
                warn(
                    "epcis.event.days",
                    "\(event.id) of \(event.time.text) comes after \(earlier.id) of \(earlier.time.text), and the day of its place "
                        + "is the one before; the days of all events are those of UTC", at: event.location)
                return
            }
        }
    }

    /// The day of an event: where it happened, or in UTC where the days of the places contradict the order.
    func day(of event: EPCISEvent) -> String { hasDaysOfUTC ? event.time.day(offset: 0) : event.day }

    /// Tells a transformation of which all its events name one side only.
    private mutating func checkSides(of events: [EPCISEvent]) {
        var parts: [String: [EPCISEvent]] = [:]
        for event in events where event.type == "TransformationEvent" {
            guard let id = event.transformation else { continue }
            parts[id, default: []].append(event)
        }
        for (id, parts) in parts.sorted(by: { $0.key < $1.key }) {
            guard let first = parts.first else { continue }
            let (hasInputs, hasOutputs) = (
                parts.contains { !$0.inputs.isEmpty }, parts.contains { !$0.outputs.isEmpty }
            )
            guard hasInputs != hasOutputs else { continue }
            let goods = parts.flatMap { $0.inputs + $0.outputs }.map(\.id.text).joined(separator: ", ")
            warn(
                "epcis.transformation.open",
                hasInputs
                    ? "no event names what came out of the transformation \(id); \(goods) went into it"
                    : "no event names what went into the transformation \(id), out of which came \(goods)",
                at: first.location)
        }
    }

    /// The events that nobody declared wrong, each once.
    private mutating func standing(among events: [EPCISEvent]) -> [EPCISEvent] {
        var wrong: [String: EPCISEvent] = [:]
        for event in events where event.declaredWrong != nil { wrong[event.id] = wrong[event.id] ?? event }
        let ids = Set(events.map(\.id))
        for event in wrong.values.sorted(by: EPCISChain.isEarlier) {
            guard let declared = event.declaredWrong else { continue }
            let missing = declared.corrections.filter { !ids.contains($0) }
            let correction =
                declared.corrections.isEmpty
                ? "no event corrects it" : "corrected by " + declared.corrections.joined(separator: ", ")
            warn(
                "epcis.event.declaredWrong",
                "the event \(event.id) of \(event.time.text) was declared wrong on \(declared.time)"
                    + (declared.reason.map { " (\($0))" } ?? "") + " and is left out; \(correction)"
                    + (missing.isEmpty ? "" : ", of which none of the files has " + missing.joined(separator: ", ")),
                at: event.location)
        }
        var kept: [String: EPCISEvent] = [:]
        var standing: [EPCISEvent] = []
        let named = Dictionary(
            events.filter { $0.hasStatedID && wrong[$0.id] == nil }.map { ($0.fingerprint, $0) },
            uniquingKeysWith: { first, _ in first })
        for event in events where wrong[event.id] == nil {
            // A copy without an identifier is the event of the same content that states one.
            guard let first = kept[event.id] ?? (event.hasStatedID ? nil : named[event.fingerprint]) else {
                kept[event.id] = event
                standing.append(event)
                continue
            }
            if first.fingerprint == event.fingerprint {
                warn(
                    "epcis.event.twice", "the event \(first.id) stands here and at \(first.location); it counts once",
                    at: event.location)
            } else {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "epcis.event.duplicate",
                        "the event \(event.id) has another content at \(first.location); one of them has to be corrected",
                        at: event.location))
            }
        }
        return standing
    }

    private mutating func take(_ event: EPCISEvent) {
        switch event.type {
        case "TransformationEvent": transform(event)
        case "AggregationEvent": aggregate(event)
        case "ObjectEvent": object(event)
        case "TransactionEvent":
            let named = event.items.isEmpty ? parent(of: event) : event.items
            for item in resolved(named, event) {
                see(item, event)
                if EPCISChain.isMoving(event) { move(item, event) }
            }
        default: break
        }
    }

    /// Steps of growing: what goes in is feed or seed, and more may come out, so there is no balance and no content.
    private static let growing: Set = ["farmHarvest", "hatching", "harvesting", "growing", "feeding"]

    private mutating func transform(_ event: EPCISEvent) {
        let isGrown = event.step.map { EPCISChain.growing.contains($0) } ?? false
        if isGrown {
            if !event.inputs.isEmpty {
                warn(
                    "epcis.growing",
                    "\(event.id) is a step of growing: its feed and seed ("
                        + event.inputs.map(\.id.text).joined(separator: ", ")
                        + ") have origins of their own and are no content",
                    at: event.location)
            }
            for item in event.inputs { note(item, event) { $0.seen.append(item) } }
            for item in event.outputs where item.id.kind != .productClass { make(item, event, transformed: false) }
            return
        }
        for item in unpacked(event.inputs, event) {
            let isClass = item.id.kind == .productClass
            if !isClass {
                checkIsThere(item, event)
                note(item, event) { $0.used.append(item) }
            }
            add(event, "transform", item, direction: "in", lot: isClass ? "" : item.id.text)
        }
        for item in event.outputs {
            if item.id.kind == .productClass {
                warn(
                    "epcis.output.class",
                    "the output \(item.id.text) is a class of goods without a lot; it is not followed",
                    at: item.location)
                continue
            }
            make(item, event, transformed: true)
            add(event, "transform", item, direction: "out", lot: item.id.text)
        }
    }

    private mutating func object(_ event: EPCISEvent) {
        let items = resolved(event.items, event)
        if event.step == "void_shipping" {
            for item in items { takeBack(item, event) }
            return
        }
        switch event.action {
        case "ADD": for item in items { make(item, event, transformed: false) }
        case "DELETE":
            guard event.step == "destroying" else {
                for item in items {
                    see(item, event)
                    note(item, event) { $0.ended.append((item, event)) }
                }
                return
            }
            for item in items {
                checkIsThere(item, event)
                note(item, event) { $0.ended.append((item, event)) }
                note(item, event) { $0.used.append(item) }
                add(event, "loss", item, direction: "", lot: item.id.text)
            }
        default:
            for item in items {
                see(item, event)
                move(item, event)
            }
        }
    }

    /// Tells goods that are used though they were decommissioned or destroyed before.
    private mutating func checkIsThere(_ item: EPCISEvent.Item, _ event: EPCISEvent) {
        guard let found = goods[item.id.text], let (ended, end) = found.ended.last else { return }
        let taken = EPCISAmount.sum(found.ended.map(\.item)).flatMap { EPCISAmount($0) }
        let whole = EPCISAmount.sum(found.source).flatMap { EPCISAmount($0) }
        if let whole, let taken, whole.kind == taken.kind {
            let rest = max(0, whole.base - taken.base)
            let use = EPCISAmount(item).flatMap { $0.kind == whole.kind ? $0.base : nil } ?? whole.base
            guard use > rest + 1e-9 * whole.base else { return }
        }
        let amount = amount(ended)
        let words = amount.quantity.isEmpty ? "it" : "\(amount.quantity) \(amount.unit) of it"
        warn(
            "epcis.used.afterEnd",
            "\(item.id.text) is used in \(event.id) of \(event.time.text), but \(words) had ended in \(end.id) of "
                + "\(end.time.text) (\(end.step ?? "DELETE")), which leaves less than is used", at: event.location)
    }

    private static let moving: Set = [
        "shipping", "receiving", "arriving", "departing", "transporting", "transshipment", "landing",
    ]

    /// Whether the step of an event takes goods from one place to another.
    static func isMoving(_ event: EPCISEvent) -> Bool { event.step.map(moving.contains) ?? false }

    /// The container or document of an event as something that can be opened.
    private func parent(of event: EPCISEvent) -> [EPCISEvent.Item] {
        event.parent.map { [EPCISEvent.Item(id: $0, location: event.location)] } ?? []
    }

    /// Where goods go: from owner to owner a sale, told once though the buyer tells it too; else a move.
    mutating func move(_ item: EPCISEvent.Item, _ event: EPCISEvent) {
        let amount = EPCISAmount(item)
        if let seller = event.seller, let buyer = event.buyer, seller != buyer {
            let key = [item.id.text, seller.text, buyer.text]
            // Papers tell again what events of the goods themselves tell.
            let told = ToldSales.Telling(step: event.step ?? "", isOfPapers: event.type == "TransactionEvent")
            if sales[key, default: ToldSales()].isNew(amount?.base, of: amount?.kind ?? "", at: told) {
                ship(item, event, sale: key)
                add(event, "sell", item, direction: "", lot: item.id.text, from: seller, to: buyer)
                return
            }
        }
        guard EPCISChain.isMoving(event) else { return }
        ship(item, event, sale: nil)
        add(
            event, "move", item, direction: "", lot: item.id.text,
            from: event.sender ?? event.seller ?? event.owner, to: event.receiver ?? event.buyer)
    }

    /// Notes that the next row ships goods.
    private mutating func ship(_ item: EPCISEvent.Item, _ event: EPCISEvent, sale: [String]?) {
        guard event.step == "shipping" || event.step == "departing" else { return }
        checkIsThere(item, event)
        shipped.append(EPCISShipping(event: event, item: item, sale: sale, row: rows.count))
    }

    private mutating func make(_ item: EPCISEvent.Item, _ event: EPCISEvent, transformed: Bool) {
        guard item.id.kind != .container || transformed, item.id.kind != .productClass else { return }
        var item = item
        item.maker = event.id
        var isTold = false
        note(item, event) { isTold = $0.take(item, event, transformed: transformed) }
        if isTold, item.quantity != nil {
            warn(
                "epcis.lot.toldTwice",
                "another event makes as much of \(item.id.text) at the same instant, \(event.time.text); it counts once",
                at: event.location)
        }
    }

    mutating func see(_ item: EPCISEvent.Item, _ event: EPCISEvent) {
        guard item.id.kind != .container, item.id.kind != .productClass else { return }
        var item = item
        item.mayBePart = EPCISChain.isMoving(event) || event.step == "void_shipping" || event.type == "AggregationEvent"
        note(item, event) { $0.seen.append(item) }
    }

    private mutating func note(_ item: EPCISEvent.Item, _ event: EPCISEvent, _ change: (inout EPCISGoods) -> Void) {
        guard item.id.kind != .productClass else { return }
        change(&goods[item.id.text, default: EPCISGoods(id: item.id, location: item.location)])
    }

    private mutating func add(
        _ event: EPCISEvent, _ type: String, _ item: EPCISEvent.Item, direction: String, lot: String,
        from: GS1Identifier? = nil, to: GS1Identifier? = nil
    ) {
        var cells = ["event": event.transformation ?? event.id, "type": type, "direction": direction, "lot": lot]
        // One event may sell some goods and only move others; each is an event of the case.
        if type == "move", event.seller != nil, event.buyer != nil { cells["event"] = event.id + "-move" }
        cells["date"] = day(of: event)
        let actor = from ?? event.owner
        for (column, party) in [("party", actor), ("counterparty", to == from ? nil : to)] {
            guard let party else { continue }
            cells[column] = party.text
            parties[party.text] = parties[party.text] ?? event.location
        }
        cells["place"] = event.place.flatMap { place($0) }
        let amount = amount(item)
        if type == "loss", amount.quantity.isEmpty { return }
        (cells["quantity"], cells["unit"]) = amount
        if !event.papers.isEmpty { cells["note"] = event.papers.joined(separator: "; ") }
        rows.append(EPCISChainRow(event: event, cells: cells))
    }

    /// The amount as a table states it; blank for a lot of which nobody says how much it is.
    func amount(_ item: EPCISEvent.Item) -> (quantity: String, unit: String) {
        guard let quantity = item.quantity else { return item.id.kind == .instance ? ("1", "pcs") : ("", "") }
        let isWhole = quantity == quantity.rounded() && quantity < 1e15
        return (isWhole ? String(Int(quantity)) : "\(quantity)", item.unit ?? "pcs")
    }

    func place(_ id: GS1Identifier) -> String {
        let known = known(of: id)
        let words = ["name", "streetAddressOne", "city", "state", "countryCode"].compactMap { known[$0] }
        return words.isEmpty ? id.text : words.joined(separator: ", ")
    }

    /// What the master data say of a place or party, under either of the two keys that one location number has.
    func known(of id: GS1Identifier) -> [String: String] {
        masterData[id.text] ?? id.otherKey.flatMap { masterData[$0] } ?? [:]
    }

    mutating func warn(_ code: String, _ message: String, at location: SourceLocation) {
        diagnostics.append(Diagnostic(.warning, code: code, message, at: location))
    }
}

/// A row of the case's events before it is written.
struct EPCISChainRow {
    let event: EPCISEvent
    var cells: [String: String]
    /// Whether a later event took back what it tells.
    var isTakenBack = false
}
