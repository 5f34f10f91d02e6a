import ClewModel

/// Splits the bytes of a small table into cells and says what is wrong with their form.
struct TableReader {
    /// A cell as found, quotes resolved.
    struct RawCell {
        var text: String
        var line: Int
        var column: Int

        func location(in file: String) -> SourceLocation {
            SourceLocation(file: file, line: line, column: column)
        }
    }

    /// A row as found; it has at least one cell.
    struct RawRow {
        var cells: [RawCell]
    }

    /// What separates cells: comma, semicolon or tab, whichever the header has most of.
    private(set) var separator: UInt8 = 0x2C
    private(set) var diagnostics: [Diagnostic] = []

    private let file: String
    private let bytes: [UInt8]
    private var position: Int
    private var line = 1
    private var column = 1
    /// A stray quote swallows the rest of the file; after this many the rest is not looked at again.
    private var strayQuotesLeft = 20

    init(_ file: SourceFile) {
        self.file = file.name
        bytes = file.bytes
        position = file.byteOrderMarkLength
        reportEncoding()
    }

    mutating func readAll() -> [RawRow] {
        skipComments()
        chooseSeparator()
        var rows: [RawRow] = []
        while position < bytes.count {
            if let row = readRow() { rows.append(row) }
        }
        return rows
    }

    /// Reports each line that holds damaged UTF-8 once, at its first damaged byte.
    private mutating func reportEncoding() {
        var start = 0
        var reported = 0
        while let offset = UTF8Check.firstInvalidOffset(in: bytes.span, from: start), reported < 20 {
            let before = bytes[..<offset]
            let lineStart = before.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0
            let place = SourceLocation(
                file: file, line: before.count { $0 == 0x0A } + 1,
                column: String(decoding: bytes[lineStart..<offset], as: UTF8.self).unicodeScalars.count + 1)
            diagnostics.append(
                Diagnostic(
                    .error, code: "file.encoding",
                    "the byte 0x\(String(bytes[offset], radix: 16, uppercase: true)) is not UTF-8; save the file as UTF-8 "
                        + "(“CSV UTF-8” in a spreadsheet)", at: place))
            reported += 1
            guard let next = bytes[offset...].firstIndex(of: 0x0A) else { return }
            start = next + 1
        }
    }

    private mutating func skipComments() {
        while position < bytes.count {
            let end = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
            let text = bytes[position..<end]
            guard text.first == 0x23 || text.allSatisfy({ $0 == 0x20 || $0 == 0x0D || $0 == 0x09 }) else { return }
            position = min(end + 1, bytes.count)
            line += 1
        }
    }

    private mutating func chooseSeparator() {
        var counts: [UInt8: Int] = [:]
        var isQuoted = false
        for byte in bytes[position...] {
            if byte == 0x22 { isQuoted.toggle() }
            if byte == 0x0A, !isQuoted { break }
            if !isQuoted { counts[byte, default: 0] += 1 }
        }
        let candidates: [UInt8] = [0x2C, 0x3B, 0x09]
        separator = candidates.max { (counts[$0] ?? 0, -Int($0)) < (counts[$1] ?? 0, -Int($1)) } ?? 0x2C
        if (counts[separator] ?? 0) == 0 { separator = 0x2C }
    }

    private mutating func readRow() -> RawRow? {
        let rowStart = position
        let rowLine = line
        var cells: [RawCell] = []
        while true {
            if position - rowStart > Table.lineLimit {
                skipLine(of: rowLine)
                return nil
            }
            cells.append(readCell(rowStart: rowStart))
            guard position < bytes.count, bytes[position] == separator else { break }
            advance()
        }
        if position - rowStart > Table.lineLimit {
            skipLine(of: rowLine)
            return nil
        }
        endLine()
        if cells.count == 1, cells[0].text.utf8.allSatisfy({ $0 == 0x20 || $0 == 0x09 }) { return nil }
        return RawRow(cells: cells)
    }

    private mutating func skipLine(of rowLine: Int) {
        diagnostics.append(
            Diagnostic(
                .error, code: "file.lineTooLong",
                "the row is longer than \(SourceFile.byteCount(Table.lineLimit)); expected one record a line",
                at: SourceLocation(file: file, line: rowLine, column: 1)))
        position = bytes[position...].firstIndex(of: 0x0A) ?? bytes.count
        endLine()
    }

    /// Steps over the line break, in any of its forms.
    private mutating func endLine() {
        if position < bytes.count, bytes[position] == 0x0D { position += 1 }
        if position < bytes.count, bytes[position] == 0x0A { position += 1 }
        line += 1
        column = 1
    }

    private mutating func advance() {
        if bytes[position] & 0xC0 != 0x80 { column += 1 }
        position += 1
    }

    private mutating func readCell(rowStart: Int) -> RawCell {
        var cell = RawCell(text: "", line: line, column: column)
        var content: [UInt8] = []
        if position < bytes.count, bytes[position] == 0x22 { content = readQuoted(cell, rowStart: rowStart) }
        let tail = position
        while position < bytes.count, bytes[position] != separator, bytes[position] != 0x0A, bytes[position] != 0x0D {
            if position - rowStart > Table.lineLimit { break }
            advance()
        }
        let rest = bytes[tail..<position]
        if !content.isEmpty, rest.contains(where: { $0 != 0x20 }) {
            diagnostics.append(
                Diagnostic(
                    .error, code: "table.quote.text",
                    "text follows a closing quote; double a quote inside a quoted cell (\"\")",
                    at: cell.location(in: file)))
        }
        if content.contains(0) || rest.contains(0) {
            diagnostics.append(
                Diagnostic(
                    .error, code: "table.nul", "the cell holds a NUL; the file is damaged here",
                    at: cell.location(in: file)))
        }
        cell.text = String(decoding: content + rest, as: UTF8.self)
        return cell
    }

    /// Reads a quoted cell; one that never closes ends with its line, so that the rest of the file is still checked.
    private mutating func readQuoted(_ cell: RawCell, rowStart: Int) -> [UInt8] {
        let start = (position: position, line: line, column: column)
        var content: [UInt8] = []
        advance()
        while position < bytes.count, position - rowStart <= Table.lineLimit {
            let byte = bytes[position]
            if byte == 0x22 {
                advance()
                guard position < bytes.count, bytes[position] == 0x22 else { return content }
            }
            content.append(bytes[position])
            if bytes[position] == 0x0A {
                position += 1
                line += 1
                column = 1
            } else {
                advance()
            }
        }
        diagnostics.append(
            Diagnostic(
                .error, code: "table.quote.open", "the quoted cell is never closed; expected a closing double quote",
                at: cell.location(in: file)))
        strayQuotesLeft -= 1
        guard strayQuotesLeft > 0 else { return content }
        (position, line, column) = start
        advance()
        return []
    }
}
