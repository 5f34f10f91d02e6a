import ClewModel
import Optimization

/// The linear model of content: columns for the shares of each lot, part and pool that a target is made of, one row for each
/// balance.
///
/// Shares lie between 0 and 1. A transformation's content is that of its inputs by weight; the parts of a lot that was not
/// mixed add up to the lot; a part of a lot that was mixed has the lot's own column; a pool kept apart has a running content
/// that its stock bounds. Only what leads to the target is in the model: a part that goes elsewhere is one column without
/// a past or a future, and what is certain is a constant and cuts the chain.
///
/// What is even throughout has one column, its share. What lies side by side is told by kinds of matter (``ContentLevels``): a
/// kilogram of an even lot keeps that lot's share wherever it goes, so that a part of what was joined is so many kilograms of this
/// kind and so many of that. Where only raw matter is joined there are two kinds, all and nothing, and one column says both.
///
/// All lots of a shipment stand in one objective, so that what one of them took no other can have.
final class ContentModel {
    let forward: ForwardShares
    private let solvers: [any LinearSolver]
    private let use: SolverUse
    let rank: Ranks
    /// How many nodes were looked at, over all targets.
    var effort = 0

    // The matter of the present target.
    var lotMatter: [Int: Matter] = [:]
    var stepMatter: [Int: Matter] = [:]
    /// The share after an entry of a mixed pool, or how much of each kind lies in one kept apart.
    var afterMatter: [Int: Matter] = [:]
    var issueMatter: [Int: Matter] = [:]
    var lotParts: [Int: [(amount: Double, matter: Matter)]] = [:]
    var stepParts: [Int: [(weight: Double, matter: Matter)]] = [:]
    var pieces: [Int: [(amount: Double, matter: Matter)]] = [:]
    var wantedOfPool: [Int: Int] = [:]
    var program = LinearProgram()
    var labels: [ContentBound.Support?] = []
    var isOuter = false
    var waiting = RankHeap()
    /// The kinds of matter that may lie side by side in what the present target is made of.
    var levels = ContentLevels()
    /// Shares of even goods that lie between two kinds, where their pieces lie beside others.
    var tied: [(column: Int, lower: Double, upper: Double)] = []

    init(_ forward: ForwardShares, ranks: Ranks, solvers: [any LinearSolver], use: SolverUse) {
        self.forward = forward
        self.solvers = solvers
        self.use = use
        rank = ranks
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
        levels = ContentLevels(forward, of: items.map(\.lot))
        let target = items.map { (column: column(ofContent: matter(partOf: $0.lot, $0.amount)), item: $0) }
        let ratio = ratio(of: target)
        build()
        let meets =
            lotParts.values.contains { $0.count > 1 } || stepParts.values.contains { $0.count > 1 }
            || wantedOfPool.values.contains { $0 > 1 } || pieces.values.contains { $0.count > 0 }
        // With more than two kinds an interval cannot say how much of each there is.
        guard meets || (levels.count > 2 && isSplit) else {
            return ContentBound(share: outer, isTightest: isExact, method: .intervals)
        }
        return solve(ratio, within: outer)
    }

    /// Whether the model allows only what can be.
    private var isExact: Bool { !isOuter && !(levels.isMerged && isSplit) }

    /// Whether any part of what lies side by side goes one way and the rest another.
    private var isSplit: Bool {
        !lotParts.isEmpty || !stepParts.isEmpty || !wantedOfPool.isEmpty || !pieces.isEmpty
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
        lotMatter = [:]
        stepMatter = [:]
        afterMatter = [:]
        issueMatter = [:]
        tied = []
        lotParts = [:]
        stepParts = [:]
        pieces = [:]
        wantedOfPool = [:]
        program = LinearProgram()
        labels = []
        isOuter = false
    }

    /// Whether each even lot of a share that is not known came out as one kind of matter, as every piece of it is.
    ///
    /// Between two kinds, the model would let one piece be of this kind and another of that, which an even lot does not allow.
    private func isPure(_ columns: [Double]) -> Bool {
        tied.allSatisfy { share in
            let found = columns[share.column]
            return min((found - share.lower).magnitude, (found - share.upper).magnitude) < 1e-6
        }
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
            let isProved =
                most.isProved && least.isProved && low <= high + 1e-9
                && (!isSplit || (isPure(most.columns) && isPure(least.columns)))
            let rows = most.multipliers.indices.filter { most.multipliers[$0].magnitude > 1e-9 }
            return ContentBound(
                share: low <= high ? Bounds(low, high) : Bounds(high, low), isTightest: isProved && isExact,
                method: solver is FlowSolver ? .flow : .linearProgram,
                support: Array(Set(rows.compactMap { labels[$0] })).sorted())
        }
        use.wantsLinear = true
        return ContentBound(share: outer, isTightest: false, method: .intervals)
    }
}
