import ClewModel
import SourceFiles

/// A party falls under a listed party by an ownership rule.
struct OwnedUnder: ConditionKind {
    static let key = "ownedUnder"

    let rule: String

    static func read(
        _ record: YAMLRecord, by reader: ConditionReader, into diagnostics: inout [Diagnostic]
    ) -> OwnedUnder? {
        record.require(key, into: &diagnostics).map(OwnedUnder.init)
    }

    func judged(in context: ConditionContext) -> ConditionAnswer {
        let answers = context.facts.ownership.filter {
            $0.rule == rule && ($0.day == nil || $0.day == context.day)
        }
        guard !answers.isEmpty else {
            let gap = EvidenceGap(
                missing: "owners of the parties", subject: "case",
                question: "Who owns the company, directly and indirectly, with which shares and since when?")
            return .open("The owners of the parties are not stated (rule \(rule)).", missing: [gap])
        }
        let name = context.facts.ruleNames[rule].map { "rule “\($0)”" } ?? "rule \(rule)"
        var parts: [ConditionAnswer] = []
        var (open, gaps): ([String], [EvidenceGap]) = ([], [])
        var (others, evidence): ([String], [EvidenceID]) = ([], [])
        for fact in answers {
            switch fact.determination {
            case .established(let ids):
                let holds = "Listed parties own enough of \(fact.party) by the \(name)."
                parts.append(
                    context.withoutDealing(
                        fact.party, isDealtWith: fact.isDealtWith, because: holds, evidence: ids)
                        ?? .yes(
                            holds, by: ids,
                            changes: ["A stake that is smaller than stated, or that ended before the day."]))
            case .undetermined(let missing):
                open.appendNew([fact.party])
                gaps.appendNew(missing)
            case .refuted(let ids):
                others.appendNew([fact.party])
                evidence.appendNew(ids)
            }
        }
        if !open.isEmpty {
            parts.append(
                .open(
                    "Whether a listed party owns enough by the \(name) is open of: \(Self.list(open))", missing: gaps))
        }
        if !others.isEmpty {
            parts.append(.no("Not under listed parties by the \(name): \(Self.list(others))", by: evidence))
        }
        return .any(parts)

    }

    func text(_ words: ConditionWords) -> String { "a party falls under listed parties by the \(words.rule(rule))" }

    var subjects: [String] { ["rule \(rule)"] }
    var ownershipRules: [String] { [rule] }

    /// Names in one line, the first few, with one full stop at the end whether or not the last has one.
    private static func list(_ names: [String]) -> String {
        let told = names.prefix(8).joined(separator: ", ")
        let all = names.count > 8 ? "\(told) and \(names.count - 8) others" : told
        return all.hasSuffix(".") ? all : all + "."
    }
}
