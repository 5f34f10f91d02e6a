import ClewModel

/// Follows content without its amount: a lot that surely holds some of it and was used up leaves some in what was made of
/// it, even where no unit tells how much.
struct PresenceTrace {
    private let forward: ForwardShares
    /// For each lot whether it surely holds some.
    private var lots: [Bool]
    /// For each lot whether every part of it surely holds some.
    private var parts: [Bool]
    /// For each transformation whether some surely went in.
    private var steps: [Bool]

    init(_ forward: ForwardShares) {
        self.forward = forward
        let graph = forward.graph
        lots = forward.lots.map { $0.lower > 0 }
        parts = lots.map { _ in false }
        steps = forward.steps.map { $0.lower > 0 }
        for node in graph.layout.order {
            switch node {
            case .transformation(let number):
                for input in forward.balance.flows[number].inputs where input.amount != 0 && !steps[number] {
                    if let lot = input.lot { steps[number] = isIn(partOf: lot, input.amount) }
                }
            case .lot(let lot):
                if graph.found.lots[lot].quantity.amount == 0 { lots[lot] = false }
                for maker in graph.layout.makers[lot]
                where steps[maker] && (forward.isEvenStep(maker) || isOnlyProduct(lot, of: maker)) && !lots[lot] {
                    lots[lot] = forward.balance.flows[maker].outputs.contains { $0.lot == lot && $0.amount != 0 }
                }
                parts[lot] = (lots[lot] && forward.isEven(lot)) || (lots[lot] && forward.lots[lot].lower >= 1)
            case .entry: break
            }
        }
    }

    private func isIn(partOf lot: Int, _ amount: Double?) -> Bool {
        if amount == 0 { return false }
        if parts[lot] || forward.part(of: lot, amount).lower > 0 { return true }
        return lots[lot] && (forward.fraction(amount, of: lot) ?? 0) >= 1 - forward.balance.tolerance
    }

    /// Whether some is surely in a target, whatever way it went.
    ///
    /// Content escapes from a lot kept apart by any part that does not lead to the target, from a mixed one only if no part
    /// leads there; the same holds for the outputs of a transformation.
    ///
    /// - Parameters:
    ///   - items: What the target is made of.
    ///   - places: All that it is made of, what was made last first.
    func isEstablished(in items: [ChainUpstream.Item], _ places: [Int]) -> Bool {
        if items.contains(where: { isIn(partOf: $0.lot, $0.amount) }) { return true }
        let graph = forward.graph
        var held: Set<Int> = []
        var heldSteps: Set<Int> = []
        var targets: [Int: Double?] = [:]
        for item in items { targets[item.lot] = item.amount }
        for place in places {
            switch graph.layout.order[place] {
            case .entry: break
            case .lot(let lot):
                let isHeld =
                    forward.isEven(lot)
                    ? targets[lot] != nil || graph.layout.users[lot].contains { heldSteps.contains($0) }
                    : keepsAll(lot, targets[lot] ?? 0, heldSteps)
                if isHeld { held.insert(lot) }
                if isHeld, lots[lot] { return true }
            case .transformation(let number):
                let outputs = products(of: number)
                // What came out unrecorded, where less did than the least yield, leads nowhere that is known.
                let isHeld =
                    forward.isEvenStep(number)
                    ? outputs.contains { held.contains($0.lot) }
                    : !outputs.isEmpty && forward.balance.flows[number].missingOutput == 0
                        && outputs.allSatisfy { held.contains($0.lot) }
                if isHeld { heldSteps.insert(number) }
                if isHeld, steps[number] { return true }
            }
        }
        return false
    }

    /// What a transformation puts out and something can be in.
    ///
    /// Clippings, husks and other by-products are a loss of everything that goes in (the first assumption of
    /// ``SupplyGraph/trace(origins:options:asking:)``), so that they hide nothing, unless something else than the commodity
    /// went in that they may come of.
    private func products(of number: Int) -> [StepFlow.Output] {
        let flow = forward.balance.flows[number]
        let outputs = flow.outputs.filter { $0.amount != 0 }
        let isPure = flow.inputs.allSatisfy { $0.lot.map { !isOther($0) } ?? true }
        let main = outputs.filter { !isOther($0.lot) }
        return isPure && !main.isEmpty ? main : outputs
    }

    private func isOnlyProduct(_ lot: Int, of number: Int) -> Bool {
        let products = products(of: number)
        return products.count == 1 && products[0].lot == lot && forward.balance.flows[number].missingOutput == 0
    }

    private func isOther(_ lot: Int) -> Bool { forward.graph.found.lots[lot].stage == Lot.otherStage }

    /// Whether all of a lot kept apart leads to the target.
    private func keepsAll(_ lot: Int, _ shipped: Double?, _ held: Set<Int>) -> Bool {
        guard let shipped else { return false }
        var kept = shipped
        for step in forward.graph.layout.users[lot] where held.contains(step) {
            guard let amount = forward.balance.flows[step].inputs.first(where: { $0.lot == lot })?.amount else {
                return false
            }
            kept += amount
        }
        return kept >= forward.balance.held(lot) * (1 - forward.balance.tolerance)
    }
}
