import ClewModel
import SourceFiles

/// One of some provisions applies.
struct ProvisionApplies: ConditionKind {
    static let key = "provision"

    let provisions: [ProvisionID]

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> ProvisionApplies? {
        let cells = record.cells(key, into: &diagnostics)
        for cell in cells where !reader.provisions.contains(ProvisionID(rawValue: cell.text)) {
            cell.report(
                "condition.provision", "\(cell.quoted) is no provision that stands before this one in the file",
                into: &diagnostics)
        }
        return cells.isEmpty ? nil : ProvisionApplies(provisions: cells.map { ProvisionID(rawValue: $0.text) })
    }

    func judged(in context: ConditionContext) -> ConditionAnswer {
        .any(
            provisions.map { id in
                let title = context.facts.provisionTitles[id].map { "“\($0)”" } ?? id.rawValue
                var answer = context.provisions[id] ?? .no("\(title) is not in force on the day.", by: [])
                answer.heading = "The provision \(title)."
                return answer
            })
    }

    func text(_ words: ConditionWords) -> String {
        "the provision applies: \(provisions.map(\.rawValue).joined(separator: " or "))"
    }

    var subjects: [String] { provisions.map { "provision \($0)" } }
}
