import ClewModel

/// Shares where a kilogram of one lot may hold more of what is followed than one of another.
///
/// What lies side by side is weighed, and the strengths of its matter are carried along; where goods are mixed, the content of
/// each counts: kilograms times strength.
extension ForwardShares {
    /// Whether what comes out of a transformation is one mixture for this question.
    func isBlended(_ number: Int) -> Bool { question.isEven || evenness.transformations[number] }

    /// The share of a lot's content, even where the lot is counted by weight.
    func contentShare(of lot: Int) -> Bounds {
        balance.strengths.isCounted ? share(of: [piece(lot, nil, 1)]) : lots[lot]
    }

    /// The share of the content of parts of lots together, each with its amount in the lot's own unit and its weight.
    func share(of items: [(lot: Int, amount: Double?, weight: Double?)]) -> Bounds {
        guard balance.strengths.isCounted else {
            return ShareMath.mixed(
                items.map { ShareMath.Part(share: part(of: $0.lot, $0.amount), weight: $0.weight) }, extra: (0, 0),
                extraShare: ShareMath.unknown)
        }
        return share(of: items.map { piece($0.lot, $0.amount, $0.weight) })
    }

    private func share(of pieces: [Piece]) -> Bounds { Piece.blend(pieces).share }

    /// A part of a lot; without an amount the whole of it.
    func piece(_ lot: Int, _ amount: Double?, _ weight: Double?) -> Piece {
        Piece(
            share: part(of: lot, amount ?? balance.held(lot)), weight: weight, strength: lotStrengths[lot])
    }

    /// What went into a transformation, weighed by mass, or by the unit of its balance where a mass is missing.
    func inputs(of number: Int) -> [Piece] {
        let inputs = balance.flows[number].inputs
        let isByMass = inputs.allSatisfy { $0.mass != nil || $0.weight == nil }
        return inputs.map { input in
            var piece = Piece(
                share: question.unrecorded, weight: isByMass ? input.mass : input.weight, strength: .unknown)
            if let lot = input.lot {
                piece.share = part(of: lot, input.amount)
                piece.strength = isByMass ? lotStrengths[lot] : alikeOrUnknown(lotStrengths[lot])
            }
            return piece
        }
    }

    /// A strength a kilogram says nothing of goods counted in another unit, but goods that are alike stay so.
    private func alikeOrUnknown(_ strength: Strength) -> Strength {
        var unknown = Strength.unknown
        unknown.unstated = strength.unstated
        return unknown
    }

    /// What a transformation takes in beyond what is on record.
    func extra(of number: Int) -> Piece.Extra {
        let (least, most) = balance.flows[number].unexplained(question.usesDefaults)
        return Piece.Extra(
            least: least, most: most, share: question.unrecorded, isContent: balance.flows[number].isBySolids)
    }

    /// Whether a transformation that mixes nothing leaves its pieces as strong among each other as they were.
    func keepsProportions(_ number: Int, _ pieces: [Piece]) -> Bool {
        if balance.flows[number].staysAtStage || Piece.areAlike(pieces) { return true }
        if pieces.count == 1, pieces[0].strength.isOne { return true }
        let strengths = Set(pieces.map(\.strength.exact))
        return strengths.count == 1 && strengths.first != .some(nil)
    }

    mutating func countStep(_ number: Int) {
        let pieces = inputs(of: number)
        stepInputs[number] = (
            !pieces.isEmpty && pieces.allSatisfy { $0.strength.unstated != nil }, keepsProportions(number, pieces)
        )
        let extra = extra(of: number)
        if isBlended(number) {
            let blend = Piece.blend(pieces, extra, default: question.unrecorded)
            steps[number] = blend.share
            stepStrengths[number] = blend.strength
        } else if stepInputs[number].keepProportions {
            steps[number] = ShareMath.mixed(
                pieces.map { ShareMath.Part(share: $0.share, weight: $0.weight) }, extra: (extra.least, extra.most),
                extraShare: extra.share)
            let unknown = Piece(share: extra.share, strength: .unknown)
            stepStrengths[number] = Strength.side(pieces + (extra.most > 0 ? [unknown] : []))
        } else {
            // Who lost how much of its weight nobody knows; only all or nothing stays what it is.
            let share = Piece.blend(pieces, extra, default: question.unrecorded).share
            steps[number] = share.lower >= 1 || share.upper <= 0 ? share : ShareMath.unknown
            stepStrengths[number] = .unknown
        }
        if let settled = question.settled(number) {
            steps[number] = settled
            stepStrengths[number] = stepStrengths[number].indistinct
        }
    }

    /// How much of its weight what one lot got out of a transformation holds of what is followed.
    func strength(of lot: Int, from number: Int) -> Strength {
        let strengths = balance.strengths
        if isBlended(number), let stated = strengths.stated(lot) { return stated }
        if balance.flows[number].staysAtStage { return stepStrengths[number] }
        let (isUnstated, keepsProportions) = stepInputs[number]
        if isBlended(number) { return isUnstated ? strengths.unstated(lot) : .mixture }
        guard keepsProportions else { return strengths.statedOfEveryPiece(lot) ?? .unknown }
        return strengths.stated(lot) ?? (isUnstated ? strengths.unstated(lot) : .mixture)
    }

    /// What a lot was made of and taken from, with what nobody recorded.
    func parts(of lot: Int) -> [Piece] {
        let makers = graph.layout.makers[lot].filter { !balance.flows[$0].inputs.isEmpty }
        let ledger = graph.layout.ledger
        var pieces = makers.map { number in
            let own = balance.flows[number].outputs.first { $0.lot == lot }
            return Piece(
                share: output(of: number, own?.weight), weight: own?.amount, strength: strength(of: lot, from: number))
        }
        pieces += ledger.issues[lot].map {
            Piece(share: entries[$0], weight: ledger.entries[$0].lotAmount, strength: entryStrengths[$0])
        }
        let rest = rest(of: lot, pieces.map(\.weight))
        if rest > 0 { pieces.append(Piece(share: question.unrecorded, weight: rest, strength: .unknown)) }
        return pieces
    }

    mutating func countLot(_ lot: Int) {
        let layout = graph.layout
        let isSource =
            layout.makers[lot].allSatisfy { balance.flows[$0].inputs.isEmpty } && layout.ledger.issues[lot].isEmpty
        var whole: Piece
        let quantity = graph.found.lots[lot].quantity.baseAmount
        if isSource {
            let unlisted = layout.makers[lot].compactMap { question.settled($0) }
            whole = Piece(
                share: unlisted.first ?? question.source(lot), weight: quantity, strength: balance.strengths.own(lot))
        } else {
            whole = together(parts(of: lot), lot, quantity)
        }
        whole.share = question.adjust(lot, whole.share)
        if case .keeps = question.making(lot) {} else { whole.strength = whole.strength.indistinct }
        let over = balance.overused[lot]
        if over > 0 {
            whole = together(
                [whole, Piece(share: question.unrecorded, weight: over, strength: .unknown)], lot, quantity)
        }
        lots[lot] = whole.share
        lotStrengths[lot] = whole.strength
    }

    private func together(_ pieces: [Piece], _ lot: Int, _ weight: Double) -> Piece {
        if isEven(lot) {
            let blend = Piece.blend(pieces, default: question.unrecorded)
            return Piece(
                share: blend.share, weight: weight, strength: balance.strengths.stated(lot) ?? blend.strength)
        }
        let share = ShareMath.mixed(
            pieces.map { ShareMath.Part(share: $0.share, weight: $0.weight) }, extra: (0, 0),
            extraShare: question.unrecorded)
        return Piece(share: share, weight: weight, strength: Strength.side(pieces))
    }

    /// What lies in a mixed pool before an entry, and what the entry adds; only what there is any of.
    func poured(_ number: Int) -> [Piece] {
        let entry = graph.layout.ledger.entries[number]
        let isFirst = isFirst(number, in: entry.pool)
        let before = isFirst ? stock.missing[entry.pool] : stock.after[number - 1]
        let present = Piece(
            share: isFirst ? question.unrecorded : entries[number - 1], weight: before,
            strength: isFirst ? .unknown : entryStrengths[number - 1])
        return ([present] + [added(number)].compactMap(\.self)).filter { ($0.weight ?? 0) > 0 }
    }

    /// What an entry brings into its pool; `nil` where it takes.
    private func added(_ number: Int) -> Piece? {
        let entry = graph.layout.ledger.entries[number]
        switch entry.kind {
        case .issue, .loss: return nil
        case .unidentified:
            return Piece(share: question.unrecorded, weight: stock.anonymous[number], strength: .unknown)
        case .receipt(let lot):
            var piece = piece(lot, nil, stock.anonymous[number])
            piece.share = part(of: lot, entry.lotAmount)
            if !graph.layout.ledger.isWeighed[entry.pool] { piece.strength = alikeOrUnknown(piece.strength) }
            return piece
        }
    }

    mutating func countEntry(_ number: Int) {
        let ledger = graph.layout.ledger
        let entry = ledger.entries[number]
        guard ledger.isMeasured[entry.pool] else { return }
        if isMixed(pool: entry.pool) {
            let blend = Piece.blend(poured(number), default: question.unrecorded)
            entries[number] = blend.share
            entryStrengths[number] = blend.strength
            return
        }
        // Any of what came in so far may be what an issue takes.
        var pieces: [Piece] = []
        if !isFirst(number, in: entry.pool) {
            pieces.append(Piece(share: ShareMath.unknown, strength: entryStrengths[number - 1]))
        } else if stock.missing[entry.pool] > 0 {
            pieces.append(Piece(share: question.unrecorded, strength: .unknown))
        }
        // Nothing was brought in by an entry of no amount; one whose pieces records allocate was.
        if let added = added(number), entry.amount != 0 { pieces.append(added) }
        entryStrengths[number] = pieces.isEmpty ? .unknown : Strength.side(pieces)
    }
}
