import ClewModel
import LabourProgrammes
import OwnershipAnalysis
import Screening
import SupplyChain
import World

/// Puts what the steps found into the reports of an assessment: parties, shipments, steps and gaps.
struct ReportBuilder {
    let `case`: Case
    let commodity: Commodity
    let findings: [Finding]
    let places: PlaceStep.Result
    let screening: ScreeningStep.Result
    let ownership: OwnershipStep.Result
    let programmes: ProgrammeStep.Result
    let goods: GoodsStep.Result
    let duties: [DutyReport]

    /// One report for each party, in the order of the case.
    func parties() -> [PartyReport] {
        `case`.parties.map { party in
            let place = places.parties[party.id]
            return PartyReport(
                id: party.id, names: party.names.map { PartyReport.Name(text: $0, language: Markup.language(of: $0)) },
                role: party.roles.map { $0.rawValue.replacing("_", with: " ") }.joined(separator: ", "),
                country: party.country, address: party.address,
                place: place.map { "\(PlaceWords.describe($0)). \($0.reasons.joined(separator: " "))" },
                inRegion: place?.inXinjiang.rawValue ?? PlaceResolution.Answer.undetermined.rawValue,
                isInvented: `case`.isExample && (party.note?.lowercased().hasPrefix("invented") ?? false),
                matches: (screening.matches[party.id] ?? []).map(match),
                mayBelongTo: screening.reaches[party.id].map { $0.map(Self.belonging) },
                ownership: (ownership.verdicts[party.id] ?? []).map(verdict),
                hasUnknownOwners: ownership.unknownOwners.contains(party.id),
                programmes: (programmes.assessments[party.id]?.exposures ?? []).map {
                    "\($0.statement) Grade \($0.grade.rawValue): \($0.gradePhrase)."
                },
                denials: denials(of: party, areCourtActs: false), courtActs: denials(of: party, areCourtActs: true),
                tandems: programmes.assessments[party.id].flatMap { assessment in
                    assessment.tandems.isEmpty ? nil : assessment.tandems.map(\.reason)
                })
        }
    }

    /// What texts deny of a party, or what courts dismissed; `nil` where there is nothing.
    private func denials(of party: CaseParty, areCourtActs: Bool) -> [String]? {
        let denied = (programmes.assessments[party.id]?.denied ?? []).filter { $0.isCourtAct == areCourtActs }
        return denied.isEmpty ? nil : denied.map(\.evidence).map(Self.denial).unique()
    }

    private static func denial(_ evidence: Evidence) -> String {
        "\(evidence.statement) Source: \(evidence.citation)."
    }

    private func match(_ match: ScreeningStep.Match) -> PartyReport.Match {
        PartyReport.Match(
            entity: match.candidate.entity, caption: match.candidate.caption, datasets: match.candidate.datasets,
            score: match.candidate.score, isMatch: match.isMatch, isListed: !match.designations.isEmpty,
            decision: match.candidate.judgement.map(DecisionWords.sentence),
            formerDecision: match.candidate.outdatedJudgement.map(DecisionWords.sentence),
            explanation: ScreeningStep.sentences(match.candidate))
    }

    private static func belonging(_ reached: ReachStep.Reached) -> PartyReport.Belonging {
        let reach = reached.reach
        return PartyReport.Belonging(
            entity: reach.entity, caption: reach.caption, datasets: reached.designations.map(\.dataset).unique(),
            scope: reach.scope, basis: reach.basis.rawValue, isStrong: reach.isStrong, words: reach.words,
            signs: reach.signs.map(\.sentence), explanation: reach.sentence)
    }

    private func verdict(_ verdict: OwnershipVerdict) -> PartyReport.Ownership {
        let state: String? =
            switch verdict.status {
            case .inForce: nil
            case .notYetInForce: "not yet in force"
            case .suspended: "suspended"
            case .unverified: "of unverified force"
            }
        return PartyReport.Ownership(
            rule: verdict.rule, title: ownership.rules.first { $0.key == verdict.rule }?.name, state: state,
            answer: verdict.answer.rawValue, share: verdict.bounds,
            chain: verdict.chain.map { OwnershipWords.sentence($0, names: ownership.names).ended },
            missing: verdict.missing.map(\.question))
    }

    /// One report for each shipment, in the order of the case.
    func shipments() -> [ShipmentReport] {
        `case`.shipments.map { shipment in
            let trace = goods.trace.shipment(shipment.id)
            let items = shipment.items.map { item in
                "\(Wording.quantity(item.quantity)) of \(`case`.lot(item.lot)?.description ?? item.lot)"
            }
            let from =
                shipment.exporter.flatMap { `case`.party($0)?.caption } ?? shipment.fromCountry?.uppercased() ?? "?"
            let to = shipment.importer.flatMap { `case`.party($0)?.caption } ?? shipment.toCountry?.uppercased() ?? "?"
            let material = trace.map { goods.material(of: $0, in: `case`) } ?? goods.material
            let share = trace?.regionShare ?? Bounds(0, 1)
            let raw = trace?.rawMaterialShare ?? Bounds(0, 1)
            let presence = trace?.presence ?? .open
            return ShipmentReport(
                id: shipment.id, lot: shipment.items.map(\.lot).joined(separator: ", "),
                goods: items.joined(separator: ", "),
                hsCode: shipment.hsCodes.isEmpty ? nil : shipment.hsCodes.joined(separator: ", "),
                route: "\(from) → \(to)",
                shipped: shipment.shipped?.exactDay, imported: shipment.imported?.exactDay, material: material,
                presence: presence, content: ContentWords.fromRegion(share, presence, of: material, raw: raw),
                regionShare: share, rawMaterialShare: raw, undocumentedShare: trace?.undocumentedShare ?? Bounds(0, 1),
                region: trace.map { ShipmentReport.Readings($0.region) },
                undocumented: trace.map { ShipmentReport.Readings($0.undocumented) },
                madeBy: trace.map(madeBy) ?? [], closing: (trace?.closing ?? []).map(closing),
                isClosingSought: trace?.isClosingSought ?? false,
                origins: (trace?.sources ?? []).map(origin))
        }
    }

    /// The shares of parties that made a lot of a shipment, as the case names its makers.
    ///
    /// Where nobody names a maker any party may be it; that is a gap and says nothing of one party.
    private func madeBy(_ trace: ShipmentTrace) -> [ShipmentReport.MadeBy] {
        guard !trace.madeBy.isEmpty else { return [] }
        var makers = Set(trace.lots.compactMap { `case`.lot($0)?.producer })
        for event in trace.events.compactMap({ `case`.event($0) }) where event.kind == .transform {
            if let party = event.party { makers.insert(party) }
        }
        return trace.madeBy.sorted { $0.key < $1.key }.compactMap { party, readings in
            guard makers.contains(party), let name = `case`.party(party)?.caption else { return nil }
            return ShipmentReport.MadeBy(party: party, name: name, readings: ShipmentReport.Readings(readings))
        }
    }

    private func closing(_ set: ClosingSet) -> ShipmentReport.Closing {
        ShipmentReport.Closing(
            goal: set.goal, isPossible: set.isPossible, statement: ContentWords.sentence(set),
            records: set.records.map {
                ShipmentReport.Closing.Record(
                    kind: $0.kind, subject: GoodsStep.subject($0.subject), shows: ContentWords.shows($0),
                    effect: $0.effect)
            })
    }

    private func origin(_ source: ShipmentTrace.Source) -> String {
        let place = places.lots[source.lot].map { PlaceWords.describe($0.resolution) } ?? "a place that nobody states"
        let share =
            source.share.map { "about \(Wording.percent($0)) if all is evenly mixed" } ?? "how much of it is not known"
        return "lot \(source.lot): \(place) (\(share))"
    }

    /// One report for each event, in the order of the case.
    func steps() -> [StepReport] {
        `case`.events.map { event in
            let step = goods.trace.step(event.id)
            let stage = step?.stage.flatMap { commodity.stage($0) }
            return StepReport(
                id: event.id, title: title(of: event, stage: stage),
                party: event.party.flatMap { `case`.party($0)?.caption },
                day: event.date?.exactDay, inputs: event.inputs.map(leg), outputs: event.outputs.map(leg),
                ratio: step?.observedYield, expected: step?.expectedYield?.bounds,
                source: step?.expectedYield.map(Self.source), citation: step?.expectedYield?.citation,
                unsourcedEdges: step?.expectedYield.flatMap(Self.unsourced),
                documents: documents(of: event), verdict: verdict(of: event, step: step))
        }
    }

    /// The edges of a range that nobody sourced; `nil` where there is none.
    private static func unsourced(_ range: YieldRange) -> [String]? {
        let edges = YieldRange.Edge.allCases.filter { range.isRecalled($0) }.map(\.rawValue)
        return edges.isEmpty ? nil : edges
    }

    /// Where a range comes from, and which of its edges are ours.
    private static func source(of range: YieldRange) -> String {
        let edges = range.isRecalled ? [] : YieldRange.Edge.allCases.filter { range.isRecalled($0) }
        let ours =
            switch edges {
            case []: ""
            case [.low]: "; the lower edge of the range is ours"
            case [.high]: "; the upper edge of the range is ours"
            default: "; the edges of the range are ours"
            }
        return "\(range.citation) (\(Wording.confidence(range.confidence)))\(ours)"
    }

    private func title(of event: SupplyEvent, stage: Stage?) -> String {
        switch event.kind {
        case .transform: stage?.name ?? "Transformation"
        case .move: "Movement" + (event.place.map { " to \($0)" } ?? "")
        case .sell: "Sale" + (event.counterparty.flatMap { `case`.party($0)?.caption }.map { " to \($0)" } ?? "")
        case .store: "Storage" + (event.pool.map { " in \($0)" } ?? "")
        case .issue: "Issue" + (event.pool.map { " from \($0)" } ?? "")
        case .loss: "Loss"
        }
    }

    private func leg(_ leg: SupplyEvent.Leg) -> String {
        let lot =
            leg.lot.map { id in "\(id)" + (`case`.lot(id)?.description.map { " (\($0))" } ?? "") }
            ?? "a lot that nobody names"
        return leg.quantity.map { "\(Wording.quantity($0)) \(lot)" } ?? lot
    }

    private func documents(of event: SupplyEvent) -> [String] {
        (goods.index.documentsOfEvent[event.id] ?? []).map { position in
            let document = `case`.documents[position]
            return "\(document.id) \(document.type.replacing("-", with: " "))"
        }
    }

    private func verdict(of event: SupplyEvent, step: ProductionStep?) -> String {
        guard event.kind == .transform else { return "balanced" }
        // A range that nobody sourced may ask; it calls nothing impossible.
        if step?.restsOnRecalledDefault == true { return "question" }
        switch step?.verdict {
        case .plausible: return "balanced"
        case .tooMuch: return "impossible"
        case .tooLittle: return "implausible"
        case .unknown, nil: return "unknown"
        }
    }

    /// What is undocumented, one gap for each question, the gravest need first.
    func gaps() -> [GapReport] {
        let book = AddressBook(`case`, index: goods.index, listed: AddressBook.listed(findings))
        var gaps: [GapReport] = []
        for problem in goods.trace.problems {
            let finding = GoodsStep.finding(problem, in: `case`)
            gaps.append(
                GapReport(
                    id: "gap:\(finding.id)", subject: finding.subject, lot: problem.lot,
                    missing: GoodsStep.sentence(problem),
                    question: problem.question,
                    addressee: problem.subject.kind == .pool
                        ? book.addressee(pool: problem.subject.id) : book.addressee(of: finding.subject),
                    topic: LetterTopic(problem.code, about: problem.subject.kind), neededFor: [finding.id]))
        }
        for (party, verdicts) in ownership.verdicts.sorted(by: { $0.key < $1.key }) {
            for verdict in verdicts where verdict.answer == .open {
                for fact in verdict.missing {
                    let subject = Subject(.party, id: party, caption: `case`.party(party)?.caption ?? party)
                    gaps.append(
                        GapReport(
                            id: "gap:ownership/\(party)/\(verdict.rule)/\(gaps.count)", subject: subject,
                            missing: "A fact on which the ownership of \(subject.caption) hangs",
                            question: fact.question, addressee: book.addressee(of: subject), topic: .owners,
                            neededFor: ["\(FindingRule.partyOwnershipOpen.id)/party:\(party)/\(verdict.rule)"]))
                }
            }
        }
        for party in ownership.unstated {
            let gap = OwnershipStep.Result.gap(about: party)
            gaps.append(
                GapReport(
                    id: "gap:owners/\(party.id)", subject: Subject(.party, id: party.id, caption: party.caption),
                    missing: gap.missing, question: gap.question,
                    addressee: book.addressee(of: Subject(.party, id: party.id, caption: party.caption)),
                    topic: .owners,
                    neededFor: duties.filter { $0.status == .open && $0.provision.hasSuffix(".owned") }.map(\.provision)
                        .unique()))
        }
        for finding in findings where finding.rule == "chain.blend.undocumented" {
            gaps.append(
                GapReport(
                    id: "gap:\(finding.id)", subject: finding.subject, missing: finding.statement,
                    question: GoodsStep.blendQuestion(finding.subject.id),
                    addressee: book.addressee(of: finding.subject), topic: .inputsOfStep, neededFor: [finding.id]))
        }
        for finding in findings where finding.rule == FindingRule.partyPossibleMatch.id {
            gaps.append(
                GapReport(
                    id: "gap:\(finding.id)", subject: finding.subject, missing: "Who \(finding.subject.caption) is",
                    question:
                        "Please send the register number of \(finding.subject.caption) (for a Chinese company the Unified "
                        + "Social Credit Code) and a current register extract.",
                    addressee: book.addressee(of: finding.subject), topic: .register, neededFor: [finding.id]))
        }
        for finding in findings
        where [FindingRule.partyMayBelong.id, FindingRule.partyMayBelongAsked.id].contains(finding.rule) {
            gaps.append(
                GapReport(
                    id: "gap:\(finding.id)", subject: finding.subject,
                    missing: "Who owns \(finding.subject.caption), and to which body it is subordinate",
                    question:
                        "Please send a current register extract of \(finding.subject.caption) that names its shareholders.",
                    addressee: book.addressee(of: finding.subject), topic: .owners, neededFor: [finding.id]))
        }
        return answered(Self.merged(gaps))
    }

    /// The gaps with what suppliers answered to the letters' requests about them.
    private func answered(_ gaps: [GapReport]) -> [GapReport] {
        guard !`case`.answers.isEmpty else { return gaps }
        let answers = Dictionary(grouping: `case`.answers, by: \.mark)
        return gaps.map { gap in
            var gap = gap
            let onRecord = LetterWriter.marks(onRecord: gap, in: `case`).flatMap { answers[$0] ?? [] }
            gap.answers = onRecord.map { answer in
                GapReport.Answered(
                    party: `case`.party(answer.party)?.caption ?? answer.party, text: answer.text,
                    answeredBy: answer.answeredBy, answeredOn: answer.answeredOn?.description, file: answer.file,
                    sha256: answer.sha256)
            }
            return gap
        }
    }

    /// Gaps with the same question about the same subject are one.
    private static func merged(_ gaps: [GapReport]) -> [GapReport] {
        struct Key: Hashable {
            var subject: Subject
            var question: String
        }
        var merged: [GapReport] = []
        var positions: [Key: Int] = [:]
        for gap in gaps {
            let key = Key(subject: gap.subject, question: gap.question)
            if let position = positions[key] {
                let known = Set(merged[position].neededFor)
                merged[position].neededFor += gap.neededFor.filter { !known.contains($0) }
            } else {
                positions[key] = merged.count
                merged.append(gap)
            }
        }
        return merged
    }
}
