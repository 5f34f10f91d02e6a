import ClewModel
public import Screening
import SourceFiles
import World

/// Results as a CSV table, one row a candidate, safe to open in a spreadsheet, and ready to take decisions.
///
/// The last columns are empty where nobody has decided yet: a reviewer fills in `decision`, `reason` and `decided_by`, and
/// ``DecisionSheet`` reads the table back.
public enum ScreeningSheet {
    /// The columns, in order; `more_matches` says how many matches of the query have no row.
    ///
    /// `relation` is `candidate`, or for a listed party whose entry extends to others `may belong to` or `to be asked`: such a row has
    /// no score and takes no decision. `role` is the title of the column that names the party where each row names several.
    public static let columns = [
        "query", "query_name", "entity", "caption", "schema", "countries", "datasets", "matched_name", "score", "match",
        "more_matches",
        "evidence", "decision", "reason", "decided_by", "decided_on", "state", "relation", "role",
    ]

    /// The header, after a byte order mark, so that spreadsheets read the table as UTF-8.
    public static var header: String { "\u{FEFF}" + CSVCell.row(columns) }

    /// The rows of a result, best candidate first.
    ///
    /// - Parameters:
    ///   - result: The result.
    ///   - near: Whether candidates that are no match are shown too.
    public static func rows(of result: ScreeningResult, near: Bool) -> String {
        var text = ""
        let more = "\(result.hiddenMatches)\(result.isCapped ? "+" : "")"
        for candidate in result.shown where near || candidate.isShown {
            let decision = candidate.judgement
            let outdated = candidate.outdatedJudgement.map {
                "was \($0.verdict.rawValue) until something changed: \($0.reason)"
            }
            text += CSVCell.row([
                result.query.id, result.query.names.first ?? "", candidate.entity.rawValue, candidate.caption,
                candidate.schema.rawValue, candidate.countries.joined(separator: " "),
                candidate.datasets.map(\.rawValue).joined(separator: " "), candidate.matchedName,
                ScoreText.fixed(candidate.score), candidate.isMatchAfterJudgement ? "true" : "false", more,
                (candidate.explanation?.evidence.map(\.sentence) ?? []).joined(separator: " "),
                decision?.verdict.rawValue ?? "", decision?.reason ?? outdated ?? "", decision?.decidedBy ?? "",
                decision?.decidedOn.description ?? "", DecisionLog.State(result.query, candidate).text,
                candidate.isQuestion ? "question" : "candidate",
                result.query.role ?? "",
            ])
        }
        for reach in result.reaches {
            text += CSVCell.row([
                result.query.id, result.query.names.first ?? "", reach.entity.rawValue, reach.caption,
                reach.schema.rawValue, "", reach.datasets.map(\.rawValue).joined(separator: " "), "", "", "false", more,
                reach.sentence, "", "", "", "", "", reach.isStrong ? "may belong to" : "to be asked",
                result.query.role ?? "",
            ])
        }
        return text
    }
}

extension ScreeningResult {
    /// How many matches are not among the candidates shown, in words; `nil` where none is missing.
    public var moreMatches: String? {
        if isCapped { return "\(hiddenMatches) or more matches are not shown" }
        return hiddenMatches > 0 ? CountText.of(hiddenMatches, "more match is", "more matches are") + " not shown" : nil
    }
}

extension Candidate {
    /// Whether a reader of matches wants to see it: a match, a question, or a former match that someone has decided on.
    public var isShown: Bool { isMatch || question != nil || judgement != nil || outdatedJudgement != nil }
}
