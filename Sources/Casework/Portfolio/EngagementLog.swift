public import ClewModel
import Portfolio
public import SourceFiles

/// One act of an investor towards an issuer.
public struct Engagement: Hashable, Sendable, Codable {
    /// What was done.
    public enum Act: String, Hashable, Sendable, Codable, CaseIterable {
        case asked, answered, escalated, closed
    }

    /// What was done.
    public var act: Act
    /// The day.
    public var on: Day
    /// Who did it: initials or a role.
    public var by: String?
    /// A remark.
    public var note: String?
}

/// What was asked of issuers, what they answered, and what was escalated: a table with the columns `issuer`, `act`, `on` and, as
/// far as wanted, `by` and `note`.
public struct EngagementLog: Hashable, Sendable {
    private var acts: [String: [Engagement]] = [:]
    private var places: [String: SourceLocation] = [:]

    /// An empty log.
    public init() {}

    /// Reads a log; whom a row is about is an LEI, an ISIN or a name.
    public init(_ file: SourceFile, into diagnostics: inout [Diagnostic]) {
        let table = Table(file, required: ["issuer", "act", "on"], optional: ["by", "note"], into: &diagnostics)
        for row in table.rows {
            guard let issuer = row.require("issuer", into: &diagnostics),
                let act = row.require("act", into: &diagnostics)?.choice(Engagement.Act.self, &diagnostics),
                let on = row.require("on", into: &diagnostics)?.day(&diagnostics)
            else { continue }
            let key = Self.key(issuer.text)
            acts[key, default: []].append(
                Engagement(act: act, on: on, by: row["by"]?.text, note: row["note"]?.text))
            places[key] = places[key] ?? row.location
        }
    }

    /// What was done about an issuer, by any of its names and identifiers, in the order of time.
    mutating func take(_ names: [String]) -> [Engagement] {
        var found: [Engagement] = []
        for key in Set(names.map(Self.key)).sorted() {
            found += acts.removeValue(forKey: key) ?? []
        }
        return found.sorted { ($0.on, $0.act.rawValue, $0.note ?? "") < ($1.on, $1.act.rawValue, $1.note ?? "") }
    }

    /// The rows about nobody in the portfolio.
    var rest: [Diagnostic] {
        acts.keys.sorted().map { key in
            Diagnostic(
                .warning, code: "portfolio.engagement.unknown",
                "nobody in the portfolio is called \(SafeText.quoted(key))",
                at: places[key] ?? SourceLocation(file: "engagement"))
        }
    }

    /// What waits for an answer on a day, in a sentence; `nil` where nothing does.
    static func waiting(_ acts: [Engagement], on day: Day) -> String? {
        guard let last = acts.last(where: { $0.on <= day }), last.act == .asked || last.act == .escalated else {
            return nil
        }
        let days = last.on.distance(to: day)
        return
            "\(last.act.rawValue) on \(last.on), and no answer is on record \(days) \(days == 1 ? "day" : "days") later"
    }

    private static func key(_ text: String) -> String { text.lowercased().filter { !$0.isWhitespace } }
}
