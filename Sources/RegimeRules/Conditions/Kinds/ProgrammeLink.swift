import ClewModel
import SourceFiles

/// A party is tied to a labour programme by evidence of one of some grades.
struct ProgrammeLink: ConditionKind {
    static let key = "programmeLink"

    let grades: [String]

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> ProgrammeLink? {
        record.record(key, into: &diagnostics)
            .flatMap { reader.texts($0, "grades", into: &diagnostics) }
            .map(ProgrammeLink.init)
    }

    func judged(in context: ConditionContext) -> ConditionAnswer {
        let facts = context.facts
        let strong = facts.programmeLinks.filter { grades.contains($0.grade) }
        guard strong.isEmpty else {
            return .any(
                strong.map {
                    .yes(
                        "Evidence of grade \($0.grade) ties \($0.party) to the programme “\($0.programme)”.",
                        by: $0.evidence)
                })
        }
        let unsettled = facts.programmeLinks.filter { $0.grade == ProgrammeLinkFact.open }
        guard unsettled.isEmpty else {
            return .any(
                unsettled.map {
                    .open(
                        "A text of an unknown publisher ties \($0.party) to the programme “\($0.programme)”.",
                        missing: [
                            EvidenceGap(
                                missing: "Who published the text", subject: $0.party,
                                question: "Who published the text about \($0.party), and where can it be read?")
                        ])
                })
        }
        let weak = facts.programmeLinks.filter { !grades.contains($0.grade) }
        guard weak.isEmpty else {
            return .any(
                weak.map {
                    .no(
                        "Evidence of grade \($0.grade) about \($0.party) shows exposure only, no tie to a programme.",
                        by: $0.evidence, changes: ["A text that names \($0.party) and a labour programme."])
                })
        }
        return .no(
            facts.hasUnreadTexts
                ? "The texts that could be read tie no party to a labour programme; what stands in the others is not known."
                : "No text of the case ties a party to a labour programme.", by: [])

    }

    func text(_ words: ConditionWords) -> String {
        "evidence of grade \(grades.joined(separator: ", ")) ties a party to a labour programme"
    }

    var subjects: [String] { ["programme"] }
}
