/// The two least fixpoints of a rule over a graph: who surely falls under it, and who can.
///
/// In the lower run every uncertain stake is at its least and only those surely inside count; in the upper run every
/// stake is at its greatest, as far as the whole of each asset allows, and all who can be inside count. Both sets grow
/// with the parties inside, so the order of work changes nothing, and cycles need no care: a ring of companies that hold
/// one another enters only if somebody from outside brings it in.
///
/// The upper run is exact, not only safe: the stakes in different assets are independent, so one completion of all
/// unknowns gives every party its upper bound at once.
///
/// - Complexity: O(*m*) for *m* stakes of those inside.
struct CascadeRun: Sendable {
    /// The round in which a party surely falls under the rule; 0 for a seed, -1 for never.
    private(set) var sureDepth: [Int32]
    /// The round in which it can; 0 for a seed, -1 for never.
    private(set) var possibleDepth: [Int32]
    private(set) var capital: ShareTally
    private(set) var voting: ShareTally
    /// Whom either run has reached: all that a reset or a reader must look at.
    private(set) var touched: [Int32] = []
    private var isTouched: [Bool]
    /// Whose holdings already count, in the lower and in the upper run.
    private var isSpread: [Bool]
    private var frontier: [Int32] = []
    private var next: [Int32] = []

    init(_ graph: CascadeGraph) {
        sureDepth = Array(repeating: -1, count: graph.count)
        possibleDepth = Array(repeating: -1, count: graph.count)
        capital = ShareTally(graph.capital, count: graph.count)
        voting = ShareTally(graph.voting, count: graph.count)
        isTouched = Array(repeating: false, count: graph.count)
        isSpread = Array(repeating: false, count: graph.count)
    }

    /// Runs both fixpoints from seeds, which are inside from the start.
    mutating func run(_ graph: CascadeGraph, _ terms: CascadeTerms, seeds: [Int32]) {
        runSure(graph, terms, seeds: seeds)
        for party in touched { isSpread[Int(party)] = false }
        runPossible(graph, terms, seeds: seeds)
    }

    /// Takes back everything that the last run wrote.
    mutating func reset() {
        for party in touched {
            let index = Int(party)
            sureDepth[index] = -1
            possibleDepth[index] = -1
            isTouched[index] = false
            isSpread[index] = false
            capital.clear(index)
            voting.clear(index)
        }
        touched.removeAll(keepingCapacity: true)
    }

    /// Whether the holdings of a party count in the upper run, as its own or together with another's.
    func countsPossibly(_ party: Int) -> Bool { isSpread[party] }

    private mutating func runSure(_ graph: CascadeGraph, _ terms: CascadeTerms, seeds: [Int32]) {
        next.removeAll(keepingCapacity: true)
        for seed in seeds where sureDepth[Int(seed)] < 0 {
            sureDepth[Int(seed)] = 0
            push(seed)
        }
        swap(&frontier, &next)
        var depth: Int32 = 0
        while !frontier.isEmpty {
            depth += 1
            next.removeAll(keepingCapacity: true)
            for position in frontier.indices {
                let owner = frontier[position]
                for edge in Int(graph.capital.starts[Int(owner)])..<Int(graph.capital.starts[Int(owner) + 1]) {
                    let target = graph.capital.targets[edge]
                    if target == owner { continue }
                    capital.addSure(Int(target), graph.capital.low[edge])
                    touch(target)
                    if sureDepth[Int(target)] < 0 {
                        let one = terms.capitalOneHolder
                        let held = one ? capital.lowOne(Int(target)) : capital.low(Int(target))
                        if held >= terms.capitalLeast { enterSure(target, depth) }
                    }
                }
                if !graph.voting.isEmpty {
                    for edge in Int(graph.voting.starts[Int(owner)])..<Int(graph.voting.starts[Int(owner) + 1]) {
                        let target = graph.voting.targets[edge]
                        if target == owner { continue }
                        voting.addSure(Int(target), graph.voting.low[edge])
                        touch(target)
                        if sureDepth[Int(target)] < 0 {
                            let one = terms.votingOneHolder
                            let held = one ? voting.lowOne(Int(target)) : voting.low(Int(target))
                            if held >= terms.votingLeast { enterSure(target, depth) }
                        }
                    }
                }
                if terms.followsTies { spreadTies(graph.ties, from: owner, isSure: true, depth) }
            }
            swap(&frontier, &next)
        }
    }

    private mutating func runPossible(_ graph: CascadeGraph, _ terms: CascadeTerms, seeds: [Int32]) {
        next.removeAll(keepingCapacity: true)
        for seed in seeds where possibleDepth[Int(seed)] < 0 {
            possibleDepth[Int(seed)] = 0
            push(seed)
        }
        swap(&frontier, &next)
        var depth: Int32 = 0
        while !frontier.isEmpty {
            depth += 1
            next.removeAll(keepingCapacity: true)
            for position in frontier.indices {
                let owner = frontier[position]
                for edge in Int(graph.capital.starts[Int(owner)])..<Int(graph.capital.starts[Int(owner) + 1]) {
                    let target = graph.capital.targets[edge]
                    if target == owner { continue }
                    capital.addPossible(Int(target), graph.capital.low[edge], graph.capital.high[edge])
                    touch(target)
                    if possibleDepth[Int(target)] < 0, capital.most(Int(target)) >= terms.capitalLeast {
                        enterPossible(target, depth)
                    }
                }
                if !graph.voting.isEmpty {
                    for edge in Int(graph.voting.starts[Int(owner)])..<Int(graph.voting.starts[Int(owner) + 1]) {
                        let target = graph.voting.targets[edge]
                        if target == owner { continue }
                        voting.addPossible(Int(target), graph.voting.low[edge], graph.voting.high[edge])
                        touch(target)
                        if possibleDepth[Int(target)] < 0, voting.most(Int(target)) >= terms.votingLeast {
                            enterPossible(target, depth)
                        }
                    }
                }
                if terms.followsTies { spreadTies(graph.ties, from: owner, isSure: false, depth) }
            }
            swap(&frontier, &next)
        }
    }

    private mutating func spreadTies(_ ties: CascadeTies, from owner: Int32, isSure: Bool, _ depth: Int32) {
        for tie in Int(ties.starts[Int(owner)])..<Int(ties.starts[Int(owner) + 1]) {
            let target = ties.targets[tie]
            let weight = ties.weights[tie]
            if isSure && (weight == .possible || weight == .mayCountTogether) { continue }
            touch(target)
            if weight.isMutual {
                push(target)
            } else if isSure {
                if sureDepth[Int(target)] < 0 { enterSure(target, depth) }
            } else if possibleDepth[Int(target)] < 0 {
                enterPossible(target, depth)
            }
        }
    }

    @inline(__always)
    private mutating func enterSure(_ party: Int32, _ depth: Int32) {
        sureDepth[Int(party)] = depth
        push(party)
    }

    @inline(__always)
    private mutating func enterPossible(_ party: Int32, _ depth: Int32) {
        possibleDepth[Int(party)] = depth
        push(party)
    }

    @inline(__always)
    private mutating func push(_ party: Int32) {
        touch(party)
        if !isSpread[Int(party)] {
            isSpread[Int(party)] = true
            next.append(party)
        }
    }

    @inline(__always)
    private mutating func touch(_ party: Int32) {
        if !isTouched[Int(party)] {
            isTouched[Int(party)] = true
            touched.append(party)
        }
    }
}
