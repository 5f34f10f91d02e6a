import ClewModel

/// What a single piece of goods can hold.
///
/// Of raw goods of mixed kind a piece may hold all or nothing. A piece of an even lot holds what the whole lot holds, and keeps it
/// when the lot is joined, stored or woven with others that nothing mixes with it.
extension ForwardShares {
    /// Whether all that goes into a transformation is evened out.
    func isMixing(_ number: Int) -> Bool { question.isEven || evenness.transformations[number] }

    func pieces(ofStep number: Int) -> Bounds {
        let flow = balance.flows[number]
        if isMixing(number) || question.settled(number) != nil || isSettled(steps[number]) { return steps[number] }
        if balance.strengths.isCounted, !stepInputs[number].keepProportions { return ShareMath.unknown }
        var found: Bounds?
        for input in flow.inputs where input.weight != 0 {
            found = around(found, input.lot.map { lotPieces[$0] } ?? question.unrecorded)
        }
        if flow.unexplained(question.usesDefaults).most > 0 { found = around(found, question.unrecorded) }
        return found ?? question.unrecorded
    }

    func pieces(ofLot lot: Int) -> Bounds {
        if isEven(lot) || isSettled(lots[lot]) { return lots[lot] }
        let makers = graph.layout.makers[lot].filter { !balance.flows[$0].inputs.isEmpty }
        let issues = graph.layout.ledger.issues[lot]
        guard !makers.isEmpty || !issues.isEmpty else { return ShareMath.unknown }
        var found: Bounds?
        for maker in makers { found = around(found, stepPieces[maker]) }
        for issue in issues { found = around(found, entryPieces[issue]) }
        let made = makers.map { maker in balance.flows[maker].outputs.first { $0.lot == lot }?.amount }
        let amounts = made + issues.map { graph.layout.ledger.entries[$0].lotAmount }
        if rest(of: lot, amounts) > 0 || balance.overused[lot] > 0 { found = around(found, question.unrecorded) }
        let pieces = found ?? ShareMath.unknown
        switch question.making(lot) {
        case .keeps: return pieces
        case .mayAdd: return Bounds(pieces.lower, 1)
        case .fills: return Bounds(min(pieces.lower, 1), 1)
        }
    }

    /// What lies in a pool kept apart after an entry, or may be what the entry takes.
    func pieces(inPoolAfter number: Int) -> Bounds {
        let ledger = graph.layout.ledger
        let entry = ledger.entries[number]
        guard ledger.isMeasured[entry.pool], !isMixed(pool: entry.pool) else { return ShareMath.unknown }
        var found: Bounds?
        if !isFirst(number, in: entry.pool) {
            if holdsSomething(upTo: number - 1) { found = entryPieces[number - 1] }
        }
        if stock.missing[entry.pool] > 0 { found = around(found, question.unrecorded) }
        if entry.amount != 0 {
            switch entry.kind {
            case .receipt(let lot): found = around(found, lotPieces[lot])
            case .unidentified: found = around(found, question.unrecorded)
            case .issue, .loss: break
            }
        }
        return found ?? question.unrecorded
    }

    /// Whether anything had come into a pool by an entry.
    private func holdsSomething(upTo number: Int) -> Bool {
        let ledger = graph.layout.ledger
        let pool = ledger.entries[number].pool
        if stock.missing[pool] > 0 { return true }
        return (ledger.ranges[pool].lowerBound...number).contains { place in
            switch ledger.entries[place].kind {
            case .receipt, .unidentified: ledger.entries[place].amount != 0
            case .issue, .loss: false
            }
        }
    }

    /// All of it or nothing: every piece is alike.
    private func isSettled(_ share: Bounds) -> Bool { share.lower >= 1 || share.upper <= 0 }

    private func around(_ found: Bounds?, _ next: Bounds) -> Bounds { found.map { ShareMath.hull($0, next) } ?? next }
}
