/// Something that a provision asks to be shown.
public struct EvidenceRequirement: Hashable, Sendable, Codable {
    /// How often it is asked for.
    public enum Scope: String, Hashable, Sendable, Codable, CaseIterable {
        /// Once for the goods.
        case once
        /// For each step of the chain.
        case eachStep
        /// For each lot of the chain.
        case eachLot
    }

    /// The key within its regime.
    public let key: String
    /// What is to be shown.
    public let what: String
    /// The kinds of documents that show it; any one of them does.
    public let documentTypes: [DocumentType]
    /// How often it is asked for.
    public let scope: Scope
    /// The kinds of step that can leave it behind, such as `sell` for an invoice; empty for any.
    public let steps: [String]
    /// The keys of the stages that can leave it behind; empty for any.
    public let stages: [String]
    /// The HS prefixes of the goods it is asked for; empty for all goods.
    public let goods: [String]

    /// Whether it is asked for these goods.
    ///
    /// Goods without a known HS code count as any goods, so that nothing is left out for want of a code.
    public func isAsked(for codes: [String]) -> Bool {
        goods.isEmpty || codes.isEmpty
            || codes.contains { code in goods.contains { code.hasPrefix($0) || $0.hasPrefix(code) } }
    }

    /// Whether a step, or a lot, can have it.
    public func isAsked(of step: RegimeFacts.Step) -> Bool {
        let fitsKind = steps.isEmpty || step.kinds.isEmpty || step.kinds.contains(where: steps.contains)
        return fitsKind && (stages.isEmpty || step.stage.map(stages.contains) ?? false)
    }
}
