public import ClewModel
import RegimeRules

/// Explains findings and duties of one assessment.
public struct Explainer {
    private let question: AssessedCase
    private let evidence: CitedEvidence

    /// Creates an explainer.
    ///
    /// - Complexity: Linear in the evidence of the assessment.
    public init(_ question: AssessedCase) {
        self.question = question
        evidence = CitedEvidence(question)
    }

    /// Explains a finding, or what a provision asks, by its identifier or by the beginning of one.
    ///
    /// - Returns: One explanation for a finding; for a provision one for each shipment and day for which it was judged.
    /// - Throws: `explain.unknown` where no identifier begins so, with those that come near; `explain.ambiguous` where several
    ///   do, with all of them.
    public func explain(_ id: String) throws(ClewError) -> [Explanation] {
        let assessment = question.assessment
        let known = (assessment.findings.map(\.id) + assessment.duties.map(\.provision)).unique()
        let wanted = known.contains(id) ? [id] : id.isEmpty ? [] : known.filter { $0.hasPrefix(id) }
        guard let found = wanted.first else {
            let near = NearIdentifiers.of(id, among: known)
            let hint = near.isEmpty ? "" : "; near it are:\n  " + near.joined(separator: "\n  ")
            throw ClewError(
                .explainUnknown, "the dossier of this case has no finding and judges no provision “\(id)”\(hint)")
        }
        guard wanted.count == 1 else {
            throw ClewError(
                .explainAmbiguous,
                "“\(id)” is the beginning of \(wanted.count) identifiers; name one of:\n  "
                    + wanted.joined(separator: "\n  "))
        }
        if let finding = assessment.findings.first(where: { $0.id == found }) { return [explanation(of: finding)] }
        return zip(assessment.duties, question.reasoning).filter { $0.0.provision == found }
            .map { explanation(of: $0, $1) }
    }

    // MARK: Findings

    /// Evidence of one kind that stands together is one reason; then what is open, and what is worth knowing.
    private func explanation(of finding: Finding) -> Explanation {
        var reasons: [Explanation.Node] = []
        var kind: Evidence.Kind?
        for item in finding.evidence {
            if item.kind == kind, !reasons.isEmpty {
                reasons[reasons.count - 1].evidence.append(item)
            } else {
                reasons.append(
                    Explanation.Node(answer: .yes, statement: Self.reason(item.kind), evidence: [item]))
            }
            kind = item.kind
        }
        let open = question.assessment.gaps.filter { $0.neededFor.contains(finding.id) }
        reasons += open.map { gap in
            Explanation.Node(answer: .open, statement: "Not known: \(gap.missing) Asked: \(gap.question)")
        }
        if let against = finding.against {
            reasons.append(Explanation.Node(answer: .no, statement: "A text denies it.", evidence: against))
        }
        reasons += (finding.remarks ?? []).map { Explanation.Node(answer: .caveat, statement: $0) }
        return Explanation(
            id: finding.id, kind: .finding, title: finding.title, standing: finding.severity.rawValue,
            conclusion: finding.statement, limits: finding.limits, reasons: reasons, wouldChange: finding.wouldChange)
    }

    private static func reason(_ kind: Evidence.Kind) -> String {
        switch kind {
        case .caseRecord: "The case states it."
        case .listing: "A list has an entry."
        case .stake: "Stakes lead there."
        case .place: "A place says so."
        case .indicator: "A text says so."
        case .computation: "It was computed."
        case .provision: "A rule of law is applied."
        case .reference: "Reference data bear on it."
        }
    }

    // MARK: Duties

    private func explanation(of duty: DutyReport, _ reasoning: ReasonTree) -> Explanation {
        Explanation(
            id: duty.provision, kind: .duty, title: "\(duty.law): \(duty.title)", standing: duty.status.rawValue,
            shipment: duty.shipment, judgedOn: duty.judgedOn.phrase, conclusion: duty.effect,
            citation: duty.citation, confidence: duty.confidence, reasons: [node(reasoning)],
            wouldChange: duty.wouldChange)
    }

    private func node(_ tree: ReasonTree) -> Explanation.Node {
        Explanation.Node(
            answer: tree.answer, statement: tree.statement, evidence: tree.evidence.map { evidence[$0] },
            parts: tree.parts.map(node))
    }
}

extension ClewError.Code {
    /// Nothing of an assessment bears the identifier that was to be explained.
    public static let explainUnknown = ClewError.Code(rawValue: "explain.unknown")
    /// Several things of an assessment begin with the identifier that was to be explained.
    public static let explainAmbiguous = ClewError.Code(rawValue: "explain.ambiguous")
}
