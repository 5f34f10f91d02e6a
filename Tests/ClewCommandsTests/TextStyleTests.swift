import Testing

@testable import ClewCommands

struct TextStyleTests {
    @Test func colourIsLeftOutWhereItIsNotWanted() {
        #expect(TextStyle(isColoured: false)("x", .red) == "x")
        #expect(TextStyle.looks(in: TextStyle(isColoured: true)("x", .red)) == "\u{1B}[31mx\u{1B}[0m")
    }

    @Test func linesAreWrappedByTheColumnsThatLettersTake() {
        #expect(TextStyle.wrap("one two three", columns: 7, indent: "  ") == "one two\n  three")
        #expect(TextStyle.wrap("新疆 棉花 纱线", columns: 9, indent: "") == "新疆 棉花\n纱线")
        #expect(TextStyle.columns(of: "e\u{301}") == 1)
    }
}
