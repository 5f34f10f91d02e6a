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

        /// The rows with cells filled in where they are blank.
        func filled(_ fill: (_ row: [String: String]) -> [String: String]) -> DraftTable {
            var table = DraftTable(columns: columns, start: start)
            for row in rows {
                var cells = row.cells
                for (column, text) in fill(row.cells) where (cells[column] ?? "").isEmpty { cells[column] = text }
                table.add(cells, at: row.place)
            }
            return table
        }

        /// The same rows under more columns.
        func widened(by more: [String]) -> DraftTable {
            var table = DraftTable(columns: columns + more.filter { !columns.contains($0) }, start: start)
            table.rows = rows
            return table
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

    /// Adds the rows of another draft; of a table whose rows have identifiers a row that is here already stays as it is.
    ///
    /// - Parameter open: The tables in which several rows may have one identifier.
    mutating func merge(_ other: CaseDraft, repeating open: Set<String>) {
        wholes.merge(other.wholes) { own, _ in own }
        for (name, added) in other.tables {
            guard let own = tables[name] else {
                tables[name] = added
                continue
            }
            var merged = DraftTable(
                columns: own.columns + added.columns.filter { !own.columns.contains($0) }, start: own.start)
            let known = Set(own.rows.compactMap { $0.cells[own.columns[0]] })
            for row in own.rows { merged.add(row.cells, at: row.place) }
            for row in added.rows
            where open.contains(name) || !(row.cells[own.columns[0]].map(known.contains) ?? false) {
                merged.add(row.cells, at: row.place)
            }
            tables[name] = merged
        }
    }

    /// The lots that parts with origins of their own belong to: a table that says of what stage or strength a lot is says so of its
    /// parts.
    var wholes: [String: String] = [:]
    /// The tables by file name.
    var tables: [String: DraftTable] = [:]
    var isEmpty: Bool { tables.isEmpty }
}
