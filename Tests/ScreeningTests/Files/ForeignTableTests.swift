import ClewModel
import Foundation
import OfficeFiles
import TestSupport
import Testing

@testable import Screening

/// Workbooks, packed files and other encodings are tables too; all parties are invented.
struct ForeignTableTests {
    private static func read(
        _ bytes: [UInt8], sheet: String? = nil, pieceSize: Int = 1 << 20
    ) throws -> (names: [String], lines: [Int?], log: DiagnosticLog) {
        let folder = try TemporaryDirectory()
        var input = ScreeningInput(file: try folder.write(bytes, to: "t.csv"), pieceSize: pieceSize)
        input.sheet = sheet
        var log = DiagnosticLog()
        var names: [String] = []
        var lines: [Int?] = []
        try PartyReader().read(input, into: &log) { entity, location in
            names += entity[.name]
            lines.append(location.line)
        }
        return (names, lines, log)
    }

    /// `id,name` with two invented parties, packed by gzip.
    private static let packed = [UInt8](
        Data(base64Encoded: "H4sIAAAAAAACA8tM0clLzE3lMtQJLM3PK0utUPDNzMkp5jLS8UjMSSrKLFFwy89PKeYCANGghuEoAAAA")
            ?? Data())

    @Test func aPackedFileIsReadWhateverItsName() throws {
        for size in [1 << 20, 100, 7] {
            #expect(try Self.read(Self.packed, pieceSize: size).names == ["Quonvex Mills", "Halbrit Foods"])
        }
        #expect(try Self.read(Self.packed + Self.packed).names.count == 5)
    }

    @Test func aPackedFileCutShortIsAnErrorAndNeverHalfAList() {
        let error = #expect(throws: ScreeningError.self) { try Self.read(Array(Self.packed.dropLast(12))) }
        #expect(error?.message.contains("damaged or cut short") == true)
    }

    private static func workbook(_ rows: String, _ more: [(name: String, rows: String)] = []) throws -> [UInt8] {
        let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
        let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
        let package = "http://schemas.openxmlformats.org/package/2006"
        let sheets = [(name: "Parties", rows: rows)] + more
        var parts = [
            "[Content_Types].xml":
                "<Types xmlns='\(package)/content-types'><Override PartName='/xl/workbook.xml' "
                + "ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>",
            "_rels/.rels":
                "<Relationships xmlns='\(package)/relationships'><Relationship Id='r1' Type='\(office)/officeDocument' "
                + "Target='/xl/workbook.xml'/></Relationships>",
        ]
        var listed = ""
        var targets = ""
        for (index, sheet) in sheets.enumerated() {
            let id = index + 1
            listed += "<sheet name='\(sheet.name)' sheetId='\(id)' r:id='r\(id)'/>"
            targets += "<Relationship Id='r\(id)' Type='\(office)/worksheet' Target='worksheets/sheet\(id).xml'/>"
            parts["xl/worksheets/sheet\(id).xml"] =
                "<worksheet xmlns='\(main)'><sheetData>\(sheet.rows)</sheetData></worksheet>"
        }
        parts["xl/workbook.xml"] = "<workbook xmlns='\(main)' xmlns:r='\(office)'><sheets>\(listed)</sheets></workbook>"
        parts["xl/_rels/workbook.xml.rels"] =
            "<Relationships xmlns='\(package)/relationships'>\(targets)</Relationships>"
        return try ZipArchive.packed(parts.mapValues { Array($0.utf8) })
    }

    private static func row(_ number: Int, _ cells: [String]) -> String {
        let cells = cells.enumerated().map { index, text in
            let place = "\(["A", "B", "C", "D"][index])\(number)"
            return text.isEmpty ? "" : "<c r='\(place)' t='inlineStr'><is><t>\(text)</t></is></c>"
        }
        return "<row r='\(number)'>\(cells.joined())</row>"
    }

    @Test func aWorkbookIsReadFromTheRowOfItsHeaderOn() throws {
        let rows =
            Self.row(1, ["Our suppliers, 2026"]) + Self.row(3, ["Supplier", "Country"])
            + Self.row(4, ["Quonvex, Mills", "cn"])
            + Self.row(6, ["Halbrit \"Foods\""])
        let found = try Self.read(try Self.workbook(rows))
        #expect(found.names == ["Quonvex, Mills", "Halbrit \"Foods\""])
        #expect(found.lines == [4, 6])
    }

    @Test func ofSeveralSheetsOneMustBeNamed() throws {
        let bytes = try Self.workbook(
            Self.row(1, ["name"]) + Self.row(2, ["Quonvex Mills"]),
            [("Others", Self.row(1, ["name"]) + Self.row(2, ["Halbrit Foods"]))])
        let error = #expect(throws: ScreeningError.self) { try Self.read(bytes) }
        #expect(error?.message.contains("Others") == true && error?.message.contains("--sheet") == true)
        #expect(try Self.read(bytes, sheet: "Others").names == ["Halbrit Foods"])
    }

    @Test func aPackageThatIsNoWorkbookIsRefused() throws {
        let bytes = try ZipArchive.packed(["readme.txt": Array("name\nQuonvex\n".utf8)])
        #expect(throws: ScreeningError.self) { try Self.read(bytes) }
    }
}
