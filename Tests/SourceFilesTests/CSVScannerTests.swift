import ClewModel
import SourceFiles
import TestSupport
import Testing

struct CSVScannerTests {
    private func rows(_ text: String, separator: UInt8 = 0x2C, rowLimit: Int = 1 << 20) throws -> [[String]] {
        var scanner = CSVScanner(file: "t.csv", separator: separator, rowLimit: rowLimit)
        var row = CSVRow()
        var rows: [[String]] = []
        let bytes = Array(text.utf8)
        let span = bytes.span
        while try scanner.next(in: span, into: &row) {
            rows.append((0..<row.count).map { row.text($0, in: span) })
        }
        return rows
    }

    /// The cell that has swallowed rows, of the first row of a table of three columns.
    @Test(arguments: [
        ("1,\"Alpha,cn\n2,Beta\",cn\n", Int?.some(1)), ("1,\"Alpha,cn\n2,Beta,cn\n3,Gamma\",cn\n", 1),
        ("\"1,Alpha,cn\n2\",Beta,cn\n", 0), ("1,\"Alpha, of the\nRoad, Town, Land\",cn\n", nil),
        ("1,\"Alpha\nRoad 1\",cn\n", nil), ("1,\"Alpha,Beta\",cn\n", nil),
    ])
    func rowsInACellAreFound(text: String, cell: Int?) throws {
        var scanner = CSVScanner(file: "t.csv")
        var row = CSVRow()
        let bytes = Array(text.utf8)
        #expect(try scanner.next(in: bytes.span, into: &row))
        #expect(row.swallowingCell(of: 3, separator: 0x2C, in: bytes.span) == cell)
    }

    /// A stray quote costs its own line; the rows that it would have swallowed are read.
    @Test(arguments: [true, false])
    func rowsInACellAreRefusedAndReadAgain(inPieces: Bool) throws {
        let text = "a,b,c\n1,\"Alpha,cn\n2,Beta,cn\n3,Gamma\",cn\n4,\"Two\nlines\",cn\n"
        var rows: [[String]] = []
        var refused: [ClewModel.SourceLocation] = []
        if inPieces {
            let folder = try TemporaryDirectory()
            try CSVScanner.scan(try folder.write(text, to: "t.csv"), as: "t.csv") {
                refused.append($0.location)
            } _: { bytes, row in
                rows.append((0..<row.count).map { row.text($0, in: bytes) })
            }
        } else {
            (rows, refused) = wholeRows(text)
        }
        #expect(refused.map(\.line) == [2])
        #expect(rows == [["a", "b", "c"], ["2", "Beta", "cn"], ["3", "Gamma\"", "cn"], ["4", "Two\nlines", "cn"]])
    }

    /// Reads the way RFC 4180 is written, one byte at a time.
    private func slowRows(_ text: String) -> [[String]] {
        var rows: [[String]] = []
        var row: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var isAtStart = true
        let bytes = Array(text.utf8)
        var index = 0
        func close() {
            row.append(String(decoding: cell, as: UTF8.self))
            cell = []
            isAtStart = true
        }
        while index < bytes.count {
            let byte = bytes[index]
            if isQuoted {
                if byte == 0x22, index + 1 < bytes.count, bytes[index + 1] == 0x22 {
                    cell.append(byte)
                    index += 1
                } else if byte == 0x22 {
                    isQuoted = false
                } else {
                    cell.append(byte)
                }
            } else if byte == 0x22, isAtStart {
                isQuoted = true
                isAtStart = false
            } else if byte == 0x2C {
                close()
            } else if byte == 0x0A || byte == 0x0D {
                close()
                rows.append(row)
                row = []
                if byte == 0x0D, index + 1 < bytes.count, bytes[index + 1] == 0x0A { index += 1 }
            } else {
                cell.append(byte)
                isAtStart = false
            }
            index += 1
        }
        if !cell.isEmpty || !row.isEmpty || !isAtStart {
            close()
            rows.append(row)
        }
        return rows
    }

    private func randomTable(seed: UInt64) -> String {
        var generator = SplitMix64(seed: seed)
        let pieces = ["a", "名", "é", " ", "123456789", ",", "\"\"", "\n", "\r\n", "🧵"]
        var text = ""
        for _ in 0..<Int.random(in: 1...12, using: &generator) {
            let cells = (0..<Int.random(in: 1...5, using: &generator)).map { _ in
                let isQuoted = Bool.random(using: &generator)
                let content = (0..<Int.random(in: 0...6, using: &generator)).map { _ in
                    pieces[Int.random(in: 0..<(isQuoted ? 10 : 5), using: &generator)]
                }.joined()
                return isQuoted ? "\"" + content + "\"" : content
            }
            text += cells.joined(separator: ",") + ["\n", "\r\n", "\r"][Int.random(in: 0..<3, using: &generator)]
        }
        return text
    }

    @Test(arguments: 0..<200 as Range<UInt64>)
    func agreesWithTheSlowWay(seed: UInt64) throws {
        let text = randomTable(seed: seed)
        #expect(try rows(text) == slowRows(text))
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func aFileReadInPiecesGivesTheSameRowsWithTheSameLines(seed: UInt64) throws {
        let text = (0..<40).map { randomTable(seed: seed &* 97 &+ $0) }.joined()
        let folder = try TemporaryDirectory()
        let url = try folder.write(text, to: "t.csv")
        var found: [[String]] = []
        var lines: [Int] = []
        var refused: [ClewModel.SourceLocation] = []
        try CSVScanner.scan(url, as: "t.csv", rowLimit: 600) {
            refused.append($0.location)
        } _: { bytes, row in
            found.append((0..<row.count).map { row.text($0, in: bytes) })
            lines.append(row.line)
        }
        let whole = wholeRows(text)
        #expect(found == whole.rows)
        #expect(refused == whole.refused)
        #expect(lines == lines.sorted())
        if refused.isEmpty { #expect(found == slowRows(text)) }
    }

    /// The rows of a text that is at hand as a whole, and the places of those that are refused.
    private func wholeRows(_ text: String) -> (rows: [[String]], refused: [ClewModel.SourceLocation]) {
        var scanner = CSVScanner(file: "t.csv", rowLimit: 600, refusesSwallowedRows: true)
        var row = CSVRow()
        var rows: [[String]] = []
        var refused: [ClewModel.SourceLocation] = []
        let bytes = Array(text.utf8)
        while true {
            do throws(SourceFileError) {
                guard try scanner.next(in: bytes.span, into: &row) else { return (rows, refused) }
            } catch {
                refused.append(error.location)
                guard scanner.skipBrokenRow(in: bytes.span) else { return (rows, refused) }
                continue
            }
            rows.append((0..<row.count).map { row.text($0, in: bytes.span) })
        }
    }

    @Test func aByteOrderMarkIsNoContent() throws {
        #expect(try rows("\u{FEFF}a;b\n", separator: 0x3B) == [["a", "b"]])
    }

    @Test(arguments: [
        ("a,b\nc,\"d\ne", SourceFileError.Code.syntax, 2, 3), ("a\n\"b\"c\n", .syntax, 2, 4),
        ("a\nbbbbbbbbbbbbbbbbbbbbbbbbbbb\n", .lineTooLong, 2, 1),
        ("a\n\"bbbbbbbbbbbbbb\nbbbbbbbbbbbbbbb", .lineTooLong, 2, 1),
    ])
    func aBrokenRowIsRefusedWithItsPlace(text: String, code: SourceFileError.Code, line: Int, column: Int) {
        let error = #expect(throws: SourceFileError.self) { try rows(text, rowLimit: 20) }
        #expect(error?.code == code)
        #expect(error?.location == SourceLocation(file: "t.csv", line: line, column: column))
    }

    @Test func damagedTextIsRefusedAfterTheRowsBeforeIt() {
        let bytes = Array("a,b\nc,é".utf8) + [0x80] + Array("\nd\n".utf8)
        var scanner = CSVScanner(file: "t.csv")
        var row = CSVRow()
        var count = 0
        let error = #expect(throws: SourceFileError.self) {
            while try scanner.next(in: bytes.span, into: &row) { count += 1 }
        }
        #expect(count == 1)
        #expect(error?.code == .encoding)
        #expect(error?.location == SourceLocation(file: "t.csv", line: 2, column: 4))
    }

    @Test func anEndlessLineOfAFileIsNeverHeld() throws {
        let folder = try TemporaryDirectory()
        let url = try folder.write(Array("a\n".utf8) + [UInt8](repeating: 0x78, count: 5_000_000), to: "t.csv")
        let error = #expect(throws: SourceFileError.self) {
            try CSVScanner.scan(url, as: "t.csv", rowLimit: 1000) { _, _ in }
        }
        #expect(error?.code == .lineTooLong)
        #expect(error?.location.line == 2)
    }

    @Test(arguments: [
        ("a\n\"b\"c\nd\n", [["a"], ["d"]]), ("a\r\n\"b\"c\r\nd\r\n", [["a"], ["d"]]),
        ("a\n\"b\nc\nd", [["a"], ["c"], ["d"]]),
        ("a\n\"b\"c", [["a"]]),
    ])
    func aScannerGoesOnBehindABrokenRow(_ text: String, _ expected: [[String]]) {
        let bytes = Array(text.utf8)
        var scanner = CSVScanner(file: "t.csv")
        var row = CSVRow()
        var found: [[String]] = []
        while true {
            do throws(SourceFileError) {
                guard try scanner.next(in: bytes.span, into: &row) else { break }
                found.append((0..<row.count).map { row.text($0, in: bytes.span) })
            } catch {
                let isSkipped = scanner.skipBrokenRow(in: bytes.span)
                #expect(isSkipped)
            }
        }
        #expect(found == expected)
    }

    /// A file of several pieces with a broken row in each: the rows around them are handed out, with their lines.
    @Test func aScanOfAFileGoesOnBehindBrokenRows() throws {
        let folder = try TemporaryDirectory()
        var text = ""
        for line in 1...60_000 {
            text += line % 7_000 == 0 ? "\"b\"roken,\(line)\n" : "some goods of a kind,\(line),\"x, y\"\n"
        }
        let file = try folder.write(text, to: "t.csv")
        var lines: [Int] = []
        var broken: [Int] = []
        try CSVScanner.scan(file, as: "t.csv", refused: { broken.append($0.location.line ?? 0) }) { bytes, row in
            #expect(row.text(1, in: bytes) == "\(row.line)")
            lines.append(row.line)
        }
        #expect(broken == Array(stride(from: 7_000, through: 60_000, by: 7_000)))
        #expect(lines == (1...60_000).filter { $0 % 7_000 != 0 })
        // Without anybody to take them the first ends the scan, as ever.
        #expect(throws: SourceFileError.self) { try CSVScanner.scan(file, as: "t.csv") { _, _ in } }
    }
}
