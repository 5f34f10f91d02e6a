import ClewModel
import SourceFiles

/// A question that evidence can raise and only an authority or the supplier can settle.
struct OpenQuestion: ConditionKind {
    static let key = "leavesOpen"

    /// What raises it.
    let condition: Condition
    /// What is missing.
    let missing: String
    /// A neutral question that would help.
    let question: String

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> OpenQuestion? {
        guard let record = record.record(key, into: &diagnostics) else { return nil }
        let inner = record.record("if", into: &diagnostics).flatMap { reader.condition($0, into: &diagnostics) }
        let missing = record.require("missing", into: &diagnostics)
        let question = record.require("question", into: &diagnostics)
        guard let inner, let missing, let question else { return nil }
        return OpenQuestion(condition: inner, missing: missing, question: question)
    }

    /// Judges what raises the question; what holds there is open here.
    func judged(in context: ConditionContext) -> ConditionAnswer {
        var answer = condition.judged(in: context)
        switch answer.determination {
        case .established:
            let gap = EvidenceGap(missing: missing, subject: "goods", question: question)
            answer.determination = .undetermined(missing: [gap])
            answer.reasons.append(Reason(.open, "This raises a question that it does not answer: \(missing)."))
            answer.changes = ["Known: \(missing)."]
        case .undetermined, .refuted:
            break
        }
        return answer
    }

    func text(_ words: ConditionWords) -> String {
        "never by itself; open where the following holds, since it is not known \(missing):"
    }

    func below(_ words: ConditionWords, depth: Int) -> [ConditionWords.Line] {
        words.lines(of: condition, depth: depth)
            + [ConditionWords.Line(depth: depth, text: "to be asked: \(question)")]
    }

    var parts: [Condition] { [condition] }
}
