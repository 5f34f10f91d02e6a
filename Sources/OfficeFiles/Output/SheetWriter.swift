import ClewModel
import SourceFiles

/// Writes the part of one sheet.
struct SheetWriter {
    /// The columns of this sheet that offer choices.
    var choices: [WorkbookDraft.ChoiceColumn] = []

    private let sheet: SheetDraft
    /// Whether the workbook opens on this sheet.
    private let isShown: Bool

    init(_ sheet: SheetDraft, isShown: Bool) {
        self.sheet = sheet
        self.isShown = isShown
    }

    private var headerRow: Int { sheet.notes.count + 1 }

    func part() throws(OfficeFileError) -> String {
        let last = headerRow + sheet.rows.count
        guard (1...CellReference.columnLimit).contains(sheet.columns.count), last <= CellReference.rowLimit else {
            throw failure("a sheet has 1 to 16,384 columns and at most 1,048,576 rows", row: nil, column: nil)
        }
        var text = XMLText.declaration + "<worksheet xmlns=\"\(XMLText.main)\">"
        text += "<sheetPr><pageSetUpPr fitToPage=\"1\"/></sheetPr><sheetViews><sheetView "
        text += (isShown ? "tabSelected=\"1\" " : "") + "workbookViewId=\"0\">"
        text +=
            "<pane ySplit=\"\(headerRow)\" topLeftCell=\"A\(headerRow + 1)\" activePane=\"bottomLeft\" state=\"frozen\"/>"
        text += "</sheetView></sheetViews><cols>"
        for (index, column) in sheet.columns.enumerated() {
            guard let width = PlainDecimal(min(max(column.width, 1), 255))?.text() else {
                throw failure("the width of the column is no number", row: nil, column: index + 1)
            }
            let hidden = column.isHidden ? " hidden=\"1\"" : ""
            text += "<col min=\"\(index + 1)\" max=\"\(index + 1)\" width=\"\(width)\"\(hidden) customWidth=\"1\"/>"
        }
        text += "</cols><sheetData>"
        // In a hidden column nobody would see them.
        let visible = (sheet.columns.firstIndex { !$0.isHidden } ?? 0) + 1
        for (index, note) in sheet.notes.enumerated() {
            text += "<row r=\"\(index + 1)\">"
            text += try cell("# " + note, .note, row: index + 1, column: visible) + "</row>"
        }
        text += "<row r=\"\(headerRow)\">"
        for (index, column) in sheet.columns.enumerated() {
            text += try cell(column.title, .header, row: headerRow, column: index + 1)
        }
        text += "</row>"
        for (index, row) in sheet.rows.enumerated() { text += try self.row(row, headerRow + index + 1) }
        return text + "</sheetData>" + protection + validations(through: last) + Self.page + "</worksheet>"
    }

    private func row(_ cells: [SheetDraft.Cell], _ number: Int) throws(OfficeFileError) -> String {
        guard cells.count <= sheet.columns.count else {
            throw failure(
                "the row has \(cells.count) cells; the header has \(sheet.columns.count)", row: number, column: nil)
        }
        var text = "<row r=\"\(number)\">"
        for (index, cell) in cells.enumerated() {
            let column = index + 1
            switch cell.content {
            case .blank:
                guard cell.isFillIn else { continue }
                text += "<c r=\"\(CellReference(row: number, column: column))\" s=\"\(fillIn(index, nil).rawValue)\"/>"
            case .text(let value):
                text += try self.cell(
                    value, cell.isFillIn ? fillIn(index, value) : style(of: value), row: number, column: column)
            case .number(let value):
                guard let decimal = PlainDecimal(value) else {
                    throw failure("the number \(value) is not finite", row: number, column: column)
                }
                let style = cell.isFillIn ? CellStyle.fillInNumber : .number
                text += "<c r=\"\(CellReference(row: number, column: column))\" s=\"\(style.rawValue)\"><v>"
                let plain = decimal.text()
                text += (plain.utf8.count <= 40 ? plain : value.description) + "</v></c>"
            }
        }
        return text + "</row>"
    }

    private func style(of text: String) -> CellStyle { CSVCell.startsFormula(text) ? .quotedText : .text }

    private func fillIn(_ column: Int, _ text: String?) -> CellStyle {
        if let text { return CSVCell.startsFormula(text) ? .fillInQuotedText : .fillInText }
        switch sheet.columns[column].entry {
        case .text: return .fillInText
        case .number: return .fillInNumber
        case .day: return .fillInDay
        }
    }

    /// A cell of text: its type is that of a text in place, which no spreadsheet computes.
    private func cell(_ text: String, _ style: CellStyle, row: Int, column: Int) throws(OfficeFileError) -> String {
        let lines = text.replacing("\r\n", with: "\n")
        guard lines.utf16.count <= 32_767 else {
            throw failure("the text is longer than the 32,767 characters that a cell holds", row: row, column: column)
        }
        let content = HTMLText.escape(RichText.encoded(lines))
        return "<c r=\"\(CellReference(row: row, column: column))\" s=\"\(style.rawValue)\" t=\"inlineStr\"><is>"
            + "<t xml:space=\"preserve\">\(content)</t></is></c>"
    }

    private var protection: String {
        sheet.isProtected
            ? "<sheetProtection sheet=\"1\" objects=\"1\" scenarios=\"1\" formatColumns=\"0\" formatRows=\"0\"/>" : ""
    }

    private func validations(through last: Int) -> String {
        let fillIns = choices.compactMap { choice -> String? in
            let ranges = fillInRanges(of: choice.column)
            guard !ranges.isEmpty else { return nil }
            let letters = CellReference.letters(ofColumn: choice.place)
            let source = "\(WorkbookDraft.choicesName)!$\(letters)$2:$\(letters)$\(choice.choices.count + 1)"
            return "<dataValidation type=\"list\" allowBlank=\"1\" showErrorMessage=\"1\" "
                + "sqref=\"\(ranges)\"><formula1>\(source)</formula1></dataValidation>"
        }
        guard !fillIns.isEmpty else { return "" }
        return "<dataValidations count=\"\(fillIns.count)\">\(fillIns.joined())</dataValidations>"
    }

    /// The cells of a column that people fill in, as runs of rows.
    private func fillInRanges(of column: Int) -> String {
        let letters = CellReference.letters(ofColumn: column + 1)
        var runs: [ClosedRange<Int>] = []
        for (index, row) in sheet.rows.enumerated() where column < row.count && row[column].isFillIn {
            let number = headerRow + index + 1
            if let run = runs.last, run.upperBound == number - 1 {
                runs[runs.count - 1] = run.lowerBound...number
            } else {
                runs.append(number...number)
            }
        }
        return runs.map { "\(letters)\($0.lowerBound):\(letters)\($0.upperBound)" }.joined(separator: " ")
    }

    private static let page =
        "<pageMargins left=\"0.5\" right=\"0.5\" top=\"0.5\" bottom=\"0.5\" header=\"0.3\" footer=\"0.3\"/>"
        + "<pageSetup orientation=\"landscape\" fitToWidth=\"1\" fitToHeight=\"0\"/>"

    private func failure(_ message: String, row: Int?, column: Int?) -> OfficeFileError {
        OfficeFileError(
            .unwritable, message,
            at: SourceLocation(file: "workbook", sheet: SafeText.line(sheet.name), line: row, column: column))
    }
}
