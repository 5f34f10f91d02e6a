import ClewModel
import OfficeFiles
import SourceFiles
import TestSupport
import Testing

struct WorkbookTests {
    private func texts(_ rows: String, strings: String? = nil, styles: String? = nil, properties: String = "") throws
        -> [String]
    {
        OfficeFixtures.texts(
            try OfficeFixtures.workbook(rows: rows, strings: strings, styles: styles, properties: properties))
    }

    /// A row of numbers in the formats of their styles.
    private func styled(_ values: [(String, Int)]) -> String {
        "<row>" + values.map { "<c s='\($0.1)'><v>\($0.0)</v></c>" }.joined() + "</row>"
    }

    private func styles(_ codes: [String], builtIn: [Int] = []) -> String {
        let custom = codes.enumerated().map { "<numFmt numFmtId='\(164 + $0.offset)' formatCode='\($0.element)'/>" }
        let ids = Array(164..<(164 + codes.count)) + builtIn
        return "<numFmts>\(custom.joined())</numFmts><cellXfs>" + ids.map { "<xf numFmtId='\($0)'/>" }.joined()
            + "</cellXfs>"
    }

    @Test func textsAreSharedInPlaceOrComputedAndReadingsAreLeftOut() throws {
        let strings = """
            <si><t>Aksu Mill</t></si><si><r><t>青岛</t></r><r><rPr><b/></rPr><t xml:space='preserve'> 青禾</t></r>\
            <rPh sb='0' eb='1'><t>qing</t></rPh><phoneticPr fontId='1'/></si><si><t>a_x000D__x000A_b &amp; _x005F_x0041_</t></si>
            """
        let rows = """
            <row r='1'><c r='A1' t='s'><v>0</v></c><c r='B1' t='s'><v>1</v></c><c r='C1' t='s'><v>2</v></c>\
            <c r='D1' t='inlineStr'><is><r><t>in</t></r><r><t>line</t></r></is></c>\
            <c r='E1' t='str'><f>A1</f><v>Aksu Mill</v></c></row>
            """
        #expect(
            try texts(rows, strings: strings) == ["Aksu Mill", "青岛 青禾", "a\nb & _x0041_", "inline", "Aksu Mill"])
    }

    @Test func numbersAreWrittenInPlainDigits() throws {
        let values = [
            ("1", "1"), ("1E3", "1000"), ("-0.50", "-0.5"), ("9.9999999999999995E-8", "0.0000001"), ("0.1", "0.1"),
            ("9007199254740992", "9007199254740992"), ("9.1650100123456794E+17", "916501001234568000"), ("0", "0"),
            ("-0", "0"), ("1E300", "1e+300"),
        ]
        let rows = "<row>" + values.map { "<c><v>\($0.0)</v></c>" }.joined() + "</row>"
        for (found, value) in zip(try texts(rows), values) { #expect(found == value.1) }
    }

    @Test func numbersOfMoreThan15DigitsAreDoubtful() throws {
        let workbook = try OfficeFixtures.workbook(
            rows:
                "<row><c><v>999999999999999</v></c><c><v>1234567890123450</v></c><c><v>0.30000000000000004</v></c></row>"
        )
        #expect(workbook.sheets[0].rows[0].cells.map(\.doubt) == [nil, .hasLostDigits, nil])
    }

    @Test func percentagesAndCodesWithZerosAreReadAsTheyAreShown() throws {
        let styles = styles(["000000", "0.0%", "0.00E+00", "#,##0.00 \"kg\""], builtIn: [9])
        let values = [("71290", 0), ("0.07", 1), ("12345", 2), ("1234.5", 3), ("0.285", 4), ("1.5", 0)]
        #expect(try texts(styled(values), styles: styles) == ["071290", "7%", "12345", "1234.5", "28.5%", "1.5"])
    }

    @Test func datesAreReadByTheirFormat() throws {
        let codes = [
            "yyyy\\-mm\\-dd;@", "[$-409]d\\-mmm\\-yy", "yyyy\"年\"m\"月\"d\"日\"", "dd/mm/yyyy hh:mm", "mmm\\ yyyy",
            "yyyy",
            "[h]:mm", "mm:ss", "[Red]0.00",
        ]
        let styles = styles(codes, builtIn: [14, 20, 31])
        let values = [
            ("45356", 0), ("45356", 1), ("45356", 2), ("45356.604166666664", 3), ("45352", 4), ("45292", 5), ("1.5", 6),
            ("0.5", 7), ("45356", 8), ("45356", 9), ("0.25", 10), ("45356", 11), ("45356", 4),
        ]
        #expect(
            try texts(styled(values), styles: styles) == [
                "2024-03-05", "2024-03-05", "2024-03-05", "2024-03-05 14:30:00", "2024-03", "2024", "36:00:00",
                "12:00:00",
                "45356", "2024-03-05", "06:00:00", "2024-03-05", "2024-03-05",
            ])
    }

    @Test func theLeapDayThat1900DidNotHaveIsKeptApart() throws {
        let values = [("1", 0), ("59", 0), ("60", 0), ("61", 0), ("2958465", 0), ("2958466", 0), ("-1", 0)]
        let workbook = try OfficeFixtures.workbook(rows: styled(values), styles: styles(["yyyy-mm-dd"]))
        #expect(
            OfficeFixtures.texts(workbook) == [
                "1900-01-01", "1900-02-28", "1900-02-29", "1900-03-01", "9999-12-31", "2958466", "-1",
            ])
        #expect(
            workbook.sheets[0].rows[0].cells.map { $0.doubt == .isNoDay } == [
                false, false, true, false, false, false, false,
            ])
    }

    @Test func daysAreCountedFrom1904WhereTheWorkbookSaysSo() throws {
        let values = [("0", 0), ("1", 0), ("43894", 0)]
        #expect(
            try texts(styled(values), styles: styles(["yyyy-mm-dd"]), properties: "<workbookPr date1904='1'/>")
                == ["1904-01-01", "1904-01-02", "2024-03-05"])
    }

    @Test func truthErrorsFormulasAndWrittenDatesAreToldApart() throws {
        let rows = """
            <row><c t='b'><v>1</v></c><c t='b'><v>0</v></c><c t='e'><f>1/0</f><v>#DIV/0!</v></c><c><f>1+1</f><v>2</v></c>\
            <c><f>1+2</f></c><c t='str'><f>IF(1,"")</f><v></v></c><c t='d'><v>2024-03-05T00:00:00</v></c><c s='1'/></row>
            """
        let workbook = try OfficeFixtures.workbook(rows: rows)
        let cells = workbook.sheets[0].rows[0].cells
        #expect(cells.map(\.text) == ["true", "false", "#DIV/0!", "2", "", "2024-03-05"])
        #expect(cells.map(\.isFormula) == [false, false, true, true, true, false])
        #expect(cells.map(\.doubt) == [nil, nil, .isError, nil, .hasNoResult, nil])
        #expect(cells[2].content == .error("#DIV/0!"))
    }

    @Test func strictFilesAreReadAndOtherNamespacesAreNot() throws {
        let content = """
            <sheetData><row><c t='inlineStr'><is><t>A</t></is></c></row></sheetData>\
            <x:sheetData xmlns:x='urn:other'><x:row><x:c><x:v>9</x:v></x:c></x:row></x:sheetData>
            """
        let parts = OfficeFixtures.workbookParts([.init(name: "S", content: content)], isStrict: true)
        #expect(OfficeFixtures.texts(try Workbook(OfficeFixtures.file("t.xlsx", parts))) == ["A"])
    }

    @Test func theOnlySheetWithCellsIsChosenAndTheOthersAreNamed() throws {
        func workbook(_ sheets: [(String, String, Bool)]) throws -> Workbook {
            try Workbook(
                OfficeFixtures.file(
                    "t.xlsx",
                    OfficeFixtures.workbookParts(
                        sheets.map {
                            .init(
                                name: $0.0, state: $0.1,
                                content: $0.2 ? "<sheetData><row><c><v>1</v></c></row></sheetData>" : "<sheetData/>")
                        })))
        }
        var diagnostics: [Diagnostic] = []
        let one = try workbook([("Empty", "visible", false), ("Lots", "visible", true), ("Old", "hidden", true)])
        #expect(one.chooseSheet(into: &diagnostics)?.name == "Lots")
        #expect(diagnostics.map(\.severity) == [.note])
        #expect(diagnostics[0].message == "the sheet “Lots” is read; not read: “Old” (hidden)")
        diagnostics = []
        #expect(one.chooseSheet("old", into: &diagnostics)?.name == "Old")
        #expect(diagnostics[0].message.contains("“Old”, which is hidden"))
        diagnostics = []
        #expect(one.chooseSheet("New", into: &diagnostics) == nil)
        #expect(diagnostics.map(\.code) == ["sheet.missing"])
        diagnostics = []
        #expect(try workbook([("A", "visible", true), ("B", "visible", true)]).chooseSheet(into: &diagnostics) == nil)
        #expect(diagnostics.map(\.code) == ["sheet.ambiguous"])
        diagnostics = []
        #expect(try workbook([("A", "veryHidden", true)]).chooseSheet(into: &diagnostics) == nil)
        #expect(diagnostics.map(\.code) == ["sheet.empty"])
    }

    @Test(arguments: [
        "<row><c t='s'><v>0</v></c></row>", "<row><c><v>one</v></c></row>", "<row><c t='b'><v>7</v></c></row>",
        "<row r='2'/><row r='1'/>", "<row r='1'><c r='B1'/><c r='A1'/></row>", "<row r='1'><c r='A2'/></row>",
        "<row r='1048577'/>", "<row><c r='XFE1'/></row>", "<row><c t='z'><v>1</v></c></row>", "<c><v>1</v></c>",
        "<row><c><v>nan</v></c></row>", "<row><c><v>inf</v></c></row>", "<row><c></row>",
    ])
    func damagedSheetsAreRefusedWithTheirPlace(rows: String) throws {
        let error = refusal { _ = try OfficeFixtures.workbook(rows: rows) }
        #expect(error?.code == .broken)
        #expect(error?.location.sheet == "Parties" || error?.location.record == "xl/worksheets/sheet1.xml")
    }

    @Test func markupThatIsMadeToDoHarmIsRefused() throws {
        let attributes = (0..<300).map { "a\($0)='1'" }.joined(separator: " ")
        let depth = String(repeating: "<x>", count: 300) + String(repeating: "</x>", count: 300)
        for rows in ["<row \(attributes)/>", depth] {
            #expect(refusal { _ = try OfficeFixtures.workbook(rows: rows) }?.code == .unsafe)
        }
        var parts = OfficeFixtures.workbookParts([.init(name: "S", content: "<sheetData/>")])
        parts["xl/workbook.xml"] = "<!DOCTYPE a [<!ENTITY b 'c'>]>" + (parts["xl/workbook.xml"] ?? "")
        #expect(refusal { _ = try Workbook(OfficeFixtures.file("t.xlsx", parts)) }?.code == .unsafe)
    }

    @Test func missingPartsAndOtherFormatsAreNamed() throws {
        var parts = OfficeFixtures.workbookParts([.init(name: "S", content: "<sheetData/>")])
        parts["xl/worksheets/sheet1.xml"] = nil
        let missing = refusal { _ = try Workbook(OfficeFixtures.file("t.xlsx", parts)) }
        #expect(missing?.code == .broken)
        #expect(missing?.location.record == "xl/worksheets/sheet1.xml")
        let document = refusal { _ = try Workbook(OfficeFixtures.document("")) }
        #expect(document?.code == .unknownFormat)
        let old = SourceFile(name: "t.xls", bytes: [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0, 0])
        #expect(refusal { _ = try Workbook(old) }?.code == .unknownFormat)
        let locked = SourceFile(
            name: "t.xlsx", bytes: old.bytes + Array("EncryptedPackage".utf8.map { [$0, 0] }.joined()))
        #expect(refusal { _ = try Workbook(locked) }?.code == .encrypted)
        #expect(refusal { _ = try Workbook(SourceFile(name: "t.xlsx", text: "a,b\n1,2\n")) }?.code == .unknownFormat)
        #expect(refusal { _ = try Workbook(SourceFile(name: "t.xlsx", text: "PK\u{3}\u{4}")) }?.code == .broken)
    }

    @Test func moreCellsThanAcceptedAreRefused() throws {
        var limits = OfficeLimits()
        limits.cellCount = 3
        let row = "<row>" + String(repeating: "<c><v>1</v></c>", count: 2) + "</row>"
        let parts = OfficeFixtures.workbookParts([
            .init(name: "A", content: "<sheetData>\(row)</sheetData>"),
            .init(name: "B", content: "<sheetData>\(row)</sheetData>"),
        ])
        let error = refusal { _ = try Workbook(OfficeFixtures.file("t.xlsx", parts), limits: limits) }
        #expect(error?.code == .tooLarge)
        #expect(error?.location.sheet == "B")
    }

    @Test(.enabled(if: RepositoryFiles.beside("shared/cases/api/sup.xlsx") != nil))
    func aWorkbookOfAnotherProgramIsRead() throws {
        let url = try #require(RepositoryFiles.beside("shared/cases/api/sup.xlsx"))
        let workbook = try Workbook(SourceFile.read(url, as: "sup.xlsx"))
        var diagnostics: [Diagnostic] = []
        let sheet = try #require(workbook.chooseSheet(into: &diagnostics))
        let table = sheet.table(required: ["supplier", "country"], into: &diagnostics)
        #expect(diagnostics.isEmpty)
        #expect(table.rows.map { $0["supplier"]?.text } == ["Aksu Huafu Textiles", "新疆生产建设兵团"])
        #expect(table.rows[1]["country"]?.location.description == "sup.xlsx, sheet Sheet, B3")
    }
}
