import ClewModel

/// Looks through a chain for what is impossible, unlikely or missing.
struct ChainChecks {
    let graph: SupplyGraph
    let balance: ChainBalance
    let origins: [String: OriginClaim]
    let options: TraceOptions
    /// For each lot where it was used and shipped.
    let usesByLot: [[Use]]
    /// For each lot the positions of the events that moved or sold it.
    let transfersByLot: [[Int]]
    /// For each lot when it was made, by its own row or by the event that made it.
    let madeOn: [(date: PartialDate, location: SourceLocation)?]
    private var problems: [ChainProblem] = []

    init(_ graph: SupplyGraph, balance: ChainBalance, origins: [String: OriginClaim], options: TraceOptions) {
        self.graph = graph
        self.balance = balance
        self.origins = origins
        self.options = options
        usesByLot = ChainChecks.usesByLot(graph)
        var transfers = Array(repeating: [Int](), count: graph.found.lots.count)
        for (position, event) in graph.found.events.enumerated() where event.kind != .transform {
            for lot in Set(event.inputs.compactMap { $0.lot.flatMap { graph.layout.lotIndex[$0] } }).sorted() {
                transfers[lot].append(position)
            }
        }
        transfersByLot = transfers
        madeOn = graph.found.lots.indices.map { lot in
            if let date = graph.found.lots[lot].date { return (date, graph.found.lots[lot].location) }
            let makers = graph.layout.makers[lot].map { graph.event($0) }
            let first = makers.compactMap { maker in maker.date.map { ($0, maker.location) } }
                .min { $0.0.earliest < $1.0.earliest }
            return first.map { (date: $0.0, location: $0.1) }
        }
    }

    private static func usesByLot(_ graph: SupplyGraph) -> [[Use]] {
        var uses = Array(repeating: [Use](), count: graph.found.lots.count)
        for number in graph.layout.transformations.indices {
            let event = graph.event(number)
            for leg in event.inputs {
                guard let lot = leg.lot.flatMap({ graph.layout.lotIndex[$0] }) else { continue }
                uses[lot].append(
                    Use(
                        name: event.id, amount: leg.quantity.flatMap { graph.found.lots[lot].amount(of: $0) },
                        isStated: leg.quantity != nil, isShipment: false, location: leg.location))
            }
        }
        for event in graph.found.events where event.kind == .store || event.kind == .loss {
            for leg in event.inputs {
                guard let lot = leg.lot.flatMap({ graph.layout.lotIndex[$0] }) else { continue }
                let quantity = leg.quantity ?? (event.kind == .store ? graph.found.lots[lot].quantity : nil)
                uses[lot].append(
                    Use(
                        name: event.id, amount: quantity.flatMap { graph.found.lots[lot].amount(of: $0) },
                        isStated: leg.quantity != nil, isShipment: false, location: leg.location))
            }
        }
        for shipment in graph.found.shipments {
            for item in shipment.items {
                guard let lot = graph.layout.lotIndex[item.lot] else { continue }
                uses[lot].append(
                    Use(
                        name: shipment.id, amount: graph.found.lots[lot].amount(of: item.quantity), isStated: true,
                        isShipment: true, location: item.location))
            }
        }
        return uses
    }

    /// The problems in order of code and subject.
    mutating func run() -> [ChainProblem] {
        checkBalances()
        checkLots()
        checkContents()
        checkUses()
        checkDates()
        checkCustody()
        checkDeclaredOrigins()
        checkDocuments()
        checkPools()
        return problems.sorted {
            if $0.code != $1.code { return $0.code < $1.code }
            if $0.subject.id != $1.subject.id {
                return $0.subject.id.utf8.lexicographicallyPrecedes($1.subject.id.utf8)
            }
            return $0.statement.utf8.lexicographicallyPrecedes($1.statement.utf8)
        }
    }

    /// Adds a problem.
    mutating func add(
        _ code: ChainProblem.Code, _ nature: ChainProblem.Nature, _ kind: ChainProblem.Subject.Kind, _ id: String,
        _ statement: String, numbers: [ChainProblem.Number] = [], at locations: [SourceLocation],
        about lot: String? = nil, ask question: String, measuredBy range: YieldRange? = nil,
        by edge: YieldRange.Edge? = nil
    ) {
        problems.append(
            ChainProblem(
                code: code, nature: nature, subject: ChainProblem.Subject(kind, id), lot: lot, statement: statement,
                numbers: numbers, locations: Array(Set(locations)).sorted(), question: question,
                citation: range?.citation, confidence: edge.flatMap { range?.confidence(of: $0) } ?? range?.confidence))
    }

    private mutating func checkBalances() {
        for (number, step) in balance.steps.enumerated() {
            let event = graph.event(number)
            checkInputs(event, step, balance.flows[number])
            checkOrder(of: event, step)
            switch step.verdict {
            case .plausible: break
            case .tooMuch, .tooLittle: addYield(step)
            case .unknown: addUnknownBalance(step, balance.flows[number])
            }
        }
    }

    private mutating func addYield(_ step: ProductionStep) {
        guard let range = step.expectedYield, let observed = step.observedYield, let amountIn = step.amountIn,
            let amountOut = step.amountOut, let basis = step.basis
        else { return }
        let unitIn = basis.unit(ofOutput: false)
        let unitOut = basis.unit(ofOutput: true)
        let isAbove = step.verdict == .tooMuch
        let limit = isAbove ? range.bounds.upper : range.bounds.lower
        var numbers = [
            ChainProblem.Number("in", amountIn, unitIn), ChainProblem.Number("out", amountOut, unitOut),
            ChainProblem.Number("observed yield", observed),
            ChainProblem.Number("lowest expected yield", range.bounds.lower),
            ChainProblem.Number("highest expected yield", range.bounds.upper),
        ]
        // Conservation needs no source for a yield, so that a default's source and trust are not the conclusion's.
        let edge: YieldRange.Edge = isAbove ? .high : .low
        let isImpossible = isAbove && step.exceedsInput && range.isRecalled(edge)
        if isImpossible {
            numbers.append(ChainProblem.Number("least unexplained input", amountOut - amountIn, unitIn))
        } else if let unexplained = step.unexplainedInput {
            numbers.append(ChainProblem.Number("least unexplained input", unexplained.lower, unitIn))
            numbers.append(ChainProblem.Number("most unexplained input", unexplained.upper, unitIn))
        }
        let isMoreSolids = isAbove && basis == .solids && range.isRecalled(edge) && range.bounds.upper <= 1
        let amounts =
            "\(ChainText.number(amountOut)) \(unitOut) came out of \(ChainText.number(amountIn)) \(unitIn)"
        let comparison = isAbove ? "more than the highest" : "less than the lowest"
        let isJoining = !isAbove && range.bounds.isExact && range.bounds.lower == 1
        let statement =
            isJoining
            ? amounts + "; joining, splitting or re-packing loses nothing, and nothing says what became of "
                + "\(ChainText.number(amountIn - amountOut)) \(unitIn)"
            : isImpossible
                ? amounts + "; more cannot come out than went in, whatever the yield is"
                : isMoreSolids
                    ? amounts
                        + "; either more raw material went in than is on record, or something else that holds solids, such as "
                        + "salt or sugar"
                    : amounts + ", a yield of \(ChainText.number(observed)); that is \(comparison) expected yield of "
                        + ChainText.number(limit)
        add(
            isAbove ? .yieldAbove : .yieldBelow,
            isAbove && !step.restsOnRecalledDefault ? .contradiction : .anomaly, .event, step.event,
            statement, numbers: numbers, at: step.locations,
            ask: isAbove
                ? "Which further lots went into \(step.event), or which quantity is to be corrected? "
                    + "Please send the production record."
                : "What became of the rest of the input of \(step.event)? Please send the production record with waste.",
            measuredBy: isImpossible || isMoreSolids ? nil : range, by: edge)
    }

    private mutating func addUnknownBalance(_ step: ProductionStep, _ flow: StepFlow) {
        // A first stage has nothing to balance, and a step without any input is reported as such.
        guard !flow.inputs.isEmpty else { return }
        let lacksQuantity =
            step.basis == nil || flow.inputs.contains { $0.weight == nil }
            || flow.outputs.contains { $0.weight == nil }
        // What joins the parts of a lot is no process that has a yield.
        guard lacksQuantity || graph.found.event(step.event)?.joinsParts != true else { return }
        add(
            .balanceUnknown, .gap, .event, step.event,
            "\(step.event) cannot be balanced: "
                + (lacksQuantity
                    ? "a quantity is missing or stated in a unit that cannot be compared"
                    : "no yield is known for it, by which its quantities could be checked"),
            at: step.locations,
            ask: lacksQuantity
                ? "Please state the quantities that went into and came out of \(step.event), in kilograms."
                : "How much usually comes out of what goes into \(step.event)? Please send a production report of the plant."
        )
    }

    private mutating func checkInputs(_ event: SupplyEvent, _ step: ProductionStep, _ flow: StepFlow) {
        let stage = step.stage.flatMap { graph.commodity.stage($0) }
        let isFirst = stage.map { $0.inputs.isEmpty || ($0.tellsOrigin && flow.inputs.isEmpty) } ?? false
        let unlisted = event.inputs.filter { $0.lot == nil }
        if flow.inputs.isEmpty, !isFirst {
            add(
                .blendUnlisted, .gap, .event, event.id, "nothing says which lots went into \(event.id)",
                at: step.locations,
                ask: "Please list every lot that went into \(event.id) with its quantity "
                    + "(bale list, laydown sheet, charge sheet or blending sheet).")
        } else if !unlisted.isEmpty {
            let known = ChainBalance.total(flow.inputs.filter { $0.lot == nil }.map(\.weight))
            let unit = step.basis?.unit(ofOutput: false) ?? "kg"
            let amount = known.map { ChainText.number($0) + " " + unit + " of the input" } ?? "a part of the input"
            add(
                .blendUnlisted, .gap, .event, event.id, "\(amount) of \(event.id) is not identified by a lot",
                numbers: known.map { [ChainProblem.Number("unidentified input", $0, unit)] } ?? [],
                at: unlisted.map(\.location),
                ask: "Which lots make up the unidentified input of \(event.id)? Please list them with their quantities."
            )
        }
    }

    private mutating func checkOrder(of event: SupplyEvent, _ step: ProductionStep) {
        guard let stage = step.stage.flatMap({ graph.commodity.stage($0) }) else { return }
        for leg in event.inputs {
            guard let lot = leg.lot.flatMap({ graph.layout.lotIndex[$0] }) else { continue }
            let found = graph.found.lots[lot]
            guard found.stage != Lot.otherStage, found.stage != stage.key, !stage.inputs.contains(found.stage) else {
                continue
            }
            let expected = stage.inputs.isEmpty ? "nothing" : stage.inputs.joined(separator: " or ")
            add(
                .stageOrder, .anomaly, .event, event.id,
                "\(event.id) makes \(stage.output) of the lot \(found.id), which comes of the stage \(found.stage); "
                    + "expected \(expected)",
                at: [leg.location, found.location],
                ask: "Which steps lie between the lot \(found.id) and \(event.id)?")
        }
    }
}
