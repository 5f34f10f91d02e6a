import ClewModel
import SourceFiles

/// Reads the part of one sheet.
final class SheetPart: XMLHandler {
    private(set) var rows: [SheetRow] = []
    private(set) var merged: [Sheet.MergedCells] = []
    private(set) var hiddenColumns: Set<Int> = []
    /// How many cells were read.
    private(set) var cellCount = 0

    private let sheet: String
    private let file: String
    private let book: Book
    private var row = 0
    private var column = 0
    private var isRowHidden = false
    private var cells: [SheetCell] = []
    private var isInCell = false
    private var type = "n"
    private var format = NumberFormat.plain
    private var isFormula = false
    private var hasValue = false
    private var isInValue = false
    private var value: [UInt8] = []
    private var inline = RichText()

    /// What a sheet needs to know of its workbook.
    struct Book {
        var strings: [String]
        var formats: [NumberFormat]
        var is1904: Bool
        var cellsLeft: Int
    }

    init(_ sheet: String, in file: String, _ book: Book) {
        (self.sheet, self.file, self.book) = (sheet, file, book)
    }

    func start(_ name: String, _ attributes: XMLAttributes) throws(OfficeFileError) {
        switch name {
        case "row": try startRow(attributes)
        case "c": try startCell(attributes)
        case "v" where isInCell:
            (isInValue, hasValue) = (true, true)
        case "f" where isInCell: isFormula = true
        case "is" where isInCell: hasValue = true
        case "mergeCell": try merge(attributes["ref"] ?? "")
        case "col" where ["1", "true"].contains(attributes["hidden"] ?? ""):
            let first = attributes["min"].flatMap { Int($0) } ?? 1
            let last = min(attributes["max"].flatMap { Int($0) } ?? first, CellReference.columnLimit)
            if first >= 1, first <= last { hiddenColumns.formUnion(first...last) }
        default: break
        }
        if isInCell { inline.start(name) }
    }

    func end(_ name: String) throws(OfficeFileError) {
        if isInCell { inline.end(name) }
        switch name {
        case "v": isInValue = false
        case "c" where isInCell: try endCell()
        case "row":
            if !cells.isEmpty { rows.append(SheetRow(number: row, isHidden: isRowHidden, cells: cells)) }
            cells = []
        default: break
        }
    }

    func text(_ text: UnsafeBufferPointer<UInt8>) {
        if isInValue { value.append(contentsOf: text) } else if isInCell { inline.add(text) }
    }

    private var location: SourceLocation {
        SourceLocation(
            file: file, sheet: SafeText.line(sheet), line: row > 0 ? row : nil, column: column > 0 ? column : nil)
    }

    private func broken(_ message: String) -> OfficeFileError { OfficeFileError(.broken, message, at: location) }

    private func startRow(_ attributes: XMLAttributes) throws(OfficeFileError) {
        column = 0
        let number = attributes["r"].map { Int($0) ?? 0 } ?? row + 1
        guard number > row, number <= CellReference.rowLimit else {
            throw broken("the rows of the sheet are out of order: row \(number) comes after row \(row)")
        }
        row = number
        isRowHidden = ["1", "true"].contains(attributes["hidden"] ?? "")
    }

    private func startCell(_ attributes: XMLAttributes) throws(OfficeFileError) {
        guard row > 0, !isInCell else { throw broken("a cell stands outside of a row") }
        var reference = CellReference(row: row, column: column + 1)
        if let text = attributes["r"] {
            guard let found = CellReference(text), found.row == row, found.column > column else {
                throw broken("the cells of the row are out of order: \(SafeText.quoted(text)) follows column \(column)")
            }
            reference = found
        }
        guard reference.column <= CellReference.columnLimit else { throw broken("the row has too many cells") }
        column = reference.column
        cellCount += 1
        guard cellCount <= book.cellsLeft else {
            throw OfficeFileError(.tooLarge, "the workbook has more cells than are accepted", at: location)
        }
        isInCell = true
        type = attributes["t"] ?? "n"
        let style = attributes["s"].flatMap { Int($0) } ?? 0
        format = book.formats.indices.contains(style) ? book.formats[style] : .plain
        (isFormula, hasValue, isInValue) = (false, false, false)
        value.removeAll(keepingCapacity: true)
        inline = RichText()
    }

    private func endCell() throws(OfficeFileError) {
        isInCell = false
        let reference = CellReference(row: row, column: column)
        guard hasValue, type == "inlineStr" || !value.isEmpty || type == "str" else {
            if isFormula {
                cells.append(
                    SheetCell(reference: reference, content: .blank, text: "", isFormula: true, doubt: .hasNoResult))
            }
            return
        }
        let raw = String(decoding: value, as: UTF8.self)
        let (content, text, doubt) = try read(raw)
        // A formula of which nothing is to be seen leaves nothing.
        if text.isEmpty { return }
        cells.append(
            SheetCell(reference: reference, content: content, text: text, isFormula: isFormula, doubt: doubt))
    }

    private typealias Reading = (content: SheetCell.Content, text: String, doubt: SheetCell.Doubt?)

    private func read(_ raw: String) throws(OfficeFileError) -> Reading {
        switch type {
        case "s":
            guard let index = Int(raw), book.strings.indices.contains(index) else {
                throw broken("the cell names the shared text \(SafeText.quoted(raw)), which the workbook lacks")
            }
            return (.text(book.strings[index]), book.strings[index], nil)
        case "inlineStr": return (.text(inline.value), inline.value, nil)
        case "str":
            let text = RichText.decoded(raw)
            return (.text(text), text, nil)
        case "b":
            guard ["0", "1", "true", "false"].contains(raw) else {
                throw broken("the cell holds \(SafeText.quoted(raw)) where a truth value was expected")
            }
            let isTrue = raw == "1" || raw == "true"
            return (.bool(isTrue), isTrue ? "true" : "false", nil)
        case "e": return (.error(raw), raw, .isError)
        case "d": return readWrittenDate(raw)
        case "n": return try readNumber(raw)
        default: throw broken("the cell is of the unknown type \(SafeText.quoted(type))")
        }
    }

    /// A date of a strict file, which is written as ISO 8601.
    private func readWrittenDate(_ raw: String) -> Reading {
        let parts = raw.split(separator: "T", maxSplits: 1)
        guard let first = parts.first, let day = Day(first) else { return (.text(raw), raw, nil) }
        let time = parts.count > 1 ? String(parts[1].prefix(8)) : "00:00:00"
        let text = time == "00:00:00" ? day.description : day.description + " " + time
        return (.date(SerialDate.serial(of: day).map(Double.init) ?? 0), text, nil)
    }

    private func readNumber(_ raw: String) throws(OfficeFileError) -> Reading {
        guard let value = Double(raw), let decimal = PlainDecimal(value) else {
            throw broken("the cell holds \(SafeText.quoted(raw)) where a number was expected")
        }
        switch format {
        case .date(let parts):
            guard let date = SerialDate.read(value, parts, is1904: book.is1904) else { break }
            return (.date(value), date.text, date.isReal ? nil : .isNoDay)
        case .percent: return (.number(value), decimal.text(shiftedBy: 2) + "%", nil)
        case .padded(let width) where decimal.isWhole && value >= 0:
            let digits = decimal.text()
            let zeros = String(repeating: "0", count: min(255, max(0, width - digits.count)))
            return (.number(value), zeros + digits, decimal.wholeDigits > 15 ? .hasLostDigits : nil)
        default: break
        }
        let isDoubtful = decimal.isWhole && decimal.wholeDigits > 15
        return (.number(value), Self.text(value, decimal), isDoubtful ? .hasLostDigits : nil)
    }

    /// Plain digits, or an exponent where there would be more than forty of them.
    private static func text(_ value: Double, _ decimal: PlainDecimal) -> String {
        let text = decimal.text()
        return text.utf8.count <= 40 ? text : value.description
    }

    private func merge(_ text: String) throws(OfficeFileError) {
        let ends = text.split(separator: ":").map { CellReference($0) }
        guard (1...2).contains(ends.count), let first = ends[0], let last = ends[ends.count - 1],
            first.row <= last.row, first.column <= last.column, merged.count < 1 << 20
        else { throw broken("the sheet merges \(SafeText.quoted(text)), which are no cells") }
        if first != last { merged.append(Sheet.MergedCells(first: first, last: last)) }
    }
}
