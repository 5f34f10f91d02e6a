public import ClewModel
public import SourceFiles

extension Sheet {
    /// The sheet as a table, so that all typed readers of cells work on it as on a CSV file.
    ///
    /// The header is the first row with cells, rows of one cell that start with `#` passed over. What a spreadsheet shows and a
    /// table cannot say is an error with its cell, in the columns that are read: errors of formulas, formulas without a stored
    /// result, numbers whose digits were lost, and merged cells, whose value holds for one row alone. Hidden rows are read, and
    /// said to be.
    ///
    /// - Parameters:
    ///   - required: Columns that must be there, in lower case.
    ///   - optional: Columns that may be there. Any other is reported as a warning, since nothing will read it.
    ///   - diagnostics: Receives the problems, ordered by cell.
    /// - Complexity: O(*r* · *c*) for *r* rows below a header of *c* columns, which ``OfficeLimits/cellCount`` bounds.
    public func table(required: [String], optional: [String] = [], into diagnostics: inout [Diagnostic]) -> Table {
        let none: [[Table.PlacedText]] = []
        let body = rows.drop(while: isComment)
        guard let header = body.first, let width = header.cells.last?.reference.column else {
            return Table(none, from: location, required: required, optional: optional, into: &diagnostics)
        }
        guard width * body.count <= max(limits.cellCount, width) else {
            diagnostics.append(
                Diagnostic(
                    .error, code: "sheet.tooLarge",
                    "\(body.count) rows of \(width) columns are more places than the \(limits.cellCount) accepted",
                    at: location))
            return Table(none, from: location, required: required, optional: optional, into: &diagnostics)
        }
        var found: [Diagnostic] = []
        let table = Table(
            body.lazy.map { placedTexts($0, width: width) }, from: location, required: required, optional: optional,
            into: &found)
        let known = Set(required + optional)
        let read = Set(table.columns.indices.filter { known.contains(table.columns[$0]) }.map { $0 + 1 })
        reportDoubts(in: body, read, into: &found)
        reportMerged(below: header.number, through: rows.last?.number ?? header.number, read, into: &found)
        reportHidden(in: body.dropFirst(), into: &found)
        diagnostics += found.sorted { $0.location < $1.location }
        return table
    }

    /// A row of one text that starts with `#`; with more cells it is a header whose first column is a number sign.
    private func isComment(_ row: SheetRow) -> Bool {
        guard row.cells.count == 1, case .text(let text)? = row.cells.first?.content else { return false }
        return text.hasPrefix("#")
    }

    /// The cells of a row up to the width of the header, blank ones too, and those beyond it.
    private func placedTexts(_ row: SheetRow, width: Int) -> [Table.PlacedText] {
        var texts: [Table.PlacedText] = []
        texts.reserveCapacity(width)
        for cell in row.cells {
            while texts.count < min(width, cell.reference.column - 1) {
                texts.append(.init(text: "", location: location(of: .init(row: row.number, column: texts.count + 1))))
            }
            texts.append(.init(text: cell.text, location: location(of: cell.reference)))
        }
        while texts.count < width {
            texts.append(.init(text: "", location: location(of: .init(row: row.number, column: texts.count + 1))))
        }
        return texts
    }

    private func reportDoubts(
        in rows: ArraySlice<SheetRow>, _ read: Set<Int>, into found: inout [Diagnostic]
    ) {
        for row in rows {
            for cell in row.cells where read.contains(cell.reference.column) {
                let (code, message): (String, String)
                switch cell.doubt {
                case nil: continue
                case .isError?:
                    (code, message) = (
                        "sheet.cell.error", "the formula of the cell failed with \(SafeText.quoted(cell.text))"
                    )
                case .hasNoResult?:
                    (code, message) = (
                        "sheet.cell.noResult",
                        "the cell holds a formula without its result; open the workbook in a spreadsheet program and save it"
                    )
                case .hasLostDigits?:
                    (code, message) = (
                        "sheet.cell.lostDigits",
                        "the number \(cell.text) has more than 15 digits, of which spreadsheets keep 15 only; "
                            + "write identifiers as text"
                    )
                case .isNoDay?: (code, message) = ("sheet.cell.noDay", "the calendar has no 29 February 1900")
                }
                found.append(Diagnostic(.error, code: code, message, at: location(of: cell.reference)))
            }
        }
    }

    private func reportMerged(
        below header: Int, through last: Int, _ read: Set<Int>, into found: inout [Diagnostic]
    ) {
        for range in merged where range.last.row > header && range.first.row <= last {
            guard read.contains(where: { range.first.column <= $0 && $0 <= range.last.column }) else { continue }
            guard cell(at: range.first) != nil else { continue }
            found.append(
                Diagnostic(
                    .error, code: "sheet.merged",
                    "the cells \(range.first) to \(range.last) are merged, so that only the first has a value; "
                        + "unmerge them and write the value into each cell that it holds for",
                    at: location(of: range.first)))
        }
    }

    private func reportHidden(in rows: ArraySlice<SheetRow>, into found: inout [Diagnostic]) {
        let hidden = rows.filter(\.isHidden)
        guard let first = hidden.first else { return }
        found.append(
            Diagnostic(
                .note, code: "sheet.rows.hidden",
                "\(hidden.count == 1 ? "1 row is" : "\(hidden.count) rows are") hidden or filtered away and read all the same",
                at: SourceLocation(file: file, sheet: SafeText.line(name), line: first.number)))
    }
}
