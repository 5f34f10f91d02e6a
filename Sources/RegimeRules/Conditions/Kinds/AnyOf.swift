import ClewModel
import SourceFiles

/// At least one part holds.
struct AnyOf: ConditionKind {
    static let key = "any"

    let parts: [Condition]

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> AnyOf? {
        reader.parts(of: record, at: key, into: &diagnostics).map(AnyOf.init)
    }

    func judged(in context: ConditionContext) -> ConditionAnswer {
        .any(parts.map { $0.judged(in: context) })
    }

    func text(_ words: ConditionWords) -> String { "at least one of these holds:" }
}
