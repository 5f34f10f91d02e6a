import ClewModel
import SupplyChain

/// Draws the case as a graph: lots, the steps between them, and the shipments, each marked by what was found about it.
struct ChainGraphBuilder {
    let `case`: Case
    let goods: GoodsStep.Result
    let findings: [Finding]

    /// The graph; sales and movements are told in the label of the lot they concern, to keep the picture small.
    func graph() -> ChainGraph {
        var nodes: [ChainGraph.Node] = []
        var edges: [ChainGraph.Edge] = []
        for lot in `case`.lots where isInChain(lot.id) { nodes.append(node(lot)) }
        for event in `case`.events where event.kind == .transform {
            nodes.append(node(event))
            for leg in event.inputs {
                guard let lot = leg.lot else { continue }
                edges.append(
                    ChainGraph.Edge(
                        from: "lot:\(lot)", to: "event:\(event.id)", label: leg.quantity.map(Wording.quantity) ?? "?"))
            }
            for leg in event.outputs {
                guard let lot = leg.lot else { continue }
                edges.append(
                    ChainGraph.Edge(
                        from: "event:\(event.id)", to: "lot:\(lot)", label: leg.quantity.map(Wording.quantity) ?? ""))
            }
        }
        for shipment in `case`.shipments {
            nodes.append(node(shipment))
            for item in shipment.items {
                edges.append(
                    ChainGraph.Edge(
                        from: "lot:\(item.lot)", to: "shipment:\(shipment.id)", label: Wording.quantity(item.quantity)))
            }
        }
        return ChainGraph(
            nodes: nodes.sorted { $0.id < $1.id }, edges: edges.sorted { ($0.from, $0.to) < ($1.from, $1.to) })
    }

    private func isInChain(_ lot: String) -> Bool {
        `case`.events.contains { event in
            event.kind == .transform && (event.inputs + event.outputs).contains { $0.lot == lot }
        } || `case`.shipments.contains { $0.items.contains { $0.lot == lot } }
    }

    private func node(_ lot: Lot) -> ChainGraph.Node {
        let producer = lot.producer.flatMap { `case`.party($0) }
        let sellers = `case`.events.filter { event in
            event.kind == .sell && event.inputs.contains { $0.lot == lot.id }
        }.compactMap { $0.party.flatMap { `case`.party($0) } }.filter { $0.id != producer?.id }
        let name = lot.description ?? lot.stage
        var lines = ["\(lot.id): \(name)"]
        if let producer { lines.append(Self.short(producer.name)) }
        if let seller = sellers.first { lines.append("sold by \(Self.short(seller.name))") }
        lines.append(Wording.quantity(lot.quantity))
        let parties = ([producer].compactMap(\.self) + sellers).map(\.id)
        var mark = mark(of: .lot, id: lot.id)
        for party in parties { mark = max(mark, self.mark(ofParty: party)) }
        if goods.origins[lot.id]?.answer == .inside { mark = .found }
        if mark == .clear, let trace = goods.trace.lot(lot.id), trace.regionShare.upper > 0 {
            mark = trace.regionShare.lower > 0 ? .found : .possible
        }
        let share = goods.trace.lot(lot.id).map { " Content from Xinjiang: \(Wording.share($0.regionShare))." } ?? ""
        let who = producer.map { " made by \($0.name)" } ?? " whose maker nobody names"
        let sold = sellers.map { ", sold by \($0.name)" }.joined()
        return ChainGraph.Node(
            id: "lot:\(lot.id)", kind: .lot, lines: lines, mark: mark,
            text: "Lot \(lot.id), \(name), \(Wording.quantity(lot.quantity)),\(who)\(sold).\(share) \(mark.words)")
    }

    private func node(_ event: SupplyEvent) -> ChainGraph.Node {
        let party = event.party.flatMap { `case`.party($0) }
        let stage = goods.trace.step(event.id)?.stage ?? event.kind.rawValue
        var mark = mark(of: .event, id: event.id)
        if let party { mark = max(mark, self.mark(ofParty: party.id)) }
        let when = event.date.map { " on \($0)" } ?? ""
        return ChainGraph.Node(
            id: "event:\(event.id)", kind: .step,
            lines: ["\(event.id): \(stage)"] + (party.map { [Self.short($0.name)] } ?? []), mark: mark,
            text: "Step \(event.id), \(stage)\(party.map { " by \($0.name)" } ?? "")\(when). \(mark.words)")
    }

    private func node(_ shipment: Shipment) -> ChainGraph.Node {
        let trace = goods.trace.shipment(shipment.id)
        var mark = mark(of: .shipment, id: shipment.id)
        if mark == .clear, let trace, trace.regionShare.upper > 0 {
            mark = trace.regionShare.lower > 0 ? .found : .possible
        }
        let share = trace.map { Wording.share($0.regionShare) } ?? "unknown"
        let to = shipment.toCountry?.uppercased() ?? "?"
        return ChainGraph.Node(
            id: "shipment:\(shipment.id)", kind: .shipment,
            lines: ["\(shipment.id) to \(to)", "from Xinjiang: \(share)"], mark: mark,
            text: "Shipment \(shipment.id) to \(to). Content from Xinjiang: \(share). \(mark.words)")
    }

    private func mark(of kind: Subject.Kind, id: String) -> ChainGraph.Mark {
        findings.filter { $0.subject.kind == kind && $0.subject.id == id }.map(Self.mark).max() ?? .clear
    }

    private func mark(ofParty id: String) -> ChainGraph.Mark {
        findings.filter { $0.subject.kind == .party && $0.subject.id == id && $0.rule != FindingRule.placeInRegion.id }
            .map(Self.mark).max() ?? .clear
    }

    private static func mark(_ finding: Finding) -> ChainGraph.Mark {
        switch finding.severity {
        case .high: .found
        case .medium: finding.rule.hasSuffix("undocumented") || finding.rule.hasSuffix("unknown") ? .open : .possible
        case .low: .open
        }
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
        case .found: "A listing, an owner, a text or content from Xinjiang is on record."
        }
    }
}
