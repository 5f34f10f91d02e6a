import ClewModel

/// Whether the requester does, or means to do, one of some acts.
public struct ActTest: Hashable, Sendable, Codable {
    /// The acts, any of which is enough.
    public let acts: [CompanyAct]
    /// Where a case that states none of them leaves the answer open: what would be asked.
    ///
    /// `nil` where silence is a no.
    public let question: String?

    /// Creates a test.
    public init(_ acts: [CompanyAct], question: String? = nil) {
        self.acts = acts
        self.question = question
    }
}

extension ActTest {
    /// Judges the acts that the case states.
    func judged(_ facts: RegimeFacts) -> ConditionAnswer {
        let met = acts.filter { facts.acts.contains($0) }
        let names = (met.isEmpty ? acts : met).map(\.rawValue).joined(separator: ", ")
        guard met.isEmpty else { return .yes("Stated: \(names).", by: []) }
        guard let question, !facts.statesAllActs else {
            return .no("None of these acts is stated: \(names).", by: [])
        }
        let gap = EvidenceGap(missing: "whether you do this: \(names)", subject: "case", question: question)
        return .open("The case does not say: \(question)", missing: [gap])
    }
}
