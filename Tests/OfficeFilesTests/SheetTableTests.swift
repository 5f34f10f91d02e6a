import ClewModel
import OfficeFiles
import SourceFiles
import Testing

struct SheetTableTests {
    private func text(_ text: String) -> String { "<c t='inlineStr'><is><t>\(text)</t></is></c>" }

    private func table(
        _ rows: String, after: String = "", optional: [String] = ["kg", "shipped"]
    ) throws -> (Table, [Diagnostic]) {
        let sheet = OfficeFixtures.SheetXML(name: "Lots", content: "<sheetData>\(rows)</sheetData>" + after)
        let styles = "<cellXfs><xf numFmtId='0'/><xf numFmtId='14'/><xf numFmtId='9'/></cellXfs>"
        let workbook = try Workbook(
            OfficeFixtures.file("lots.xlsx", OfficeFixtures.workbookParts([sheet], styles: styles)))
        var diagnostics: [Diagnostic] = []
        let table = workbook.sheets[0].table(required: ["id"], optional: optional, into: &diagnostics)
        return (table, diagnostics)
    }

    private var header: String { "<row r='1'>\(text("ID"))\(text(" kg "))\(text("Shipped"))</row>" }

    @Test func typedReadersOfCellsWorkOnASheet() throws {
        let rows = """
            <row>\(text("# how to fill this in"))</row>\(header.replacing("r='1'", with: ""))\
            <row>\(text("L1"))<c><v>1234.5</v></c><c s='1'><v>45356</v></c></row><row r='9'>\(text("L2"))</row>
            """
        var (table, diagnostics) = try table(rows)
        #expect(diagnostics.isEmpty)
        #expect(table.columns == ["id", "kg", "shipped"])
        #expect(table.rows.count == 2)
        #expect(table.rows[0]["kg"]?.number(&diagnostics) == 1234.5)
        #expect(table.rows[0]["shipped"]?.day(&diagnostics) == Day("2024-03-05"))
        #expect(table.rows[1]["kg"] == nil)
        #expect(table.rows[1].location.description == "lots.xlsx, sheet Lots, row 9")
        #expect(table.rows[1]["id"]?.location.description == "lots.xlsx, sheet Lots, A9")
        #expect(diagnostics.isEmpty)
    }

    @Test func whatATableCannotSayIsAnErrorInTheColumnsThatAreRead() throws {
        let rows = """
            <row r='1'>\(text("ID"))\(text("kg"))\(text("remark"))</row>\
            <row r='2'><c><v>1234567890123456</v></c><c t='e'><v>#N/A</v></c><c t='e'><v>#N/A</v></c></row>\
            <row r='3'>\(text("b"))<c><f>1+1</f></c></row>
            """
        let (_, diagnostics) = try table(rows, optional: ["kg"])
        #expect(
            diagnostics.map { "\($0.code) \($0.location)" } == [
                "table.column.unknown lots.xlsx, sheet Lots, C1", "sheet.cell.lostDigits lots.xlsx, sheet Lots, A2",
                "sheet.cell.error lots.xlsx, sheet Lots, B2", "sheet.cell.noResult lots.xlsx, sheet Lots, B3",
            ])
    }

    @Test func mergedCellsAreAnErrorWhereAValueWouldBeLost() throws {
        let rows = header + "<row r='2'>\(text("L1"))<c><v>10</v></c></row><row r='3'>\(text("L2"))</row>"
        func merged(_ ranges: [String]) -> String {
            "<mergeCells>" + ranges.map { "<mergeCell ref='\($0)'/>" }.joined() + "</mergeCells>"
        }
        let (_, lost) = try table(rows, after: merged(["B2:B3"]))
        #expect(lost.map { "\($0.code) \($0.location)" } == ["sheet.merged lots.xlsx, sheet Lots, B2"])
        // Blank cells, columns that nobody reads, and a single cell.
        let (_, harmless) = try table(rows, after: merged(["C2:C3", "E2:E3", "A2"]))
        #expect(harmless.isEmpty)
    }

    @Test func hiddenRowsAndColumnsWithoutANameAreTold() throws {
        let rows =
            "<row r='1'>\(text("id"))<c/>\(text("kg"))</row><row r='2' hidden='1'>\(text("a"))\(text("lost"))<c><v>1</v></c></row>"
        let (table, diagnostics) = try table(rows)
        #expect(table.rows.count == 1)
        #expect(diagnostics.map(\.code) == ["sheet.rows.hidden", "table.column.unnamed"])
    }

    @Test func aColumnMayBeNamedByANumberSign() throws {
        let (table, diagnostics) = try table(
            "<row>\(text("#"))\(text("id"))</row><row><c><v>1</v></c>\(text("a"))</row>")
        #expect(table.columns == ["#", "id"])
        #expect(table.rows.map { $0["id"]?.text } == ["a"])
        #expect(diagnostics.map(\.code) == ["table.column.unknown"])
    }

    @Test func aPercentageIsNoNumber() throws {
        var (table, diagnostics) = try table(header + "<row>\(text("a"))<c s='2'><v>0.5</v></c></row>")
        #expect(table.rows[0]["kg"]?.text == "50%")
        #expect(table.rows[0]["kg"]?.number(&diagnostics) == nil)
    }

    @Test func aSheetWithoutAHeaderOrWithLongRowsSaysSo() throws {
        #expect(try table("").1.map(\.code) == ["table.empty"])
        let (_, long) = try table(header + "<row r='2'>\(text("a"))<c r='E2'><v>1</v></c></row>")
        #expect(long.map { "\($0.code) \($0.location)" } == ["table.row.long lots.xlsx, sheet Lots, E2"])
        #expect(long.allSatisfy { !$0.message.contains("quotes") })
    }
}
