import ClewModel
import Optimization

/// Finds the smallest set of records that keeps what is traced out of a target.
///
/// What is traced flows from where it may enter to the target. A record closes an entrance (an origin that it shows) or a
/// branching (which piece went where). The smallest set that closes every way is a least vertex cut, and by the theorem of
/// Menger (1927) a flow with capacity one a record finds it: exactly, however many candidates there are.
struct ClosingFinder {
    private typealias Kind = ClosingSet.Record.Kind

    /// A record that could be asked for, as an arc of the network.
    private struct Candidate {
        var record: ClosingSet.Record
        var from: Int
    }

    private let forward: ForwardShares
    private let goal: ClosingSet.Goal
    private let withPieces: Bool
    private let upstream: ChainUpstream
    private let ranks: ContentModel.Ranks
    private var network: MaximumFlow
    private var candidates: [Candidate] = []
    private var numberOfPlace: [Int: Int] = [:]
    private let source = 0
    private let target = 1

    /// - Parameter withPieces: Whether records may be asked for that say which piece went where.
    init(
        _ forward: ForwardShares, _ goal: ClosingSet.Goal, _ items: [ChainUpstream.Item], _ upstream: ChainUpstream,
        _ ranks: ContentModel.Ranks, withPieces: Bool
    ) {
        self.forward = forward
        self.goal = goal
        self.upstream = upstream
        self.withPieces = withPieces
        self.ranks = ranks
        let ledger = forward.graph.layout.ledger
        // Two nodes a place, two a pool, and one an entrance.
        for (number, place) in upstream.places.enumerated() { numberOfPlace[place] = 2 + 2 * number }
        let poolStart = 2 + 2 * upstream.places.count
        let entranceStart = poolStart + 2 * forward.graph.found.pools.count
        network = MaximumFlow(nodes: entranceStart + 4 * upstream.places.count + forward.graph.found.pools.count)
        nextEntrance = entranceStart
        self.poolStart = poolStart
        var proper: Set<Int> = []
        var whole: Set<Int> = []
        func takes(_ lot: Int, _ amount: Double?) {
            if let fraction = forward.fraction(amount, of: lot), fraction >= 1 - 1e-12 {
                whole.insert(lot)
            } else {
                proper.insert(lot)
            }
        }
        for item in items { takes(item.lot, item.amount) }
        var pools: Set<Int> = []
        for place in upstream.places {
            switch forward.graph.layout.order[place] {
            case .transformation(let number):
                for input in forward.balance.flows[number].inputs {
                    if let lot = input.lot { takes(lot, input.amount) }
                }
            case .entry(let number):
                pools.insert(ledger.entries[number].pool)
                if case .receipt(let lot) = ledger.entries[number].kind { takes(lot, ledger.entries[number].lotAmount) }
            case .lot: break
            }
        }
        for item in items { link(out(ranks.lots[item.lot]), target) }
        for place in upstream.places {
            switch forward.graph.layout.order[place] {
            case .lot(let lot):
                addLot(lot, place, mayBeListed: proper.contains(lot) && !whole.contains(lot))
            case .transformation(let number): addStep(number, place)
            case .entry(let number): addEntry(number, place)
            }
        }
        for pool in pools.sorted() { addPool(pool) }
    }

    private let poolStart: Int
    private var nextEntrance: Int

    /// The records of a least cut; `nil` where no records close every way.
    mutating func find() -> [ClosingSet.Record]? {
        guard network.send(from: source, to: target) < MaximumFlow.unlimited else { return nil }
        let side = network.reachable(from: source)
        let cut = candidates.filter { side[$0.from] && !side[$0.from + 1] }.map(\.record)
        return cut.sorted { first, second in
            let (left, right) = (first.effect ?? 0, second.effect ?? 0)
            if left != right { return left > right }
            if first.subject.id != second.subject.id {
                return first.subject.id.utf8.lexicographicallyPrecedes(second.subject.id.utf8)
            }
            return first.kind.rawValue < second.kind.rawValue
        }
    }

    /// How many records there are to choose from.
    var candidateCount: Int { candidates.count }

    // MARK: The network

    private func `in`(_ place: Int) -> Int { numberOfPlace[place] ?? source }
    private func out(_ place: Int) -> Int { (numberOfPlace[place] ?? source) + 1 }

    private mutating func link(_ from: Int, _ to: Int) {
        network.addArc(from: from, to: to, MaximumFlow.unlimited)
    }

    /// An entrance into a node that a record would close.
    private mutating func enter(
        _ node: Int, _ kind: Kind, _ subject: ChainProblem.Subject.Kind, _ id: String, _ effect: Double?
    ) {
        let entrance = nextEntrance
        nextEntrance += 2
        link(source, entrance)
        network.addArc(from: entrance, to: entrance + 1, 1)
        link(entrance + 1, node)
        candidates.append(
            Candidate(
                record: ClosingSet.Record(
                    kind: kind, subject: ChainProblem.Subject(subject, id), effect: effect), from: entrance))
    }

    /// A way through a node that a record would close, or that nothing closes.
    private mutating func pass(
        _ node: Int, mayBeListed: Bool, _ kind: Kind, _ subject: ChainProblem.Subject.Kind, _ id: String,
        _ effect: Double?
    ) {
        guard mayBeListed, withPieces else {
            link(node, node + 1)
            return
        }
        network.addArc(from: node, to: node + 1, 1)
        candidates.append(
            Candidate(
                record: ClosingSet.Record(
                    kind: kind, subject: ChainProblem.Subject(subject, id), effect: effect), from: node))
    }

    private mutating func addLot(_ lot: Int, _ place: Int, mayBeListed: Bool) {
        let found = forward.graph.found.lots[lot]
        let effect = upstream.shares[place] ?? nil
        let share = forward.lots[lot]
        guard share.upper > 0 else { return }
        pass(`in`(place), mayBeListed: mayBeListed && !forward.isEven(lot), .pieceList, .lot, found.id, effect)
        let layout = forward.graph.layout
        let makers = layout.makers[lot].filter { !forward.balance.flows[$0].inputs.isEmpty }
        let issues = layout.ledger.issues[lot]
        switch forward.question.making(lot) {
        case .fills:
            link(source, `in`(place))
            return
        case .mayAdd: enter(`in`(place), .origin, .lot, found.id, effect)
        case .keeps: break
        }
        if makers.isEmpty, issues.isEmpty {
            if goal == .cleared, share.lower > 0 {
                link(source, `in`(place))
            } else if case .keeps = forward.question.making(lot) {
                let tells = ContentEntries.tellsOrigin(lot, in: forward.graph)
                enter(`in`(place), tells ? .origin : .history, .lot, found.id, effect)
            }
            // What was used beyond the lot is nobody's, whatever is shown of the lot.
            addBalance(of: lot, place, forward.balance.overused[lot], effect)
            return
        }
        for maker in makers { link(stepOut(maker, lot), `in`(place)) }
        for issue in issues { link(poolNode(forward.graph.layout.ledger.entries[issue].pool) + 1, `in`(place)) }
        let amounts =
            makers.map { maker in forward.balance.flows[maker].outputs.first { $0.lot == lot }?.amount }
            + issues.map { layout.ledger.entries[$0].lotAmount }
        addBalance(of: lot, place, forward.rest(of: lot, amounts) + forward.balance.overused[lot], effect)
    }

    /// A way in for what no record of a lot accounts for.
    private mutating func addBalance(of lot: Int, _ place: Int, _ rest: Double, _ effect: Double?) {
        guard rest > 0 else { return }
        let found = forward.graph.found.lots[lot]
        let held = max(found.quantity.baseAmount, forward.balance.held(lot))
        enter(`in`(place), .balance, .lot, found.id, effect.map { $0 * rest / held })
    }

    private func stepOut(_ step: Int, _ lot: Int) -> Int { out(ranks.steps[step]) }
    private func poolNode(_ pool: Int) -> Int { poolStart + 2 * pool }

    private mutating func addStep(_ number: Int, _ place: Int) {
        let id = forward.graph.event(number).id
        let effect = upstream.shares[place] ?? nil
        guard forward.steps[number].upper > 0 else { return }
        pass(
            `in`(place), mayBeListed: !forward.isEvenStep(number), .pieceList, .event, id, effect)
        if forward.question.settled(number) != nil { enter(`in`(place), .production, .event, id, effect) }
        let flow = forward.balance.flows[number]
        for input in flow.inputs {
            if let lot = input.lot { link(out(ranks.lots[lot]), `in`(place)) }
        }
        // Of what went in unrecorded the least counts, as in the shares of the lots beside it, so that the parts add up.
        let extra = flow.unexplained(forward.question.usesDefaults).least
        let unnamed = ChainBalance.total(flow.inputs.filter { $0.lot == nil }.map(\.weight))
        if extra > 0 || flow.inputs.contains(where: { $0.lot == nil }) {
            let total = ChainBalance.total(flow.inputs.map(\.weight)).map { $0 + extra }
            let part = unnamed.flatMap { unnamed in total.map { $0 > 0 ? (unnamed + extra) / $0 : 0 } }
            enter(`in`(place), .inputs, .event, id, effect.flatMap { whole in part.map { whole * $0 } })
        }
    }

    private mutating func addEntry(_ number: Int, _ place: Int) {
        let entry = forward.graph.layout.ledger.entries[number]
        let node = poolNode(entry.pool)
        switch entry.kind {
        case .receipt(let lot): link(out(ranks.lots[lot]), node)
        case .unidentified:
            enter(node, .stock, .pool, forward.graph.found.pools[entry.pool].id, upstream.shares[place] ?? nil)
        case .issue, .loss: break
        }
    }

    private mutating func addPool(_ pool: Int) {
        let id = forward.graph.found.pools[pool].id
        let range = forward.graph.layout.ledger.ranges[pool]
        let through = range.compactMap { upstream.shares[ranks.entries[$0]] ?? nil }.max()
        pass(
            poolNode(pool), mayBeListed: !forward.isMixed(pool: pool), .issueLog, .pool, id, through)
        if forward.stock.missing[pool] > 0 { enter(poolNode(pool), .stock, .pool, id, through) }
    }
}
