import ClewModel
import Foundation
import Screening
import SourceFiles

/// A run with what was decided, for others: a table, or a line of JSON for each match.
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
        let item: Int
        let party: String
        let key: String
        let line: Int?
        let entity: String
        let caption: String
        let lists: [String]
        let score: Double
        let urgency: String
        let state: String
        let readings: [Reading]
        let evidence: [String]
        let bothSides: String
        let expires: Day?
        let cutOff: String?
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
        "decided_by", "decided_on", "expires", "reasons", "cut_off", "both_sides",
    ]

    /// The table, after a byte order mark, so that spreadsheets read it as UTF-8.
    var csv: String {
        run.byUrgency.reduce(into: "\u{FEFF}" + CSVCell.row(Self.columns)) { text, item in
            let party = run.party(of: item)
            let agreed = item.stage(on: day) == .confirmed ? item.agreed : []
            text += CSVCell.row([
                run.id, "\(item.number)", party?.name ?? "", party?.key ?? "", party?.line.map { "\($0)" } ?? "",
                item.alert.entity.rawValue, item.alert.caption, item.alert.lists.map(\.rawValue).joined(separator: " "),
                String(format: "%.4f", item.alert.score), item.alert.urgency.rawValue, item.stage(on: day).rawValue,
                item.decision(on: day)?.rawValue ?? "", agreed.map(\.by).joined(separator: "; "),
                agreed.last?.day.description ?? "", item.expires?.description ?? "",
                agreed.map(\.reading.reason).joined(separator: "; "), party?.cutOff ?? "", item.alert.state,
            ])
        }
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
                    lists: item.alert.lists.map(\.rawValue), score: item.alert.score,
                    urgency: item.alert.urgency.rawValue, state: item.stage(on: day).rawValue,
                    readings: agreed.map {
                        Line.Reading(
                            decision: $0.reading.verdict.rawValue, reason: $0.reading.reason, by: $0.by, on: $0.day,
                            entry: $0.entry)
                    }, evidence: item.alert.evidence.map(\.sentence), bothSides: item.alert.state,
                    expires: item.expires, cutOff: party?.cutOff)
                do {
                    text += SafeText.json(try StableJSON.line(of: line)) + "\n"
                } catch {
                    throw ClewError(.cannotWrite, "item \(item.number) cannot be written as JSON")
                }
            }
            return text
        }
    }
}
