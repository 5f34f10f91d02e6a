import SourceFiles

/// A table of the export: its variables, its rows, and what it rests on.
public struct ExportTable: Hashable, Sendable {
    /// The name, which is also that of the file without its ending.
    public let name: String
    /// What it holds, in one sentence.
    public let title: String
    /// The variables, in the order of the columns.
    public let variables: [StudyVariable]
    /// The rows; an absent value is told by the missing code of its variable.
    public let rows: [[String]]
    /// The variables that tell rows apart; empty where only all of them do.
    public let key: [String]
    /// What a reader must know about the table.
    public let notes: [String]

    /// Creates a table.
    ///
    /// - Precondition: Each row has as many cells as there are variables.
    init(
        _ name: String, _ title: String, key: [String] = [], notes: [String] = [], _ variables: [StudyVariable],
        _ rows: [[String?]]
    ) {
        self.name = name
        self.title = title
        self.key = key
        self.notes = notes
        self.variables = variables
        self.rows = rows.map { row in
            precondition(row.count == variables.count, "rows fit the variables of \(name)")
            return zip(row, variables).map { cell, variable in
                if let cell, !cell.isEmpty { return cell }
                return variable.missing?.rawValue ?? ""
            }
        }
    }

    /// The name of its file.
    public var fileName: String { "\(name).csv" }

    /// The header and the rows as CSV with LF line ends.
    public var csv: String {
        ([variables.map(\.name)] + rows).map { row in row.map(CSVCell.text).joined(separator: ",") + "\n" }.joined()
    }
}
