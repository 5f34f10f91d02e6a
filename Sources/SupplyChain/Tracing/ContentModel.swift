import ClewModel
import Optimization

/// The linear model of content: one column for the share of each lot, part and pool that a target is made of, one row for
/// each balance.
///
/// Shares lie between 0 and 1. A transformation's content is that of its inputs by weight; the parts of a lot that was not
/// mixed add up to the lot; a part of a lot that was mixed has the lot's own column; a pool kept apart has a running content
/// that its stock bounds. Only what leads to the target is in the model: a part that goes elsewhere is one column without
/// a past or a future, and what is certain is a constant and cuts the chain.
///
/// All lots of a shipment stand in one objective, so that what one of them took no other can have.
final class ContentModel {
    let forward: ForwardShares
    private let solvers: [any LinearSolver]
    private let use: SolverUse
    private let rank: Ranks
    /// How many nodes were looked at, over all targets.
    private(set) var effort = 0

    // The columns of the present target; a stamp says whether an entry is of this target.
    private var lotColumn: [Int]
    private var stepColumn: [Int]
    private var afterColumn: [Int]
    private var issueColumn: [Int]
    private var reached: [[Int]]
    private var lotParts: [Int: [(amount: Double, column: Int)]] = [:]
    private var stepParts: [Int: [(weight: Double, column: Int)]] = [:]
    private var pieces: [Int: [(amount: Double, column: Int)]] = [:]
    private var wantedOfPool: [Int: Int] = [:]
    private var program = LinearProgram()
    private var labels: [ContentBound.Support?] = []
    private var isOuter = false
    private var waiting = RankHeap()

    init(_ forward: ForwardShares, ranks: Ranks, solvers: [any LinearSolver], use: SolverUse) {
        self.forward = forward
        self.solvers = solvers
        self.use = use
        rank = ranks
        lotColumn = Array(repeating: -1, count: ranks.lots.count)
        stepColumn = Array(repeating: -1, count: ranks.steps.count)
        afterColumn = Array(repeating: -1, count: ranks.entries.count)
        issueColumn = afterColumn
        reached = [[], [], [], []]
    }

    /// A part of a target: how much of a lot, and its weight in the target.
    typealias Item = (lot: Int, amount: Double?, weight: Double?)

    /// The bounds of the share of content in all items together.
    ///
    /// - Complexity: O(*k* log *k*) for the *k* nodes that the target is made of, plus the solver where parts meet again.
    func bound(of items: [Item]) -> ContentBound {
        let outer = forward.share(of: items)
        if outer.isExact || (outer == ShareMath.unknown && items.isEmpty) {
            return ContentBound(share: outer, isTightest: true, method: .intervals)
        }
        guard items.allSatisfy({ ($0.weight ?? 0) > 0 }) else {
            return ContentBound(share: outer, isTightest: false, method: .intervals)
        }
        // With everything mixed evenly each share only rises with every other, so that intervals are exact.
        // Where strengths are ranges, nobody says that their ends go together.
        if forward.question.isEven {
            return ContentBound(
                share: outer, isTightest: !forward.balance.strengths.isCounted, method: .intervals)
        }
        clear()
        let target = items.map { (column: column(partOf: $0.lot, $0.amount), item: $0) }
        let ratio = ratio(of: target)
        build()
        let meets =
            lotParts.values.contains { $0.count > 1 } || stepParts.values.contains { $0.count > 1 }
            || wantedOfPool.values.contains { $0 > 1 } || pieces.values.contains { $0.count > 0 }
        guard meets else { return ContentBound(share: outer, isTightest: !isOuter, method: .intervals) }
        return solve(ratio, within: outer)
    }

    /// The share that is asked for: content by all, with the content of what is traced and of the rest of each part.
    private func ratio(of target: [(column: Int, item: Item)]) -> ContentRatio {
        guard forward.balance.strengths.isCounted else {
            return ContentRatio(target.map { ContentRatio.Term(column: $0.column, weight: $0.item.weight ?? 0) })
        }
        let pieces = target.map { forward.piece($0.item.lot, $0.item.amount, $0.item.weight) }
        if let weights = Piece.exactWeights(pieces) {
            return ContentRatio(zip(target, weights).map { ContentRatio.Term(column: $0.column, weight: $1) })
        }
        let terms = zip(target, pieces).map { part, piece in
            let weight = piece.weight ?? 0
            let traced = piece.strength.traced ?? piece.strength.other ?? Strength.unknownRange
            let other = piece.strength.other ?? traced
            if !traced.isExact || !other.isExact { isOuter = true }
            return ContentRatio.Term(
                column: part.column, traced: Bounds(weight * traced.lower, weight * traced.upper),
                other: Bounds(weight * other.lower, weight * other.upper))
        }
        return ContentRatio(terms)
    }

    private func clear() {
        for lot in reached[0] { lotColumn[lot] = -1 }
        for step in reached[1] { stepColumn[step] = -1 }
        for entry in reached[2] { afterColumn[entry] = -1 }
        for entry in reached[3] { issueColumn[entry] = -1 }
        reached = [[], [], [], []]
        lotParts = [:]
        stepParts = [:]
        pieces = [:]
        wantedOfPool = [:]
        program = LinearProgram()
        labels = []
        isOuter = false
    }

    private func solve(_ ratio: ContentRatio, within outer: Bounds) -> ContentBound {
        for solver in solvers {
            if !(solver is FlowSolver) { use.wantsLinear = true }
            guard let session = solver.session(for: program), let most = ratio.most(program, session),
                let least = ratio.least(program, session)
            else { continue }
            // A part in a thousand million is less than a milligram in a tonne: rounding, not content.
            let noise = max(
                1e-9, 1e-12 * (program.coefficients.lazy.map(\.magnitude).max() ?? 0) / ratio.leastWhole)
            func clean(_ share: Double) -> Double { share < noise ? 0 : share > 1 - noise ? 1 : share }
            let low = max(outer.lower, clean(least.share.nextDown))
            let high = min(outer.upper, clean(most.share.nextUp))
            let isProved = most.isProved && least.isProved && low <= high + 1e-9
            let rows = most.multipliers.indices.filter { most.multipliers[$0].magnitude > 1e-9 }
            return ContentBound(
                share: low <= high ? Bounds(low, high) : Bounds(high, low), isTightest: isProved && !isOuter,
                method: solver is FlowSolver ? .flow : .linearProgram,
                support: Array(Set(rows.compactMap { labels[$0] })).sorted())
        }
        use.wantsLinear = true
        return ContentBound(share: outer, isTightest: false, method: .intervals)
    }

    // MARK: Columns

    private func free(_ share: Bounds) -> Int { program.addColumn(share.lower, share.upper) }

    private func row(
        _ terms: [(column: Int, coefficient: Double)], _ lower: Double, _ upper: Double,
        _ kind: ContentBound.Support.Kind,
        _ id: String
    ) {
        program.addRow(merged(terms), lower, upper)
        labels.append(ContentBound.Support(kind: kind, id: id))
    }

    private func column(of lot: Int) -> Int {
        if lotColumn[lot] < 0 {
            lotColumn[lot] = free(forward.lots[lot])
            reached[0].append(lot)
            waiting.add(rank.lots[lot])
        }
        return lotColumn[lot]
    }

    private func column(partOf lot: Int, _ amount: Double?) -> Int {
        let share = forward.part(of: lot, amount)
        if share.isExact { return free(share) }
        if forward.isEven(lot) { return column(of: lot) }
        guard let amount, let fraction = forward.fraction(amount, of: lot) else {
            isOuter = true
            return free(share)
        }
        if fraction >= 1 { return column(of: lot) }
        let part = free(share)
        lotParts[lot, default: []].append((amount, part))
        _ = column(of: lot)
        return part
    }

    private func column(outputOf step: Int, _ weight: Double?) -> Int {
        let share = forward.output(of: step, weight)
        if share.isExact { return free(share) }
        if forward.isEvenStep(step) { return column(ofStep: step) }
        let total = forward.balance.flows[step].outputTotal
        guard let weight, let total, total > 0 else {
            isOuter = true
            return free(share)
        }
        if weight >= total { return column(ofStep: step) }
        let part = free(share)
        stepParts[step, default: []].append((weight, part))
        _ = column(ofStep: step)
        return part
    }

    private func column(ofStep step: Int) -> Int {
        if stepColumn[step] < 0 {
            stepColumn[step] = free(forward.steps[step])
            reached[1].append(step)
            waiting.add(rank.steps[step])
        }
        return stepColumn[step]
    }

    private func column(issuedBy entry: Int) -> Int {
        let share = forward.entries[entry]
        if share.isExact { return free(share) }
        let ledger = forward.graph.layout.ledger
        let pool = ledger.entries[entry].pool
        guard ledger.isMeasured[pool] else {
            isOuter = true
            return free(share)
        }
        if forward.isMixed(pool: pool) {
            // What is taken is like what lay there before.
            return entry > ledger.ranges[pool].lowerBound ? column(after: entry - 1) : free(share)
        }
        if issueColumn[entry] < 0 {
            issueColumn[entry] = free(share)
            reached[3].append(entry)
            waiting.add(rank.entries[entry])
            wantedOfPool[pool, default: 0] += 1
        }
        return issueColumn[entry]
    }

    /// The share after an entry of a mixed pool, or the content after one of a pool kept apart.
    private func column(after entry: Int) -> Int {
        if afterColumn[entry] < 0 {
            let pool = forward.graph.layout.ledger.entries[entry].pool
            if forward.isMixed(pool: pool) {
                afterColumn[entry] = free(forward.entries[entry])
            } else {
                let most = forward.most[entry]
                let stock = forward.stock.after[entry]
                let least = max(0, stock - most.other)
                afterColumn[entry] = program.addColumn(min(least, most.content), most.content)
            }
            reached[2].append(entry)
            waiting.add(rank.entries[entry])
        }
        return afterColumn[entry]
    }

    // MARK: Rows

    private func build() {
        var last = -1
        while let place = waiting.removeGreatest() {
            // An entry waits twice where both its issue and its stock are asked for.
            guard place != last else { continue }
            last = place
            effort += 1
            switch forward.graph.layout.order[place] {
            case .lot(let lot): buildLot(lot)
            case .transformation(let step): buildStep(step)
            case .entry(let entry): buildEntry(entry)
            }
        }
    }

    private func buildLot(_ lot: Int) {
        let id = forward.graph.found.lots[lot].id
        let whole = lotColumn[lot]
        if let parts = lotParts[lot] {
            let held = forward.balance.held(lot)
            let rest = held - parts.reduce(0) { $0 + $1.amount }
            var terms = parts.map { (column: $0.column, coefficient: $0.amount) }
            if rest > 1e-12 * held { terms.append((free(ShareMath.unknown), rest)) }
            let total = rest > 1e-12 * held ? held : held - rest
            terms.append((whole, -total))
            row(terms, 0, 0, .lot, id)
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
        var terms = zip(makers, outputs).map { maker, output in
            (column: column(outputOf: maker, output?.weight), coefficient: output?.amount ?? 0)
        }
        terms += issues.map { (column(issuedBy: $0), layout.ledger.entries[$0].lotAmount ?? 0) }
        if let scale {
            for index in terms.indices { terms[index].coefficient *= scale[index] }
            terms.append((whole, -terms.reduce(0) { $0 + $1.coefficient }))
            row(terms, mayAdd ? -.infinity : 0, 0, .lot, id)
            return
        }
        if rest > 0 { terms.append((free(forward.question.unrecorded), rest)) }
        let over = forward.balance.overused[lot]
        let own = over > 0 ? free(ShareMath.unknown) : whole
        terms.append((own, -(made + rest)))
        row(terms, mayAdd ? -.infinity : 0, 0, .lot, id)
        guard over > 0 else { return }
        let quantity = forward.graph.found.lots[lot].quantity.baseAmount
        row(
            [(own, quantity), (free(forward.question.unrecorded), over), (whole, -(quantity + over))], 0, 0, .lot, id)
    }

    private func buildStep(_ step: Int) {
        let id = forward.graph.event(step).id
        let flow = forward.balance.flows[step]
        let whole = stepColumn[step]
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
            var terms = parts.map { (column: $0.column, coefficient: $0.weight) }
            if rest > 1e-12 * total { terms.append((free(ShareMath.unknown), rest)) }
            terms.append((whole, -(rest > 1e-12 * total ? total : total - rest)))
            row(terms, 0, 0, .event, id)
        }
        guard let weight = ChainBalance.total(weights), weight > 0 else {
            isOuter = true
            return
        }
        var terms = zip(flow.inputs, weights).map { input, weight in
            (
                column: input.lot.map { column(partOf: $0, input.amount) } ?? free(forward.question.unrecorded),
                coefficient: weight ?? 0
            )
        }
        let (least, most) = flow.unexplained(forward.question.usesDefaults)
        let extra = forward.question.unrecorded
        if most > 0, extra.isExact {
            // The more of it, the nearer the share lies to that of the extra: two rows hold it between least and most.
            if extra.upper == 0 {
                row(terms + [(whole, -(weight + most))], -.infinity, 0, .event, id)
                row(terms + [(whole, -(weight + least))], 0, .infinity, .event, id)
                return
            }
            guard extra.lower == 1 else {
                isOuter = true
                return
            }
            row(terms + [(whole, -(weight + least))], -.infinity, -least, .event, id)
            row(terms + [(whole, -(weight + most))], -most, .infinity, .event, id)
            return
        }
        // With any share allowed, the most extra allows all that less of it allows.
        if most > 0 { terms.append((free(extra), most)) }
        terms.append((whole, -(weight + most)))
        row(terms, 0, 0, .event, id)
    }

    private func buildEntry(_ number: Int) {
        let ledger = forward.graph.layout.ledger
        let entry = ledger.entries[number]
        let isFirst = number == ledger.ranges[entry.pool].lowerBound
        let id = forward.graph.found.pools[entry.pool].id
        let missing = forward.stock.missing[entry.pool]
        let amount = forward.stock.anonymous[number]
        if forward.isMixed(pool: entry.pool) {
            guard afterColumn[number] >= 0 else { return }
            var before = isFirst ? missing : forward.stock.after[number - 1]
            var amount = amount
            if forward.balance.strengths.isCounted, isAdding(entry) {
                let poured = forward.poured(number)
                guard var weights = Piece.exactWeights(poured) else {
                    isOuter = true
                    return
                }
                if amount > 0 { amount = weights.removeLast() }
                if before > 0 { before = weights.removeLast() }
            }
            var terms: [(column: Int, coefficient: Double)] = []
            if before > 0 {
                let share =
                    isFirst ? free(forward.question.unrecorded) : column(after: number - 1)
                terms.append((share, before))
            }
            var added = 0.0
            switch entry.kind {
            case .issue, .loss:
                guard before > 0 else { return }
                row([(afterColumn[number], 1), (terms[0].column, -1)], 0, 0, .pool, id)
                return
            case .receipt(let lot):
                added = amount
                terms.append((column(partOf: lot, entry.lotAmount), amount))
            case .unidentified:
                added = amount
                terms.append((free(forward.question.unrecorded), amount))
            }
            guard before + added > 0 else { return }
            terms.append((afterColumn[number], -(before + added)))
            row(terms, 0, 0, .pool, id)
            return
        }
        let after = column(after: number)
        var terms: [(column: Int, coefficient: Double)] = [(after, -1)]
        if !isFirst {
            terms.append((column(after: number - 1), 1))
        } else if missing > 0 {
            terms.append((free(forward.question.unrecorded), missing))
        }
        switch entry.kind {
        case .unidentified: terms.append((free(forward.question.unrecorded), amount))
        case .receipt(let lot):
            if amount > 0 {
                terms.append((income(number, entry, lot), amount))
            } else if pieces[number] != nil {
                let whole = column(partOf: lot, entry.lotAmount)
                allocate(number, whole: whole, anonymous: nil, id: forward.graph.found.lots[lot].id)
            }
        case .loss: terms.append((free(ShareMath.unknown), -amount))
        case .issue:
            if let share = outgo(number, entry) { terms.append((share, -amount)) }
        }
        row(terms, 0, 0, .pool, id)
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

    /// The share of the part of a receipt that no record allocates.
    private func income(_ number: Int, _ entry: PoolLedger.Entry, _ lot: Int) -> Int {
        let whole = column(partOf: lot, entry.lotAmount)
        let total = entry.amount ?? 0
        let amount = forward.stock.anonymous[number]
        guard amount < total, !forward.isEven(lot) else { return whole }
        let part = free(ShareMath.unknown)
        allocate(number, whole: whole, anonymous: part, id: forward.graph.found.lots[lot].id)
        return part
    }

    /// The balance of a receipt: the pieces that records allocate and the rest.
    private func allocate(_ receipt: Int, whole: Int, anonymous: Int?, id: String) {
        let entry = forward.graph.layout.ledger.entries[receipt]
        let named = pieces[receipt] ?? []
        let total = entry.amount ?? 0
        let rest = forward.stock.anonymous[receipt]
        var terms = named.map { (column: $0.column, coefficient: $0.amount) }
        if let anonymous { terms.append((anonymous, rest)) }
        let other = total - (anonymous == nil ? 0 : rest) - named.reduce(0) { $0 + $1.amount }
        if other > 1e-12 * total { terms.append((free(ShareMath.unknown), other)) }
        terms.append((whole, -total))
        row(terms, 0, 0, .lot, id)
    }

    /// The share of what an issue takes that no record allocates; `nil` where records allocate all of it.
    private func outgo(_ number: Int, _ entry: PoolLedger.Entry) -> Int? {
        let amount = forward.stock.anonymous[number]
        let isNamed = forward.question.holdsAllocations && !entry.allocations.isEmpty
        guard isNamed else { return issueColumn[number] >= 0 ? issueColumn[number] : free(ShareMath.unknown) }
        let rest = amount > 0 ? free(ShareMath.unknown) : nil
        guard issueColumn[number] >= 0 else { return rest }
        var terms: [(column: Int, coefficient: Double)] = []
        for piece in entry.allocations {
            guard case .receipt(let lot) = forward.graph.layout.ledger.entries[piece.receipt].kind else { continue }
            let column: Int
            if forward.isEven(lot) {
                column = self.column(partOf: lot, forward.graph.layout.ledger.entries[piece.receipt].lotAmount)
            } else {
                column = free(forward.piece(piece))
                pieces[piece.receipt, default: []].append((piece.amount, column))
            }
            terms.append((column, piece.amount))
        }
        if let rest { terms.append((rest, amount)) }
        terms.append((issueColumn[number], -(terms.reduce(0) { $0 + $1.coefficient })))
        row(terms, 0, 0, .pool, forward.graph.found.pools[entry.pool].id)
        return rest
    }
}
