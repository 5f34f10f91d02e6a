import OfficeFiles
import SourceFiles
import Testing

/// Office files made of their parts.
enum OfficeFixtures {
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let office = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    static let word = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"

    /// A sheet of a workbook: its name, its state and what its part holds within `worksheet`.
    struct SheetXML {
        var name: String
        var state = "visible"
        var content: String
    }

    static func workbookParts(
        _ sheets: [SheetXML], strings: String? = nil, styles: String? = nil, properties: String = "",
        isStrict: Bool = false
    ) -> [String: String] {
        var parts = [
            "[Content_Types].xml":
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/xl/workbook.xml' "
                + "ContentType='application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml'/></Types>",
            "_rels/.rels": relationships([("officeDocument", "/xl/workbook.xml")]),
        ]
        var targets: [(String, String)] = []
        var listed = ""
        for (index, sheet) in sheets.enumerated() {
            targets.append(("worksheet", "worksheets/sheet\(index + 1).xml"))
            listed += "<sheet name='\(sheet.name)' sheetId='\(index + 1)' state='\(sheet.state)' r:id='r\(index + 1)'/>"
            parts["xl/worksheets/sheet\(index + 1).xml"] = "<worksheet xmlns='\(main)'>\(sheet.content)</worksheet>"
        }
        if let strings {
            targets.append(("sharedStrings", "sharedStrings.xml"))
            parts["xl/sharedStrings.xml"] = "<sst xmlns='\(main)'>\(strings)</sst>"
        }
        if let styles {
            targets.append(("styles", "styles.xml"))
            parts["xl/styles.xml"] = "<styleSheet xmlns='\(main)'>\(styles)</styleSheet>"
        }
        parts["xl/workbook.xml"] =
            "<workbook xmlns='\(main)' xmlns:r='\(office)'>\(properties)<sheets>\(listed)</sheets></workbook>"
        parts["xl/_rels/workbook.xml.rels"] = relationships(targets)
        guard isStrict else { return parts }
        return parts.mapValues {
            $0.replacing(main, with: "http://purl.oclc.org/ooxml/spreadsheetml/main")
                .replacing(office, with: "http://purl.oclc.org/ooxml/officeDocument/relationships")
        }
    }

    static func relationships(_ targets: [(String, String)]) -> String {
        let items = targets.enumerated().map { index, target in
            "<Relationship Id='r\(index + 1)' Type='\(office)/\(target.0)' Target='\(target.1)'/>"
        }
        return "<Relationships xmlns='http://schemas.openxmlformats.org/package/2006/relationships'>"
            + items.joined() + "</Relationships>"
    }

    static func file(_ name: String, _ parts: [String: String]) throws -> SourceFile {
        SourceFile(name: name, bytes: try ZipArchive.packed(parts.mapValues { Array($0.utf8) }))
    }

    /// A workbook of one sheet with these rows.
    static func workbook(rows: String, strings: String? = nil, styles: String? = nil, properties: String = "") throws
        -> Workbook
    {
        let sheet = SheetXML(name: "Parties", content: "<sheetData>\(rows)</sheetData>")
        return try Workbook(
            file("t.xlsx", workbookParts([sheet], strings: strings, styles: styles, properties: properties)))
    }

    static func document(_ body: String, others: [(type: String, name: String, content: String)] = []) throws
        -> SourceFile
    {
        var parts = [
            "[Content_Types].xml":
                "<Types xmlns='http://schemas.openxmlformats.org/package/2006/content-types'><Override PartName='/word/document.xml' "
                + "ContentType='application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml'/></Types>",
            "_rels/.rels": relationships([("officeDocument", "word/document.xml")]),
            "word/document.xml":
                "<w:document xmlns:w='\(word)' xmlns:mc='http://schemas.openxmlformats.org/markup-compatibility/2006'>"
                + "<w:body>\(body)</w:body></w:document>",
        ]
        parts["word/_rels/document.xml.rels"] = relationships(others.map { ($0.type, $0.name) })
        for other in others { parts["word/" + other.name] = other.content }
        return try file("t.docx", parts)
    }

    /// The first cells of the first column.
    static func texts(_ workbook: Workbook) -> [String] {
        (workbook.sheets.first?.rows ?? []).flatMap { $0.cells.map(\.text) }
    }
}

/// The code of the error that an office file is refused with.
func refusal(_ body: () throws -> Void) -> OfficeFileError? {
    do {
        try body()
        return nil
    } catch {
        return error as? OfficeFileError
    }
}
