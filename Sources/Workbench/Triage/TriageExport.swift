import ClewModel
import Foundation
import Screening
import SourceFiles

/// A run with what was decided, for others: a table, or a line of JSON for each match, for each listed party that one may
/// belong to, and for each row that has no answer.
///
/// What one person proposed and nobody has confirmed stands in neither: whoever reads it next must not see it.
struct TriageExport {
    /// A match as a line of JSON.
    private struct Line: Encodable {
        struct Reading: Encodable {
            let decision: String
            let reason: String
            let by: String
            let on: Day
            let entry: Int64
        }

        let run: String
        let table: String
        let tableDigest: String
        var item: Int?
        let party: String
        let key: String
        let line: Int?
        var entity: String?
        var caption: String?
        var lists: [String] = []
        /// `same-party`, or `may-belong`: whether the party belongs to the listed one.
        var question: String?
        /// Left out for a relation, which has none.
        var score: Double?
        var urgency: String?
        /// How far it has come; `no-answer` for a row that was not looked up, or not whole.
        let state: String
        var readings: [Reading] = []
        var evidence: [String] = []
        var bothSides: String?
        var expires: Day?
        var cutOff: String?
        /// Why there is no answer.
        var noAnswer: String?
    }

    /// The state of a row that has no answer.
    private static let noAnswer = "no-answer"

    /// The question that an item asks.
    private static func question(_ item: TriageItem) -> String {
        item.alert.relation == nil ? "same-party" : "may-belong"
    }

    private let run: TriageRun
    private let day: Day

    init(_ run: TriageRun, on day: Day) {
        self.run = run
        self.day = day
    }

    /// The columns of the table.
    static let columns = [
        "run", "item", "party", "key", "line", "entity", "caption", "lists", "score", "urgency", "state", "decision",
        "decided_by", "decided_on", "expires", "reasons", "cut_off", "both_sides", "question", "no_answer",
    ]

    /// The table, after a byte order mark, so that spreadsheets read it as UTF-8.
    var csv: String {
        run.byUrgency.reduce(into: "\u{FEFF}" + CSVCell.row(Self.columns)) { text, item in
            let party = run.party(of: item)
            let agreed = item.stage(on: day) == .confirmed ? item.agreed : []
            text += CSVCell.row([
                run.id, "\(item.number)", party?.name ?? "", party?.key ?? "", party?.line.map { "\($0)" } ?? "",
                item.alert.entity.rawValue, item.alert.caption, item.alert.lists.map(\.rawValue).joined(separator: " "),
                item.alert.relation == nil ? String(format: "%.4f", item.alert.score) : "", item.alert.urgency.rawValue,
                item.stage(on: day).rawValue,
                item.decision(on: day)?.rawValue ?? "", agreed.map(\.by).joined(separator: "; "),
                agreed.last?.day.description ?? "", item.expires?.description ?? "",
                agreed.map(\.reading.reason).joined(separator: "; "), party?.cutOff ?? "", item.alert.state,
                Self.question(item), "",
            ])
        }
            + (run.opening.unanswered ?? []).map { row in
                var cells = [String](repeating: "", count: Self.columns.count)
                cells[0] = run.id
                (cells[2], cells[3], cells[4]) = (row.name, row.key, row.line.map { "\($0)" } ?? "")
                (cells[10], cells[Self.columns.count - 1]) = (Self.noAnswer, row.why)
                return CSVCell.row(cells)
            }.joined()
    }

    /// A line of JSON for each match.
    var lines: String {
        get throws(ClewError) {
            var text = ""
            for item in run.byUrgency {
                let party = run.party(of: item)
                let agreed = item.stage(on: day) == .confirmed ? item.agreed : []
                let line = Line(
                    run: run.id, table: run.opening.title, tableDigest: run.opening.digest, item: item.number,
                    party: party?.name ?? "", key: party?.key ?? "", line: party?.line,
                    entity: item.alert.entity.rawValue, caption: item.alert.caption,
                    lists: item.alert.lists.map(\.rawValue), question: Self.question(item),
                    score: item.alert.relation == nil ? item.alert.score : nil,
                    urgency: item.alert.urgency.rawValue, state: item.stage(on: day).rawValue,
                    readings: agreed.map {
                        Line.Reading(
                            decision: $0.reading.verdict.rawValue, reason: $0.reading.reason, by: $0.by, on: $0.day,
                            entry: $0.entry)
                    }, evidence: item.alert.evidence.map(\.sentence), bothSides: item.alert.state,
                    expires: item.expires, cutOff: party?.cutOff)
                text += try Self.line(line)
            }
            for row in run.opening.unanswered ?? [] {
                text += try Self.line(
                    Line(
                        run: run.id, table: run.opening.title, tableDigest: run.opening.digest, party: row.name,
                        key: row.key, line: row.line, state: Self.noAnswer, noAnswer: row.why))
            }
            return text
        }
    }

    private static func line(_ line: Line) throws(ClewError) -> String {
        do {
            return SafeText.json(try StableJSON.line(of: line)) + "\n"
        } catch {
            throw ClewError(.cannotWrite, "\(line.item.map { "item \($0)" } ?? line.key) cannot be written as JSON")
        }
    }
}
