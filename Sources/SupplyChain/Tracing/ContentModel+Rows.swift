import ClewModel
import Optimization

extension ContentModel {
    /// Matter with how much of it there is.
    typealias Share = (matter: Matter, amount: Double)

    private func row(
        _ terms: Form, _ lower: Double, _ upper: Double, _ kind: ContentBound.Support.Kind, _ id: String
    ) {
        program.addRow(merged(terms), lower, upper)
        labels.append(ContentBound.Support(kind: kind, id: id))
    }

    /// Says that a whole is its parts, kind by kind; or its content theirs, where the whole is even.
    ///
    /// - Parameter isMore: Whether the whole may hold more of what is traced than the parts, but not less.
    private func balance(
        _ whole: Matter, _ total: Double, _ parts: [Share], isMore: Bool = false, _ kind: ContentBound.Support.Kind,
        _ id: String
    ) {
        let lower = isMore ? -Double.infinity : 0
        if case .even(let form, _) = whole {
            let terms = parts.flatMap { scaled(content($0.matter), $0.amount) }
            row(terms + scaled(form, -total), lower, 0, kind, id)
            return
        }
        var sums = [Form](repeating: [], count: levels.count - 1)
        for part in parts {
            for (number, form) in kinds(part.matter).enumerated() { sums[number] += scaled(form, part.amount) }
        }
        for (number, form) in kinds(whole).enumerated() { sums[number] += scaled(form, -total) }
        // What is added to lifts pieces to higher kinds: of each kind and those above it there is as much or more.
        var above: Form = []
        for number in sums.indices.reversed() {
            above = isMore ? above + sums[number] : sums[number]
            row(above, lower, 0, kind, id)
        }
    }

    func build() {
        var last = -1
        while let place = waiting.removeGreatest() {
            // An entry waits twice where both its issue and its stock are asked for.
            guard place != last else { continue }
            last = place
            effort += levels.count - 1
            switch forward.graph.layout.order[place] {
            case .lot(let lot): buildLot(lot)
            case .transformation(let step): buildStep(step)
            case .entry(let entry): buildEntry(entry)
            }
        }
    }

    private func buildLot(_ lot: Int) {
        let id = forward.graph.found.lots[lot].id
        guard let whole = lotMatter[lot] else { return }
        if let parts = lotParts[lot] {
            let held = forward.balance.held(lot)
            let rest = held - parts.reduce(0) { $0 + $1.amount }
            var shares = parts.map { Share($0.matter, $0.amount) }
            if rest > 1e-12 * held { shares.append((freeKinds(), rest)) }
            balance(whole, rest > 1e-12 * held ? held : held - rest, shares, .lot, id)
        }
        let layout = forward.graph.layout
        let makers = layout.makers[lot].filter { !forward.balance.flows[$0].inputs.isEmpty }
        let issues = layout.ledger.issues[lot]
        guard !makers.isEmpty || !issues.isEmpty else { return }
        let outputs = makers.map { maker in forward.balance.flows[maker].outputs.first { $0.lot == lot } }
        let amounts = outputs.map { $0?.amount } + issues.map { layout.ledger.entries[$0].lotAmount }
        guard let made = ChainBalance.total(amounts), made > 0 else {
            isOuter = true
            return
        }
        let rest = forward.rest(of: lot, amounts)
        var mayAdd = false
        if case .mayAdd = forward.question.making(lot) { mayAdd = true }
        guard let scale = scale(ofMaking: lot) else {
            // What lay side by side was evened out, and nobody knows how strong it was.
            isOuter = true
            return
        }
        var shares = zip(makers, outputs).map { maker, output in
            Share(matter(outputOf: maker, output?.weight), output?.amount ?? 0)
        }
        shares += issues.map { (matter(issuedBy: $0), layout.ledger.entries[$0].lotAmount ?? 0) }
        if let scale {
            for index in shares.indices { shares[index].amount *= scale[index] }
            balance(whole, shares.reduce(0) { $0 + $1.amount }, shares, isMore: mayAdd, .lot, id)
            return
        }
        if rest > 0 { shares.append((unrecorded, rest)) }
        let over = forward.balance.overused[lot]
        let own = over > 0 ? freeKinds() : whole
        balance(own, made + rest, shares, isMore: mayAdd, .lot, id)
        guard over > 0 else { return }
        let quantity = forward.graph.found.lots[lot].quantity.baseAmount
        balance(whole, quantity + over, [(own, quantity), (unrecorded, over)], .lot, id)
    }

    private func buildStep(_ step: Int) {
        let id = forward.graph.event(step).id
        let flow = forward.balance.flows[step]
        guard let whole = stepMatter[step] else { return }
        let isCounted = forward.balance.strengths.isCounted
        let pieces = isCounted ? forward.inputs(of: step) : []
        var weights = flow.inputs.map(\.weight)
        if isCounted {
            let extra = forward.extra(of: step)
            let isBlended = forward.isBlended(step)
            let exact = Piece.exactWeights(pieces)
            let isMeasured = extra.most == 0 || extra.isContent || Piece.areAlike(pieces)
            guard isBlended ? exact != nil && isMeasured : forward.keepsProportions(step, pieces) else {
                isOuter = true
                return
            }
            weights = isBlended ? exact.map { $0.map(Optional.init) } ?? weights : pieces.map(\.weight)
        }
        if let parts = stepParts[step], let total = flow.outputTotal {
            let rest = total - parts.reduce(0) { $0 + $1.weight }
            var shares = parts.map { Share($0.matter, $0.weight) }
            if rest > 1e-12 * total { shares.append((freeKinds(), rest)) }
            balance(whole, rest > 1e-12 * total ? total : total - rest, shares, .event, id)
        }
        guard let weight = ChainBalance.total(weights), weight > 0 else {
            isOuter = true
            return
        }
        var shares = zip(flow.inputs, weights).map { input, weight in
            Share(input.lot.map { matter(partOf: $0, input.amount) } ?? unrecorded, weight ?? 0)
        }
        let (least, most) = flow.unexplained(forward.question.usesDefaults)
        let extra = forward.question.unrecorded
        if most > 0, extra.isExact {
            addExact(extra.upper, least, most, beside: shares, weight, of: whole, id)
            return
        }
        // With any share allowed, the most extra allows all that less of it allows.
        if most > 0 { shares.append((freeKinds(extra), most)) }
        balance(whole, weight + most, shares, .event, id)
    }

    /// Says that something of a certain share went in besides, of which only the least and the most amount are known.
    ///
    /// The more of it, the nearer the whole lies to it: two rows hold the whole between least and most.
    private func addExact(
        _ extra: Double, _ least: Double, _ most: Double, beside shares: [Share], _ weight: Double, of whole: Matter,
        _ id: String
    ) {
        guard extra == 0 || extra == 1 else {
            isOuter = true
            return
        }
        func hold(_ terms: Form, _ whole: Form, isExtra: Bool) {
            if isExtra {
                row(terms + scaled(whole, -(weight + least)), -.infinity, -least, .event, id)
                row(terms + scaled(whole, -(weight + most)), -most, .infinity, .event, id)
            } else {
                row(terms + scaled(whole, -(weight + most)), -.infinity, 0, .event, id)
                row(terms + scaled(whole, -(weight + least)), 0, .infinity, .event, id)
            }
        }
        if case .even(let form, _) = whole {
            hold(shares.flatMap { scaled(content($0.matter), $0.amount) }, form, isExtra: extra == 1)
            return
        }
        // That the kinds share one amount of it, these rows do not say.
        if !levels.isPlain { isOuter = true }
        let parts = shares.map { (kinds: kinds($0.matter), amount: $0.amount) }
        for (number, form) in kinds(whole).enumerated() {
            let isExtra = (levels[number + 1] - extra).magnitude < 1e-9
            hold(parts.flatMap { scaled($0.kinds[number], $0.amount) }, form, isExtra: isExtra)
        }
    }

    private func buildEntry(_ number: Int) {
        let ledger = forward.graph.layout.ledger
        let entry = ledger.entries[number]
        let isFirst = number == ledger.ranges[entry.pool].lowerBound
        let id = forward.graph.found.pools[entry.pool].id
        if forward.isMixed(pool: entry.pool) {
            buildMixed(number, entry, isFirst: isFirst, id)
            return
        }
        let missing = forward.stock.missing[entry.pool]
        let amount = forward.stock.anonymous[number]
        // What lies there is told in kilograms of each kind, not as a share.
        let after = matter(after: number)
        var shares: [Share] = []
        if !isFirst {
            shares.append((matter(after: number - 1), 1))
        } else if missing > 0 {
            shares.append((unrecorded, missing))
        }
        switch entry.kind {
        case .unidentified: shares.append((unrecorded, amount))
        case .receipt(let lot):
            if amount > 0 {
                shares.append((income(number, entry, lot), amount))
            } else if pieces[number] != nil {
                let whole = matter(partOf: lot, entry.lotAmount)
                allocate(number, whole: whole, anonymous: nil, id: forward.graph.found.lots[lot].id)
            }
        case .loss: shares.append((freeKinds(), -amount))
        case .issue:
            if let share = outgo(number, entry) { shares.append((share, -amount)) }
        }
        balance(after, 1, shares, .pool, id)
    }

    private func buildMixed(_ number: Int, _ entry: PoolLedger.Entry, isFirst: Bool, _ id: String) {
        guard let after = afterMatter[number] else { return }
        var before = isFirst ? forward.stock.missing[entry.pool] : forward.stock.after[number - 1]
        var amount = forward.stock.anonymous[number]
        if forward.balance.strengths.isCounted, isAdding(entry) {
            let poured = forward.poured(number)
            guard var weights = Piece.exactWeights(poured) else {
                isOuter = true
                return
            }
            if amount > 0 { amount = weights.removeLast() }
            if before > 0 { before = weights.removeLast() }
        }
        var shares: [Share] = []
        if before > 0 { shares.append((isFirst ? unrecorded : matter(after: number - 1), before)) }
        var added = 0.0
        switch entry.kind {
        case .issue, .loss:
            guard before > 0 else { return }
            balance(after, 1, [(shares[0].matter, 1)], .pool, id)
            return
        case .receipt(let lot):
            added = amount
            shares.append((matter(partOf: lot, entry.lotAmount), amount))
        case .unidentified:
            added = amount
            shares.append((unrecorded, amount))
        }
        guard before + added > 0 else { return }
        balance(after, before + added, shares, .pool, id)
    }

    /// What each part of a lot's making counts for, kilogram by kilogram, where its content is evened out; an inner `nil` where its
    /// parts lie side by side or are like the whole, an outer one where it cannot be told.
    private func scale(ofMaking lot: Int) -> [Double]?? {
        guard forward.balance.strengths.isCounted, forward.isEven(lot) else { return .some(nil) }
        let parts = forward.parts(of: lot)
        guard let weights = Piece.exactWeights(parts) else { return nil }
        guard !Piece.areAlike(parts), parts.count > 1 else { return .some(nil) }
        return zip(parts, weights).map { part, weight in part.weight.map { $0 > 0 ? weight / $0 : 0 } ?? 0 }
    }

    /// The part of a receipt that no record allocates.
    private func income(_ number: Int, _ entry: PoolLedger.Entry, _ lot: Int) -> Matter {
        let whole = matter(partOf: lot, entry.lotAmount)
        let total = entry.amount ?? 0
        let amount = forward.stock.anonymous[number]
        guard amount < total, !forward.isEven(lot) else { return whole }
        let part = freeKinds()
        allocate(number, whole: whole, anonymous: part, id: forward.graph.found.lots[lot].id)
        return part
    }

    /// The balance of a receipt: the pieces that records allocate and the rest.
    private func allocate(_ receipt: Int, whole: Matter, anonymous: Matter?, id: String) {
        let entry = forward.graph.layout.ledger.entries[receipt]
        let named = pieces[receipt] ?? []
        let total = entry.amount ?? 0
        let rest = forward.stock.anonymous[receipt]
        var shares = named.map { Share($0.matter, $0.amount) }
        if let anonymous { shares.append((anonymous, rest)) }
        let other = total - (anonymous == nil ? 0 : rest) - named.reduce(0) { $0 + $1.amount }
        if other > 1e-12 * total { shares.append((freeKinds(), other)) }
        balance(.kinds(kinds(whole)), total, shares, .lot, id)
    }

    /// What an issue takes that no record allocates; `nil` where records allocate all of it.
    private func outgo(_ number: Int, _ entry: PoolLedger.Entry) -> Matter? {
        let amount = forward.stock.anonymous[number]
        let isNamed = forward.question.holdsAllocations && !entry.allocations.isEmpty
        guard isNamed else { return issueMatter[number] ?? freeKinds() }
        let rest = amount > 0 ? freeKinds() : nil
        guard let issue = issueMatter[number] else { return rest }
        var shares: [Share] = []
        for piece in entry.allocations {
            guard case .receipt(let lot) = forward.graph.layout.ledger.entries[piece.receipt].kind else { continue }
            let part: Matter
            if forward.isEven(lot) {
                part = matter(partOf: lot, forward.graph.layout.ledger.entries[piece.receipt].lotAmount)
            } else {
                part = freeKinds(forward.piece(piece))
                pieces[piece.receipt, default: []].append((piece.amount, part))
            }
            shares.append((part, piece.amount))
        }
        if let rest { shares.append((rest, amount)) }
        balance(issue, shares.reduce(0) { $0 + $1.amount }, shares, .pool, forward.graph.found.pools[entry.pool].id)
        return rest
    }
}
