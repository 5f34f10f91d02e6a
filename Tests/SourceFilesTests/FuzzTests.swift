import ClewModel
import SourceFiles
import TestSupport
import Testing

/// Bytes damaged at random are read or refused with a place; nothing traps and nothing runs for ever.
struct FuzzTests {
    private func damaged(_ text: String, seed: UInt64) -> [UInt8] {
        var generator = SplitMix64(seed: seed)
        var bytes = Array(text.utf8)
        for _ in 0..<Int.random(in: 1...6, using: &generator) {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.remove(at: place)
            case 2:
                bytes.insert(contentsOf: ["\"", "\\", "\n", "\r", "{", "]", ",", "\u{0}"][place % 8].utf8, at: place)
            default: bytes.removeLast(min(bytes.count - 1, Int.random(in: 0...20, using: &generator)))
            }
            if bytes.isEmpty { bytes = [0x0A] }
        }
        return bytes
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func jsonLines(seed: UInt64) throws {
        let text = #"{"a":["x\u00e9\ud83e\uddf5",1.5e2,true,null,{}],"b":"名前 of more than eight bytes"}"# + "\n[1,2]\n"
        let bytes = damaged(text, seed: seed)
        var diagnostics: [Diagnostic] = []
        try JSONLinesScanner.scan(bytes.span, as: "t", lineLimit: 1000, into: &diagnostics) { bytes, reader in
            if try reader.peek(in: bytes) == .string {
                _ = try reader.text(in: bytes)
            } else {
                try reader.skip(in: bytes)
            }
            try reader.finish(in: bytes)
        }
        for diagnostic in diagnostics { #expect((diagnostic.location.column ?? 0) > 0) }
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func csv(seed: UInt64) {
        let bytes = damaged("a,b,c\n1,\"two, \"\"x\"\"\n\",é\r\n3,,4\r5\n", seed: seed)
        var scanner = CSVScanner(file: "t", rowLimit: 40)
        var row = CSVRow()
        do throws(SourceFileError) {
            while try scanner.next(in: bytes.span, into: &row) {
                for index in 0..<row.count { _ = row.text(index, in: bytes.span) }
            }
        } catch {
            #expect((error.location.line ?? 0) > 0)
        }
        var diagnostics: [Diagnostic] = []
        let table = Table(
            SourceFile(name: "t", bytes: bytes), required: ["a"], optional: ["b", "c"], into: &diagnostics)
        for diagnostic in diagnostics { #expect((diagnostic.location.line ?? 0) > 0) }
        #expect(table.rows.allSatisfy { ($0.location.line ?? 0) > 0 })
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func yaml(seed: UInt64) {
        let bytes = damaged("a: 1\nb: {c: [x, y], d: &k z}\ne:\n  - f: *k\n  - f: \"q\\\"r\"\n", seed: seed)
        var diagnostics: [Diagnostic] = []
        guard let record = YAMLRecord.document(SourceFile(name: "t", bytes: bytes), into: &diagnostics) else {
            #expect(!diagnostics.isEmpty)
            return
        }
        for key in record.keys {
            _ = record.strings(key, into: &diagnostics)
            _ = record.records(key, into: &diagnostics)
        }
        record.reportUnread(into: &diagnostics)
    }

    @Test(arguments: 0..<500 as Range<UInt64>)
    func numbersAndDates(seed: UInt64) {
        for text in ["1,234.5", "5 Mar 2024", "2024年3月5日", "1.2E+05", "Mar 5th, 2024"] {
            let damaged = String(decoding: damaged(text, seed: seed), as: UTF8.self)
            if let number = try? NumberText.parse(damaged) { #expect(number.isFinite) }
            _ = try? DateText.partialDate(damaged)
        }
    }
}
