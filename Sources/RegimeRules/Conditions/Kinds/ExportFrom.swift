import ClewModel
import SourceFiles

/// The goods leave one of these jurisdictions.
struct ExportFrom: ConditionKind {
    static let key = "exportFrom"

    let places: [String]

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> ExportFrom? {
        reader.texts(record, key, into: &diagnostics).map(ExportFrom.init)
    }

    func judged(in context: ConditionContext) -> ConditionAnswer {
        .place(
            places, among: context.facts.exportFrom, evidence: context.facts.importEvidence, what: "The goods leave",
            unknown: "which country the goods leave", question: "From which country are the goods shipped?")
    }

    func text(_ words: ConditionWords) -> String { "the goods leave \(ConditionWords.named(places)) for elsewhere" }
}
