import ClewModel
import SourceFiles

extension YAMLRecord {
    /// One of the raw values of an enumeration; reports an absent key.
    func required<Choice: RawRepresentable & CaseIterable>(
        choice key: String, into diagnostics: inout [Diagnostic]
    ) -> Choice? where Choice.RawValue == String {
        requireCell(key, into: &diagnostics).flatMap { $0.choice(Choice.self, &diagnostics) }
    }

    /// A day; reports an absent key.
    func requiredDay(_ key: String, into diagnostics: inout [Diagnostic]) -> Day? {
        requireCell(key, into: &diagnostics).flatMap { $0.day(&diagnostics) }
    }

    /// The citation; reports an absent or unverified one.
    func requiredCitation(into diagnostics: inout [Diagnostic]) -> Citation? {
        guard let citation = citation(into: &diagnostics) else {
            if !has("citation") {
                report(
                    "yaml.key.missing", "citation is missing; every row names its source", at: "citation",
                    into: &diagnostics)
            }
            return nil
        }
        if citation.verification == .unverified {
            report(
                "law.unverified", "what no source confirms belongs under toCheck, not among the law", at: "citation",
                into: &diagnostics)
        }
        return citation
    }

    /// The confidence; refuses `unverified`, which never becomes a statement of law.
    func statedConfidence(into diagnostics: inout [Diagnostic]) -> Confidence? {
        guard let cell = requireCell("confidence", into: &diagnostics),
            let confidence = cell.choice(Confidence.self, &diagnostics)
        else { return nil }
        if confidence == .unverified {
            cell.report(
                "law.unverified", "what no source confirms belongs under toCheck, not among the law", into: &diagnostics
            )
            return nil
        }
        return confidence
    }
}
