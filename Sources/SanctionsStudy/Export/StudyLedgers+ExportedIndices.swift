import ClewModel

extension StudyLedgers {
    /// What can be computed from the ledgers, as tables of the export: under the assumptions that hold by default.
    func exportedIndices() -> [ExportTable] {
        let overlap = self.overlap()
        let pace = self.pace()
        let retaliation = self.retaliation()
        let lag = answerLag()
        let summary = responseSummary()
        return [
            ExportTable(index: "index_timeline", timeline().table),
            ExportTable(index: "index_overlap", overlap.pairTable),
            ExportTable(index: "index_overlap_organizations", overlap.subjectTable),
            ExportTable(index: "index_pace", pace.table), ExportTable(index: "index_pace_years", pace.yearTable),
            ExportTable(index: "index_sections", sectionCoverage()),
            ExportTable(index: "index_retaliation", retaliation.quarterTable),
            ExportTable(index: "index_retaliation_rates", retaliation.rateTable),
            ExportTable(index: "index_lag", lag.pairTable), ExportTable(index: "index_lag_next", lag.nextTable),
            ExportTable(index: "index_response_codes", summary.codeTable),
            ExportTable(index: "index_response_directions", summary.directionTable),
            ExportTable(index: "index_response_changes", summary.changeTable),
            ExportTable(index: "index_response_latency", summary.latencyTable),
            ExportTable(index: "index_detentions", detentionSummary().table),
            ExportTable(index: "index_leads", leadTimes()), ExportTable(index: "index_design", designTable()),
            ExportTable(index: "index_repeatability", repeatability().table),
        ]
    }
}

extension ListOverlap {
    /// The matrix in long form: a pair of lists a row, in the order of the lists.
    var pairTable: StudyTable {
        var rows: [[String]] = []
        for (row, first) in datasets.enumerated() {
            for (column, second) in datasets.enumerated() where column >= row {
                rows.append([first.rawValue, second.rawValue, String(shared[row][column])])
            }
        }
        return StudyTable(
            title: "Organizations that two lists have in common", columns: ["list a", "list b", "shared"], rows: rows,
            coverage: coverage)
    }
}
