import ClewModel

/// The kinds of matter that may lie side by side in what a target is made of, each by its share of what is traced, lowest first.
///
/// A kilogram of raw goods holds all or nothing; one of an even lot what the lot holds. A part of goods that nothing mixed is then so
/// much of each kind, and no kind comes from nothing.
struct ContentLevels {
    private var shares: [Double] = [0, 1]
    /// Whether there were more kinds than are told apart, so that bounds only enclose.
    private(set) var isMerged = false

    /// All and nothing.
    init() {}

    /// How many kinds are told apart at most, and how many kinds times nodes.
    private static let kindLimit = 12
    private static let sizeLimit = 4_000

    /// - Complexity: O(*n* log *n*) for the *n* nodes that the lots are made of.
    init(_ forward: ForwardShares, of lots: [Int]) {
        var walk = Walk(forward)
        for lot in lots { walk.visit(lot) }
        walk.finish()
        var found: [Double] = []
        for share in walk.found.sorted() where share - (found.last ?? -1) > 1e-9 { found.append(share) }
        if found.count == 1 { found = found[0] > 0.5 ? [0] + found : found + [1] }
        guard found.count > 1, let least = found.first, let most = found.last else { return }
        if found.count > 2,
            found.count > ContentLevels.kindLimit || found.count * walk.size > ContentLevels.sizeLimit
        {
            found = [least, most]
            isMerged = true
        }
        shares = found
    }

    /// How many kinds there are, two at least.
    var count: Int { shares.count }
    /// Whether there are only all and nothing, so that a share says how much of each there is.
    var isPlain: Bool { shares == [0, 1] }

    subscript(_ number: Int) -> Double { shares[number] }

    /// The kinds nearest around a share: the same kind twice where the share is one of them.
    func around(_ share: Bounds) -> (low: Int, high: Int) {
        let low = shares.lastIndex { $0 <= share.lower + 1e-9 } ?? 0
        let high = shares.firstIndex { $0 >= share.upper - 1e-9 } ?? shares.count - 1
        return (min(low, high), max(low, high))
    }

    /// Goes up the chain from lots and gathers of what kinds matter enters goods that lie side by side.
    private struct Walk {
        let forward: ForwardShares
        var found: Set<Double> = []
        private var lots: Set<Int> = []
        private var steps: Set<Int> = []
        /// How far each pool was looked at.
        private var pools: [Int: Int] = [:]
        private var waiting: [Int] = []

        init(_ forward: ForwardShares) { self.forward = forward }

        var size: Int { lots.count + steps.count + pools.values.reduce(0, +) }

        mutating func visit(_ lot: Int) { if lots.insert(lot).inserted { waiting.append(lot) } }

        mutating func finish() { while let lot = waiting.popLast() { lookAt(lot) } }

        private mutating func add(_ share: Bounds) {
            found.insert(share.lower)
            found.insert(share.upper)
        }

        private mutating func lookAt(_ lot: Int) {
            let layout = forward.graph.layout
            let pieces = forward.lotPieces[lot]
            if pieces.isExact { return }
            let isEven = forward.isEven(lot)
            let makers = layout.makers[lot].filter { !forward.balance.flows[$0].inputs.isEmpty }
            let issues = layout.ledger.issues[lot]
            let isOpen = makers.isEmpty && issues.isEmpty || forward.balance.overused[lot] > 0 || isShort(lot)
            if isOpen { add(makers.isEmpty && issues.isEmpty ? pieces : forward.question.unrecorded) }
            if !isEven {
                if case .mayAdd = forward.question.making(lot) { found.insert(1) }
            }
            for maker in makers {
                if !isEven, forward.isMixing(maker) || forward.stepPieces[maker].isExact { add(forward.steps[maker]) }
                lookAt(step: maker)
            }
            for issue in issues {
                if !isEven, forward.isMixed(pool: layout.ledger.entries[issue].pool) { add(forward.entries[issue]) }
                lookAt(entry: issue)
            }
        }

        private func isShort(_ lot: Int) -> Bool {
            let layout = forward.graph.layout
            let made = layout.makers[lot].filter { !forward.balance.flows[$0].inputs.isEmpty }.map { maker in
                forward.balance.flows[maker].outputs.first { $0.lot == lot }?.amount
            }
            let issued = layout.ledger.issues[lot].map { layout.ledger.entries[$0].lotAmount }
            return forward.rest(of: lot, made + issued) > 0
        }

        private mutating func lookAt(step: Int) {
            guard steps.insert(step).inserted else { return }
            let flow = forward.balance.flows[step]
            let isMixing = forward.isMixing(step)
            // What nobody recorded may be anything, wherever it goes.
            if flow.inputs.contains(where: { $0.lot == nil })
                || flow.unexplained(forward.question.usesDefaults).most > 0
            {
                add(forward.question.unrecorded)
            }
            if !isMixing {
                if let settled = forward.question.settled(step) { add(settled) }
                // What cannot be told may be of any kind.
                if !forward.stepPieces[step].isExact, forward.balance.strengths.isCounted,
                    !forward.stepInputs[step].keepProportions
                {
                    add(ShareMath.unknown)
                }
            }
            for input in flow.inputs {
                guard let lot = input.lot else { continue }
                if !isMixing { addPieces(of: lot) }
                visit(lot)
            }
        }

        /// The kind of a lot whose pieces are all alike.
        private mutating func addPieces(of lot: Int) {
            let pieces = forward.lotPieces[lot]
            if forward.isEven(lot) || pieces.isExact { add(pieces) }
        }

        private mutating func lookAt(entry: Int) {
            let ledger = forward.graph.layout.ledger
            let pool = ledger.entries[entry].pool
            let range = ledger.ranges[pool]
            let start = pools[pool].map { range.lowerBound + $0 } ?? range.lowerBound
            guard entry >= start else { return }
            pools[pool] = entry - range.lowerBound + 1
            let isMixed = forward.isMixed(pool: pool)
            if !ledger.isMeasured[pool] { add(ShareMath.unknown) }
            if forward.stock.missing[pool] > 0 { add(forward.question.unrecorded) }
            for number in start...entry {
                switch ledger.entries[number].kind {
                case .unidentified: add(forward.question.unrecorded)
                case .receipt(let lot):
                    if !isMixed { addPieces(of: lot) }
                    visit(lot)
                case .issue, .loss: break
                }
            }
        }
    }
}
