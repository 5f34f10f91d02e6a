import Foundation
import ClewModel
import SourceFiles

/// Turns the events of EPCIS documents into the parties, lots and events of a case.
///
/// Mass enters once: what makes a lot gives its quantity; observations restate it and are compared, aggregations only say what
/// lies in which container.
struct EPCISChain {
    private(set) var draft = CaseDraft()
    private(set) var diagnostics: [Diagnostic] = []
    private let isGeneric: Bool
    private let masterData: [String: [String: String]]
    private let start: SourceLocation

    /// What is known of one lot.
    private struct Goods {
        var id: GS1Identifier
        /// What made it: the amounts of transformations, or of commissioning where no transformation made it.
        var made: [EPCISEvent.Item] = []
        var commissioned: [EPCISEvent.Item] = []
        /// When each of these happened; one instant told twice is one making.
        var commissionings: Set<[String]> = []
        var seen: [EPCISEvent.Item] = []
        var used: [EPCISEvent.Item] = []
        var maker: EPCISEvent?
        var location: SourceLocation
    }
    private var goods: [String: Goods] = [:]
    private var parties: [String: SourceLocation] = [:]
    private var rows: [(event: EPCISEvent, cells: [String: String])] = []
    private var sales: [[String]: ToldSales] = [:]
    /// What lies in each container, at the time that the events have come to.
    private var contents: [String: [EPCISEvent.Item]] = [:]
    /// What was told as not followed.
    private var unfollowed: Set<String> = []
    /// The containers whose contents went into a transformation, until something is packed into them again.
    private var emptied: Set<String> = []

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
        for event in standing.sorted(by: EPCISChain.isEarlier) { take(event) }
        fill()
    }

    private static func isEarlier(_ first: EPCISEvent, _ second: EPCISEvent) -> Bool {
        if first.time.instant != second.time.instant { return first.time.instant < second.time.instant }
        if first.location != second.location { return first.location < second.location }
        return first.id < second.id
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
        case "TransactionEvent": for item in resolved(event) { see(item, event) }
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
            if !isClass { note(item, event) { $0.used.append(item) } }
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

    private mutating func aggregate(_ event: EPCISEvent) {
        guard let parent = event.parent?.text else {
            if event.action != "OBSERVE" {
                warn(
                    "epcis.container", "\(event.id) packs or unpacks, but parentID does not say which container",
                    at: event.location)
            }
            for item in event.items where item.id.kind != .container { see(item, event) }
            return
        }
        switch event.action {
        case "ADD":
            if emptied.remove(parent) != nil { contents[parent] = nil }
            for item in event.items { pack(item, into: parent) }
        case "DELETE" where event.items.isEmpty: contents[parent] = nil
        case "DELETE":
            for item in event.items { contents[parent] = Self.without(item, contents[parent] ?? []) }
        default: break
        }
        for item in event.items where item.id.kind != .container { see(item, event) }
    }

    /// Lays goods into a container; the whole of a lot lies there once, however often that is told.
    private mutating func pack(_ item: EPCISEvent.Item, into parent: String) {
        let made = goods[item.id.text]?.made.first
        let isTold = contents[parent, default: []].contains { other in
            other.id.text == item.id.text && other.quantity == item.quantity && other.unit == item.unit
                && (item.quantity == nil || item.quantity == made?.quantity && item.unit == made?.unit)
        }
        guard !isTold else {
            warn(
                "epcis.packed.twice",
                "the whole of \(item.id.text) is packed into \(parent) twice; it is counted once", at: item.location)
            return
        }
        contents[parent, default: []].append(item)
    }

    /// What is left where some of it is taken out: less of it where both state an amount in one unit, else none of it.
    private static func without(_ item: EPCISEvent.Item, _ inside: [EPCISEvent.Item]) -> [EPCISEvent.Item] {
        var left = item.quantity
        return inside.compactMap { other in
            guard other.id.text == item.id.text else { return other }
            guard let taken = left, let held = other.quantity, other.unit == item.unit else { return nil }
            left = max(0, taken - held)
            guard held > taken else { return nil }
            var rest = other
            rest.quantity = held - taken
            return rest
        }
    }

    private mutating func object(_ event: EPCISEvent) {
        let items = resolved(event)
        switch event.action {
        case "ADD": for item in items { make(item, event, transformed: false) }
        case "DELETE":
            guard event.step == "destroying" else {
                for item in items { see(item, event) }
                return
            }
            for item in items {
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

    /// Where goods go: from owner to owner a sale, told once though the buyer tells it too; else a move.
    private mutating func move(_ item: EPCISEvent.Item, _ event: EPCISEvent) {
        if let seller = event.seller, let buyer = event.buyer, seller != buyer,
            sales[[item.id.text, seller.text, buyer.text], default: ToldSales()].isNew(
                item.quantity, at: event.step ?? "")
        {
            add(event, "sell", item, direction: "", lot: item.id.text, from: seller, to: buyer)
        } else if ["shipping", "receiving", "arriving", "departing", "transporting", "transshipment", "landing"]
            .contains(event.step)
        {
            add(
                event, "move", item, direction: "", lot: item.id.text,
                from: event.sender ?? event.seller ?? event.owner,
                to: event.receiver ?? event.buyer)
        }
    }

    /// The goods of an event; a container stands for what lies in it, which may again be containers.
    private mutating func resolved(_ event: EPCISEvent) -> [EPCISEvent.Item] {
        opened(event.items, event).found.filter { item in
            let isFollowed =
                item.id.kind == .lot || item.id.kind == .instance || isMade(item)
                || (item.quantity != nil && item.id.kind != .productClass)
            if !isFollowed, unfollowed.insert(item.id.text).inserted {
                let reason =
                    item.id.kind == .productClass
                    ? "is a class of goods without a lot" : "is neither a lot nor a piece of goods and states no amount"
                warn("epcis.item.unfollowed", "\(item.id.text) \(reason); it is not followed", at: item.location)
            }
            return isFollowed
        }
    }

    /// What goes into a transformation: a container gives what lies in it, and is empty then.
    ///
    /// One of which nobody says what lay in it goes in as goods of its own, of unknown origin.
    private mutating func unpacked(_ items: [EPCISEvent.Item], _ event: EPCISEvent) -> [EPCISEvent.Item] {
        let (found, containers, closed) = opened(items, event)
        emptied.formUnion(containers)
        // A lot that is named beside the container in which it lies goes in once.
        let named = Set(items.map(\.id.text))
        var isTaken: Set<String> = []
        let once = found.filter { item in
            guard !containers.isEmpty, named.contains(item.id.text) else { return true }
            return isTaken.insert(item.id.text).inserted
        }
        if once.count < found.count {
            warn(
                "epcis.packed.twice",
                "\(event.id) names goods both by themselves and in the container in which they lie; they go in once",
                at: event.location)
        }
        return once + closed
    }

    private func isMade(_ item: EPCISEvent.Item) -> Bool { goods[item.id.text]?.made.isEmpty == false }

    /// What lies in containers, which may again be containers; with the containers that were opened, and those of which nobody
    /// says what lay in them.
    private mutating func opened(
        _ items: [EPCISEvent.Item], _ event: EPCISEvent
    ) -> (found: [EPCISEvent.Item], containers: Set<String>, closed: [EPCISEvent.Item]) {
        var found: [EPCISEvent.Item] = []
        var closed: [EPCISEvent.Item] = []
        var waiting = Array(items.reversed())
        var containers: Set<String> = []
        while let item = waiting.popLast() {
            guard (item.id.kind == .container && !isMade(item)) || contents[item.id.text] != nil else {
                found.append(item)
                continue
            }
            guard containers.insert(item.id.text).inserted else { continue }
            if let inside = contents[item.id.text], !inside.isEmpty {
                waiting += inside.reversed()
            } else {
                closed.append(item)
                warn(
                    "epcis.container", "nothing says what lay in \(item.id.text) at \(event.time.text)",
                    at: item.location)
            }
        }
        return (found, containers, closed)
    }

    private mutating func make(_ item: EPCISEvent.Item, _ event: EPCISEvent, transformed: Bool) {
        guard item.id.kind != .container || transformed, item.id.kind != .productClass else { return }
        var isTold = false
        var item = item
        item.maker = event.id
        note(item, event) { goods in
            if transformed {
                goods.made.append(item)
                goods.maker = event
            } else {
                goods.maker = goods.maker ?? event
                let amount = EPCISAmount(item)
                let making = ["\(event.time.instant)", amount.map { "\($0.base)" } ?? "", amount?.kind ?? ""]
                isTold = !goods.commissionings.insert(making).inserted
                if !isTold { goods.commissioned.append(item) }
            }
        }
        if isTold, item.quantity != nil {
            warn(
                "epcis.lot.toldTwice",
                "another event makes as much of \(item.id.text) at the same instant, \(event.time.text); it counts once",
                at: event.location)
        }
    }

    private mutating func see(_ item: EPCISEvent.Item, _ event: EPCISEvent) {
        guard item.id.kind != .container, item.id.kind != .productClass else { return }
        note(item, event) { $0.seen.append(item) }
    }

    private mutating func note(_ item: EPCISEvent.Item, _ event: EPCISEvent, _ change: (inout Goods) -> Void) {
        guard item.id.kind != .productClass else { return }
        change(&goods[item.id.text, default: Goods(id: item.id, location: item.location)])
    }

    private mutating func add(
        _ event: EPCISEvent, _ type: String, _ item: EPCISEvent.Item, direction: String, lot: String,
        from: GS1Identifier? = nil, to: GS1Identifier? = nil
    ) {
        var cells = ["event": event.transformation ?? event.id, "type": type, "direction": direction, "lot": lot]
        // One event may sell some goods and only move others; each is an event of the case.
        if type == "move", event.seller != nil, event.buyer != nil { cells["event"] = event.id + "-move" }
        cells["date"] = event.day
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
        rows.append((event, cells))
    }

    /// The amount as a table states it; blank for a lot of which nobody says how much it is.
    private func amount(_ item: EPCISEvent.Item) -> (quantity: String, unit: String) {
        guard let quantity = item.quantity else { return item.id.kind == .instance ? ("1", "pcs") : ("", "") }
        let isWhole = quantity == quantity.rounded() && quantity < 1e15
        return (isWhole ? String(Int(quantity)) : "\(quantity)", item.unit ?? "pcs")
    }

    private func place(_ id: GS1Identifier) -> String {
        let known = masterData[id.text] ?? [:]
        let words = ["name", "streetAddressOne", "city", "state", "countryCode"].compactMap { known[$0] }
        return words.isEmpty ? id.text : words.joined(separator: ", ")
    }
}

extension EPCISChain {
    private static let lotColumns = [
        "id", "stage", "description", "number", "quantity", "unit", "producer", "place", "country", "date",
        "unit_mass_kg",
    ]
    private static let eventColumns = [
        "event", "type", "date", "party", "counterparty", "place", "direction", "lot", "quantity", "unit", "note",
    ]

    private mutating func fill() {
        var lots = CaseDraft.DraftTable(columns: EPCISChain.lotColumns, start: start)
        for (id, found) in goods.sorted(by: { $0.key < $1.key }) {
            lots.add(row(of: found), at: found.location.naming(id))
        }
        var events = CaseDraft.DraftTable(columns: EPCISChain.eventColumns, start: start)
        // One transformation may be told in several events: the last of them is its date, the first its party and place.
        var heads: [String: [String: String]] = [:]
        for (_, cells) in rows {
            let id = cells["event"] ?? ""
            heads[id, default: cells]["date"] = cells["date"]
        }
        for (event, cells) in rows {
            var cells = cells
            let head = heads[cells["event"] ?? ""] ?? cells
            for column in ["type", "date", "party", "counterparty", "place"] { cells[column] = head[column] }
            events.add(cells, at: event.location)
        }
        var table = CaseDraft.DraftTable(columns: ["id", "name", "country", "address"], start: start)
        for (id, place) in parties.sorted(by: { $0.key < $1.key }) {
            let known = masterData[id] ?? [:]
            let country = known["countryCode"].flatMap { $0.utf8.count == 2 ? $0 : nil }
            let address = ["streetAddressOne", "city", "state"].compactMap { known[$0] }.joined(separator: ", ")
            table.add(
                ["id": id, "name": known["name"] ?? id, "country": country ?? "", "address": address], at: place)
        }
        draft.tables = [
            CaseTable.parties.rawValue: table, CaseTable.lots.rawValue: lots, CaseTable.events.rawValue: events,
        ]
    }

    private mutating func row(of found: Goods) -> [String: String] {
        let source = EPCISAmount.told(found.made.isEmpty ? found.commissioned : found.made)
        let sum = found.id.kind == .instance ? nil : EPCISAmount.sum(source)
        var best = sum ?? source.first
        if sum != nil, found.made.isEmpty, source.count > 1, let best {
            let parts = EPCISAmount.words(source.map { self.amount($0) })
            let whole = self.amount(best)
            warn(
                "epcis.lot.madeTwice",
                "\(found.id.text) was made in \(source.count) events, of \(parts); "
                    + "together they count as \(whole.quantity) \(whole.unit)", at: found.location)
        }
        if sum == nil, source.count > 1, found.id.kind != .instance, source.contains(where: { $0.quantity != nil }) {
            // What cannot be added is left open: one part of it is not the whole.
            best = source.first
            best?.quantity = nil
            warn(
                "epcis.lot.units",
                "\(found.id.text) was made in \(source.count) events, of "
                    + EPCISAmount.words(source.map { self.amount($0) })
                    + "; these do not add up to one amount, so that it is unknown", at: found.location)
            return row(of: found, best)
        }
        // A lot that nobody made in the files holds at least what was seen or used of it.
        let commissioned = sum != nil && found.made.isEmpty ? [] : found.commissioned
        let restated = (found.seen + commissioned).filter { $0.quantity != nil }
        if best?.quantity == nil, found.id.kind != .instance {
            let stated = restated + found.used.filter { $0.quantity != nil }
            best = EPCISAmount.largest(stated) ?? best ?? found.seen.first ?? found.used.first
        } else if let made = best, let own = EPCISAmount(made) {
            for claim in restated {
                guard let other = EPCISAmount(claim), other.kind == own.kind, !other.isClose(to: own) else { continue }
                let (here, there) = (self.amount(claim), self.amount(made))
                warn(
                    "epcis.quantity.differs",
                    "\(found.id.text) is stated as \(here.quantity) \(here.unit) here and was made as "
                        + "\(there.quantity) \(there.unit) at \(made.location); what made it counts",
                    at: claim.location)
            }
        }
        return row(of: found, best)
    }

    /// The row of a lot of an amount; of one lot where nobody says how much it is.
    private mutating func row(of found: Goods, _ best: EPCISEvent.Item?) -> [String: String] {
        var cells = ["id": found.id.text]
        if isGeneric { cells["stage"] = found.made.isEmpty ? "raw" : "product" }
        let amount = best.map { self.amount($0) } ?? (quantity: "", unit: "")
        if amount.quantity.isEmpty {
            (cells["quantity"], cells["unit"]) = found.id.kind == .instance ? ("1", "pcs") : ("1", "lot")
        } else {
            (cells["quantity"], cells["unit"]) = amount
        }
        let known = found.id.productClass.flatMap { masterData[GS1Identifier($0).text] } ?? [:]
        cells["description"] = known["descriptionShort"]
        if let cut = found.id.text.range(of: "/10/") { cells["number"] = String(found.id.text[cut.upperBound...]) }
        if let maker = found.maker {
            cells["date"] = maker.day
            cells["place"] = maker.place.map { place($0) }
            if let owner = maker.owner {
                cells["producer"] = owner.text
                parties[owner.text] = parties[owner.text] ?? maker.location
            }
            if let country = maker.country, country.utf8.count == 2 { cells["country"] = country }
        }
        return cells
    }

    private mutating func warn(_ code: String, _ message: String, at location: SourceLocation) {
        diagnostics.append(Diagnostic(.warning, code: code, message, at: location))
    }
}
