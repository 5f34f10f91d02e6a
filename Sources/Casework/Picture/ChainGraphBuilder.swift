import ClewModel
import SupplyChain

/// Draws the case as a graph: lots, the steps between them, and the shipments, each marked by what was found about it.
struct ChainGraphBuilder {
    private let `case`: Case
    private let goods: GoodsStep.Result
    private let commodity: Commodity
    /// The gravest mark of what was found about each lot, event and shipment.
    private var marks: [Subject.Kind: [String: ChainGraph.Mark]] = [:]
    /// The same for each party, places left aside: a place alone is no finding about the goods.
    private var partyMarks: [String: ChainGraph.Mark] = [:]
    /// The parties of which a finding says that they are in the region: what they do is done there.
    private var placed: Set<String> = []
    /// For each lot the parties that sold it.
    private var sellers: [String: [CaseParty]] = [:]
    /// The lots and events that goods of a party with a listing, an owner or a text on record went into.
    private var passed: Set<String> = []

    /// - Complexity: O(*n*) for *n* lots, legs and findings.
    init(case found: Case, commodity: Commodity, goods: GoodsStep.Result, findings: [Finding]) {
        `case` = found
        self.commodity = commodity
        self.goods = goods
        for finding in findings {
            let mark = Self.mark(finding)
            let (kind, id) = (finding.subject.kind, finding.subject.id)
            marks[kind, default: [:]][id] = max(marks[kind]?[id] ?? .clear, mark)
            guard kind == .party else { continue }
            if finding.rule == FindingRule.placeInRegion.id {
                placed.insert(id)
            } else {
                partyMarks[id] = max(partyMarks[id] ?? .clear, mark)
            }
        }
        for event in found.events where event.kind == .sell {
            guard let party = event.party.flatMap({ found.party($0) }) else { continue }
            for lot in Set(event.inputs.compactMap(\.lot)) { sellers[lot, default: []].append(party) }
        }
        passed = downstream()
    }

    /// The graph; sales and movements are told in the label of the lot they concern, to keep the picture small.
    ///
    /// - Parameter withLooseLots: Whether lots are drawn that no step, pool or shipment names.
    /// - Complexity: O(*n* log *n*) for *n* lots and legs.
    func graph(withLooseLots: Bool = false) -> ChainGraph {
        var nodes: [ChainGraph.Node] = []
        var edges: [ChainGraph.Edge] = []
        var drawn: Set<String> = []
        for event in `case`.events where event.kind == .transform {
            nodes.append(node(event))
            for leg in event.inputs {
                guard let lot = leg.lot else { continue }
                drawn.insert(lot)
                edges.append(
                    ChainGraph.Edge(
                        from: "lot:\(lot)", to: "event:\(event.id)", label: leg.quantity.map(Wording.quantity) ?? "?"))
            }
            for leg in event.outputs {
                guard let lot = leg.lot else { continue }
                drawn.insert(lot)
                edges.append(
                    ChainGraph.Edge(
                        from: "event:\(event.id)", to: "lot:\(lot)", label: leg.quantity.map(Wording.quantity) ?? ""))
            }
        }
        addPools(&nodes, &edges, &drawn)
        for shipment in `case`.shipments {
            nodes.append(node(shipment))
            for item in shipment.items {
                drawn.insert(item.lot)
                edges.append(
                    ChainGraph.Edge(
                        from: "lot:\(item.lot)", to: "shipment:\(shipment.id)", label: Wording.quantity(item.quantity)))
            }
        }
        for lot in `case`.lots where withLooseLots || drawn.contains(lot.id) { nodes.append(node(lot)) }
        return ChainGraph(
            nodes: nodes.sorted { $0.id < $1.id }, edges: edges.sorted { ($0.from, $0.to) < ($1.from, $1.to) })
    }

    /// Pools with what was stored in them and issued from them.
    private func addPools(
        _ nodes: inout [ChainGraph.Node], _ edges: inout [ChainGraph.Edge], _ drawn: inout Set<String>
    ) {
        guard !`case`.pools.isEmpty else { return }
        let stored = Dictionary(grouping: `case`.events.filter { $0.kind == .store }, by: \.pool)
        for pool in `case`.pools {
            let name = pool.description ?? (pool.isMixed ? "mixed store" : "store")
            let mark = max(
                marks[.event]?[pool.id] ?? .clear,
                content(of: (stored[pool.id] ?? []).flatMap { $0.inputs.compactMap(\.lot) }))
            nodes.append(
                ChainGraph.Node(
                    id: "pool:\(pool.id)", kind: .step, lines: ["\(pool.id): \(Self.short(name))"], mark: mark,
                    group: "storage", text: "Pool \(pool.id), \(name). \(mark.words)"))
        }
        for event in `case`.events {
            guard let pool = event.pool, event.kind == .store || event.kind == .issue else { continue }
            for leg in event.kind == .store ? event.inputs : event.outputs {
                guard let lot = leg.lot else { continue }
                drawn.insert(lot)
                let label = leg.quantity.map(Wording.quantity) ?? ""
                edges.append(
                    event.kind == .store
                        ? ChainGraph.Edge(from: "lot:\(lot)", to: "pool:\(pool)", label: label)
                        : ChainGraph.Edge(from: "pool:\(pool)", to: "lot:\(lot)", label: label))
            }
        }
    }

    /// What goods of a party with something on record went into, by the identifiers of the nodes.
    private func downstream() -> Set<String> {
        var next: [String: [String]] = [:]
        var open: [String] = []
        for lot in `case`.lots {
            let hands = [lot.producer].compactMap(\.self) + (sellers[lot.id] ?? []).map(\.id)
            if hands.contains(where: { partyMarks[$0] == .found }) { open.append("lot:\(lot.id)") }
        }
        for event in `case`.events {
            let through: String
            switch event.kind {
            case .transform:
                through = "event:\(event.id)"
                if event.party.map({ partyMarks[$0] == .found }) ?? false { open.append(through) }
            case .store, .issue:
                guard let pool = event.pool else { continue }
                through = "pool:\(pool)"
            case .move, .sell, .loss: continue
            }
            for lot in event.inputs.compactMap(\.lot) { next["lot:\(lot)", default: []].append(through) }
            for lot in event.outputs.compactMap(\.lot) { next[through, default: []].append("lot:\(lot)") }
        }
        for shipment in `case`.shipments {
            for item in shipment.items { next["lot:\(item.lot)", default: []].append("shipment:\(shipment.id)") }
        }
        var reached: Set<String> = []
        while let node = open.popLast() {
            for follower in next[node] ?? [] where reached.insert(follower).inserted { open.append(follower) }
        }
        return reached
    }

    /// The mark of a node that such goods went into, with the words that say so.
    private func marked(_ id: String, _ mark: ChainGraph.Mark) -> (mark: ChainGraph.Mark, words: String) {
        guard passed.contains(id) else { return (mark, mark.words) }
        let words = "Goods of a party about which something is on record went into it."
        return mark < .possible ? (.possible, words) : (mark, mark.words + " " + words)
    }

    /// What is on record of content from the region in some lots: what is fed with it is no less marked.
    private func content(of lots: [String]) -> ChainGraph.Mark {
        lots.reduce(.clear) { mark, lot in
            if goods.origins[lot]?.answer == .inside { return .found }
            guard let share = goods.trace.lot(lot)?.regionShare, share.upper > 0 else { return mark }
            return max(mark, share.lower > 0 ? .found : .possible)
        }
    }

    private func node(_ lot: Lot) -> ChainGraph.Node {
        let producer = lot.producer.flatMap { `case`.party($0) }
        let sellers = (sellers[lot.id] ?? []).filter { $0.id != producer?.id }
        let stage = stageName(lot.stage)
        let name = lot.description ?? commodity.stage(lot.stage)?.output ?? stage
        let id = Self.shown(lot.id)
        var lines = ["\(id): \(name)"]
        if let producer { lines += Self.lines(of: producer) }
        if let seller = sellers.first { lines.append("sold by \(Self.short(seller.romanized ?? seller.name))") }
        lines.append(Wording.quantity(lot.quantity))
        var mark = marks[.lot]?[lot.id] ?? .clear
        for party in ([producer].compactMap(\.self) + sellers).map(\.id) {
            mark = max(mark, partyMarks[party] ?? .clear)
        }
        let trace = goods.trace.lot(lot.id)
        if mark == .clear || goods.origins[lot.id]?.answer == .inside { mark = max(mark, content(of: [lot.id])) }
        let share =
            trace.map { " Content from Xinjiang, of the \(goods.material): \(ContentWords.short($0.regionShare))." }
            ?? ""
        let who = producer.map { " made by \($0.caption)" } ?? " whose maker nobody names"
        let sold = sellers.map { ", sold by \($0.caption)" }.joined()
        let (shown, words) = marked("lot:\(lot.id)", mark)
        return ChainGraph.Node(
            id: "lot:\(lot.id)", kind: .lot, lines: lines, mark: shown, group: lot.stage, groupName: stage,
            text: "Lot \(id), \(name), \(Wording.quantity(lot.quantity)),\(who)\(sold)".ended + "\(share) \(words)")
    }

    private func node(_ event: SupplyEvent) -> ChainGraph.Node {
        let party = event.party.flatMap { `case`.party($0) }
        let stage = goods.trace.step(event.id)?.stage ?? event.kind.rawValue
        let name = stageName(stage)
        let id = Self.shown(event.id)
        var mark = max(marks[.event]?[event.id] ?? .clear, party.flatMap { partyMarks[$0.id] } ?? .clear)
        mark = max(mark, content(of: event.inputs.compactMap(\.lot)))
        let isPlaced = party.map { placed.contains($0.id) } ?? false
        if isPlaced { mark = .found }
        let when = event.date.map { " on \($0)" } ?? ""
        var (shown, words) = marked("event:\(event.id)", mark)
        if isPlaced { words += " Who does it is in the region, by the records." }
        return ChainGraph.Node(
            id: "event:\(event.id)", kind: .step,
            lines: ["\(id): \(name)"] + (party.map(Self.lines) ?? []), mark: shown, group: stage, groupName: name,
            text: "Step \(id), \(name)\(party.map { " by \($0.caption)" } ?? "")\(when). \(words)")
    }

    private func node(_ shipment: Shipment) -> ChainGraph.Node {
        let trace = goods.trace.shipment(shipment.id)
        var mark = marks[.shipment]?[shipment.id] ?? .clear
        let isPresent = trace?.presence == .established
        if mark == .clear, let trace, trace.regionShare.upper > 0 { mark = isPresent ? .found : .possible }
        let share = trace.map { ContentWords.short($0.regionShare, isPresent: isPresent) } ?? "unknown"
        let to = shipment.toCountry?.uppercased() ?? "?"
        let material = trace.map { goods.material(of: $0, in: `case`) } ?? goods.material
        let (shown, words) = marked("shipment:\(shipment.id)", mark)
        return ChainGraph.Node(
            id: "shipment:\(shipment.id)", kind: .shipment,
            lines: [
                "\(shipment.id) to \(to)", "from Xinjiang: \(share.split(separator: "; ")[0]) (of the \(material))",
            ]
                + share.split(separator: "; ").dropFirst().map(String.init),
            mark: shown, group: "shipments",
            text: "Shipment \(shipment.id) to \(to). Content from Xinjiang, of the \(material): \(share). \(words)")
    }

    /// A stage as its commodity calls it; what is no stage of it, in plain words.
    private func stageName(_ key: String) -> String {
        if let stage = commodity.stage(key) { return stage.name }
        switch key {
        case Lot.otherStage: return "other goods"
        case SupplyEvent.Kind.transform.rawValue: return "making"
        default: return key.replacing("-", with: " ")
        }
    }

    /// An identifier as a person reads it: of an address or a URN its last part, which tells goods of one case apart.
    static func shown(_ id: String) -> String {
        let isAddress = id.hasPrefix("http://") || id.hasPrefix("https://")
        guard isAddress || id.lowercased().hasPrefix("urn:") else { return id }
        let part =
            id.split(whereSeparator: { isAddress ? $0 == "/" : $0 == ":" || $0 == "." }).last.map(String.init) ?? id
        // The digits of a UUID mean nothing; its last group tells it from the others of the same file.
        let groups = part.split(separator: "-")
        guard groups.count == 5, let last = groups.last, last.count == 12 else { return part }
        let plain = last.drop { $0 == "0" }
        return "no. " + (plain.isEmpty ? "0" : String(plain))
    }

    private static func mark(_ finding: Finding) -> ChainGraph.Mark {
        switch finding.severity {
        case .high: .found
        case .medium: finding.rule.hasSuffix("undocumented") || finding.rule.hasSuffix("unknown") ? .open : .possible
        case .low: .open
        }
    }

    /// The name of a party, with the Latin one below where there is one.
    private static func lines(of party: CaseParty) -> [String] {
        [party.name, party.romanized].compactMap(\.self).map(short)
    }

    private static func short(_ name: String) -> String {
        name.count <= 34 ? name : String(name.prefix(33)) + "…"
    }
}

extension ChainGraph.Mark: Comparable {
    /// Orders from nothing found to found.
    public static func < (lhs: ChainGraph.Mark, rhs: ChainGraph.Mark) -> Bool {
        (allCases.firstIndex(of: lhs) ?? 0) < (allCases.firstIndex(of: rhs) ?? 0)
    }

    /// The mark in words.
    var words: String {
        switch self {
        case .clear: "Nothing was found about it."
        case .open: "Something about it is undocumented."
        case .possible: "The records leave room for content from Xinjiang, or do not add up."
        case .found: "A listing, an owner, a text, a place in the region or content from it is on record."
        }
    }
}
