import ClewModel
import SourceFiles
import Testing

struct TableTests {
    private func read(
        _ text: String, required: [String] = ["id", "name"], optional: [String] = []
    ) -> (table: Table, diagnostics: [Diagnostic]) {
        read(Array(text.utf8), required: required, optional: optional)
    }

    private func read(
        _ bytes: [UInt8], required: [String] = ["id", "name"], optional: [String] = []
    ) -> (table: Table, diagnostics: [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let file = SourceFile(name: "t.csv", bytes: bytes)
        let table = Table(file, required: required, optional: optional, into: &diagnostics)
        return (table, diagnostics)
    }

    @Test func aPlainTableIsReadWithThePlaceOfEveryValue() throws {
        let (table, diagnostics) = read("id,name\nA,Alpha\nB, Beta \n")
        #expect(diagnostics.isEmpty)
        #expect(table.rows.map { $0["name"]?.text } == ["Alpha", "Beta"])
        #expect(table.rows[1]["name"]?.location == SourceLocation(file: "t.csv", line: 3, column: 3))
        #expect(table.rows[1].location == SourceLocation(file: "t.csv", line: 3, column: 1))
    }

    @Test func aColumnWithoutANameIsToldOnceWhereItHoldsSomething() throws {
        let (_, diagnostics) = read("id,,name,\nA,x,Alpha,\nB,y,Beta,\n")
        #expect(diagnostics.map(\.code) == ["table.column.unnamed"])
        #expect(diagnostics.first?.location == SourceLocation(file: "t.csv", line: 2, column: 3))
    }

    @Test(arguments: [
        "\u{FEFF}id,name\r\nA,Alpha\r\n", "ID;Name\nA;Alpha", "id\tname\n\nA\tAlpha\n\n",
        "# a note\n\n id , NAME \nA,Alpha,,\n",
        "\"id\",\"name\"\n\"A\",\"Alpha\"\n", "id,name\rA,Alpha\r",
    ])
    func spreadsheetHabitsAreAccepted(text: String) {
        let (table, diagnostics) = read(text)
        #expect(diagnostics.isEmpty, "\(diagnostics)")
        #expect(table.columns == ["id", "name"])
        #expect(table.rows.map { [$0["id"]?.text, $0["name"]?.text] } == [["A", "Alpha"]])
    }

    @Test func aQuotedCellMayHoldSeparatorsQuotesAndLineBreaks() {
        let (table, diagnostics) = read("id,name\nA,\"one, \"\"two\"\"\nthree\"\nB,x\n")
        #expect(diagnostics.isEmpty)
        #expect(table.rows[0]["name"]?.text == "one, \"two\"\nthree")
        #expect(table.rows[1].location.line == 4)
    }

    @Test func everyProblemOfAFileIsReportedNotOnlyTheFirst() {
        let (_, diagnostics) = read("id,nmae,id\nA,x,y,z\nB\n")
        #expect(
            diagnostics.map(\.code) == [
                "table.column.missing", "table.column.unknown", "table.column.duplicate", "table.row.long",
                "table.row.short",
            ])
        #expect(diagnostics.map(\.location.line) == [1, 1, 1, 2, 3])
        #expect(diagnostics[3].location.column == 7)
    }

    @Test func aQuoteThatNeverClosesDoesNotHideTheRestOfTheFile() {
        let (table, diagnostics) = read("id,name\nA,\"Alpha\nB,Beta\nC,Gamma\n")
        #expect(diagnostics.map(\.code) == ["table.quote.open"])
        #expect(diagnostics[0].location == SourceLocation(file: "t.csv", line: 2, column: 3))
        #expect(table.rows.count == 3)
    }

    @Test func damagedTextIsReportedWithItsPlaceOnEveryLine() {
        let (table, diagnostics) = read(
            Array("id,name\nA,é".utf8) + [0xFF] + Array("x\nB,b\nC,".utf8) + [0xC3, 0x0A])
        #expect(diagnostics.map(\.code) == ["file.encoding", "file.encoding"])
        #expect(diagnostics.map(\.location.line) == [2, 4])
        #expect(diagnostics.map(\.location.column) == [4, 3])
        #expect(table.rows.count == 3)
    }

    @Test(arguments: ["", "\n\n", "\u{FEFF}", "# only a note\n"])
    func anEmptyFileSaysWhichColumnsWereExpected(text: String) {
        let (table, diagnostics) = read(text)
        #expect(table.rows.isEmpty)
        #expect(diagnostics.map(\.code) == ["table.empty"])
        #expect(diagnostics[0].message.contains("id, name"))
    }

    @Test func anEndlessRowIsRefusedAndTheNextIsStillRead() {
        let long = [UInt8](repeating: 0x78, count: Table.lineLimit + 10)
        let (table, diagnostics) = read(Array("id,name\nA,".utf8) + long + Array("\nB,Beta\n".utf8))
        #expect(diagnostics.map(\.code) == ["file.lineTooLong"])
        #expect(diagnostics[0].location.line == 2)
        #expect(table.rows.map { $0["id"]?.text } == ["B"])
    }

    @Test func aBlankCellThatMustBeFilledIsReported() {
        let (table, _) = read("id,name\n,Alpha\n")
        var diagnostics: [Diagnostic] = []
        #expect(table.rows[0].require("id", into: &diagnostics) == nil)
        #expect(diagnostics.map(\.code) == ["table.cell.blank"])
    }

    @Test func textAfterAClosingQuoteIsReported() {
        let (_, diagnostics) = read("id,name\nA,\"Alpha\" Ltd\n")
        #expect(diagnostics.map(\.code) == ["table.quote.text"])
    }
}
