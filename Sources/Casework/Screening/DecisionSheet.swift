public import ClewModel
import Foundation
public import Screening
public import SourceFiles
import World

/// Reads decisions out of a table that ``ScreeningSheet`` wrote and a reviewer filled in.
public enum DecisionSheet {
    /// The decisions of a table, in its order; rows without a decision, and rows with one that carries a day already
    /// (it is on record), are passed over.
    ///
    /// - Parameters:
    ///   - file: The table.
    ///   - day: The day of the decisions.
    ///   - author: Who decided, where the column `decided_by` is empty.
    ///   - diagnostics: Receives every row that cannot be used, with its place.
    public static func read(
        _ file: SourceFile, decidedOn day: Day, by author: String?, into diagnostics: inout [Diagnostic]
    ) -> [Judgement] {
        let required = ["query", "entity", "decision", "state"]
        let table = Table(
            file, required: required, optional: ScreeningSheet.columns.filter { !required.contains($0) },
            into: &diagnostics)
        var judgements: [Judgement] = []
        for row in table.rows {
            guard let cell = row["decision"], row["decided_on"] == nil else { continue }
            func problem(_ message: String, _ place: SourceLocation) {
                diagnostics.append(Diagnostic(.error, code: "screening.decision", message, at: place))
            }
            guard let verdict = verdict(cell.text) else {
                problem("'\(cell.text)' is no decision; expected match, no-match or unsure", cell.location)
                continue
            }
            guard let query = row["query"]?.text, let entity = row["entity"]?.text,
                let state = row["state"].flatMap({ DecisionLog.State($0.text) })
            else {
                problem(
                    "the row lacks its query, its entity or its state; leave those columns as they were", row.location)
                continue
            }
            guard let reason = row["reason"]?.text, let person = row["decided_by"]?.text ?? author else {
                problem("a decision needs a reason, and who decided (decided_by)", row.location)
                continue
            }
            judgements.append(
                Judgement(
                    query: CSVCell.value(of: query), entity: EntityID(CSVCell.value(of: entity)), verdict: verdict,
                    reason: reason,
                    decidedBy: person, decidedOn: day, queryHash: state.query, entityHash: state.entity,
                    matter: matter(row)))
        }
        return judgements
    }

    /// What was compared, as the row says it.
    private static func matter(_ row: TableRow) -> Judgement.Matter? {
        guard let caption = row["caption"]?.text, let score = row["score"].flatMap({ Double($0.text) }) else {
            return nil
        }
        return Judgement.Matter(
            name: CSVCell.value(of: row["query_name"]?.text ?? ""), caption: CSVCell.value(of: caption), score: score,
            lists: (row["datasets"]?.text ?? "").split(separator: " ").map(String.init))
    }

    /// Reads a decision as people write it: `match`, `no-match`, `no match`, `noMatch`, `unsure`.
    public static func verdict(_ text: String) -> Judgement.Verdict? {
        switch text.lowercased().filter(\.isLetter) {
        case "match", "same", "yes": .match
        case "nomatch", "different", "no": .noMatch
        case "unsure", "open": .unsure
        default: nil
        }
    }
}
