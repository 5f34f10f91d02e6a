public import ClewModel

extension CBPFigures {
    /// What happened to the shipments of one group.
    public struct Sum: Hashable, Sendable {
        /// The fiscal year, industry or country.
        public let name: String
        /// How many by what became of them; those of which the file does not tell stand under `nil`.
        public let counts: [Result?: Int]
        /// The value in US dollars, as far as the file has it.
        public let value: Double?

        /// All of them.
        public var stopped: Int { counts.values.reduce(0, +) }

        /// The share that will in the end be released: at least what was, at most all that was not denied.
        public var released: Bounds? { share(.released, against: .denied) }

        /// The share that will in the end be denied.
        public var denied: Bounds? { share(.denied, against: .released) }

        private func share(_ result: Result, against other: Result) -> Bounds? {
            guard stopped > 0, counts.keys.contains(where: { $0 != nil }) else { return nil }
            // Whole numbers first: where all is told, both ends are the same quotient.
            return Bounds(
                Double(counts[result] ?? 0) / Double(stopped), Double(stopped - (counts[other] ?? 0)) / Double(stopped))
        }
    }

    /// The sums of a group, by name.
    ///
    /// - Complexity: O(*n* log *n*).
    public func sums(by group: (Row) -> String?) -> [Sum] {
        Dictionary(grouping: rows) { group($0) ?? "not stated" }
            .sorted { $0.key.utf8.lexicographicallyPrecedes($1.key.utf8) }
            .map { name, rows in
                var counts: [Result?: Int] = [:]
                for row in rows where row.count != nil { counts[row.result, default: 0] += row.count ?? 0 }
                let values = rows.compactMap(\.value)
                return Sum(name: name, counts: counts, value: values.isEmpty ? nil : values.reduce(0, +))
            }
    }

    /// The figures as tables: by fiscal year, industry and country, as far as the file has them.
    public var tables: [StudyTable] {
        let unit = counting == .entries ? "entries" : "lines of goods"
        let notes = LabNotes(
            assumed: ["what is pending, or of which the file does not tell, may in the end be released or denied."],
            notSaid: ["what was in a shipment, or who brought it.", "how much was shipped in all."], data: data,
            found: self.notes)
        let coverage = notes.coverage(counted: rows.count)
        func table(_ title: String, _ column: String, _ sums: [Sum]) -> StudyTable {
            StudyTable(
                title: "\(title), counted by \(unit)",
                columns: [
                    column, "stopped", "released", "denied", "pending", "not told", "released %", "denied %",
                    "value in US dollars",
                ],
                rows: sums.map { sum in
                    func count(_ result: Result?) -> String { String(sum.counts[result] ?? 0) }
                    return [
                        sum.name, String(sum.stopped), count(.released), count(.denied), count(.pending), count(nil),
                        Figures.percent(sum.released), Figures.percent(sum.denied),
                        sum.value.map { Figures.text($0, digits: 0) } ?? "",
                    ]
                }, coverage: coverage)
        }
        var tables = [table("Shipments stopped by fiscal year", "fiscal year", sums { String($0.fiscalYear) })]
        if rows.contains(where: { $0.industry != nil }) {
            tables.append(table("Shipments stopped by industry", "industry", sums(by: \.industry)))
        }
        if rows.contains(where: { $0.country != nil }) {
            tables.append(table("Shipments stopped by country of origin", "country", sums(by: \.country)))
        }
        return tables
    }
}
