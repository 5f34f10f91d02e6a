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
    /// What is stated of how much each lot holds of what is followed.
    let strengths: Strengths

    private let graph: SupplyGraph
    private let options: TraceOptions
    /// The relative difference up to which two weighings count as equal.
    var tolerance: Double { options.tolerance }
    private let documentsOfEvent: [String: [String]]
    private let documentTypes: [String: String]

    init(_ graph: SupplyGraph, options: TraceOptions) {
        self.graph = graph
        self.options = options
        strengths = Strengths(graph)
        used = Array(repeating: 0, count: graph.found.lots.count)
        overused = used
        documentsOfEvent = ChainBalance.documents(of: graph.found)
        documentTypes = Dictionary(
            graph.found.documents.map { ($0.id, $0.type) }, uniquingKeysWith: { first, _ in first })
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
        let legs = StepLegs(event, graph)
        var flow = StepFlow()
        flow.inputs = legs.inputs.map { StepFlow.Input(lot: $0.lot, amount: amount(of: $0)) }
        flow.outputs = legs.outputs.compactMap { group in
            group.lot.map { StepFlow.Output(lot: $0, amount: amount(of: group)) }
        }
        let stageKeys = Set(flow.outputs.map { graph.found.lots[$0.lot].stage }).subtracting([Lot.otherStage])
        let stages = graph.commodity.stages.filter { stageKeys.contains($0.key) }
        let stage = stages.count == 1 && stageKeys.count == 1 ? stages.first : nil
        let isJoint = ChainBalance.areCoProducts(stages) && stages.count == stageKeys.count
        for (index, group) in legs.inputs.enumerated() { flow.inputs[index].mass = weight(of: group, by: .mass) }
        flow.staysAtStage =
            !flow.inputs.isEmpty && stageKeys.count == 1
            && flow.inputs.allSatisfy { $0.lot.map { stageKeys.contains(graph.found.lots[$0].stage) } ?? false }
        flow.mixedStages = Set(stages.filter { mixes($0, flow) }.map(\.key))
        flow.mixes = (stage != nil || isJoint) && flow.mixedStages.count == stages.count
        let documents = documentsOfEvent[event.id] ?? []
        let types = Set(documents.compactMap { documentTypes[$0] })
        var step = ProductionStep(
            event: event.id, stage: stage?.key, inputs: graph.layout.inputs[number].map { graph.found.lots[$0].id },
            outputs: graph.layout.outputs[number].map { graph.found.lots[$0].id }, verdict: .unknown,
            documents: documents,
            missingDocumentTypes: (event.joinsParts
                ? [] : isJoint ? stages.flatMap(\.documents) : stage?.documents ?? [])
                .reduce(into: []) { if !types.contains($1), !$0.contains($1) { $0.append($1) } },
            locations: Array(Set((event.inputs + event.outputs).map(\.location))).sorted())
        let candidates =
            stage.map { yields(of: $0, flow, on: event.date) }
            ?? (isJoint ? jointYields(of: stages, flow, on: event.date) : [])
        for range in candidates where weigh(legs, &flow, by: range.basis) {
            settle(&step, &flow, range)
            break
        }
        if step.basis == nil { weighWithoutYield(legs, &flow, &step) }
        if step.basis == nil { weighSidesApart(legs, &flow) }
        flows.append(flow)
        steps.append(step)
    }

    /// Whether an event mixes what goes in.
    ///
    /// A stage mixes what it takes from the stages before it. Lots that already are of the stage, or of one that does not lead
    /// to it, are joined or split piece by piece; and where a row says that an output is not alike throughout, it is not.
    private func mixes(_ stage: Stage?, _ flow: StepFlow) -> Bool {
        guard let stage, stage.mixes else { return false }
        let stages = Set(flow.inputs.compactMap { $0.lot.map { graph.found.lots[$0].stage } })
        let isMaking = !stages.isEmpty && stages.allSatisfy { $0 == Lot.otherStage || stage.inputs.contains($0) }
        return isMaking && !flow.outputs.contains { graph.found.lots[$0.lot].isHomogeneous == false }
    }

    /// The yields to try, those that need the most knowledge first; matter that stays at its stage stays as much as it was.
    private func yields(of stage: Stage, _ flow: StepFlow, on date: PartialDate?) -> [YieldRange] {
        let staysAtStage =
            !flow.inputs.isEmpty && (stage.yields.isEmpty || !stage.inputs.contains(stage.key))
            && flow.inputs.allSatisfy { $0.lot.map { graph.found.lots[$0].stage } == stage.key }
        if staysAtStage {
            // A roll can be cut in two, so that more pieces than went in are a question and no contradiction. Goods that are
            // dried, trimmed or cleaned within a stage may weigh less; how much less, no source says.
            return [YieldRange.Basis.mass, .power, .count].map {
                YieldRange(
                    basis: $0, bounds: Bounds(exactly: 1), central: nil,
                    citation: Citation(
                        $0 == .count
                            ? "Pieces are taken to stay whole"
                            : "Conservation of mass; joining, splitting and re-packing lose nothing"),
                    confidence: $0 == .count ? .unverified : .high)
            }
        }
        return [YieldRange.Basis.solids, .mass, .power, .count, .powerPerMass].compactMap {
            stage.yield($0, on: date, within: options.yieldYears)
        }
    }

    /// Whether the outputs are of stages that come out of one step together, each naming every other.
    private static func areCoProducts(_ stages: [Stage]) -> Bool {
        stages.count > 1
            && stages.allSatisfy { stage in
                stages.allSatisfy { $0.key == stage.key || stage.coProducts.contains($0.key) }
            }
    }

    /// The yields of co-products together: each is of the same inputs, so that their ranges add up.
    ///
    /// Only for what the stages make of the stages before them, and where each has a yield of the basis. The sum is trusted
    /// as far as the least of its parts, whose citation it carries.
    private func jointYields(of stages: [Stage], _ flow: StepFlow, on date: PartialDate?) -> [YieldRange] {
        let before = Set(flow.inputs.compactMap { $0.lot.map { graph.found.lots[$0].stage } }).subtracting([
            Lot.otherStage
        ])
        guard stages.allSatisfy({ before.isSubset(of: $0.inputs) }) else { return [] }
        return [YieldRange.Basis.solids, .mass, .power, .count, .powerPerMass].compactMap { basis in
            let parts = stages.compactMap { $0.yield(basis, on: date, within: options.yieldYears) }
            guard parts.count == stages.count, var sum = parts.min(by: { $0.confidence < $1.confidence }) else {
                return nil
            }
            let low = parts.reduce(0) { $0 + $1.bounds.lower }
            let high = parts.reduce(0) { $0 + $1.bounds.upper }
            sum.bounds = Bounds(low, high)
            sum.central = ChainBalance.total(parts.map(\.central))
            sum.sourcedEdges = parts.reduce(sum.sourcedEdges) { $0.intersection($1.sourcedEdges) }
            return sum
        }
    }

    private mutating func settle(_ step: inout ProductionStep, _ flow: inout StepFlow, _ range: YieldRange) {
        step.basis = range.basis
        flow.isBySolids = range.basis == .solids
        step.expectedYield = range
        let amountIn = ChainBalance.total(flow.inputs.map(\.weight))
        var amountOut = ChainBalance.total(mainOutputs(flow).map(\.weight))
        if range.bounds.lower >= 1, range.bounds.isExact {
            // What joining sets apart as waste is not lost.
            let waste = flow.outputs.filter { graph.found.lots[$0.lot].stage == Lot.otherStage }.compactMap(\.weight)
            amountOut = amountOut.map { waste.reduce($0, +) }
        }
        step.amountIn = flow.inputs.isEmpty ? nil : amountIn
        step.amountOut = amountOut
        guard let amountIn, let amountOut, amountIn > 0 else { return }
        let observed = amountOut / amountIn
        step.observedYield = observed
        if observed > range.bounds.upper * (1 + options.tolerance) {
            step.verdict = .tooMuch
            let least = amountOut / range.bounds.upper - amountIn
            let most = range.bounds.lower > 0 ? amountOut / range.bounds.lower - amountIn : least
            flow.recalledUnexplained = (least, max(least, most))
            step.unexplainedInput = Bounds(least, max(least, most))
            if !range.isRecalled(.high) {
                // A lower edge that no source states widens nothing.
                flow.unexplained = range.isRecalled(.low) ? (least, least) : flow.recalledUnexplained
            } else if range.basis.isConserved, range.bounds.upper <= 1, observed > 1 + options.tolerance {
                // More than went in cannot come out, whatever the yield is.
                flow.unexplained = (amountOut - amountIn, amountOut - amountIn)
                step.exceedsInput = range.basis == .mass
            }
        } else if observed < range.bounds.lower * (1 - options.tolerance) {
            step.verdict = .tooLittle
            guard !flow.mixes else { return }
            // What was left over may have been of one input alone. As little of it was used as the highest yield allows; where
            // no source states that, all that came out may be all that was used.
            let highest =
                range.isRecalled(.high) && range.basis.isConserved ? max(1, range.bounds.upper) : range.bounds.upper
            let recorded = ChainBalance.total(flow.outputs.map(\.weight)) ?? amountOut
            flow.missingOutput = max(0, amountIn * highest - max(recorded, amountOut))
        } else {
            step.verdict = .plausible
        }
    }

    /// Gives weights in the unit of a basis; answers whether every leg with a quantity could be weighed.
    private func weigh(_ legs: StepLegs, _ flow: inout StepFlow, by basis: YieldRange.Basis) -> Bool {
        var weighed = flow
        let inputBasis: YieldRange.Basis = basis == .powerPerMass ? .mass : basis
        let outputBasis: YieldRange.Basis = basis == .powerPerMass ? .power : basis
        for (index, group) in legs.inputs.enumerated() {
            weighed.inputs[index].weight = weight(of: group, by: inputBasis)
            let hasQuantity = group.quantities.allSatisfy { $0 != nil }
            if weighed.inputs[index].weight == nil, hasQuantity { return false }
        }
        for (index, group) in legs.outputs.enumerated() {
            let weight = weight(of: group, by: outputBasis)
            weighed.outputs[index].weight = weight
            let isMain = group.lot.map { graph.found.lots[$0].stage } != Lot.otherStage
            if weight == nil, isMain { return false }
        }
        flow = weighed
        return true
    }

    /// Without a yield the inputs are still weighed, by mass or by whatever unit they share, to know their proportions.
    private func weighWithoutYield(_ legs: StepLegs, _ flow: inout StepFlow, _ step: inout ProductionStep) {
        for basis in [YieldRange.Basis.mass, .power, .count] where weigh(legs, &flow, by: basis) {
            step.basis = basis
            step.amountIn = flow.inputs.isEmpty ? nil : ChainBalance.total(flow.inputs.map(\.weight))
            step.amountOut = ChainBalance.total(mainOutputs(flow).map(\.weight))
            if let amountIn = step.amountIn, let amountOut = step.amountOut, amountIn > 0 {
                step.observedYield = amountOut / amountIn
            }
            return
        }
    }

    /// Where both sides have no unit in common, each is weighed by itself: fabric in kilograms becomes garments in pieces of
    /// which nobody states the weight.
    ///
    /// With the same loss on each kilogram that goes in, the content of what comes out needs the weights of the inputs among
    /// each other, and those of the outputs among each other, but not one side's in the other's unit. There is no balance.
    private func weighSidesApart(_ legs: StepLegs, _ flow: inout StepFlow) {
        let inputs = [YieldRange.Basis.mass, .power].map { basis in legs.inputs.map { weight(of: $0, by: basis) } }
        if let found = inputs.first(where: { weights in
            zip(legs.inputs, weights).allSatisfy { group, weight in
                weight != nil || group.quantities.contains { $0 == nil }
            }
        }) {
            for (index, weight) in found.enumerated() { flow.inputs[index].weight = weight }
        }
        let outputs = [YieldRange.Basis.mass, .power, .count].map { basis in
            legs.outputs.map { weight(of: $0, by: basis) }
        }
        if let found = outputs.first(where: { $0.allSatisfy { $0 != nil } }) {
            for (index, weight) in found.enumerated() { flow.outputs[index].weight = weight }
        }
    }

    private func mainOutputs(_ flow: StepFlow) -> [StepFlow.Output] {
        flow.outputs.filter { graph.found.lots[$0.lot].stage != Lot.otherStage }
    }

    /// The amount of a lot in its own base unit.
    private func amount(of group: StepLegs.Group) -> Double? {
        guard let lot = group.lot else { return nil }
        return ChainBalance.total(group.quantities.map { $0.flatMap { graph.found.lots[lot].amount(of: $0) } })
    }

    private func weight(of group: StepLegs.Group, by basis: YieldRange.Basis) -> Double? {
        let lot = group.lot.map { graph.found.lots[$0] }
        return ChainBalance.total(group.quantities.map { $0.flatMap { measure($0, of: lot, by: basis) } })
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
        for lot in used.indices {
            for receipt in graph.layout.ledger.receipts[lot] {
                used[lot] += graph.layout.ledger.entries[receipt].lotAmount ?? 0
            }
            used[lot] += graph.layout.ledger.lost[lot]
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

    /// How much of a lot there was: what its row says, or what was used where that is more.
    func held(_ lot: Int) -> Double {
        max(graph.found.lots[lot].quantity.baseAmount, used[lot])
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
