import ClewModel
import SourceFiles

/// The requester is bound by the law of one of these jurisdictions.
struct RequesterIn: ConditionKind {
    static let key = "requesterIn"

    let places: [String]

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> RequesterIn? {
        reader.texts(record, key, into: &diagnostics).map(RequesterIn.init)
    }

    func judged(in context: ConditionContext) -> ConditionAnswer {
        .place(
            places, among: context.facts.requesterIn, evidence: context.facts.requesterEvidence,
            what: "The law that binds the requester is that of",
            unknown: "whose law binds the requester", question: "In which countries is the company established?")
    }

    func text(_ words: ConditionWords) -> String { "the law of \(ConditionWords.named(places)) binds whoever asks" }
}
