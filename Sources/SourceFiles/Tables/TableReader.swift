import ClewModel

/// Reads a small table whole, with the place of every cell, and says everything that is wrong with its form.
struct TableReader {
    /// What separates cells, as ``TableSeparator`` finds it in the header.
    let separator: UInt8
    private(set) var diagnostics: [Diagnostic] = []

    private let file: String
    private let bytes: [UInt8]
    private var scanner: CSVScanner
    /// A stray quote takes the rest of the file with it until it is found to be stray; after so many nothing more is looked at.
    private static let mostStrayQuotes = 20

    init(_ file: SourceFile) {
        self.file = file.name
        let damage = TableReader.damage(in: file)
        diagnostics = damage
        // Damaged characters are told and replaced, so that one pass finds all other problems too.
        bytes = damage.isEmpty ? file.bytes : Array(String(decoding: file.bytes, as: UTF8.self).utf8)
        let start = TableReader.header(in: bytes, from: file.byteOrderMarkLength)
        separator = TableSeparator.find(in: bytes[start.position...])
        scanner = CSVScanner(
            file: file.name, separator: separator, rowLimit: Table.lineLimit, takesLooseQuotes: true,
            position: start.position, line: start.line)
    }

    /// The rows that are not blank; each has at least one cell.
    mutating func readAll() -> [[Table.PlacedText]] {
        var rows: [[Table.PlacedText]] = []
        var row = CSVRow()
        var strayQuotes = 0
        let bytes = bytes
        while true {
            let start = scanner.position
            do throws(SourceFileError) {
                guard try scanner.next(in: bytes.span, into: &row) else { return rows }
            } catch {
                let isQuote = error.code == .syntax
                diagnostics.append(
                    Diagnostic(
                        .error, code: isQuote ? "table.quote.open" : error.code.rawValue, error.message,
                        at: error.location))
                strayQuotes += 1
                guard strayQuotes < TableReader.mostStrayQuotes else {
                    diagnostics.append(
                        Diagnostic(
                            .error, code: "table.quote.open", "the file is not read behind this row",
                            at: SourceLocation(file: file, line: error.location.line, column: 1)))
                    return rows
                }
                guard scanner.takeBare(in: bytes.span, into: &row), isQuote else { continue }
            }
            let cells = self.cells(of: row, from: start)
            if cells.count == 1, cells[0].text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { continue }
            if let header = rows.first,
                let cell = row.swallowingCell(of: header.count, separator: separator, in: bytes.span)
            {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "table.quote.rows", CSVRow.swallowing(cell),
                        at: SourceLocation(file: file, line: row.line, column: 1)))
            }
            rows.append(cells)
        }
    }

    /// The cells of a row that starts at an offset, with their places.
    private mutating func cells(of row: CSVRow, from start: Int) -> [Table.PlacedText] {
        var cells: [Table.PlacedText] = []
        cells.reserveCapacity(row.count)
        var place = (offset: start, line: row.line, column: 1)
        for index in 0..<row.count {
            let content = row.range(index)
            let isQuoted = content.lowerBound > start && bytes[content.lowerBound - 1] == 0x22
            let cellStart = isQuoted ? content.lowerBound - 1 : content.lowerBound
            while place.offset < cellStart {
                let byte = bytes[place.offset]
                if byte == 0x0A {
                    place.line += 1
                    place.column = 1
                } else if byte & 0xC0 != 0x80 {
                    place.column += 1
                }
                place.offset += 1
            }
            let location = SourceLocation(file: file, line: place.line, column: place.column)
            if row.hasTextBehindQuote(index, in: bytes.span) {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "table.quote.text",
                        "text follows a closing quote; double a quote inside a quoted cell (\"\")", at: location))
            }
            if bytes[content].contains(0) {
                diagnostics.append(
                    Diagnostic(
                        .error, code: "table.nul", "the cell holds a NUL; the file is damaged here", at: location))
            }
            cells.append(Table.PlacedText(text: row.text(index, in: bytes.span), location: location))
        }
        return cells
    }

    /// Where the header starts: behind blank lines and comments.
    private static func header(in bytes: [UInt8], from start: Int) -> (position: Int, line: Int) {
        var place = (position: start, line: 1)
        while place.position < bytes.count {
            let end = bytes[place.position...].firstIndex(of: 0x0A) ?? bytes.count
            let text = bytes[place.position..<end]
            guard text.first == 0x23 || text.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) else { break }
            place = (min(end + 1, bytes.count), place.line + 1)
        }
        return place
    }

    /// Each line that holds damaged UTF-8, once, at its first damaged byte; the first twenty.
    private static func damage(in file: SourceFile) -> [Diagnostic] {
        let bytes = file.bytes
        var found: [Diagnostic] = []
        var start = 0
        while let offset = UTF8Check.firstInvalidOffset(in: bytes.span, from: start), found.count < 20 {
            let before = bytes[..<offset]
            let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let place = SourceLocation(
                file: file.name, line: before.count { $0 == 0x0A } + 1,
                column: String(decoding: bytes[lineStart..<offset], as: UTF8.self).unicodeScalars.count + 1)
            found.append(
                Diagnostic(
                    .error, code: "file.encoding",
                    "the byte 0x\(String(bytes[offset], radix: 16, uppercase: true)) is not UTF-8; save the file as UTF-8 "
                        + "(“CSV UTF-8” in a spreadsheet)", at: place))
            guard let next = bytes[offset...].firstIndex(of: 0x0A) else { break }
            start = next + 1
        }
        return found
    }
}
