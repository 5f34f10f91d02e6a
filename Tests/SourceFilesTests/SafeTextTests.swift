import Foundation
import Testing

@testable import SourceFiles

struct SafeTextTests {
    @Test(arguments: [
        ("a\u{1B}[8mb", "a\\u{1B}[8mb"), ("a\u{9B}8mb", "a\\u{9B}8mb"), ("a\u{202E}b", "a\\u{202E}b"),
        ("a\u{2067}b\u{2069}", "a\\u{2067}b\\u{2069}"), ("a\nb", "a\\u{A}b"), ("a\0b", "a\\u{0}b"),
        ("a\u{2028}b", "a\\u{2028}b"), ("\u{E0041}", "\\u{E0041}"), ("阿克苏 Åkesson ئاقسۇ", "阿克苏 Åkesson ئاقسۇ"),
    ])
    func whatCommandsIsWrittenOut(text: String, shown: String) {
        #expect(SafeText.line(text) == shown)
        #expect(HTMLText.escape(text.replacing("\n", with: "")) == shown.replacing("\\u{A}", with: ""))
    }

    /// What programs read back is what was written.
    @Test(arguments: ["a\u{9B}8mb", "a\u{202E}b", "阿克苏 \"Å\" \\", "a\u{E0041}\n", "plain"])
    func jsonForProgramsCommandsNoTerminal(text: String) throws {
        var bytes: [UInt8] = []
        JSONText.appendShown(text, to: &bytes)
        #expect(try JSONDecoder().decode([String].self, from: Data([0x5B] + bytes + [0x5D])) == [text])
        #expect(!String(decoding: bytes, as: UTF8.self).unicodeScalars.contains(where: SafeText.isCommand))
    }

    @Test func aBlockKeepsItsLines() {
        #expect(SafeText.block("a\n\tb\r\u{1B}") == "a\n\tb\\u{D}\\u{1B}")
    }

    @Test func noCommandIsLeftInAnyText() {
        for code in (0...0x2FFF as ClosedRange<UInt32>).map({ $0 }) + Array(0xE0000...0xE00FF as ClosedRange<UInt32>) {
            guard let scalar = Unicode.Scalar(code) else { continue }
            let text = "a\(Character(scalar))b"
            let shown = SafeText.line(text)
            let isLeft = shown.unicodeScalars.contains { $0.properties.generalCategory == .control }
            if isLeft { Issue.record("U+\(String(code, radix: 16)) is left") }
        }
    }

    @Test func jsonReadsAsTheSameValueAndHoldsNoCommand() throws {
        let value = ["a\u{202E}b\u{9B}\u{E0041}\n\u{1B}c"]
        let text = String(decoding: try JSONEncoder().encode(value), as: UTF8.self)
        let safe = SafeText.json(text)
        #expect(!safe.unicodeScalars.contains { SafeText.isCommand($0) })
        #expect(try JSONDecoder().decode([String].self, from: Data(safe.utf8)) == value)
    }

    @Test(arguments: [
        "=1+1", "+cmd", "-2+3", "@a", "\t=1", " =1", "\u{FEFF}=1", "\u{A0}=1", "\u{3000}@x", "＝1", "\r=1", "\n=1",
    ])
    func noCellStartsAFormula(value: String) {
        for cell in [CSVCell.text(value), CSVCell.quoted(value)] {
            let inside = cell.hasPrefix("\"") ? String(cell.dropFirst()) : cell
            #expect(!CSVCell.startsFormula(inside), "\(cell)")
        }
    }

    @Test(arguments: ["-1.5", "+3", "a=b", "阿克苏", "", "a@b"])
    func whatIsHarmlessStaysAsItIs(value: String) {
        #expect(CSVCell.text(value) == value)
    }

    @Test(arguments: ["=1+1", "@x", "-5", "'quoted'", "plain", "-cmd"])
    func aCellThatWasWrittenReadsAsItsValue(value: String) {
        #expect(CSVCell.value(of: CSVCell.text(value)) == value)
    }

    @Test func aCellHoldsNoControlOfATerminal() {
        #expect(CSVCell.text("a\u{1B}[31mb") == "a\\u{1B}[31mb")
        #expect(CSVCell.row(["a", "=b,c"]) == "a,\"'=b,c\"\r\n")
    }
}
