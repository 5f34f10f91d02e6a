import ClewModel
import SupplyChain

/// Writes the lots, steps and shipments of a trail from the case and the graph of it.
struct TrailRows {
    let lots: [ChainTrail.Lot]
    let steps: [ChainTrail.Step]
    let shipments: [ChainTrail.Shipment]

    /// - Complexity: O(*n* log *n*) for *n* lots, legs and documents.
    init(_ assessed: AssessedCase, _ graph: ChainGraph) {
        let found = assessed.captioned
        let index = assessed.goods.index
        let documents = { (positions: [Int]?) in (positions ?? []).map { found.documents[$0].id } }
        let nodes = Dictionary(graph.nodes.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        let up = graph.neighbours(.up)
        let down = graph.neighbours(.down)
        var sellers: [String: [String]] = [:]
        for event in found.events where event.kind == .sell {
            guard let party = event.party else { continue }
            for lot in event.inputs.compactMap(\.lot) where sellers[lot]?.last != party {
                sellers[lot, default: []].append(party)
            }
        }
        func plain(_ node: String) -> String {
            String(node[(node.firstIndex(of: ":").map { node.index(after: $0) } ?? node.startIndex)...])
        }
        func beyond(_ node: String, _ next: [String: [String]]) -> [String] {
            (next[node] ?? []).flatMap { nodes[$0]?.kind == .step ? next[$0] ?? [] : [$0] }.unique().map(plain)
        }
        var order: [String: Int] = [:]
        for (number, stage) in assessed.commodity.stages.enumerated() { order[stage.key] = number }
        lots = found.lots.enumerated().compactMap { position, lot -> (Int, Int, ChainTrail.Lot)? in
            guard let node = nodes["lot:" + lot.id] else { return nil }
            let trace = assessed.trace.lot(lot.id)
            let share = trace?.regionShare ?? .init(0, 1)
            let row = ChainTrail.Lot(
                id: lot.id, description: lot.description ?? lot.stage, stage: lot.stage,
                quantity: Wording.quantity(lot.quantity), maker: lot.producer.flatMap { found.party($0)?.caption },
                soldBy: (sellers[lot.id] ?? []).unique().filter { $0 != lot.producer }
                    .compactMap { found.party($0)?.caption },
                place: lot.place, country: lot.country, date: lot.date?.description, fromRegion: share,
                isTightest: trace?.isTightest ?? false, evenlyMixed: trace?.wellMixedShare ?? share,
                content: ContentWords.short(share), mark: node.mark, means: node.mark.words,
                documents: documents(index.documentsOfLot[lot.id]),
                madeIn: (up[node.id] ?? []).filter { nodes[$0]?.kind == .step }.map(plain),
                madeOf: beyond(node.id, up), wentInto: beyond(node.id, down))
            return (order[lot.stage] ?? Int.max, position, row)
        }.sorted { ($0.0, $0.1) < ($1.0, $1.1) }.map(\.2)
        steps =
            found.pools.compactMap { pool in
                nodes["pool:" + pool.id].map { node in
                    ChainTrail.Step(
                        id: pool.id, stage: node.group, party: pool.party.flatMap { found.party($0)?.caption },
                        date: nil, mark: node.mark, documents: [])
                }
            }
            + found.events.compactMap { event in
                nodes["event:" + event.id].map { node in
                    ChainTrail.Step(
                        id: event.id, stage: node.group, party: event.party.flatMap { found.party($0)?.caption },
                        date: event.date?.description, mark: node.mark,
                        documents: documents(index.documentsOfEvent[event.id]),
                        joinsParts: event.joinsParts ? true : nil)
                }
            }
        let reports = Dictionary(
            assessed.assessment.shipments.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })
        shipments = found.shipments.compactMap { shipment in
            nodes["shipment:" + shipment.id].map { node in
                ChainTrail.Shipment(
                    id: shipment.id, toCountry: shipment.toCountry, content: reports[shipment.id]?.content ?? "unknown",
                    mark: node.mark, lots: shipment.items.map(\.lot).unique())
            }
        }
    }
}
