import ClewModel
import SourceFiles

/// All parts hold.
struct AllOf: ConditionKind {
    static let key = "all"

    let parts: [Condition]

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> AllOf? {
        reader.parts(of: record, at: key, into: &diagnostics).map(AllOf.init)
    }

    func judged(in context: ConditionContext) -> ConditionAnswer {
        .all(parts.map { $0.judged(in: context) })
    }

    func text(_ words: ConditionWords) -> String { "all of these hold:" }

    var entered: Set<String>? { parts.compactMap(\.kind.entered).first }
}
