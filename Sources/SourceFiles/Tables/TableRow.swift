public import ClewModel

/// One row of a table.
public struct TableRow: Sendable {
    /// Where the row starts.
    public let location: SourceLocation
    let columns: [String: Int]
    let cells: [Cell?]

    /// The cell of a column; `nil` where the table has no such column or the cell is blank.
    public subscript(_ column: String) -> Cell? {
        guard let index = columns[column], index < cells.count else { return nil }
        return cells[index]
    }

    /// The cell of a column that must not be blank; reports it where it is.
    ///
    /// A column that the table lacks altogether was already reported with the header and is not reported again.
    public func require(_ column: String, into diagnostics: inout [Diagnostic]) -> Cell? {
        if let cell = self[column] { return cell }
        if columns[column] != nil {
            diagnostics.append(
                Diagnostic(.error, code: "table.cell.blank", "\(column) is blank; expected a value", at: location))
        }
        return nil
    }
}
