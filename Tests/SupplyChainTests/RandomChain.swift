import ClewModel
import SupplyChain
import TestSupport

/// A random chain with spinning, re-packing, weaving, pools and shipments, and worlds that could lie behind its records.
///
/// A world is simulated lump by lump and knows nothing of intervals, models or solvers: raw goods are lumps of all and of nothing,
/// even goods are one lump that keeps its share, and whoever takes a part of something unmixed may get any of its lumps.
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
    /// How much more of a lot was shipped than there was: of what, nobody knows.
    private var over: [Int: Double] = [:]
    private var isMixedPool: [Bool] = []
    /// What the pools hold: lint, or yarn of several spinners.
    private var pooled = "lint"
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
            pooled = Bool.random(using: &random) ? "lint" : "yarn"
        }
        for number in 0..<Int.random(in: 2...11, using: &random) {
            let date = PartialDate(Day(number: Int32(19_000 + number))).description
            let kind = Int.random(in: 0...7, using: &random)
            if kind >= 6, let stock = poolStock.first {
                let lints = left.indices.filter { left[$0] > 0.5 && stages[$0] == pooled }
                if stock > 1, kind == 7 {
                    let amount = (stock * Double(Int.random(in: 1...4, using: &random)) / 4)
                    let lot = add(pooled, amount, even: isMixedPool[0], to: &self)
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
                // Now and then more is shipped than there was.
                let isTooMuch = left[lot] > 0.5 && Int.random(in: 0..<12, using: &random) == 0
                let amount = left[lot] * (isTooMuch ? 1.5 : Bool.random(using: &random) ? 1 : 0.5)
                items.append((lot, amount))
                if isTooMuch { over[lot] = amount - left[lot] }
                left[lot] = max(0, left[lot] - amount)
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
        var rest = [[Lump]](repeating: [], count: sizes.count)
        var pools = isMixedPool.map { _ in [Lump]() }
        func between(_ least: Double, _ most: Double) -> Double {
            let part = greed ?? [0, 1, Double.random(in: 0...1, using: &random)][Int.random(in: 0...2, using: &random)]
            return least + (most - least) * part
        }
        /// Some of what lies there: of the least, of the most, or of any lumps; of a mixture a part of it.
        func take(_ amount: Double, _ lumps: inout [Lump], even: Bool) -> [Lump] {
            let (mass, held) = Lump.sum(lumps)
            guard amount > 0, mass > 0 else { return [] }
            if even { lumps = [Lump(mass: mass, share: held / mass)] }
            let wish = greed ?? [0, 1, 0.5][Int.random(in: 0...2, using: &random)]
            if wish == 0.5 { lumps.shuffle(using: &random) } else { lumps.sort { $0.share < $1.share } }
            if wish == 1 { lumps.reverse() }
            var (left, taken, kept) = (amount, [Lump](), [Lump]())
            for lump in lumps {
                // Of any lump also a part may be left behind.
                let most = min(left, lump.mass)
                let piece = wish == 0.5 && lumps.count > 1 && Bool.random(using: &random) ? most / 2 : most
                if piece > 0 { taken.append(Lump(mass: piece, share: lump.share)) }
                if lump.mass > piece { kept.append(Lump(mass: lump.mass - piece, share: lump.share)) }
                left -= piece
            }
            for number in kept.indices where left > 1e-12 {
                let piece = min(left, kept[number].mass)
                taken.append(Lump(mass: piece, share: kept[number].share))
                kept[number].mass -= piece
                left -= piece
            }
            lumps = kept.filter { $0.mass > 1e-12 }
            return taken
        }
        func raw(_ mass: Double, _ share: Double) -> [Lump] {
            [Lump(mass: mass * share, share: 1), Lump(mass: mass * (1 - share), share: 0)].filter { $0.mass > 0 }
        }
        func hold(_ lot: Int, _ lumps: [Lump]) {
            let (mass, held) = Lump.sum(lumps)
            defer {
                if let more = over[lot] {
                    rest[lot] += raw(more, isUndocumented ? 1 : between(0, 1))
                    let (mass, held) = Lump.sum(rest[lot])
                    content[lot] = held / mass
                }
            }
            content[lot] = mass > 0 ? held / mass : 0
            rest[lot] =
                isEven[lot]
                ? [Lump(mass: sizes[lot], share: content[lot])]
                : lumps.map {
                    Lump(mass: $0.mass * sizes[lot] / mass, share: $0.share)
                }
        }
        for act in acts {
            switch act {
            case .make(let lot, let share):
                hold(
                    lot,
                    raw(
                        sizes[lot],
                        isUndocumented ? (isShown[lot] ? 0 : 1) : between(share.lowerBound, share.upperBound)))
            case .transform(let inputs, let outputs, let hidden, let lost, let isDocumented):
                var lumps: [Lump] = []
                for input in inputs { lumps += take(input.amount, &rest[input.lot], even: isAlike(input.lot)) }
                let extra = between(hidden.lowerBound, hidden.upperBound)
                lumps += raw(extra, isUndocumented ? 1 : between(0, 1))
                let total = outputs.reduce(lost) { $0 + $1.amount }
                let weight = Lump.sum(lumps).mass
                lumps = lumps.map { Lump(mass: $0.mass * total / weight, share: $0.share) }
                if isUndocumented, !isDocumented { lumps = [Lump(mass: total, share: 1)] }
                if outputs.contains(where: { isEven[$0.lot] }) {
                    lumps = [Lump(mass: total, share: Lump.sum(lumps).content / total)]
                }
                for output in outputs { hold(output.lot, take(output.amount, &lumps, even: false)) }
            case .store(let pool, let lot, let amount):
                pools[pool] += take(amount, &rest[lot], even: isAlike(lot))
            case .issue(let pool, let lot, let amount):
                hold(lot, take(amount, &pools[pool], even: isMixedPool[pool]))
            }
        }
        let shipped = shipments.map { items in
            items.reduce(0) { $0 + Lump.sum(take($1.amount, &rest[$1.lot], even: isAlike($1.lot))).content }
                / items.reduce(0) { $0 + $1.amount }
        }
        return World(lots: content, shipments: shipped)
    }

    /// Whether a lot is even throughout, with nothing beside it.
    private func isAlike(_ lot: Int) -> Bool { isEven[lot] && over[lot] == nil }

    /// Some kilograms of one share.
    private struct Lump {
        var mass: Double
        var share: Double

        static func sum(_ lumps: [Lump]) -> (mass: Double, content: Double) {
            lumps.reduce((0, 0)) { ($0.0 + $1.mass, $0.1 + $1.mass * $1.share) }
        }
    }
}
