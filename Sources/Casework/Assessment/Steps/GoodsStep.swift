import ClewModel
import LabourProgrammes
import SupplyChain

/// Step 5: what the shipped goods may hold, and whether their account adds up.
struct GoodsStep {
    /// What the step found.
    struct Result {
        /// The trace of every lot and shipment.
        var trace: ChainTrace
        /// Where each lot comes from, as far as its own row or its producer's address tells.
        var origins: [String: OriginClaim]
        /// The evidence behind the origins.
        var evidence: [EvidenceID: Evidence]
        /// What is followed, in words, such as `silicon`.
        var material: String
        /// What hangs on which lot or event.
        var index: CaseIndex
        /// The findings.
        var findings: [Finding] = []

        /// The linear solver that the bounds rest on, for the fingerprint.
        ///
        /// Where no linear program was to be solved a machine with a solver and one without come to the same, and say the
        /// same.
        var solver: String { trace.needsLinearSolver ? trace.solver ?? "none" : "not needed" }

        /// What someone should know who could have tighter bounds.
        func diagnostics(at location: SourceLocation) -> [Diagnostic] {
            guard trace.needsLinearSolver, trace.solver == nil else { return [] }
            return [
                Diagnostic(
                    .warning, code: "solver.none",
                    "no linear solver is on this machine (COIN-OR CLP, in Debian coinor-libclp1); some bounds of what goods "
                        + "hold are not the tightest, and say so", at: location)
            ]
        }

        /// What the shares of a shipment are of: the commodity's material, unless lots of other goods are in it too.
        func material(of trace: ShipmentTrace, in case: Case) -> String {
            trace.lots.contains { `case`.lot($0)?.stage == Lot.otherStage } ? Commodity.anyMaterial : material
        }
    }

    /// What a party is that has an entry or an owner against it, in words.
    struct Mark {
        var party: CaseParty
        var reason: String
        /// Whether the entry stands since a day that no law asks about, for every shipment or for this one.
        var isListedLater = false
        var severity: Severity
        var evidence: [Evidence]
        /// The first day of its earliest listing in force, where the lists state one.
        var listedFrom: Day?
        /// The shipments that came in before the entry, or the owner, counted.
        var shipmentsBefore: Set<String> = []

        /// The same for one shipment.
        func mark(for shipment: String) -> Mark {
            guard shipmentsBefore.contains(shipment) else { return self }
            var mark = self
            mark.reason = "was listed after the day that counts for this shipment"
            mark.isListedLater = true
            mark.severity = min(severity, .medium)
            return mark
        }
    }

    let commodity: Commodity
    let places: PlaceStep.Result
    /// What of the case hangs on which lot or event.
    let index: CaseIndex

    /// Traces the goods.
    ///
    /// - Parameter marked: The parties with an entry in force, or under a regime by ownership, by identifier.
    func run(_ case: Case, marked: [String: Mark]) -> Result {
        let graph = SupplyGraph(`case`, commodity: commodity)
        let (origins, evidence) = claims(`case`)
        let request = TraceRequest(parties: marked.keys.sorted(), findsClosing: true)
        var result = Result(
            trace: graph.trace(origins: origins, asking: request), origins: origins, evidence: evidence,
            material: commodity.material, index: index)
        for trace in result.trace.shipments {
            guard let shipment = `case`.shipment(trace.shipment) else { continue }
            if let finding = content(of: shipment, trace, result, in: `case`) { result.findings.append(finding) }
            result.findings += passages(of: shipment, trace, marked: marked, result.index, in: `case`)
        }
        result.findings += together(graph, result, in: `case`)
        result.findings += result.trace.problems.map { Self.finding($0, in: `case`) }
        result.findings += result.trace.steps.compactMap { blend($0, result.index, in: `case`) }
        return result
    }

    /// How many shipments of one importer are looked at together.
    private static let mostTogether = 24

    /// What shipments of one importer hold together where none of them is established to hold any by itself: what was divided among them is in one
    /// of them.
    private func together(_ graph: SupplyGraph, _ result: Result, in case: Case) -> [Finding] {
        // Without a lot from there nothing is established of any of them.
        guard result.origins.values.contains(where: { $0.answer == .inside }) else { return [] }
        let open = result.trace.shipments.filter { $0.presence == .open }.compactMap { `case`.shipment($0.shipment) }
        let groups = Dictionary(grouping: open) { $0.importer ?? "" }.values
            .filter { (2...Self.mostTogether).contains($0.count) }
            .sorted { $0[0].id < $1[0].id }
        let joints = graph.joints(of: groups.map { $0.map(\.id) }, origins: result.origins)
        return zip(groups, joints).compactMap { group, joint in
            guard joint.presence == .established else { return nil }
            let names = Self.list(group.map(\.id), upTo: Self.told)
            let share = ContentWords.amount(joint.region.documented.share, .established, of: result.material)
            return Finding(
                .goodsFromRegion, about: Subject(.case, id: group[0].id, caption: "shipments \(names)"),
                statement:
                    "Shipments \(names) together hold content from Xinjiang: \(share) on the records of the case. In which of them it is, "
                    + "the records do not tell.",
                evidence: group.compactMap { shipment in
                    result.trace.shipment(shipment.id).map { Self.evidence($0, result, in: `case`) }
                },
                wouldChange: ["Records of which part of the divided goods went into which shipment."])
        }
    }

    /// The origin of each lot.
    ///
    /// A place says where a lot was made. It says where its raw material comes from only where the stage is one that takes
    /// nothing from afar, or where the place lies in the region: what is made there holds content from there.
    private func claims(_ case: Case) -> ([String: OriginClaim], [EvidenceID: Evidence]) {
        var claims: [String: OriginClaim] = [:]
        var evidence: [EvidenceID: Evidence] = [:]
        for lot in `case`.lots {
            guard let place = places.lots[lot.id] else { continue }
            let item = PlaceWords.evidence("lot:\(lot.id)", place.text, place.resolution, at: place.location)
            let answer: OriginClaim.Answer =
                switch place.resolution.inXinjiang {
                case .yes: .inside
                case .no: .outside
                case .undetermined: .unknown
                }
            claims[lot.id] = OriginClaim(answer, evidence: [item.id], statement: item.statement)
            evidence[item.id] = item
        }
        return (claims, evidence)
    }

    /// How many links of one kind a finding tells one by one.
    private static let told = 12

    private func content(of shipment: Shipment, _ trace: ShipmentTrace, _ result: Result, in case: Case) -> Finding? {
        guard trace.presence != .excluded else { return nil }
        let inside = trace.lots.filter { lot in
            places.lots[lot].map { $0.resolution.inXinjiang == .yes } ?? false
        }
        let unknown = trace.sources.filter { $0.answer == .unknown }.map(\.lot)
        var chain = inside.prefix(Self.told).compactMap { result.evidence[EvidenceID(rawValue: "place:lot:\($0)")] }
        let material = result.material(of: trace, in: `case`)
        chain.append(Self.evidence(trace, result, in: `case`))
        let changes =
            unknown.prefix(Self.told).map { "Documents that show where lot \($0) comes from." }
            + inside.prefix(Self.told).map { "A document that shows that lot \($0) was made elsewhere." }
        let share = ContentWords.amount(trace.regionShare, trace.presence, of: material)
        let isSure = trace.presence == .established
        return Finding(
            isSure ? .goodsFromRegion : .goodsMayBeFromRegion,
            about: Subject(.shipment, id: shipment.id, caption: "shipment \(shipment.id)"),
            statement: isSure
                ? "Shipment \(shipment.id) holds content from Xinjiang: \(share) on the records of the case."
                : "Shipment \(shipment.id) may hold content from Xinjiang: \(share) on the records of the case.",
            evidence: chain,
            wouldChange: changes.isEmpty ? ["Records that close what is open, listed with the shipment."] : changes)
    }

    /// The trace of a shipment as evidence.
    private static func evidence(_ trace: ShipmentTrace, _ result: Result, in case: Case) -> Evidence {
        Evidence(
            id: EvidenceID(rawValue: "trace:\(trace.shipment)"), kind: .computation,
            statement: route(trace, result, in: `case`) + readings(trace, of: result.material(of: trace, in: `case`)),
            citation: Citation("mass balance of the case", "events \(list(trace.events, upTo: 24))"), confidence: .high)
    }

    /// The steps that the goods came through, each with what went in and what came out.
    ///
    /// Lots in a row with arrows between them would be a chain only where each was made of the one before it.
    private static func route(_ trace: ShipmentTrace, _ result: Result, in case: Case) -> String {
        let steps = trace.events.compactMap { id -> String? in
            guard let step = result.trace.step(id), !step.inputs.isEmpty || !step.outputs.isEmpty else { return nil }
            let inputs = step.inputs.isEmpty ? "inputs that nobody lists" : list(step.inputs, upTo: 6)
            return "\(id): \(inputs) → \(list(step.outputs, upTo: 6))"
        }
        guard !steps.isEmpty else { return "Traced to the lots \(list(trace.lots, upTo: told)). " }
        return "Traced step by step (\(list(steps, upTo: told, separator: "; "))). "
    }

    /// Items in a row, cut short with how many are left out.
    static func list(_ items: [String], upTo limit: Int, separator: String = ", ") -> String {
        guard items.count > limit else { return items.joined(separator: separator) }
        return items.prefix(limit).joined(separator: separator) + "\(separator)and \(items.count - limit) more"
    }

    /// The share from the region in the three readings of the records.
    private static func readings(_ trace: ShipmentTrace, of material: String) -> String {
        let isPresent = trace.presence == .established
        func told(_ bound: ContentBound) -> String {
            "(" + ContentWords.short(bound.share, isPresent: isPresent)
                + (ContentWords.limit(of: bound).map { "; \($0)" } ?? "") + ")"
        }
        let region = trace.region
        return "Content from Xinjiang, as a share of the \(material): by quantities, stocks and dates "
            + "\(told(region.documented)), where records of allocation hold \(told(region.recorded)), with every lot and "
            + "blend evenly mixed \(told(region.even))."
    }

    private func passages(
        of shipment: Shipment, _ trace: ShipmentTrace, marked: [String: Mark], _ index: CaseIndex, in case: Case
    ) -> [Finding] {
        guard !marked.isEmpty else { return [] }
        // What others did with other parts of its lots is no step of its chain.
        let chain = OwnChain(of: shipment, lots: Set(trace.lots), made: trace.events, in: `case`, index)
        var handling: [String: [SupplyEvent]] = [:]
        for event in chain.events.map({ `case`.events[$0] }) {
            for lot in event.inputs.compactMap(\.lot).unique() { handling[lot, default: []].append(event) }
        }
        var hands: [String: [String]] = [:]
        var lastDays: [String: [Day?]] = [:]
        for id in trace.lots {
            guard let lot = `case`.lot(id) else { continue }
            if let producer = lot.producer {
                hands[producer, default: []].append("made lot \(id)")
                lastDays[producer, default: []].append(lot.date?.latest)
            }
            for event in handling[id] ?? []
            where event.kind != .transform && event.inputs.contains(where: { $0.lot == id }) {
                if let party = event.party {
                    hands[party, default: []].append(
                        "\(event.kind == .sell ? "sold" : "held") lot \(id) (event \(event.id))")
                    lastDays[party, default: []].append(event.date?.latest)
                }
            }
        }
        return hands.sorted { $0.key < $1.key }.compactMap { party, acts in
            guard let mark = marked[party]?.mark(for: shipment.id) else { return nil }
            let list = acts.joined(separator: ", ")
            // A step before the listing is a step of a party that no list named then.
            let days = lastDays[party] ?? []
            let later = mark.listedFrom.flatMap { from in
                let isBefore = !days.isEmpty && days.allSatisfy { $0.map { $0 < from } ?? false }
                return isBefore ? " It has been listed since \(from), after these steps." : nil
            }
            return Finding(
                .goodsThroughListed,
                title: mark.isListedLater
                    ? "Shipped goods passed through a party that is listed, and was not, or not surely, on the day that counts"
                    : nil,
                severity: mark.severity,
                about: Subject(.shipment, id: shipment.id, caption: "shipment \(shipment.id)"),
                key: party,
                statement:
                    "\(mark.party.caption), which \(mark.reason), \(list) in the chain of shipment \(shipment.id)."
                    + (later ?? ""),
                evidence: [
                    Evidence(
                        id: EvidenceID(rawValue: "hands:\(shipment.id)/\(party)"), kind: .caseRecord,
                        statement: "The case says that \(mark.party.caption) \(list).",
                        citation: Citation(Citation.ofCase, "lots.csv and events.csv"), confidence: .high)
                ] + mark.evidence,
                wouldChange: ["Documents that show another maker or seller of the lots named."])
        }
    }

    /// The records that show which lots, bale by bale, went into a mixture.
    private static let mixingRecords: Set = [
        "bale-list", "laydown-sheet", "mixing-sheet", "blending-sheet", "charge-sheet",
    ]

    /// A stage that mixes several lots without the record that such a stage leaves behind of what it mixed.
    private func blend(_ step: ProductionStep, _ index: CaseIndex, in case: Case) -> Finding? {
        guard let stage = step.stage.flatMap({ commodity.stage($0) }), stage.mixes, step.inputs.count > 1 else {
            return nil
        }
        let asked = stage.documents.filter(Self.mixingRecords.contains)
        guard !asked.isEmpty, asked.allSatisfy(step.missingDocumentTypes.contains) else { return nil }
        // A bale list that names the lot tells of that lot as well as one that names the event does.
        let isListedByLot = step.inputs.allSatisfy { lot in
            `case`.lot(lot)?.stage == Lot.otherStage
                || (index.documentsOfLot[lot] ?? []).contains { asked.contains(`case`.documents[$0].type) }
        }
        guard !isListedByLot else { return nil }
        let words = asked.map { $0.replacing("-", with: " ") }.joined(separator: ", ")
        return Finding(
            .chainProblem, ruleID: "chain.blend.undocumented", title: "A blend without its lot list",
            about: Subject(.event, id: step.event, caption: "event \(step.event)"),
            statement:
                "Event \(step.event) mixes the lots \(step.inputs.joined(separator: ", ")), and no record shows what went "
                + "into which batch (\(words)).",
            evidence: step.locations.prefix(4).map(Self.row)
                + [
                    Evidence(
                        id: EvidenceID(rawValue: "stage:\(stage.key)"), kind: .reference,
                        statement: "At the stage “\(stage.name)” lots are mixed; it leaves such a record behind.",
                        citation: stage.citation, confidence: stage.confidence)
                ],
            wouldChange: [Self.blendQuestion(step.event)])
    }

    /// What to ask the supplier about a blend.
    static func blendQuestion(_ event: String) -> String {
        "Which lots, piece by piece, went into each batch of \(event)? Please send the record of what was charged or mixed (bale list, laydown, charge or blending sheet)."
    }

    private static func row(_ location: SourceLocation) -> Evidence {
        Evidence(
            id: EvidenceID(rawValue: "row:\(location)"), kind: .caseRecord, statement: "The row at \(location).",
            citation: Citation(Citation.ofCase, location.description), confidence: .high)
    }

    /// A problem of the account as a finding.
    static func finding(_ problem: ChainProblem, in case: Case) -> Finding {
        let severity: Severity =
            switch problem.nature {
            case .contradiction: .medium
            case .gap: .medium
            case .anomaly: .low
            }
        return Finding(
            .chainProblem, ruleID: problem.code.rawValue, title: title(problem.nature), severity: severity,
            about: subject(problem.subject),
            statement: Self.sentence(problem),
            evidence: problem.locations.prefix(6).map(row)
                + [
                    problem.citation.map {
                        Evidence(
                            id: EvidenceID(rawValue: "yield:\($0)"), kind: .reference,
                            statement: numbers(problem), citation: $0, confidence: problem.confidence ?? .medium)
                    }
                ].compactMap(\.self),
            wouldChange: [problem.question])
    }

    private static func title(_ nature: ChainProblem.Nature) -> String {
        switch nature {
        case .contradiction: FindingRule.chainProblem.title
        case .gap: "A record of the goods is missing"
        case .anomaly: "Something in the account of the goods is unusual"
        }
    }

    /// What the records show; a range that no source confirms is said to be one.
    static func sentence(_ problem: ChainProblem) -> String {
        // An identifier with a prefix, such as a URN, is not spelt as the first word of a sentence.
        let isIdentifier = problem.statement.prefix { $0 != " " }.contains(":")
        let text =
            (isIdentifier ? String(problem.statement.prefix(1)) : problem.statement.prefix(1).uppercased())
            + problem.statement.dropFirst()
        let end = text.hasSuffix(".") ? "" : "."
        return text + end
            + (problem.confidence == .unverified
                ? (problem.citation.map(Self.isUncited) ?? true
                    ? " The range is a default that nobody sourced, so that this is a question and no contradiction; a case can "
                        + "state its own range."
                    : " The source that is named does not state this edge of the range, or was not checked for it, so that this is "
                        + "a question and no contradiction; a case can state its own range.") : "")
    }

    /// Whether a citation names no source but ourselves.
    private static func isUncited(_ citation: Citation) -> Bool {
        let source = citation.source.lowercased()
        return ["clew", "recall", "our own"].contains { source.hasPrefix($0) }
    }

    private static func numbers(_ problem: ChainProblem) -> String {
        let words = problem.numbers.map { number in
            "\(number.name) \(Wording.number(number.value, decimals: 3))"
                + (number.unit.isEmpty ? "" : " \(number.unit)")
        }
        return "The numbers: " + words.joined(separator: "; ") + "."
    }

    static func subject(_ subject: ChainProblem.Subject) -> Subject {
        switch subject.kind {
        case .lot: Subject(.lot, id: subject.id, caption: "lot \(subject.id)")
        case .event: Subject(.event, id: subject.id, caption: "event \(subject.id)")
        case .shipment: Subject(.shipment, id: subject.id, caption: "shipment \(subject.id)")
        case .pool: Subject(.event, id: subject.id, caption: "pool \(subject.id)")
        }
    }
}
