import ClewModel

extension StudyLedgers {
    /// Days from the first public evidence about an organization to its listing, as a table.
    public func leadTimes() -> StudyTable {
        let days = leads.map(\.days)
        let least = days.map(\.lower).min() ?? 0
        let most = days.map(\.upper).max() ?? 0
        return StudyTable(
            title: "Days from public evidence to listing",
            columns: ["organization", "evidence", "listed", "list", "days", "what"],
            rows: leads.sorted { ($0.listed.earliest, $0.subject) < ($1.listed.earliest, $1.subject) }
                .map { lead in
                    [
                        lead.name, lead.evidence.description, lead.listed.description, lead.list,
                        Figures.text(lead.days), lead.what,
                    ]
                },
            coverage: StudyCoverage(
                counted: leads.count,
                notes: [
                    "A handful of cases chosen because they were listed: no estimate for others can be drawn from them."
                ]),
            answer: leads.isEmpty
                ? "No case is in the ledger."
                : "In \(leads.count) cases from \(Figures.text(least, digits: 0)) to \(Figures.text(most, digits: 0)) days lay between the first "
                    + "public evidence and the listing.")
    }
}
