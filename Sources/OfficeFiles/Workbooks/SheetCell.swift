public import ClewModel
import SourceFiles

/// One cell of a sheet that is not blank, or that holds a formula.
public struct SheetCell: Hashable, Sendable {
    /// What a spreadsheet stores in the cell.
    public enum Content: Hashable, Sendable {
        /// Nothing: a formula whose result was not stored.
        case blank
        /// A text.
        case text(String)
        /// A number that its format shows as one.
        case number(Double)
        /// A date or time, as the number that a spreadsheet stores for it.
        case date(Double)
        /// A truth value.
        case bool(Bool)
        /// The error of a formula, such as `#N/A`.
        case error(String)
    }

    /// Why the text of a cell may not be what its author meant.
    public enum Doubt: Hashable, Sendable {
        /// A formula failed.
        case isError
        /// A formula whose result was not stored with it.
        case hasNoResult
        /// A whole number of more than 15 digits: spreadsheets keep 15 and put zeros for the others.
        case hasLostDigits
        /// A day that spreadsheets count and the calendar lacks, 29 February 1900.
        case isNoDay
    }

    /// The place in the sheet.
    public let reference: CellReference
    /// What is stored.
    public let content: Content
    /// The value as text: texts as they are, numbers in plain digits, percentages as `12.5%`, codes with the zeros that their
    /// format shows, dates as `2024-03-05`, with a time as `2024-03-05 14:30:00`, truth as `true` or `false`.
    public let text: String
    /// Whether a formula computed the value.
    public let isFormula: Bool
    /// Why the text may be wrong; `nil` for nearly all cells.
    public let doubt: Doubt?
}

/// A row of a sheet that has a cell.
public struct SheetRow: Hashable, Sendable {
    /// The number of the row, from 1.
    public let number: Int
    /// Whether the row is hidden or filtered away.
    public let isHidden: Bool
    /// The cells that are not blank, from left to right.
    public let cells: [SheetCell]
}

/// A sheet of a workbook.
public struct Sheet: Sendable {
    /// Whether people see the sheet.
    public enum Visibility: String, Hashable, Sendable {
        case visible
        /// Can be shown from the menu.
        case hidden
        /// Can be shown by a program alone.
        case veryHidden
    }

    /// Cells that are shown as one; the first of them alone holds a value.
    public struct MergedCells: Hashable, Sendable {
        /// The cell at the top left.
        public let first: CellReference
        /// The cell at the bottom right.
        public let last: CellReference
    }

    /// The name of the workbook's file, for messages.
    public let file: String
    /// The name of the sheet.
    public let name: String
    /// Whether people see it.
    public let visibility: Visibility
    /// The rows that have cells, from top to bottom.
    public let rows: [SheetRow]
    /// The merged cells, as the file has them.
    public let merged: [MergedCells]
    /// The columns that are hidden, from 1, ascending.
    public let hiddenColumns: [Int]
    let limits: OfficeLimits

    /// Whether no cell holds anything.
    public var isEmpty: Bool { rows.isEmpty }

    /// The cell of a place; `nil` where it is blank.
    ///
    /// - Complexity: O(log *r* + *c*) for *r* rows and *c* cells of the row.
    public func cell(at reference: CellReference) -> SheetCell? {
        var (low, high) = (0, rows.count)
        while low < high {
            let middle = (low + high) / 2
            if rows[middle].number < reference.row { low = middle + 1 } else { high = middle }
        }
        guard low < rows.count, rows[low].number == reference.row else { return nil }
        return rows[low].cells.first { $0.reference.column == reference.column }
    }

    /// The place of a cell, as in `parties.xlsx, sheet Parties, B7`.
    public func location(of cell: CellReference) -> SourceLocation {
        SourceLocation(file: file, sheet: SafeText.line(name), line: cell.row, column: cell.column)
    }

    /// The place of the sheet as a whole.
    public var location: SourceLocation { SourceLocation(file: file, sheet: SafeText.line(name)) }
}
