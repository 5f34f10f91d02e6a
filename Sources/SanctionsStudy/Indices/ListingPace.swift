public import ClewModel

/// How fast the UFLPA Entity List grew, and how much of each addition the bundled snapshot names.
public struct ListingPace: Hashable, Sendable, Codable {
    /// One addition.
    public struct Row: Hashable, Sendable, Codable {
        /// The effective day.
        public let date: Day
        /// How many entities were added.
        public let added: Int
        /// How many the list had named so far, removals left aside.
        public let total: Int
        /// Days since the addition before.
        public let daysSinceLast: Int?
        /// How many of them the bundled snapshot names.
        public let named: Int
        /// Of those, how many have a known statutory section.
        public let withSection: Int
        /// The sectors that the ledger names for the addition.
        public let sectors: [String]
    }

    /// The additions, by day.
    public let rows: [Row]
    /// What the pace rests on and leaves out.
    public let coverage: StudyCoverage

    /// The share of the entities added that the snapshot names.
    public var namedShare: Double? {
        let added = rows.map(\.added).reduce(0, +)
        return added == 0 ? nil : Double(rows.map(\.named).reduce(0, +)) / Double(added)
    }

    /// The pace as a table.
    public var table: StudyTable {
        StudyTable(
            title: "Additions to the UFLPA Entity List",
            columns: [
                "date", "added", "total", "days since last", "named here", "with section", "sectors",
            ],
            rows: rows.map { row in
                [
                    row.date.description, String(row.added), String(row.total),
                    row.daysSinceLast.map(String.init) ?? "",
                    String(row.named), String(row.withSection), row.sectors.joined(separator: "; "),
                ]
            }, coverage: coverage, answer: answer)
    }

    /// Additions by calendar year as a table, with the share that the snapshot names.
    public var yearTable: StudyTable {
        let years = Set(rows.map(\.date.parts.year)).sorted()
        return StudyTable(
            title: "Additions by year", columns: ["year", "additions", "entities", "named here", "named %"],
            rows: years.map { year in
                let own = rows.filter { $0.date.parts.year == year }
                let added = own.map(\.added).reduce(0, +)
                let named = own.map(\.named).reduce(0, +)
                let share = added == 0 ? nil : Bounds(exactly: Double(named) / Double(added))
                return [String(year), String(own.count), String(added), String(named), Figures.percent(share)]
            }, coverage: coverage)
    }
}

extension StudyLedgers {
    /// The pace of the UFLPA Entity List.
    ///
    /// An entry of the snapshot belongs to the addition of the same effective day.
    public func pace(in period: StudyPeriod = .always) -> ListingPace {
        let inside = batches.filter { period.from <= $0.date && $0.date <= period.to }
        var coverage = StudyCoverage(
            counted: inside.count,
            notes: [
                "The official count of additions is second-hand; removals and moves between sections are not in it.",
                "“Named here” counts entries of the dated, incomplete snapshot that comes with Clew.",
            ])
        coverage.leaveOut(batches.count - inside.count, because: "outside the period")
        let snapshot = entries.filter { $0.dataset == "us_dhs_uflpa" }
        let days = Set(batches.map(\.date))
        let strays = snapshot.filter { entry in !(entry.from.exactDay.map { days.contains($0) } ?? false) }.count
        coverage.leaveOut(strays, because: "entry of the snapshot whose day is none of the additions")
        var total = 0
        var last: Day?
        var rows: [ListingPace.Row] = []
        for batch in batches.sorted(by: { $0.date < $1.date }) {
            total += batch.added
            let named = snapshot.filter { $0.from.exactDay == batch.date }
            if period.from <= batch.date && batch.date <= period.to {
                let sectors = measures.first { $0.id.rawValue == batch.name }?.sectors ?? []
                rows.append(
                    ListingPace.Row(
                        date: batch.date, added: batch.added, total: total,
                        daysSinceLast: last.map { $0.distance(to: batch.date) }, named: named.count,
                        withSection: named.filter { $0.section != nil }.count, sectors: sectors))
            }
            last = batch.date
        }
        return ListingPace(rows: rows, coverage: coverage)
    }
}
