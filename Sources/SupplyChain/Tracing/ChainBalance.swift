import ClewModel

/// The balance of every transformation and of every lot.
struct ChainBalance {
    /// The flows of the transformations.
    private(set) var flows: [StepFlow] = []
    /// The balances of the transformations.
    private(set) var steps: [ProductionStep] = []
    /// For each lot how much of it was used and shipped, in its own base unit.
    private(set) var used: [Double]
    /// For each lot how much more was used and shipped than there was, in its own base unit.
    private(set) var overused: [Double]

    private let graph: SupplyGraph
    private let options: TraceOptions
    /// The relative difference up to which two weighings count as equal.
    var tolerance: Double { options.tolerance }
    private let documentsOfEvent: [String: [String]]

    init(_ graph: SupplyGraph, options: TraceOptions) {
        self.graph = graph
        self.options = options
        used = Array(repeating: 0, count: graph.found.lots.count)
        overused = used
        documentsOfEvent = ChainBalance.documents(of: graph.found)
        for number in graph.layout.transformations.indices { balance(number) }
        countUses()
    }

    /// For each event its documents, whichever side names them.
    static func documents(of found: Case) -> [String: [String]] {
        var documents: [String: Set<String>] = [:]
        for event in found.events { documents[event.id, default: []].formUnion(event.documents) }
        for document in found.documents {
            for event in document.events { documents[event, default: []].insert(document.id) }
        }
        return documents.mapValues { $0.sorted() }
    }

    private mutating func balance(_ number: Int) {
        let event = graph.event(number)
        var flow = StepFlow()
        flow.inputs = inputs(of: event)
        flow.outputs = outputs(of: event)
        let stageKeys = Set(flow.outputs.map { graph.found.lots[$0.lot].stage }).subtracting([Lot.otherStage])
        let stage = stageKeys.count == 1 ? stageKeys.first.flatMap { graph.commodity.stage($0) } : nil
        flow.mixes = stage?.mixes ?? false
        let documents = documentsOfEvent[event.id] ?? []
        let types = Set(documents.compactMap { graph.found.document($0)?.type })
        var step = ProductionStep(
            event: event.id, stage: stage?.key, inputs: graph.layout.inputs[number].map { graph.found.lots[$0].id },
            outputs: graph.layout.outputs[number].map { graph.found.lots[$0].id }, verdict: .unknown,
            documents: documents, missingDocumentTypes: (stage?.documents ?? []).filter { !types.contains($0) },
            locations: (event.inputs + event.outputs).map(\.location).sorted())
        let candidates = stage.map { yields(of: $0, flow) } ?? []
        for range in candidates where weigh(event, &flow, by: range.basis) {
            settle(&step, &flow, range)
            break
        }
        if step.basis == nil { weighWithoutYield(event, &flow, &step) }
        flows.append(flow)
        steps.append(step)
    }

    /// The yields to try, those that need the most knowledge first; matter that stays at its stage can only get less.
    private func yields(of stage: Stage, _ flow: StepFlow) -> [YieldRange] {
        let staysAtStage =
            !flow.inputs.isEmpty && !stage.inputs.contains(stage.key)
            && flow.inputs.allSatisfy { $0.lot.map { graph.found.lots[$0].stage } == stage.key }
        if staysAtStage {
            return [YieldRange.Basis.mass, .power, .count].map {
                YieldRange(
                    basis: $0, bounds: Bounds(0, 1), central: nil, citation: Citation("Conservation of mass"),
                    confidence: .high)
            }
        }
        return [YieldRange.Basis.solids, .mass, .power, .count, .powerPerMass].compactMap { stage.yield($0) }
    }

    private mutating func settle(_ step: inout ProductionStep, _ flow: inout StepFlow, _ range: YieldRange) {
        step.basis = range.basis
        step.expectedYield = range
        let amountIn = ChainBalance.total(flow.inputs.map(\.weight))
        let amountOut = ChainBalance.total(mainOutputs(flow).map(\.weight))
        step.amountIn = flow.inputs.isEmpty ? nil : amountIn
        step.amountOut = amountOut
        guard let amountIn, let amountOut, amountIn > 0 else { return }
        let observed = amountOut / amountIn
        step.observedYield = observed
        if observed > range.bounds.upper * (1 + options.tolerance) {
            step.verdict = .tooMuch
            let least = amountOut / range.bounds.upper - amountIn
            let most = range.bounds.lower > 0 ? amountOut / range.bounds.lower - amountIn : least
            flow.unexplained = (least, most)
            step.unexplainedInput = Bounds(least, max(least, most))
        } else if observed < range.bounds.lower * (1 - options.tolerance) {
            step.verdict = .tooLittle
        } else {
            step.verdict = .plausible
        }
    }

    /// Gives weights in the unit of a basis; answers whether every leg with a quantity could be weighed.
    private func weigh(_ event: SupplyEvent, _ flow: inout StepFlow, by basis: YieldRange.Basis) -> Bool {
        var weighed = flow
        let inputBasis: YieldRange.Basis = basis == .powerPerMass ? .mass : basis
        let outputBasis: YieldRange.Basis = basis == .powerPerMass ? .power : basis
        for index in weighed.inputs.indices {
            let input = weighed.inputs[index]
            weighed.inputs[index].weight = weight(event.inputs, of: input.lot, at: index, in: flow, inputBasis)
            if weighed.inputs[index].weight == nil, hasQuantity(event.inputs, input, at: index, in: flow) {
                return false
            }
        }
        for index in weighed.outputs.indices {
            let lot = weighed.outputs[index].lot
            let found = graph.found.lots[lot]
            weighed.outputs[index].weight = ChainBalance.total(
                event.outputs.filter { $0.lot == found.id }.map {
                    measure($0.quantity ?? found.quantity, of: found, by: outputBasis)
                })
            let isMain = found.stage != Lot.otherStage
            if weighed.outputs[index].weight == nil, isMain { return false }
        }
        flow = weighed
        return true
    }

    /// Without a yield the inputs are still weighed, by mass or by whatever unit they share, to know their proportions.
    private func weighWithoutYield(_ event: SupplyEvent, _ flow: inout StepFlow, _ step: inout ProductionStep) {
        for basis in [YieldRange.Basis.mass, .power, .count] where weigh(event, &flow, by: basis) {
            step.basis = basis
            step.amountIn = flow.inputs.isEmpty ? nil : ChainBalance.total(flow.inputs.map(\.weight))
            step.amountOut = ChainBalance.total(mainOutputs(flow).map(\.weight))
            if let amountIn = step.amountIn, let amountOut = step.amountOut, amountIn > 0 {
                step.observedYield = amountOut / amountIn
            }
            return
        }
    }

    private func mainOutputs(_ flow: StepFlow) -> [StepFlow.Output] {
        flow.outputs.filter { graph.found.lots[$0.lot].stage != Lot.otherStage }
    }

    private func inputs(of event: SupplyEvent) -> [StepFlow.Input] {
        var inputs: [StepFlow.Input] = []
        var seen: Set<String> = []
        for leg in event.inputs {
            guard let id = leg.lot, let lot = graph.layout.lotIndex[id], seen.insert(id).inserted else { continue }
            let amounts = event.inputs.filter { $0.lot == id }.map { leg in
                leg.quantity.flatMap { graph.found.lots[lot].amount(of: $0) }
            }
            inputs.append(StepFlow.Input(lot: lot, amount: ChainBalance.total(amounts)))
        }
        return inputs + event.inputs.filter { $0.lot == nil }.map { _ in StepFlow.Input() }
    }

    private func outputs(of event: SupplyEvent) -> [StepFlow.Output] {
        var outputs: [StepFlow.Output] = []
        var seen: Set<String> = []
        for leg in event.outputs {
            guard let id = leg.lot, let lot = graph.layout.lotIndex[id], seen.insert(id).inserted else { continue }
            let found = graph.found.lots[lot]
            let amounts = event.outputs.filter { $0.lot == id }.map { found.amount(of: $0.quantity ?? found.quantity) }
            outputs.append(StepFlow.Output(lot: lot, amount: ChainBalance.total(amounts)))
        }
        return outputs
    }

    private func unidentified(_ legs: [SupplyEvent.Leg], at index: Int, in flow: StepFlow) -> SupplyEvent.Leg? {
        let first = flow.inputs.firstIndex { $0.lot == nil } ?? flow.inputs.count
        let legs = legs.filter { $0.lot == nil }
        return legs.indices.contains(index - first) ? legs[index - first] : nil
    }

    private func hasQuantity(
        _ legs: [SupplyEvent.Leg], _ input: StepFlow.Input, at index: Int, in flow: StepFlow
    ) -> Bool {
        guard let lot = input.lot else { return unidentified(legs, at: index, in: flow)?.quantity != nil }
        return legs.filter { $0.lot == graph.found.lots[lot].id }.allSatisfy { $0.quantity != nil }
    }

    private func weight(
        _ legs: [SupplyEvent.Leg], of lot: Int?, at index: Int, in flow: StepFlow, _ basis: YieldRange.Basis
    ) -> Double? {
        if let lot { return sum(legs.filter { $0.lot == graph.found.lots[lot].id }, lot, basis) }
        return unidentified(legs, at: index, in: flow).flatMap { leg in
            leg.quantity.flatMap { measure($0, of: nil, by: basis) }
        }
    }

    private func sum(_ legs: [SupplyEvent.Leg], _ lot: Int, _ basis: YieldRange.Basis) -> Double? {
        let found = graph.found.lots[lot]
        return ChainBalance.total(legs.map { $0.quantity.flatMap { measure($0, of: found, by: basis) } })
    }

    /// An amount in the unit of a basis.
    private func measure(_ quantity: Quantity, of lot: Lot?, by basis: YieldRange.Basis) -> Double? {
        let mass = lot.map { $0.mass(of: quantity) } ?? (quantity.unit.dimension == .mass ? quantity.baseAmount : nil)
        switch basis {
        case .mass: return mass
        case .solids: return mass.flatMap { mass in lot?.solids.map { $0 * mass } }
        case .power, .powerPerMass: return quantity.unit.dimension == .power ? quantity.baseAmount : nil
        case .count: return quantity.unit.dimension == .count ? quantity.baseAmount : nil
        }
    }

    private mutating func countUses() {
        for flow in flows {
            for input in flow.inputs {
                if let lot = input.lot, let amount = input.amount { used[lot] += amount }
            }
        }
        for shipment in graph.found.shipments {
            for item in shipment.items {
                guard let lot = graph.layout.lotIndex[item.lot] else { continue }
                if let amount = graph.found.lots[lot].amount(of: item.quantity) { used[lot] += amount }
            }
        }
        for lot in used.indices {
            let held = graph.found.lots[lot].quantity.baseAmount
            if used[lot] > held * (1 + options.tolerance) { overused[lot] = used[lot] - held }
        }
    }

    /// The sum; `nil` where a part is unknown.
    static func total(_ parts: [Double?]) -> Double? {
        var total = 0.0
        for part in parts {
            guard let part else { return nil }
            total += part
        }
        return total
    }
}
