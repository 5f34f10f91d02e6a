public import ClewModel

/// Why a condition holds, fails or stays open, in the shape of the condition: each part with its own answer, and under it the
/// parts that it was judged by.
///
/// ``Obligation/reasons`` holds the same sentences in one flat list.
public struct ReasonTree: Hashable, Sendable, Codable {
    /// The answer of this part.
    public let answer: Reason.Answer
    /// One neutral sentence.
    public let statement: String
    /// The evidence that this part itself rests on; parts name theirs.
    public let evidence: [EvidenceID]
    /// What it was judged by, in the order of the condition.
    public let parts: [ReasonTree]

    /// Creates a tree.
    public init(_ answer: Reason.Answer, _ statement: String, evidence: [EvidenceID] = [], parts: [ReasonTree] = []) {
        self.answer = answer
        self.statement = statement
        self.evidence = evidence
        self.parts = parts
    }
}

extension ConditionAnswer {
    /// The answer as a tree.
    ///
    /// - Complexity: Linear in the number of parts, times the number of reasons of each.
    var tree: ReasonTree {
        let tree = parts.isEmpty ? leaf : branch
        return heading.map { ReasonTree(answer, $0, parts: [tree]) } ?? tree
    }

    private var answer: Reason.Answer {
        switch determination {
        case .established: .yes
        case .refuted: .no
        case .undetermined: .open
        }
    }

    /// The first reason decides; what else was said qualifies it.
    private var leaf: ReasonTree {
        guard let first = reasons.first else { return ReasonTree(answer, "No condition is stated.") }
        return ReasonTree(
            first.answer, first.statement, evidence: first.evidence, parts: reasons.dropFirst().map(\.tree))
    }

    private var branch: ReasonTree {
        // What was added after the parts were combined, such as a question that no evidence settles.
        let told = Set(parts.flatMap(\.reasons))
        let added = reasons.filter { !told.contains($0) }.map(\.tree)
        if parts.count == 1, added.isEmpty { return parts[0].tree }
        let sentence =
            switch (joining, answer) {
            case (.any, .yes): "At least one of these holds."
            case (.any, .no): "None of these holds."
            case (.any, _): "None of these is known to hold, and not all are known to fail."
            case (_, .yes): "All of these hold."
            case (_, .no): "Not all of these hold."
            case (_, _): "Whether all of these hold is open."
            }
        return ReasonTree(answer, sentence, parts: parts.map(\.tree) + added)
    }
}

extension Reason {
    fileprivate var tree: ReasonTree { ReasonTree(answer, statement, evidence: evidence) }
}
