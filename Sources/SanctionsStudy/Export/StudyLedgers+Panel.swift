import ClewModel

extension StudyLedgers {
    /// The ledgers in long form, one value a row, for R and Stata.
    ///
    /// Rows that are recalled only are left out.
    func exportedPanel() -> ExportTable {
        var rows: [[String?]] = []
        func add(_ unit: String, _ day: PartialDate, _ variable: String, _ value: String, _ citation: Citation) {
            rows.append([
                unit, day.earliest.description, day.latest.description, variable, value,
                citation.url ?? citation.source,
                citation.accessed?.description,
            ])
        }
        for row in measures where row.confidence != .unverified {
            add(row.jurisdiction, row.date, "measure.\(row.kind.rawValue)", "1", row.citation)
        }
        for row in counterMeasures where row.confidence != .unverified {
            add("cn", row.date, "counter_measure.\(row.kind.rawValue)", "1", row.citation)
            for actor in row.actors where row.kind.isRetaliation {
                add("cn", row.date, "struck.\(actor.type.rawValue)", String(actor.count), row.citation)
            }
        }
        for row in responses where row.confidence != .unverified {
            guard let date = row.date else { continue }
            for code in row.codes { add(row.company, date, "response.\(code)", "1", row.citation) }
        }
        for row in batches where row.confidence != .unverified {
            add("us_dhs_uflpa", PartialDate(row.date), "entities_added", String(row.added), row.citation)
        }
        for row in detentions where row.confidence != .unverified {
            add("us_cbp", row.to, "stopped.\(row.scope.rawValue)", String(row.stopped), row.citation)
        }
        rows.sort { lhs, rhs in
            for column in [1, 2, 0, 3, 4, 5] where lhs[column] != rhs[column] {
                return (lhs[column] ?? "").utf8.lexicographicallyPrecedes((rhs[column] ?? "").utf8)
            }
            return false
        }
        return ExportTable(
            "panel", "The ledgers in long form: one value of one variable of one unit on one day a row",
            notes: [
                "A response that fits one of several codes has a row for each.",
                "Figures of CBP end before the break of 2026.",
            ],
            [
                StudyVariable("unit", "jurisdiction, list, agency or company"),
                StudyVariable("day_earliest", .date, "the first day that it can be"),
                StudyVariable("day_latest", .date, "the last day that it can be"),
                StudyVariable(
                    "variable",
                    "measure, counter_measure and response with their codes: 1 an event; struck: parties of a type; "
                        + "entities_added; stopped: shipments in the period that ends on the day"),
                StudyVariable("value", .integer, "the value"),
                StudyVariable("source", "the address, or the source in words"),
                StudyVariable("known_at", .partialDate, "when it was read there", missing: .unknown),
            ], rows)
    }
}
