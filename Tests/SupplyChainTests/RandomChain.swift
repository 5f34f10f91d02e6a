import ClewModel
import SupplyChain
import TestSupport

/// A random chain with spinning, re-packing, weaving, pools and shipments, and worlds that could lie behind its records.
///
/// A world is simulated kilogram by kilogram and knows nothing of intervals, models or solvers: whoever takes a part of
/// something unmixed may get all of the traced matter in it, none, or anything between.
struct RandomChain {
    private enum Act {
        case make(lot: Int, share: ClosedRange<Double>)
        case transform(
            inputs: [(lot: Int, amount: Double)], outputs: [(lot: Int, amount: Double)], hidden: ClosedRange<Double>,
            lost: Double, isDocumented: Bool)
        case store(pool: Int, lot: Int, amount: Double)
        case issue(pool: Int, lot: Int, amount: Double)
    }

    private(set) var sketch = CaseSketch()
    private(set) var origins: [String: OriginClaim.Answer] = [:]
    private(set) var shipments: [[(lot: Int, amount: Double)]] = []
    private var acts: [Act] = []
    private var stages: [String] = []
    private var sizes: [Double] = []
    /// Whether spinning alone made a lot, or one even lot went into it.
    private var isEven: [Bool] = []
    private var isMixedPool: [Bool] = []
    /// For each raw lot whether its origin is known and documented.
    private var isShown: [Bool] = []

    var lotCount: Int { sizes.count }

    init(seed: UInt64) {
        var random = SplitMix64(seed: seed)
        var left: [Double] = []
        var poolStock: [Double] = []
        func add(_ stage: String, _ size: Double, even: Bool, to chain: inout RandomChain) -> Int {
            chain.stages.append(stage)
            chain.sizes.append(size)
            chain.isEven.append(even)
            left.append(size)
            chain.sketch.lot("L\(chain.sizes.count - 1)", stage, size)
            return chain.sizes.count - 1
        }
        for _ in 0..<Int.random(in: 2...4, using: &random) {
            let lot = add("lint", Double(Int.random(in: 1...9, using: &random)), even: false, to: &self)
            let answer: OriginClaim.Answer = [.inside, .outside, .unknown][Int.random(in: 0...2, using: &random)]
            origins["L\(lot)"] = answer
            let isDocumented = Bool.random(using: &random)
            if isDocumented { sketch.found.lots[lot].documents = ["gin"] }
            isShown.append(isDocumented && answer != .unknown)
            acts.append(.make(lot: lot, share: answer == .inside ? 1...1 : answer == .outside ? 0...0 : 0...1))
        }
        for pool in 0..<Int.random(in: 0...1, using: &random) {
            isMixedPool.append(Bool.random(using: &random))
            sketch.pool("P\(pool)", isMixed: isMixedPool[pool])
            poolStock.append(0)
        }
        for number in 0..<Int.random(in: 2...8, using: &random) {
            let date = PartialDate(Day(number: Int32(19_000 + number))).description
            let kind = Int.random(in: 0...7, using: &random)
            if kind >= 6, let stock = poolStock.first {
                let lints = left.indices.filter { left[$0] > 0.5 && stages[$0] == "lint" }
                if stock > 1, kind == 7 {
                    let amount = (stock * Double(Int.random(in: 1...4, using: &random)) / 4)
                    let lot = add("lint", amount, even: isMixedPool[0], to: &self)
                    sketch.issue("E\(number)", "P0", "L\(lot)", amount, on: date)
                    acts.append(.issue(pool: 0, lot: lot, amount: amount))
                    poolStock[0] -= amount
                } else if let lot = lints.randomElement(using: &random) {
                    let amount = left[lot] * (Bool.random(using: &random) ? 1 : 0.5)
                    left[lot] -= amount
                    poolStock[0] += amount
                    sketch.store("E\(number)", "P0", "L\(lot)", amount, on: date)
                    acts.append(.store(pool: 0, lot: lot, amount: amount))
                }
                continue
            }
            let stage = ["lint", "yarn", "fabric"][kind % 3]
            let target = kind < 3 ? stage : ["yarn", "fabric", "bundle"][kind % 3]
            let fitting = left.indices.filter {
                left[$0] > 0.5 && (stages[$0] == stage || (target == "bundle" && stages[$0] == "bundle"))
            }
            var inputs: [(lot: Int, amount: Double)] = []
            for lot in fitting where inputs.count < 3 && Bool.random(using: &random) {
                let amount = left[lot] * [1, 0.5, 0.25][Int.random(in: 0...2, using: &random)]
                inputs.append((lot, amount))
                left[lot] -= amount
            }
            let weight = inputs.reduce(0) { $0 + $1.amount }
            guard weight > 0 else { continue }
            let isMaking = target != stage && target != "bundle"
            let isTooMuch = target == "yarn" && isMaking && Int.random(in: 0..<4, using: &random) == 0
            // Joining loses nothing; where half is missing, nobody knows of which input it was.
            let losesHalf =
                inputs.allSatisfy { stages[$0.lot] == target } && Int.random(in: 0..<5, using: &random) == 0
            let gain = losesHalf ? 0.5 : !isMaking ? 1 : target == "yarn" ? (isTooMuch ? 0.95 : 0.85) : 0.95
            let hidden = isTooMuch ? (weight * 0.95 / 0.9 - weight)...(weight * 0.95 / 0.8 - weight) : 0...0
            let isOneEven = inputs.count == 1 && isEven[inputs[0].lot] && !isTooMuch
            let even = (target == "yarn" && isMaking) || isOneEven
            let split = Bool.random(using: &random) ? [1.0] : [0.25, 0.75]
            var outputs: [(lot: Int, amount: Double)] = []
            for part in split {
                let amount = weight * gain * part
                outputs.append((add(target, amount, even: even, to: &self), amount))
            }
            let isDocumented = Int.random(in: 0..<6, using: &random) > 0
            sketch.transform(
                "E\(number)", from: inputs.map { ("L\($0.lot)", $0.amount) },
                to: outputs.map { ("L\($0.lot)", $0.amount) }
            ) {
                $0.date = PartialDate(date)
                if isDocumented { $0.documents = ["log"] }
            }
            acts.append(
                .transform(
                    inputs: inputs, outputs: outputs, hidden: hidden, lost: losesHalf ? weight * 0.5 : 0,
                    isDocumented: isDocumented))
        }
        for number in 0..<2 {
            var items: [(lot: Int, amount: Double)] = []
            for lot in left.indices.reversed() where left[lot] > 0.1 && items.count < 3 && Bool.random(using: &random) {
                let amount = left[lot] * (Bool.random(using: &random) ? 1 : 0.5)
                items.append((lot, amount))
                left[lot] -= amount
            }
            guard !items.isEmpty else { continue }
            shipments.append(items)
            sketch.ship("S\(number)", items.map { ("L\($0.lot)", $0.amount) })
        }
    }

    /// What one world holds: the share of each lot, and of each shipment.
    struct World {
        var lots: [Double]
        var shipments: [Double]
    }

    /// A world that the records allow.
    ///
    /// - Parameter greed: From 0, where every part taken gets as little of the traced matter as it can, to 1, where it gets
    ///   as much; `nil` tosses for each part.
    /// - Parameter isUndocumented: Whether what no document supports is traced, in place of the region's.
    func world(greed: Double?, isUndocumented: Bool = false, using random: inout SplitMix64) -> World {
        var content = [Double](repeating: 0, count: sizes.count)
        var (mass, rest) = (content, content)
        var poolMass = isMixedPool.map { _ in 0.0 }
        var poolContent = poolMass
        func between(_ least: Double, _ most: Double) -> Double {
            let part = greed ?? [0, 1, Double.random(in: 0...1, using: &random)][Int.random(in: 0...2, using: &random)]
            return least + (most - least) * part
        }
        func take(_ amount: Double, _ mass: inout Double, _ content: inout Double, even: Bool) -> Double {
            guard amount > 0, mass > 0 else { return 0 }
            let least = max(0, content - max(0, mass - amount))
            let taken = even ? content * min(1, amount / mass) : between(least, max(least, min(amount, content)))
            mass -= amount
            content = max(0, content - taken)
            return taken
        }
        func hold(_ lot: Int, _ share: Double) {
            content[lot] = share * sizes[lot]
            mass[lot] = sizes[lot]
            rest[lot] = content[lot]
        }
        for act in acts {
            switch act {
            case .make(let lot, let share):
                hold(lot, isUndocumented ? (isShown[lot] ? 0 : 1) : between(share.lowerBound, share.upperBound))
            case .transform(let inputs, let outputs, let hidden, let lost, let isDocumented):
                var held = 0.0
                var weight = 0.0
                for input in inputs {
                    held += take(input.amount, &mass[input.lot], &rest[input.lot], even: isEven[input.lot])
                    weight += input.amount
                }
                let extra = between(hidden.lowerBound, hidden.upperBound)
                held += isUndocumented ? extra : extra * between(0, 1)
                var share = isUndocumented && !isDocumented ? 1 : held / (weight + extra)
                let total = outputs.reduce(lost) { $0 + $1.amount }
                var (mass, content) = (total, share * total)
                for output in outputs {
                    let even = isEven[output.lot] || (outputs.count == 1 && lost == 0)
                    if !even { share = take(output.amount, &mass, &content, even: false) / output.amount }
                    hold(output.lot, share)
                }
            case .store(let pool, let lot, let amount):
                poolContent[pool] += take(amount, &mass[lot], &rest[lot], even: isEven[lot])
                poolMass[pool] += amount
            case .issue(let pool, let lot, let amount):
                let taken = take(amount, &poolMass[pool], &poolContent[pool], even: isMixedPool[pool])
                hold(lot, taken / amount)
            }
        }
        let shipped = shipments.map { items in
            items.reduce(0) { $0 + take($1.amount, &mass[$1.lot], &rest[$1.lot], even: isEven[$1.lot]) }
                / items.reduce(0) { $0 + $1.amount }
        }
        return World(lots: content.indices.map { content[$0] / sizes[$0] }, shipments: shipped)
    }
}
