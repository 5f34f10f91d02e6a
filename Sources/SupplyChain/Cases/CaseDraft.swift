import ClewModel
import SourceFiles

/// Rows of a case before anything of them is checked, each cell with the place where it was read.
///
/// Whoever has a case in another form than tables, such as EPCIS events, fills a draft; ``CaseReader`` checks all alike.
struct CaseDraft: Sendable {
    /// The rows of one table.
    struct DraftTable: Sendable {
        let columns: [String]
        let start: SourceLocation
        private(set) var rows: [(place: SourceLocation, cells: [String: String])] = []

        init(columns: [String], start: SourceLocation) {
            self.columns = columns
            self.start = start
        }

        mutating func add(_ cells: [String: String], at place: SourceLocation) { rows.append((place, cells)) }

        /// The header and the rows whose first cell passes.
        func placedRows(where isWanted: (String) -> Bool) -> [[Table.PlacedText]] {
            let header = columns.map { Table.PlacedText(text: $0, location: start) }
            return [header]
                + rows.filter { isWanted($0.cells[columns[0]] ?? "") }.map { row in
                    columns.map { Table.PlacedText(text: row.cells[$0] ?? "", location: row.place) }
                }
        }

        /// The rows as a file of comma-separated values.
        var csv: String {
            ([columns] + rows.map { row in columns.map { row.cells[$0] ?? "" } })
                .map { $0.map(CSVCell.quoted).joined(separator: ",") + "\n" }.joined()
        }
    }

    /// The tables by file name.
    var tables: [String: DraftTable] = [:]
    var isEmpty: Bool { tables.isEmpty }
}
