import ClewModel
import SourceFiles

/// Whether the requester does, or means to do, one of some acts.
struct ActTest: ConditionKind {
    static let key = "act"

    /// The acts, any of which is enough.
    let acts: [CompanyAct]
    /// Where a case that states none of them leaves the answer open: what would be asked.
    ///
    /// `nil` where silence is a no.
    let question: String?

    /// Creates a test.
    init(_ acts: [CompanyAct], question: String? = nil) {
        self.acts = acts
        self.question = question
    }

    /// Reads acts: a list of keys, or a mapping with the keys under `any` and the `question` that silence leaves open.
    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> ActTest? {
        guard record.isMapping(key) else {
            return reader.texts(record, key, into: &diagnostics).map { ActTest($0.map(CompanyAct.init(rawValue:))) }
        }
        guard let test = record.record(key, into: &diagnostics) else { return nil }
        let acts = reader.texts(test, "any", into: &diagnostics)
        let question = test.require("question", into: &diagnostics)
        guard let acts, let question else { return nil }
        return ActTest(acts.map(CompanyAct.init(rawValue:)), question: question)
    }

    /// Judges the acts that the case states.
    func judged(in context: ConditionContext) -> ConditionAnswer {
        let facts = context.facts
        let met = acts.filter { facts.acts.contains($0) }
        let names = (met.isEmpty ? acts : met).map(\.rawValue).joined(separator: ", ")
        guard met.isEmpty else { return .yes("Stated: \(names).", by: []) }
        guard let question, !facts.statesAllActs else {
            return .no("None of these acts is stated: \(names).", by: [])
        }
        let gap = EvidenceGap(missing: "whether you do this: \(names)", subject: "case", question: question)
        return .open("The case does not say: \(question)", missing: [gap])

    }

    func text(_ words: ConditionWords) -> String {
        let open = question.map { "; where the case does not say, it is open: \($0)" } ?? ""
        return "the company does, or means to do: \(acts.map(\.rawValue).joined(separator: ", "))\(open)"
    }

    var subjects: [String] { acts.map { "act \($0.rawValue)" } }
}
