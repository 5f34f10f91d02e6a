import ClewModel

/// Shipments stopped under the UFLPA, and what became of them.
public struct DetentionSummary: Hashable, Sendable, Codable {
    /// The figures, by first and last day.
    public let figures: [DetentionFigure]
    /// What they rest on and leave out.
    public let coverage: StudyCoverage

    /// The figures as a table.
    public var table: StudyTable {
        StudyTable(
            title: "Shipments stopped under the UFLPA",
            columns: [
                "from", "to", "scope", "stopped", "released", "denied", "pending", "released %", "denied %", "source",
            ],
            rows: figures.map { figure in
                [
                    figure.from.description, figure.to.description, figure.scope.rawValue, String(figure.stopped),
                    Figures.text(figure.released), Figures.text(figure.denied), Figures.text(figure.pending),
                    Figures.percent(figure.releasedShare), Figures.percent(figure.deniedShare),
                    figure.citation.description,
                ]
            }, coverage: coverage, answer: answer)
    }
}

extension StudyLedgers {
    /// The published figures about shipments stopped.
    ///
    /// The shares are bounds on what will in the end be released or denied: what is pending, or not published, may go
    /// either way. Periods overlap and must not be added up.
    public func detentionSummary(in period: StudyPeriod = .always) -> DetentionSummary {
        let inside = detentions.filter { period.mayHold($0.from) || period.mayHold($0.to) }
        var coverage = StudyCoverage(
            counted: inside.count,
            notes: [
                "Shares are bounds: shipments that are pending, or whose result is not published, may go either way.",
                "Periods overlap and must not be added up; figures by importer or HS code are not published.",
                "Figures for 2026 were not found.",
            ])
        coverage.leaveOut(detentions.count - inside.count, because: "outside the period")
        return DetentionSummary(
            figures: inside.sorted { lhs, rhs in
                if lhs.from.earliest != rhs.from.earliest { return lhs.from.earliest < rhs.from.earliest }
                if lhs.to.latest != rhs.to.latest { return lhs.to.latest < rhs.to.latest }
                return lhs.id < rhs.id
            }, coverage: coverage)
    }
}
