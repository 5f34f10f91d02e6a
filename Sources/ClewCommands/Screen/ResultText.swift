import Casework
import ClewModel
import NameMatching
import Screening
import SourceFiles

/// Results as lines for a person.
struct ResultText {
    let style: TextStyle
    let width: Int
    /// Whether candidates that are no match are shown too.
    let near: Bool

    /// The lines of a result; none where there is nothing to show.
    func lines(of result: ScreeningResult) -> [String] {
        let shown = result.shown.filter { near || $0.isShown }
        guard !shown.isEmpty || !result.reaches.isEmpty else { return [] }
        let name = result.query.names.first ?? result.query.identifiers.first?.canonical ?? result.query.id
        let query = result.query
        let own = PartyKey.of(names: query.names, countries: query.countries, identifiers: query.identifiers)
        let isOwnKey = query.id == name || query.id == own
        let key = isOwnKey ? "" : style("\(result.query.id)  ", .faint)
        let more = result.moreMatches.map { ["  " + style("\($0); raise --top to see them", .yellow)] } ?? []
        let role = query.role.map { style("  \(printable($0))", .faint) } ?? ""
        return [key + style(printable(name), .bold) + role] + shown.flatMap(lines) + more
            + result.reaches.flatMap(lines) + [""]
    }

    private func lines(of candidate: Candidate) -> [String] {
        let (label, look): (String, TextStyle.Look) =
            candidate.isMatchAfterJudgement
            ? ("match", .boldRed)
            : candidate.isMatch
                ? ("cleared", .green) : candidate.isQuestion ? ("question", .yellow) : ("no match", .faint)
        let padded = label + String(repeating: " ", count: 9 - label.count)
        var lines = ["  \(style(padded, look)) \(ScoreText.fixed(candidate.score))  \(printable(candidate.caption))"]
        let indent = "                    "
        let about =
            ([candidate.entity.rawValue, candidate.schema.rawValue] + candidate.countries
            + candidate.datasets.map(\.rawValue)).joined(separator: " · ")
        lines.append(indent + style(printable(about), .faint))
        if candidate.matchedName != candidate.caption, !candidate.matchedName.isEmpty {
            lines.append(indent + style("by its name \(printable(candidate.matchedName))", .faint))
        }
        if let question = candidate.question, candidate.isQuestion {
            lines.append(indent + TextStyle.wrap(printable(question), columns: width - indent.count, indent: indent))
        }
        if candidate.restsOnInitials {
            lines.append(indent + style("a hint: a few letters are all that the names share", .yellow))
        }
        if let judgement = candidate.judgement { lines.append(indent + told(judgement, "decided: ")) }
        if let judgement = candidate.outdatedJudgement {
            lines.append(indent + style(told(judgement, "changed since the decision: "), .yellow))
        }
        return lines + explanation(of: candidate, indent: indent)
    }

    /// A listed party that it may belong to: no match, and without a score.
    private func lines(of reach: Reach) -> [String] {
        let indent = "                    "
        let label = reach.isStrong ? "may belong to" : "to be asked"
        let look: TextStyle.Look = reach.isStrong ? .boldRed : .yellow
        let about = ([reach.entity.rawValue, reach.schema.rawValue] + reach.datasets.map(\.rawValue)).joined(
            separator: " · ")
        let padded = label + String(repeating: " ", count: 18 - label.count)
        return [
            "  \(style(padded, look))\(printable(reach.caption))", indent + style(printable(about), .faint),
            indent + TextStyle.wrap(printable(reach.sentence), columns: width - indent.count, indent: indent),
        ]
    }

    private func told(_ judgement: Judgement, _ prefix: String) -> String {
        printable(
            "\(prefix)\(judgement.verdict.rawValue) by \(judgement.decidedBy) on \(judgement.decidedOn): \(judgement.reason)"
        )
    }

    private func explanation(of candidate: Candidate, indent: String) -> [String] {
        guard let explanation = candidate.explanation else { return [] }
        var lines = explanation.evidence.map { line in
            indent + ScoreText.signed(line.contribution) + "  "
                + TextStyle.wrap(
                    printable(line.sentence), columns: width - indent.count - 7, indent: indent + "       ")
        }
        for part in explanation.names?.alignments ?? [] {
            lines.append(indent + "       " + style(printable(PairText.sentence(for: part)), .faint))
        }
        return lines
    }

    /// Text of one line: a line break would forge a line of its own.
    private func printable(_ text: String) -> String { SafeText.line(text) }
}
