import ClewModel

extension ChainChecks {
    /// Checks that lots which meet state how much they hold of what is followed, where that may differ between them.
    ///
    /// Lots of one stage of which none states it are taken to be alike, so that nothing is asked of them.
    mutating func checkContents() {
        guard balance.strengths.isCounted else { return }
        var open: [Int: String] = [:]
        for (number, flow) in balance.flows.enumerated() {
            note(flow.inputs.compactMap(\.lot), in: "the event \(graph.event(number).id)", &open)
        }
        for (number, pool) in graph.found.pools.enumerated() {
            let stored = graph.layout.ledger.ranges[number].compactMap { entry -> Int? in
                if case .receipt(let lot) = graph.layout.ledger.entries[entry].kind { lot } else { nil }
            }
            note(stored, in: "the pool \(pool.id)", &open)
        }
        for shipment in graph.found.shipments {
            note(
                shipment.items.compactMap { graph.layout.lotIndex[$0.lot] }, in: "the shipment \(shipment.id)", &open)
        }
        for (lot, place) in open.sorted(by: { $0.key < $1.key }) {
            let found = graph.found.lots[lot]
            let material = graph.commodity.material
            add(
                .contentUnstated, .gap, .lot, found.id,
                "nothing states how much of the weight of the lot \(found.id) is \(material), and in \(place) it meets goods "
                    + "that may hold more or less of it, so that no share can be told exactly", at: [found.location],
                ask:
                    "How much of the weight of \(found.id) is \(material) (degrees Brix, or an assay)? Please send the record."
            )
        }
    }

    /// Notes the lots of which nothing states what they hold, and where they meet others.
    private func note(_ lots: [Int], in place: String, _ open: inout [Int: String]) {
        let lots = Set(lots).sorted()
        let strengths = lots.map { balance.strengths.own($0) }
        guard lots.count > 1, !Piece.areAlike(strengths.map { Piece(share: ShareMath.unknown, strength: $0) }) else {
            return
        }
        for (lot, strength) in zip(lots, strengths) where strength.exact == nil && isMadeAnew(lot) && open[lot] == nil {
            open[lot] = place
        }
    }

    /// Whether a lot is of the commodity, and no joining, splitting or pool tells what it holds.
    private func isMadeAnew(_ lot: Int) -> Bool {
        graph.found.lots[lot].stage != Lot.otherStage && graph.layout.ledger.issues[lot].isEmpty
            && graph.layout.makers[lot].allSatisfy { !balance.flows[$0].staysAtStage }
    }
}
