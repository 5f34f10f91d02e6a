import ClewModel
import OfficeFiles
import SourceFiles

/// Any bytes as an office file, or as one part of a sound one: the same answer each time, or an error with its place.
///
/// The first byte says which.
enum OfficeTarget {
    private static let spreadsheet = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    private static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
    private static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"

    static func run(_ input: [UInt8]) {
        let bytes = Array(input.dropFirst())
        switch (input.first ?? 0) & 7 {
        case 1:
            let sheet = element("worksheet", spreadsheet, around: "<sheetData>", bytes, "</sheetData>")
            readWorkbook(workbook(["xl/worksheets/sheet1.xml": sheet]))
        case 2: readWorkbook(workbook(["xl/sharedStrings.xml": element("sst", spreadsheet, around: "", bytes, "")]))
        case 3: readWorkbook(workbook(["xl/styles.xml": element("styleSheet", spreadsheet, around: "", bytes, "")]))
        case 4: read(document(bytes), name: "t.docx")
        case 5: read(Array("<html>".utf8) + bytes, name: "t.html")
        case 6: write(String(decoding: bytes, as: UTF8.self))
        case 7: read(bytes, name: "t.txt")
        default:
            read(bytes, name: "t")
            readWorkbook(bytes)
        }
    }

    /// The text of a document; PDF is not tried, since its reader is a program of its own.
    private static func read(_ bytes: [UInt8], name: String) {
        let file = SourceFile(name: name, bytes: bytes)
        let answers = (0..<2).map { _ in
            do throws(OfficeFileError) {
                return try DocumentText.read(file, pdfProgram: nil).text
            } catch {
                demand(!error.message.isEmpty && error.location.file == name, "an error says nothing or has no place")
                return "\u{0}" + error.description
            }
        }
        demand(answers[0] == answers[1], "the same bytes are read in two ways")
    }

    private static func readWorkbook(_ bytes: [UInt8]) {
        guard let workbook = try? Workbook(SourceFile(name: "t.xlsx", bytes: bytes)) else { return }
        for sheet in workbook.sheets {
            for row in sheet.rows {
                let columns = row.cells.map(\.reference.column)
                demand(zip(columns, columns.dropFirst()).allSatisfy(<), "cells are out of order")
                demand(row.cells.allSatisfy { $0.reference.row == row.number }, "a cell is of another row")
            }
            var diagnostics: [Diagnostic] = []
            let table = sheet.table(required: ["a"], optional: ["b"], into: &diagnostics)
            for location in diagnostics.map(\.location) + table.rows.map(\.location) {
                demand(location.sheet != nil, "a place has no sheet")
            }
        }
    }

    /// What is written is read back as it was.
    private static func write(_ text: String) {
        let sheet = SheetDraft(name: "S", columns: [.init("a")], rows: [[.text(text)]])
        guard let bytes = try? WorkbookDraft(sheets: [sheet]).bytes() else { return }
        guard let workbook = try? Workbook(SourceFile(name: "t.xlsx", bytes: bytes)) else {
            fatalError("what was written cannot be read")
        }
        let shown = SafeText.block(text.replacing("\r\n", with: "\n"))
        let cells = workbook.sheets.first?.rows.dropFirst().first?.cells ?? []
        let isPlain = text.unicodeScalars.allSatisfy { $0 != "\r" }
        demand(!isPlain || (cells.first?.text ?? "") == shown, "a text is read back as another one")
        demand(cells.allSatisfy { !$0.isFormula }, "a text is a formula")
    }

    private static func element(
        _ name: String, _ space: String, around start: String, _ bytes: [UInt8], _ end: String
    ) -> [UInt8] {
        Array("<\(name) xmlns='\(space)'>\(start)".utf8) + bytes + Array("\(end)</\(name)>".utf8)
    }

    private static func relationships(_ targets: [(String, String)]) -> [UInt8] {
        let items = targets.enumerated().map { index, target in
            "<Relationship Id='r\(index + 1)' Type='\(office)/\(target.0)' Target='\(target.1)'/>"
        }
        return Array(
            ("<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>" + items.joined()
                + "</Relationships>").utf8)
    }

    private static func workbook(_ changed: [String: [UInt8]]) -> [UInt8] {
        let cells = "<row><c t='s' s='0'><v>0</v></c><c s='1'><v>45356.5</v></c></row>"
        let sound: [String: [UInt8]] = [
            "_rels/.rels": relationships([("officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": Array(
                ("<workbook xmlns='\(spreadsheet)' xmlns:r='\(office)'><sheets><sheet name='S' sheetId='1' r:id='r1'/></sheets>"
                    + "</workbook>").utf8),
            "xl/_rels/workbook.xml.rels": relationships([
                ("worksheet", "worksheets/sheet1.xml"), ("sharedStrings", "sharedStrings.xml"),
                ("styles", "styles.xml"),
            ]),
            "xl/worksheets/sheet1.xml": element(
                "worksheet", spreadsheet, around: "<sheetData>", Array(cells.utf8), "</sheetData>"),
            "xl/sharedStrings.xml": element("sst", spreadsheet, around: "<si><t>a</t></si>", [], ""),
            "xl/styles.xml": element(
                "styleSheet", spreadsheet, around: "<cellXfs><xf/><xf numFmtId='14'/></cellXfs>", [], ""),
        ]
        return needed { try ZipArchive.packed(sound.merging(changed) { $1 }) }
    }

    private static func document(_ bytes: [UInt8]) -> [UInt8] {
        let body = Array("<w:document xmlns:w='\(word)'><w:body>".utf8) + bytes + Array("</w:body></w:document>".utf8)
        return needed {
            try ZipArchive.packed([
                "_rels/.rels": relationships([("officeDocument", "word/document.xml")]), "word/document.xml": body,
            ])
        }
    }
}
