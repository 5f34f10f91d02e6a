import ClewModel

/// Shares as intervals, carried down the chain: everything after what it is made of.
///
/// Each interval holds every share that the records allow. It is the tightest wherever the parts of what was split piece by
/// piece do not meet again; elsewhere ``ContentModel`` makes it so.
struct ForwardShares {
    let graph: SupplyGraph
    let balance: ChainBalance
    let evenness: Evenness
    let question: ContentQuestion
    let stock: PoolStock
    /// The share of each lot.
    ///
    /// In lots put together piece by piece it is a share of the weight, of which ``lotStrengths`` tells the content. In even
    /// lots both are one. The same holds for transformations and entries.
    var lots: [Bounds]
    /// The share of all that went into each transformation.
    var steps: [Bounds]
    /// For an entry that issues, the share of what it takes; for one in a mixed pool, of what lies there after it.
    var entries: [Bounds]
    /// The least and the most that a single piece of each lot can hold; of an even lot what the whole holds.
    private(set) var lotPieces: [Bounds]
    /// The same for what went into each transformation.
    private(set) var stepPieces: [Bounds]
    /// The same for what an entry issues, or for what may lie in its pool after it.
    private(set) var entryPieces: [Bounds]
    /// How much of its weight each lot holds of what is followed; empty where lots are compared by weight.
    var lotStrengths: [Strength] = []
    /// The same for what went into each transformation.
    var stepStrengths: [Strength] = []
    /// For each transformation whether its inputs state no strength, and whether it leaves them as strong among each other.
    var stepInputs: [(areUnstated: Bool, keepProportions: Bool)] = []
    /// The same for what an entry issues, or for what may lie in its pool after it.
    var entryStrengths: [Strength] = []
    /// For each entry of a pool kept apart the most content and the most of other matter that may lie there after it.
    private(set) var most: [(content: Double, other: Double)]

    init(
        _ graph: SupplyGraph, _ balance: ChainBalance, _ evenness: Evenness, _ stock: PoolStock,
        _ question: ContentQuestion
    ) {
        self.graph = graph
        self.balance = balance
        self.evenness = evenness
        self.stock = stock
        self.question = question
        lots = Array(repeating: question.unrecorded, count: graph.found.lots.count)
        steps = Array(repeating: question.unrecorded, count: balance.flows.count)
        entries = Array(repeating: question.unrecorded, count: graph.layout.ledger.entries.count)
        most = Array(repeating: (0, 0), count: entries.count)
        lotPieces = lots
        stepPieces = steps
        entryPieces = entries
        if balance.strengths.isCounted {
            lotStrengths = Array(repeating: .unknown, count: lots.count)
            stepStrengths = Array(repeating: .unknown, count: steps.count)
            stepInputs = Array(repeating: (false, false), count: steps.count)
            entryStrengths = Array(repeating: .unknown, count: entries.count)
        }
        for node in graph.layout.order {
            switch node {
            case .transformation(let number):
                if balance.strengths.isCounted { countStep(number) } else { steps[number] = step(number) }
                stepPieces[number] = pieces(ofStep: number)
            case .lot(let lot):
                if balance.strengths.isCounted { countLot(lot) } else { lots[lot] = content(of: lot) }
                lotPieces[lot] = pieces(ofLot: lot)
            case .entry(let entry):
                entryPieces[entry] = pieces(inPoolAfter: entry)
                carry(entry)
                if balance.strengths.isCounted { countEntry(entry) }
                if isMixed(pool: graph.layout.ledger.entries[entry].pool) { entryPieces[entry] = entries[entry] }
            }
        }
    }

    /// Whether any part of a lot is like any other, for this question.
    func isEven(_ lot: Int) -> Bool { question.isEven || evenness.lots[lot] }

    /// Whether each output of a transformation is like the whole.
    func isEvenStep(_ number: Int) -> Bool {
        let flow = balance.flows[number]
        return question.isEven || evenness.transformations[number]
            || (flow.outputs.count == 1 && flow.missingOutput == 0)
    }

    /// Whether a pool is taken as mixed, for this question.
    func isMixed(pool: Int) -> Bool { question.isEven || graph.layout.ledger.isMixedInOrder[pool] }

    /// The fraction of a lot that an amount is; `nil` where nobody says.
    func fraction(_ amount: Double?, of lot: Int) -> Double? {
        let held = balance.held(lot)
        return amount.flatMap { held > 0 ? min(1, $0 / held) : nil }
    }

    /// The share of a part of a lot.
    func part(of lot: Int, _ amount: Double?) -> Bounds {
        ShareMath.taken(
            from: lots[lot], fraction: fraction(amount, of: lot), isEven: isEven(lot), piece: lotPieces[lot])
    }

    private func step(_ number: Int) -> Bounds {
        if let settled = question.settled(number) { return settled }
        let flow = balance.flows[number]
        let parts = flow.inputs.map { input in
            ShareMath.Part(
                share: input.lot.map { part(of: $0, input.amount) } ?? question.unrecorded, weight: input.weight)
        }
        return ShareMath.mixed(
            parts, extra: flow.unexplained(question.usesDefaults), extraShare: question.unrecorded)
    }

    private func content(of lot: Int) -> Bounds {
        let makers = graph.layout.makers[lot].filter { !balance.flows[$0].inputs.isEmpty }
        let issues = graph.layout.ledger.issues[lot]
        let quantity = graph.found.lots[lot].quantity.baseAmount
        var share: Bounds
        if makers.isEmpty, issues.isEmpty {
            let unlisted = graph.layout.makers[lot].compactMap { question.settled($0) }
            share = unlisted.first ?? question.source(lot)
        } else {
            let parts = parts(of: lot, makers, issues)
            let rest = rest(of: lot, parts.map(\.weight))
            share = ShareMath.mixed(parts, extra: (rest, rest), extraShare: question.unrecorded)
        }
        share = question.adjust(lot, share)
        let over = balance.overused[lot]
        guard over > 0 else { return share }
        return ShareMath.mixed(
            [ShareMath.Part(share: share, weight: quantity)], extra: (over, over), extraShare: question.unrecorded)
    }

    private func parts(of lot: Int, _ makers: [Int], _ issues: [Int]) -> [ShareMath.Part] {
        makers.map { number in
            let own = balance.flows[number].outputs.first { $0.lot == lot }
            return ShareMath.Part(share: output(of: number, own?.weight), weight: own?.amount)
        }
            + issues.map { entry in
                ShareMath.Part(share: entries[entry], weight: graph.layout.ledger.entries[entry].lotAmount)
            }
    }

    /// How much of a lot no event made, beyond what two weighings may differ by.
    func rest(of lot: Int, _ made: [Double?]) -> Double {
        let quantity = graph.found.lots[lot].quantity.baseAmount
        let rest = ChainBalance.total(made).map { max(0, quantity - $0) } ?? 0
        return rest <= quantity * balance.tolerance ? 0 : rest
    }

    /// The share of what one lot got out of a transformation.
    func output(of number: Int, _ weight: Double?) -> Bounds {
        let total = balance.flows[number].outputTotal
        let fraction = weight.flatMap { weight in total.flatMap { $0 > 0 ? weight / $0 : nil } }
        return ShareMath.taken(
            from: steps[number], fraction: fraction, isEven: isEvenStep(number), piece: stepPieces[number])
    }

    private mutating func carry(_ number: Int) {
        let ledger = graph.layout.ledger
        let entry = ledger.entries[number]
        guard ledger.isMeasured[entry.pool] else {
            entries[number] = unmeasured
            return
        }
        if isMixed(pool: entry.pool) { carryMixed(number, entry) } else { carryApart(number, entry) }
    }

    /// Nothing is known of a pool whose amounts cannot be told in one unit, unless the question has one answer for all.
    private var unmeasured: Bounds { ShareMath.unknown }

    func isFirst(_ number: Int, in pool: Int) -> Bool {
        graph.layout.ledger.ranges[pool].lowerBound == number
    }

    private mutating func carryMixed(_ number: Int, _ entry: PoolLedger.Entry) {
        guard !balance.strengths.isCounted else { return }
        let isFirst = isFirst(number, in: entry.pool)
        let missing = stock.missing[entry.pool]
        let before = isFirst ? missing : stock.after[number - 1]
        let present = ShareMath.Part(share: isFirst ? question.unrecorded : entries[number - 1], weight: before)
        switch entry.kind {
        case .issue, .loss: entries[number] = present.share
        case .receipt(let lot):
            entries[number] = ShareMath.mixed(
                [present, ShareMath.Part(share: part(of: lot, entry.lotAmount), weight: stock.anonymous[number])],
                extra: (0, 0), extraShare: question.unrecorded)
        case .unidentified:
            entries[number] = ShareMath.mixed(
                [present, ShareMath.Part(share: question.unrecorded, weight: stock.anonymous[number])],
                extra: (0, 0), extraShare: question.unrecorded)
        }
    }

    private mutating func carryApart(_ number: Int, _ entry: PoolLedger.Entry) {
        var state = (content: 0.0, other: 0.0)
        if isFirst(number, in: entry.pool) {
            let missing = stock.missing[entry.pool]
            state = (missing * question.unrecorded.upper, missing * (1 - question.unrecorded.lower))
        } else {
            state = most[number - 1]
        }
        let amount = stock.anonymous[number]
        var income: Bounds?
        switch entry.kind {
        case .unidentified: income = question.unrecorded
        case .receipt(let lot):
            let allocated = (entry.amount ?? 0) - amount
            let whole = part(of: lot, entry.lotAmount)
            let fraction = allocated > 0 ? (entry.amount ?? 0 > 0 ? amount / (entry.amount ?? 1) : 0) : 1
            income = ShareMath.taken(
                from: whole, fraction: fraction, isEven: isEven(lot), piece: lotPieces[lot])
        case .issue, .loss:
            // Sums of stocks are rounded; what is left of nothing must not become a trace of something.
            let forced = amount - state.other
            let least = forced > 1e-12 * (amount + state.other + state.content) ? min(1, forced / amount) : 0
            let share =
                amount > 0
                ? ShareMath.both(
                    Bounds(least, max(least, min(amount, state.content) / amount)), entryPieces[number])
                : question.unrecorded
            var parts = amount > 0 ? [ShareMath.Part(share: share, weight: amount)] : []
            if question.holdsAllocations {
                parts += entry.allocations.map { ShareMath.Part(share: piece($0), weight: $0.amount) }
            }
            entries[number] = ShareMath.mixed(parts, extra: (0, 0), extraShare: question.unrecorded)
        }
        if let income {
            state.content += amount * income.upper
            state.other += amount * (1 - income.lower)
        }
        most[number] = (min(state.content, stock.after[number]), min(state.other, stock.after[number]))
    }

    /// The share of a piece of a receipt that a record allocates to an issue.
    func piece(_ allocation: (receipt: Int, amount: Double)) -> Bounds {
        let receipt = graph.layout.ledger.entries[allocation.receipt]
        guard case .receipt(let lot) = receipt.kind, let amount = receipt.amount, amount > 0 else {
            return question.unrecorded
        }
        return ShareMath.taken(
            from: part(of: lot, receipt.lotAmount), fraction: allocation.amount / amount, isEven: isEven(lot),
            piece: lotPieces[lot])
    }
}
