import ClewModel
import SourceFiles

/// The goods enter one of these jurisdictions.
struct ImportInto: ConditionKind {
    static let key = "importInto"

    let places: [String]

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> ImportInto? {
        reader.texts(record, key, into: &diagnostics).map(ImportInto.init)
    }

    func judged(in context: ConditionContext) -> ConditionAnswer {
        .place(
            places, among: context.facts.importInto, evidence: context.facts.importEvidence, what: "The goods enter",
            unknown: "where the goods enter", question: "Into which countries are the goods imported?")
    }

    func text(_ words: ConditionWords) -> String { "the goods enter \(ConditionWords.named(places))" }

    var entered: Set<String>? { Set(places) }
}
