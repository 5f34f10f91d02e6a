import ClewModel
import SupplyChain
import TestSupport
import Testing

/// Laws of the bounds, and a slow twin that tries every way in which whole units can have gone.
struct TraceLawTests {
    /// A small chain in which every event puts out what went in, so that whole units can be followed.
    private struct Network {
        var sizes: [Int] = []
        var answers: [OriginClaim.Answer?] = []
        var events: [(inputs: [(lot: Int, amount: Int)], outputs: [(lot: Int, amount: Int)])] = []

        init(seed: UInt64) {
            var generator = SplitMix64(seed: seed)
            for _ in 0..<Int.random(in: 2...3, using: &generator) {
                sizes.append(Int.random(in: 1...3, using: &generator))
                answers.append([.inside, .outside, .unknown].randomElement(using: &generator))
            }
            var left = sizes
            for _ in 0..<Int.random(in: 1...4, using: &generator) {
                var inputs: [(lot: Int, amount: Int)] = []
                for lot in left.indices where left[lot] > 0 && Bool.random(using: &generator) {
                    let amount = Int.random(in: 1...left[lot], using: &generator)
                    inputs.append((lot, amount))
                    left[lot] -= amount
                }
                let total = inputs.reduce(0) { $0 + $1.amount }
                guard total > 0 else { continue }
                let first =
                    total > 1 && Bool.random(using: &generator) ? Int.random(in: 1..<total, using: &generator) : total
                var outputs: [(lot: Int, amount: Int)] = []
                for amount in [first, total - first] where amount > 0 {
                    outputs.append((sizes.count, amount))
                    sizes.append(amount)
                    left.append(amount)
                    answers.append(nil)
                }
                events.append((inputs, outputs))
            }
        }

        var sketch: CaseSketch {
            var sketch = CaseSketch()
            for (lot, size) in sizes.enumerated() {
                sketch.lot("L\(lot)", answers[lot] == nil ? "bundle" : "lint", Double(size))
            }
            for (number, event) in events.enumerated() {
                sketch.transform(
                    "E\(number)", from: event.inputs.map { ("L\($0.lot)", Double($0.amount)) },
                    to: event.outputs.map { ("L\($0.lot)", Double($0.amount)) })
            }
            return sketch
        }

        var origins: [String: OriginClaim.Answer] {
            var origins: [String: OriginClaim.Answer] = [:]
            for (lot, answer) in answers.enumerated() { origins["L\(lot)"] = answer }
            return origins
        }

        /// The least and the most units of the region in each lot, over all ways in which the units can have gone.
        func everyWay() -> [Bounds] {
            var least = sizes
            var most = Array(repeating: 0, count: sizes.count)
            func tryOrigins(_ lot: Int, _ content: [Int]) {
                guard lot < sizes.count, let answer = answers[lot] else {
                    tryEvent(0, 0, content, content, sizes, 0)
                    return
                }
                let choices =
                    switch answer {
                    case .inside: sizes[lot]...sizes[lot]
                    case .outside: 0...0
                    case .unknown: 0...sizes[lot]
                    }
                for choice in choices {
                    var next = content
                    next[lot] = choice
                    tryOrigins(lot + 1, next)
                }
            }
            func tryEvent(
                _ number: Int, _ leg: Int, _ content: [Int], _ left: [Int], _ room: [Int], _ pool: Int
            ) {
                guard number < events.count else {
                    for lot in sizes.indices {
                        least[lot] = min(least[lot], content[lot])
                        most[lot] = max(most[lot], content[lot])
                    }
                    return
                }
                let event = events[number]
                guard leg < event.inputs.count else {
                    let first = event.outputs[0]
                    let rest = event.outputs.count > 1 ? event.outputs[1].amount : 0
                    for share in max(0, pool - rest)...min(first.amount, pool) {
                        var (nextContent, nextLeft) = (content, left)
                        nextContent[first.lot] = share
                        nextLeft[first.lot] = share
                        if event.outputs.count > 1 {
                            nextContent[event.outputs[1].lot] = pool - share
                            nextLeft[event.outputs[1].lot] = pool - share
                        }
                        tryEvent(number + 1, 0, nextContent, nextLeft, room, 0)
                    }
                    return
                }
                let (lot, amount) = event.inputs[leg]
                for taken in max(0, left[lot] - (room[lot] - amount))...min(amount, left[lot]) {
                    var (nextLeft, nextRoom) = (left, room)
                    nextLeft[lot] -= taken
                    nextRoom[lot] -= amount
                    tryEvent(number, leg + 1, content, nextLeft, nextRoom, pool + taken)
                }
            }
            tryOrigins(0, Array(repeating: 0, count: sizes.count))
            return sizes.indices.map {
                Bounds(Double(least[$0]) / Double(sizes[$0]), Double(most[$0]) / Double(sizes[$0]))
            }
        }

        /// Whether parts of a lot that was split do not meet again above a lot.
        func isTree(above lot: Int) -> Bool {
            var ancestors: [Set<Int>] = sizes.map { _ in [] }
            var isTree = sizes.map { _ in true }
            for event in events {
                var all: Set<Int> = []
                var isSound = true
                for input in event.inputs {
                    let above = ancestors[input.lot].union([input.lot])
                    if !all.isDisjoint(with: above) || !isTree[input.lot] { isSound = false }
                    all.formUnion(above)
                }
                for output in event.outputs {
                    ancestors[output.lot] = all
                    isTree[output.lot] = isSound
                }
            }
            return isTree[lot]
        }

        /// The share in each lot if all is mixed evenly and the unknown lots are as told.
        func evenShares(_ unknown: [Int: Double]) -> [Double] {
            var shares = sizes.indices.map { lot in
                answers[lot] == .inside ? 1 : answers[lot] == .unknown ? unknown[lot] ?? 0 : 0
            }
            for event in events {
                let total = event.inputs.reduce(0.0) { $0 + Double($1.amount) }
                let content = event.inputs.reduce(0.0) { $0 + Double($1.amount) * shares[$1.lot] }
                for output in event.outputs { shares[output.lot] = content / total }
            }
            return shares
        }
    }

    @Test(arguments: 0..<400 as Range<UInt64>)
    func theBoundsHoldEveryWayThatUnitsCanGoAndNoMoreWhereNothingMeetsAgain(seed: UInt64) {
        let network = Network(seed: seed)
        let trace = network.sketch.trace(network.origins)
        for (lot, exact) in network.everyWay().enumerated() {
            #expect(trace.lots[lot].regionShare.encloses(exact))
            if network.isTree(above: lot) { #expect(trace.lots[lot].regionShare.isClose(to: exact)) }
        }
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func theEvenBoundsAreThoseOfTheExtremesOfTheUnknownLots(seed: UInt64) {
        let network = Network(seed: seed)
        let trace = network.sketch.trace(network.origins)
        let unknown = network.answers.indices.filter { network.answers[$0] == .unknown }
        var least = network.sizes.map { _ in 1.0 }
        var most = network.sizes.map { _ in 0.0 }
        for choice in 0..<(1 << unknown.count) {
            var values: [Int: Double] = [:]
            for (bit, lot) in unknown.enumerated() { values[lot] = choice >> bit & 1 == 1 ? 1 : 0 }
            for (lot, share) in network.evenShares(values).enumerated() {
                least[lot] = min(least[lot], share)
                most[lot] = max(most[lot], share)
            }
        }
        for lot in network.sizes.indices {
            #expect(trace.lots[lot].wellMixedShare.isClose(to: Bounds(least[lot], most[lot])))
            #expect(trace.lots[lot].regionShare.encloses(trace.lots[lot].wellMixedShare))
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func learningAnOriginNeverWidensABound(seed: UInt64) {
        let network = Network(seed: seed)
        let before = network.sketch.trace(network.origins)
        for (id, answer) in network.origins where answer == .unknown {
            for known in [OriginClaim.Answer.inside, .outside] {
                var origins = network.origins
                origins[id] = known
                let after = network.sketch.trace(origins)
                for lot in network.sizes.indices {
                    #expect(before.lots[lot].regionShare.encloses(after.lots[lot].regionShare))
                    #expect(before.lots[lot].wellMixedShare.encloses(after.lots[lot].wellMixedShare))
                }
            }
        }
    }

    @Test(arguments: 0..<100 as Range<UInt64>)
    func nothingIsLostOrWonWhenALotIsSplitEvenly(seed: UInt64) {
        let network = Network(seed: seed)
        let trace = network.sketch.trace(network.origins.mapValues { $0 == .unknown ? .inside : $0 })
        for event in network.events {
            func content(_ legs: [(lot: Int, amount: Int)]) -> Double {
                legs.reduce(0) { $0 + Double($1.amount) * trace.lots[$1.lot].wellMixedShare.upper }
            }
            #expect(abs(content(event.inputs) - content(event.outputs)) < 1e-9)
        }
    }

    @Test func aChainOfTenThousandStepsIsTraced() throws {
        var sketch = CaseSketch()
        sketch.lot("L0", "lint", 1000)
        for step in 1...10_000 {
            sketch.lot("L\(step)", "bundle", 1000)
            sketch.transform("E\(step)", from: [("L\(step - 1)", 1000)], to: [("L\(step)", 1000)]) {
                $0.documents = ["log"]
            }
        }
        sketch.ship("S", [("L10000", 500)])
        let trace = sketch.trace(["L0": .inside])
        #expect(trace.shipment("S")?.regionShare == Bounds(exactly: 1))
        #expect(trace.shipment("S")?.lots.count == 10_001)
    }
}
