import ClewModel
import OwnershipAnalysis

/// Ownership on a coarse grid, decided by trying every completion of what is unknown: slow and obviously right.
struct SlowTwin {
    /// A stake from one party to another, its share between two numbers of grid steps.
    struct Edge: Hashable {
        var owner: Int
        var asset: Int
        var low: Int
        var high: Int
    }

    /// A tie that is control, or may be.
    struct Tie: Hashable {
        var owner: Int
        var asset: Int
        var isSure: Bool
    }

    /// The whole in grid steps.
    static let whole = 10
    var count: Int
    var edges: [Edge]
    var ties: [Tie] = []
    var listed: [Int]
    var counting: OwnershipRule.Counting
    /// The least grid steps that pass.
    var least: Int

    /// What a party's standing is over all completions.
    struct Standing: Equatable {
        var always = true
        var ever = false
        var low = Int.max
        var high = 0
    }

    /// One choice of everything unknown: the share of each edge, and whether each tie is control.
    typealias Completion = (shares: [Int], ties: [Bool])

    /// Hands every completion to `body`: all values on the grid, the stakes in an asset no more than the whole unless
    /// they are so already as stated.
    func eachCompletion(_ body: (Completion) -> Void) {
        var shares = [Int](repeating: 0, count: edges.count)
        var stated = [Int](repeating: 0, count: count)
        for edge in edges { stated[edge.asset] += edge.low }
        var sums = [Int](repeating: 0, count: count)
        let open = ties.indices.filter { !ties[$0].isSure }
        func choose(_ index: Int) {
            if index == edges.count {
                for bits in 0..<(1 << open.count) {
                    var controls = ties.map(\.isSure)
                    for (position, tie) in open.enumerated() { controls[tie] = bits >> position & 1 == 1 }
                    body((shares, controls))
                }
                return
            }
            let edge = edges[index]
            for share in edge.low...edge.high {
                if stated[edge.asset] <= SlowTwin.whole, sums[edge.asset] + share > SlowTwin.whole { break }
                shares[index] = share
                sums[edge.asset] += share
                choose(index + 1)
                sums[edge.asset] -= share
            }
        }
        choose(0)
    }

    /// Who is inside under one completion, from some seeds: grown until nothing changes.
    func inside(_ completion: Completion, seeds: [Int]) -> Set<Int> {
        var inside = Set(seeds)
        while true {
            var grown = inside
            for party in 0..<count {
                if held(completion, party, by: inside) >= least { grown.insert(party) }
                for (index, tie) in ties.enumerated()
                where completion.ties[index] && tie.asset == party && inside.contains(tie.owner) {
                    grown.insert(party)
                }
            }
            if grown == inside { return inside }
            inside = grown
        }
    }

    func held(_ completion: Completion, _ party: Int, by inside: Set<Int>) -> Int {
        var sum = 0
        for (index, edge) in edges.enumerated()
        where edge.asset == party && edge.owner != party && inside.contains(edge.owner) {
            sum += completion.shares[index]
        }
        return min(sum, SlowTwin.whole)
    }

    /// Whether a party falls under the rule in one completion, and what those inside hold.
    func standing(_ completion: Completion) -> [(isInside: Bool, held: Int)] {
        let groups = counting == .together ? [listed] : listed.map { [$0] }
        var result = [(isInside: Bool, held: Int)](repeating: (false, 0), count: count)
        for group in groups where !group.isEmpty {
            let inside = inside(completion, seeds: group)
            for party in 0..<count {
                result[party].isInside = result[party].isInside || inside.contains(party)
                result[party].held = max(result[party].held, held(completion, party, by: inside))
            }
        }
        return result
    }

    /// The standing of every party over all completions.
    func standings() -> [Standing] {
        var standings = [Standing](repeating: Standing(), count: count)
        eachCompletion { completion in
            for (party, found) in standing(completion).enumerated() {
                standings[party].always = standings[party].always && found.isInside
                standings[party].ever = standings[party].ever || found.isInside
                standings[party].low = min(standings[party].low, found.held)
                standings[party].high = max(standings[party].high, found.held)
            }
        }
        return standings
    }

    // MARK: the same problem for the engine

    static func id(_ party: Int) -> EntityID { EntityID("n\(party)") }

    var stakes: [Stake] {
        edges.map {
            Stake(
                owner: SlowTwin.id($0.owner), asset: SlowTwin.id($0.asset),
                share: Bounds(Double($0.low) / Double(SlowTwin.whole), Double($0.high) / Double(SlowTwin.whole)),
                citation: TestGraph.source)
        }
            + ties.map {
                TestGraph.tie(SlowTwin.id($0.owner), SlowTwin.id($0.asset), $0.isSure ? .boardMajority : .nominee)
            }
    }

    var rule: OwnershipRule {
        TestGraph.rule(
            counting, least > SlowTwin.whole / 2 ? .moreThan : .atLeast,
            ControlCriteria(decisive: [.boardMajority], indications: [.nominee]))
    }

    var listedParties: [ListedParty] { listed.map { ListedParty(SlowTwin.id($0)) } }

    /// A small random problem, with cycles, self-holdings, exact, ranged and unknown stakes.
    static func random(using generator: inout some RandomNumberGenerator, ties tieCount: Int) -> SlowTwin {
        let count = Int.random(in: 2...6, using: &generator)
        var edges: [Edge] = []
        var open = 0
        var pairs: Set<Int> = []
        for _ in 0..<Int.random(in: 1...9, using: &generator) {
            let owner = Int.random(in: 0..<count, using: &generator)
            let asset = Int.random(in: 0..<count, using: &generator)
            guard pairs.insert(owner * count + asset).inserted else { continue }
            var low = Int.random(in: 0...6, using: &generator)
            var high = low
            if open < 3, Int.random(in: 0..<3, using: &generator) == 0 {
                open += 1
                if Bool.random(using: &generator) {
                    (low, high) = (0, whole)
                } else {
                    high = Int.random(in: low...whole, using: &generator)
                }
            }
            edges.append(Edge(owner: owner, asset: asset, low: low, high: high))
        }
        var ties: [Tie] = []
        for _ in 0..<tieCount {
            let owner = Int.random(in: 0..<count, using: &generator)
            let asset = Int.random(in: 0..<count, using: &generator)
            if owner != asset { ties.append(Tie(owner: owner, asset: asset, isSure: Bool.random(using: &generator))) }
        }
        var seen: Set<Int> = []
        ties = ties.filter { seen.insert($0.owner * count + $0.asset).inserted }
        let listed = (0..<count).filter { _ in Int.random(in: 0..<3, using: &generator) == 0 }
        return SlowTwin(
            count: count, edges: edges, ties: ties, listed: listed,
            counting: Bool.random(using: &generator) ? .together : .separately,
            least: Bool.random(using: &generator) ? whole / 2 : whole / 2 + 1)
    }
}

extension SlowTwin {
    /// Who is inside under one completion, if those inside hold what no share of it gives to anybody, wherever they hold some.
    private func insideWithRest(_ completion: Completion, seeds: [Int]) -> Set<Int> {
        var inside = Set(seeds)
        while true {
            var grown = inside
            for party in 0..<count {
                if heldWithRest(completion, party, by: inside) >= least { grown.insert(party) }
                for (index, tie) in ties.enumerated()
                where completion.ties[index] && tie.asset == party && inside.contains(tie.owner) {
                    grown.insert(party)
                }
            }
            if grown == inside { return inside }
            inside = grown
        }
    }

    private func heldWithRest(_ completion: Completion, _ party: Int, by inside: Set<Int>) -> Int {
        let recorded = held(completion, party, by: inside)
        let holdsSome = edges.contains {
            $0.asset == party && $0.owner != party && $0.high > 0 && inside.contains($0.owner)
        }
        guard holdsSome else { return recorded }
        let given = edges.indices.filter { edges[$0].asset == party }.map { completion.shares[$0] }.reduce(0, +)
        return recorded + max(0, SlowTwin.whole - given)
    }

    /// Whether each party can fall under the rule in some completion if every unrecorded share is held by the listed.
    func canBeInsideWithRest() -> [Bool] {
        var can = [Bool](repeating: false, count: count)
        let groups = counting == .together ? [listed] : listed.map { [$0] }
        eachCompletion { completion in
            for group in groups where !group.isEmpty {
                for party in insideWithRest(completion, seeds: group) { can[party] = true }
            }
        }
        return can
    }
}
