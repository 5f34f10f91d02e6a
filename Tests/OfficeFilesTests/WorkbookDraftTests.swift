import ClewModel
import OfficeFiles
import SourceFiles
import Testing

struct WorkbookDraftTests {
    private var draft: WorkbookDraft {
        WorkbookDraft(sheets: [
            SheetDraft(
                name: "Parties & Co's",
                columns: [
                    .init("id", isHidden: true), .init("name", width: 40), .init("share", entry: .number),
                    .init("answer", choices: ["yes", "no, never"]), .init("since", entry: .day),
                ],
                rows: [
                    [.text("P-1"), .text("=HYPERLINK(\"http://x\")"), .number(12.5), .fillIn(), .fillIn()],
                    [.text("007"), .text("青岛 <&> \"青禾\"\n_x0041_ "), .number(-1e-7), .fillIn(.text("yes")), .fillIn()],
                    [.text("P-3"), .fillIn(.text("+1")), .number(900_719_925_474_099)],
                ], notes: ["Fill in the light cells."], isProtected: true)
        ])
    }

    @Test func whatIsWrittenIsReadBack() throws {
        let workbook = try Workbook(SourceFile(name: "t.xlsx", bytes: draft.bytes()))
        #expect(workbook.sheets.map(\.name) == ["Parties & Co's", "Choices"])
        #expect(workbook.sheets.map(\.visibility) == [.visible, .hidden])
        #expect(workbook.sheets[0].hiddenColumns == [1])
        // In the first column that people see.
        #expect(
            workbook.sheets[0].rows[0].cells.map { "\($0.reference) \($0.text)" } == ["B1 # Fill in the light cells."])
        var diagnostics: [Diagnostic] = []
        let sheet = try #require(workbook.chooseSheet(into: &diagnostics))
        let table = sheet.table(required: ["id", "name", "share"], optional: ["answer", "since"], into: &diagnostics)
        #expect(diagnostics.map(\.code) == ["sheet.chosen"])
        #expect(table.rows.map { $0["id"]?.text } == ["P-1", "007", "P-3"])
        #expect(
            table.rows.map { $0["name"]?.text } == ["=HYPERLINK(\"http://x\")", "青岛 <&> \"青禾\"\n_x0041_", "+1"])
        #expect(table.rows.map { $0["share"]?.text } == ["12.5", "-0.0000001", "900719925474099"])
        #expect(table.rows.map { $0["answer"]?.text } == [nil, "yes", nil])
        #expect(workbook.sheets.allSatisfy { $0.rows.allSatisfy { $0.cells.allSatisfy { !$0.isFormula } } })
    }

    @Test func theSameSheetsAreTheSameBytes() throws {
        let bytes = try draft.bytes()
        #expect(try draft.bytes() == bytes)
        // The same for all time, whatever the day, the machine and its libraries.
        #expect(SHA256Digest(of: bytes).hex == "0eb62f6e50f125360cf55b4a07bb702bd921e2fc97a967a928c98934a297d8c6")
        let packed = try draft.bytes(isCompressed: true)
        #expect(packed.count < bytes.count)
        let cells = { (bytes: [UInt8]) in try Workbook(SourceFile(name: "t", bytes: bytes)).sheets.map(\.rows) }
        #expect(try cells(packed) == cells(bytes))
    }

    @Test func noCellIsAFormulaWhateverItsText() throws {
        let texts = ["=1+1", "+1", "-1", "@x", "\t=1", "＝1", "'=1", "{=1}"]
        let sheet = SheetDraft(name: "S", columns: [.init("a")], rows: texts.map { [.text($0)] })
        let archive = try ZipArchive(
            SourceFile(name: "t.xlsx", bytes: WorkbookDraft(sheets: [sheet]).bytes()))
        let part = try #require(archive.entry("xl/worksheets/sheet1.xml"))
        let xml = String(decoding: try archive.bytes(of: part), as: UTF8.self)
        #expect(!xml.contains("<f"))
        #expect(xml.split(separator: "t=\"inlineStr\"").count == texts.count + 2)
    }

    @Test func controlsAreWrittenOut() throws {
        let sheet = SheetDraft(name: "S", columns: [.init("a")], rows: [[.text("a\u{202E}b\u{0}c")]])
        let workbook = try Workbook(SourceFile(name: "t", bytes: WorkbookDraft(sheets: [sheet]).bytes()))
        #expect(workbook.sheets[0].rows[1].cells[0].text == "a\\u{202E}b\\u{0}c")
    }

    @Test func whatNoSheetHoldsIsRefused() {
        let column = SheetDraft.Column("a")
        let sheets: [SheetDraft] = [
            SheetDraft(name: "", columns: [column], rows: []), SheetDraft(name: "a/b", columns: [column], rows: []),
            SheetDraft(name: String(repeating: "x", count: 32), columns: [column], rows: []),
            SheetDraft(name: "choices", columns: [column], rows: []), SheetDraft(name: "S", columns: [], rows: []),
            SheetDraft(name: "S", columns: [column], rows: [[.number(.infinity)]]),
            SheetDraft(name: "S", columns: [column], rows: [[.number(1), .number(2)]]),
            SheetDraft(name: "S", columns: [column], rows: [[.text(String(repeating: "x", count: 32_768))]]),
        ]
        for sheet in sheets {
            #expect(refusal { _ = try WorkbookDraft(sheets: [sheet]).bytes() }?.code == .unwritable)
        }
        let twins = [
            SheetDraft(name: "S", columns: [column], rows: []), SheetDraft(name: "s", columns: [column], rows: []),
        ]
        #expect(refusal { _ = try WorkbookDraft(sheets: twins).bytes() }?.code == .unwritable)
        #expect(refusal { _ = try WorkbookDraft(sheets: []).bytes() }?.code == .unwritable)
    }
}
