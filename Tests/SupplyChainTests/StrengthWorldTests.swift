import ClewModel
import Optimization
import SupplyChain
import TestSupport
import Testing

/// Chains of goods of several strengths against worlds that could lie behind the records, heap by heap of kilograms.
struct StrengthWorldTests {
    /// Some kilograms of one strength, traced or not, or mixed.
    private struct Atom {
        var mass: Double
        var strength: Double
        /// The share of its content that is traced.
        var share: Double
    }

    private enum Act {
        case join(inputs: [(lot: Int, amount: Double)], output: Int)
        case blend(inputs: [(lot: Int, amount: Double)], output: Int, mass: Double)
        case store(lot: Int, amount: Double)
        case issue(lot: Int, amount: Double)
    }

    /// What is on record, and what happened.
    private struct Chain {
        var sketch = CaseSketch()
        var origins: [String: OriginClaim.Answer] = [:]
        var sources: [(size: Double, solids: Double?, answer: OriginClaim.Answer)] = []
        var acts: [Act] = []
        var shipments: [[(lot: Int, amount: Double)]] = []
        var isMixed = false

        init(seed: UInt64) {
            var random = SplitMix64(seed: seed)
            sketch.commodity.stages[1].yields.insert(
                YieldRange(
                    basis: .solids, bounds: Bounds(0.9, 1), central: nil, citation: Citation("A worked example"),
                    confidence: .high), at: 0)
            var left: [Double] = []
            var stages: [String] = []
            var stock = 0.0
            isMixed = Bool.random(using: &random)
            sketch.pool("T", isMixed: isMixed)
            for number in 0..<Int.random(in: 2...4, using: &random) {
                let size = Double(Int.random(in: 1...9, using: &random))
                let solids =
                    Int.random(in: 0..<10, using: &random) < 7
                    ? Double(Int.random(in: 1...4, using: &random)) / 10 : nil
                let answer: OriginClaim.Answer = [.inside, .outside, .unknown][Int.random(in: 0...2, using: &random)]
                sources.append((size, solids, answer))
                sketch.lot("L\(number)", "lint", size) { $0.solids = solids }
                origins["L\(number)"] = answer
                left.append(size)
                stages.append("lint")
            }
            for number in 0..<Int.random(in: 1...5, using: &random) {
                let date = PartialDate(Day(number: Int32(19_000 + number))).description
                let kind = Int.random(in: 0...4, using: &random)
                if kind == 3,
                    let lot = left.indices.filter({ left[$0] > 0.5 && stages[$0] == "lint" }).randomElement(
                        using: &random)
                {
                    let amount = left[lot] * (Bool.random(using: &random) ? 1 : 0.5)
                    left[lot] -= amount
                    stock += amount
                    sketch.store("E\(number)", "T", "L\(lot)", amount, on: date)
                    acts.append(.store(lot: lot, amount: amount))
                } else if kind == 4, stock > 0.5 {
                    let amount = stock * (Bool.random(using: &random) ? 1 : 0.5)
                    stock -= amount
                    sketch.lot("L\(left.count)", "lint", amount)
                    sketch.issue("E\(number)", "T", "L\(left.count)", amount, on: date)
                    acts.append(.issue(lot: left.count, amount: amount))
                    left.append(amount)
                    stages.append("lint")
                } else if kind < 3 {
                    let stage = kind == 2 ? "yarn" : "lint"
                    var inputs: [(lot: Int, amount: Double)] = []
                    for lot in left.indices where left[lot] > 0.5 && stages[lot] == stage && inputs.count < 3 {
                        guard Bool.random(using: &random) else { continue }
                        let amount = left[lot] * (Bool.random(using: &random) ? 1 : 0.5)
                        left[lot] -= amount
                        inputs.append((lot, amount))
                    }
                    let weight = inputs.reduce(0) { $0 + $1.amount }
                    guard weight > 0 else { continue }
                    let isBlend = kind == 1
                    let mass = isBlend ? weight * 0.85 : weight
                    sketch.lot("L\(left.count)", isBlend ? "yarn" : stage, mass)
                    sketch.transform(
                        "E\(number)", from: inputs.map { ("L\($0.lot)", $0.amount) }, to: [("L\(left.count)", mass)]
                    ) { $0.date = PartialDate(date) }
                    acts.append(
                        isBlend
                            ? .blend(inputs: inputs, output: left.count, mass: mass)
                            : .join(inputs: inputs, output: left.count))
                    left.append(mass)
                    stages.append(isBlend ? "yarn" : stage)
                }
            }
            for number in 0..<2 {
                var items: [(lot: Int, amount: Double)] = []
                for lot in left.indices.reversed() where left[lot] > 0.2 && items.count < 3 {
                    guard Bool.random(using: &random) else { continue }
                    let amount = left[lot] * (Bool.random(using: &random) ? 1 : 0.5)
                    left[lot] -= amount
                    items.append((lot, amount))
                }
                guard !items.isEmpty else { continue }
                shipments.append(items)
                sketch.ship("S\(number)", items.map { ("L\($0.lot)", $0.amount) })
            }
        }

        /// The shares of the shipments in one world.
        func world(using random: inout SplitMix64) -> [Double] {
            // Lots of one stage that state nothing are alike.
            let unstated = [0.01, 0.25, 0.8][Int.random(in: 0...2, using: &random)]
            var heaps: [Int: [Atom]] = [:]
            for (lot, source) in sources.enumerated() {
                let strength = source.solids ?? unstated
                let inside =
                    switch source.answer {
                    case .inside: 1.0
                    case .outside: 0.0
                    case .unknown: [0, 1, 0.5][Int.random(in: 0...2, using: &random)]
                    }
                heaps[lot] = [
                    Atom(mass: source.size * inside, strength: strength, share: 1),
                    Atom(mass: source.size * (1 - inside), strength: strength, share: 0),
                ].filter { $0.mass > 0 }
            }
            func take(_ amount: Double, of heap: inout [Atom]) -> [Atom] {
                switch Int.random(in: 0...4, using: &random) {
                case 0: heap.sort { $0.share > $1.share }
                case 1: heap.sort { $0.share < $1.share }
                case 2: heap.sort { $0.share * $0.strength > $1.share * $1.strength }
                case 3: heap.sort { ($0.share, $0.strength) < ($1.share, $1.strength) }
                default: heap.shuffle(using: &random)
                }
                var (taken, rest, wanted): ([Atom], [Atom], Double) = ([], [], amount)
                for atom in heap {
                    let part = min(atom.mass, wanted)
                    wanted -= part
                    if part > 1e-12 { taken.append(Atom(mass: part, strength: atom.strength, share: atom.share)) }
                    if atom.mass - part > 1e-12 {
                        rest.append(Atom(mass: atom.mass - part, strength: atom.strength, share: atom.share))
                    }
                }
                heap = rest
                return taken
            }
            func mixed(_ heap: [Atom], mass: Double? = nil) -> [Atom] {
                let weight = mass ?? heap.reduce(0) { $0 + $1.mass }
                let content = heap.reduce(0) { $0 + $1.mass * $1.strength }
                let traced = heap.reduce(0) { $0 + $1.mass * $1.strength * $1.share }
                return weight > 0 ? [Atom(mass: weight, strength: content / weight, share: traced / content)] : []
            }
            var pool: [Atom] = []
            for act in acts {
                switch act {
                case .join(let inputs, let output):
                    heaps[output] = inputs.flatMap { take($0.amount, of: &heaps[$0.lot, default: []]) }
                case .blend(let inputs, let output, let mass):
                    heaps[output] = mixed(
                        inputs.flatMap { take($0.amount, of: &heaps[$0.lot, default: []]) }, mass: mass)
                case .store(let lot, let amount):
                    pool += take(amount, of: &heaps[lot, default: []])
                    if isMixed { pool = mixed(pool) }
                case .issue(let lot, let amount): heaps[lot] = take(amount, of: &pool)
                }
            }
            return shipments.map { items in
                mixed(items.flatMap { take($0.amount, of: &heaps[$0.lot, default: []]) }).first?.share ?? 0
            }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func noWorldLiesOutsideTheBounds(batch: UInt64) {
        for seed in batch * 100..<(batch + 1) * 100 {
            let chain = Chain(seed: seed)
            let trace = chain.sketch.trace(chain.origins)
            var random = SplitMix64(seed: seed ^ 0xBEEF)
            for _ in 0..<25 {
                for (number, share) in chain.world(using: &random).enumerated() {
                    let bounds = trace.shipments[number].regionShare
                    #expect(
                        share >= bounds.lower - 1e-7 && share <= bounds.upper + 1e-7,
                        "chain \(seed), shipment \(number): \(share) outside \(bounds)")
                    if share < 1e-9 { #expect(trace.shipments[number].presence != .established, "chain \(seed)") }
                }
            }
        }
    }

    /// Where bounds are called the tightest, worlds come near to both ends; and of most chains they can be called so.
    @Test func boundsThatAreCalledTheTightestAreReached() {
        var (tight, reached, all) = (0, 0, 0)
        for seed in 0..<300 as Range<UInt64> {
            let chain = Chain(seed: seed)
            let trace = chain.sketch.trace(chain.origins)
            var random = SplitMix64(seed: seed)
            var ends = chain.shipments.map { _ in (least: 1.0, most: 0.0) }
            for _ in 0..<300 {
                for (number, share) in chain.world(using: &random).enumerated() {
                    ends[number] = (min(ends[number].least, share), max(ends[number].most, share))
                }
            }
            for (number, end) in ends.enumerated() {
                all += 1
                guard trace.shipments[number].region.documented.isTightest else { continue }
                tight += 1
                let bounds = trace.shipments[number].regionShare
                if end.least - bounds.lower < 0.02, bounds.upper - end.most < 0.02 { reached += 1 }
            }
        }
        #expect(Double(reached) > 0.8 * Double(tight), "\(reached) of \(tight)")
        #expect(Double(tight) > 0.5 * Double(all), "\(tight) of \(all)")
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func theOrderOfRowsChangesNothing(seed: UInt64) {
        let chain = Chain(seed: seed)
        let trace = chain.sketch.trace(chain.origins)
        var turned = chain.sketch
        turned.found.lots.reverse()
        turned.found.events.reverse()
        let other = turned.trace(chain.origins)
        for shipment in trace.shipments {
            #expect(
                other.shipment(shipment.shipment)?.regionShare.isClose(to: shipment.regionShare) == true,
                "chain \(seed)")
        }
    }

    /// Even mixing is one of the worlds, and a solver only narrows.
    @Test(arguments: 0..<10 as Range<UInt64>)
    func theReadingsAreNested(batch: UInt64) {
        for seed in batch * 30..<(batch + 1) * 30 {
            let chain = Chain(seed: seed)
            let best = chain.sketch.trace(chain.origins)
            let none = chain.sketch.trace(chain.origins, TraceOptions(solvers: .none))
            for (number, shipment) in best.shipments.enumerated() {
                #expect(shipment.region.documented.share.encloses(shipment.region.even.share), "chain \(seed)")
                #expect(none.shipments[number].regionShare.encloses(shipment.regionShare), "chain \(seed)")
            }
        }
    }
}
