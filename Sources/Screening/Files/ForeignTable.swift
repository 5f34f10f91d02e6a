import ClewModel
import OfficeFiles
import SourceFiles

/// Makes UTF-8 text of inputs that are a table all the same: packed by gzip, a workbook, or text in another encoding.
///
/// Such an input is held in memory whole, up to ``limit``; plain UTF-8 is read in pieces as ever.
package enum ForeignTable {
    /// The most bytes of such an input, unpacked.
    package static let limit = 512 << 20

    /// Whether the first bytes of an input need all of them to be made text.
    package static func isForeign(_ bytes: [UInt8]) -> Bool {
        GzipFile.isPacked(bytes) || bytes.starts(with: package) || EncodingGuess(bytes) != nil
    }

    private static let package = Array("PK\u{3}\u{4}".utf8)

    /// The input as UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: All of the input.
    ///   - name: The name that messages use.
    ///   - sheet: The sheet of a workbook to read, by its name; the only visible one with cells where it is `nil`.
    ///   - isHeader: Whether the cells of a row are the titles of columns: what stands above them in a workbook is left out.
    ///   - diagnostics: Receives what was taken for what.
    /// - Returns: The text; the bytes themselves where they are none of these.
    /// - Throws: `unusableInput` where it is one of these and cannot be read whole.
    package static func text(
        _ bytes: [UInt8], name: String, sheet: String? = nil,
        isHeader: ([String]) -> Bool = { PartyColumns.certainty(of: $0) > 0 }, into diagnostics: inout DiagnosticLog
    ) throws(ScreeningError) -> [UInt8] {
        let place = SourceLocation(file: name)
        var bytes = bytes
        if GzipFile.isPacked(bytes) {
            do {
                bytes = try GzipFile.unpacked(bytes, as: name, limit: limit)
            } catch {
                throw ScreeningError(.unusableInput, error.message, at: place, cause: error)
            }
        }
        if bytes.starts(with: package) {
            return try table(bytes, name: name, sheet: sheet, isHeader, into: &diagnostics)
        }
        guard let guess = EncodingGuess(bytes) else { return bytes }
        guard let decoded = TableText.decode(bytes, guess: guess.name) else {
            // Where the guess is unsure, the rows are read one by one, and those that cannot be are reported.
            guard guess.isCertain else { return bytes }
            throw ScreeningError(.unusableInput, EncodingGuess.advice(for: name), at: place)
        }
        diagnostics.add(
            Diagnostic(
                .note, code: "screening.encoding",
                "the text is not UTF-8 and is read as \(decoded.encoding.name); if names look wrong, save the file as UTF-8",
                at: place))
        return Array(decoded.text.utf8)
    }

    /// The visible sheets with cells of a workbook; none of anything else, and of one that cannot be read.
    static func sheets(_ bytes: [UInt8], name: String) -> [String] {
        guard bytes.starts(with: package), let book = try? Workbook(SourceFile(name: name, bytes: bytes)) else {
            return []
        }
        return book.sheets.filter { !$0.isEmpty && $0.visibility == .visible }.map(\.name)
    }

    /// The rows of a workbook's sheet as CSV whose lines are the rows of the sheet.
    private static func table(
        _ bytes: [UInt8], name: String, sheet: String?, _ isHeader: ([String]) -> Bool,
        into diagnostics: inout DiagnosticLog
    ) throws(ScreeningError) -> [UInt8] {
        let workbook: Workbook
        do {
            workbook = try Workbook(SourceFile(name: name, bytes: bytes))
        } catch {
            throw ScreeningError(.unusableInput, error.message, at: error.location, cause: error)
        }
        var found: [Diagnostic] = []
        let chosen = workbook.chooseSheet(sheet, into: &found)
        guard let chosen, !found.contains(where: { $0.severity == .error }) else {
            let first = found.first { $0.severity == .error }
            throw ScreeningError(
                .unusableInput, (first?.message ?? "the workbook has no sheet to read") + " (--sheet)", at: place(name))
        }
        for diagnostic in found { diagnostics.add(diagnostic) }
        // What stands above the header is a title.
        let header = chosen.rows.prefix(20).firstIndex {
            isHeader($0.cells.map(\.text)) && $0.cells.count > 1
        }
        let rows = chosen.rows[(header ?? chosen.rows.startIndex)...]
        var text = ""
        var line = 1
        for row in rows {
            while line < row.number {
                text += "\n"
                line += 1
            }
            var column = 1
            for cell in row.cells {
                while column < cell.reference.column {
                    text += ","
                    column += 1
                }
                text += quoted(value(of: cell, in: chosen, into: &diagnostics))
            }
            text += "\n"
            line += 1
        }
        return Array(text.utf8)
    }

    private static func place(_ name: String) -> SourceLocation { SourceLocation(file: name) }

    /// The text of a cell; that of an error stays, and is known for one.
    private static func value(of cell: SheetCell, in sheet: Sheet, into diagnostics: inout DiagnosticLog) -> String {
        switch cell.doubt {
        case .hasLostDigits?:
            diagnostics.add(
                Diagnostic(
                    .warning, code: "screening.cell.digitsLost",
                    "the number \(SafeText.quoted(cell.text)) has more than 15 digits, of which a spreadsheet keeps 15; it was not used",
                    at: sheet.location(of: cell.reference)))
            return ""
        case .hasNoResult?:
            diagnostics.add(
                Diagnostic(
                    .warning, code: "screening.cell.noResult",
                    "the formula's result is not stored; open the workbook and save it",
                    at: sheet.location(of: cell.reference)))
            return ""
        default: return cell.text
        }
    }

    private static func quoted(_ text: String) -> String {
        // A line break within a cell stays one, and no line of the text: its lines are those of the sheet.
        let line = text.split(whereSeparator: \.isNewline).joined(separator: "\u{2028}")
        guard line.utf8.contains(where: { $0 == 0x22 || $0 == 0x2C }) else { return line.isEmpty ? "" : line }
        return "\"" + line.replacing("\"", with: "\"\"") + "\""
    }
}
