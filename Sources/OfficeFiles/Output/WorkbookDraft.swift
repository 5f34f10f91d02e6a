import ClewModel
import SourceFiles

/// A workbook to be written: the one writer of XLSX.
///
/// The bytes depend on the sheets alone: no day, no name of a user, program or machine. Texts are cells of text and nothing is
/// ever a formula. Controls of terminals and of direction in texts are written out, see ``SafeText``.
public struct WorkbookDraft: Hashable, Sendable {
    /// The name of the hidden sheet that holds the choices of columns.
    static let choicesName = "Choices"

    /// The sheets, in order.
    public var sheets: [SheetDraft]

    /// Creates a workbook.
    public init(sheets: [SheetDraft]) { self.sheets = sheets }

    /// The workbook as the bytes of an XLSX file.
    ///
    /// - Parameter isCompressed: Whether to deflate, which makes the bytes depend on the version of zlib too.
    /// - Throws: ``OfficeFileError``: `unwritable` for a name that no sheet may have, a number that is not finite, a text past
    ///   32,767 characters, or more rows or columns than a sheet has.
    /// - Complexity: O(*n*) in the cells.
    public func bytes(isCompressed: Bool = false) throws(OfficeFileError) -> [UInt8] {
        try checkNames()
        var all = sheets
        let choices = choiceColumns
        if !choices.isEmpty { all.append(Self.choicesSheet(choices)) }
        var parts: [String: String] = [
            "[Content_Types].xml": Self.contentTypes(all.count),
            "_rels/.rels": Self.relationships([("officeDocument", "xl/workbook.xml")]),
            "xl/workbook.xml": main(all, hasChoices: !choices.isEmpty),
            "xl/_rels/workbook.xml.rels": Self.relationships(
                all.indices.map { ("worksheet", "worksheets/sheet\($0 + 1).xml") } + [("styles", "styles.xml")]),
            "xl/styles.xml": CellStyle.part,
        ]
        for (index, sheet) in all.enumerated() {
            var writer = SheetWriter(sheet, isShown: index == 0)
            if index < sheets.count { writer.choices = choices.filter { $0.sheet == index } }
            parts["xl/worksheets/sheet\(index + 1).xml"] = try writer.part()
        }
        return try ZipArchive.packed(parts.mapValues { Array($0.utf8) }, isCompressed: isCompressed)
    }

    /// The choices of a column and where they stand.
    struct ChoiceColumn {
        var sheet: Int
        var column: Int
        var choices: [String]
        /// The column of the hidden sheet, from 1.
        var place: Int
    }

    private var choiceColumns: [ChoiceColumn] {
        var found: [ChoiceColumn] = []
        for (index, sheet) in sheets.enumerated() {
            for (position, column) in sheet.columns.enumerated() where !column.choices.isEmpty {
                found.append(
                    ChoiceColumn(sheet: index, column: position, choices: column.choices, place: found.count + 1))
            }
        }
        return found
    }

    private static func choicesSheet(_ columns: [ChoiceColumn]) -> SheetDraft {
        let longest = columns.map(\.choices.count).max() ?? 0
        let rows = (0..<longest).map { row in
            columns.map { row < $0.choices.count ? SheetDraft.Cell.text($0.choices[row]) : SheetDraft.Cell(.blank) }
        }
        return SheetDraft(
            name: choicesName, columns: columns.map { SheetDraft.Column("\($0.sheet + 1).\($0.column + 1)") },
            rows: rows,
            isProtected: true)
    }

    private func checkNames() throws(OfficeFileError) {
        guard !sheets.isEmpty else {
            throw OfficeFileError(
                .unwritable, "a workbook has at least one sheet", at: SourceLocation(file: "workbook"))
        }
        var seen: Set = [Self.choicesName.lowercased()]
        for sheet in sheets {
            let place = SourceLocation(file: "workbook", sheet: SafeText.line(sheet.name))
            let isSound =
                (1...31).contains(sheet.name.utf16.count) && !sheet.name.contains(where: { ":\\/?*[]".contains($0) })
                && !sheet.name.hasPrefix("'") && !sheet.name.hasSuffix("'")
                && !sheet.name.unicodeScalars.contains(where: SafeText.isCommand)
            guard isSound, seen.insert(sheet.name.lowercased()).inserted else {
                throw OfficeFileError(
                    .unwritable,
                    "no sheet may have this name: expected 1 to 31 characters without : \\ / ? * [ ], each name once, and not "
                        + Self.choicesName, at: place)
            }
        }
    }

    private func main(_ all: [SheetDraft], hasChoices: Bool) -> String {
        var text = XMLText.declaration
        text += "<workbook xmlns=\"\(XMLText.main)\" xmlns:r=\"\(XMLText.relationships)\"><sheets>"
        for (index, sheet) in all.enumerated() {
            let state = hasChoices && index == all.count - 1 ? " state=\"hidden\"" : ""
            text +=
                "<sheet name=\"\(HTMLText.escape(sheet.name))\" sheetId=\"\(index + 1)\"\(state) r:id=\"rId\(index + 1)\"/>"
        }
        text += "</sheets><definedNames>"
        for (index, sheet) in sheets.enumerated() {
            let name = HTMLText.escape("'" + sheet.name.replacing("'", with: "''") + "'")
            let row = sheet.notes.count + 1
            text +=
                "<definedName name=\"_xlnm.Print_Titles\" localSheetId=\"\(index)\">\(name)!$\(row):$\(row)</definedName>"
        }
        return text + "</definedNames></workbook>"
    }

    private static func contentTypes(_ count: Int) -> String {
        let base = "application/vnd.openxmlformats-officedocument.spreadsheetml"
        var text = XMLText.declaration
        text += "<Types xmlns=\"http://schemas.openxmlformats.org/package/2006/content-types\">"
        text += "<Default Extension=\"rels\" ContentType=\"application/vnd.openxmlformats-package.relationships+xml\"/>"
        text += "<Default Extension=\"xml\" ContentType=\"application/xml\"/>"
        text += "<Override PartName=\"/xl/workbook.xml\" ContentType=\"\(base).sheet.main+xml\"/>"
        for index in 1...count {
            text += "<Override PartName=\"/xl/worksheets/sheet\(index).xml\" ContentType=\"\(base).worksheet+xml\"/>"
        }
        return text + "<Override PartName=\"/xl/styles.xml\" ContentType=\"\(base).styles+xml\"/></Types>"
    }

    private static func relationships(_ targets: [(type: String, part: String)]) -> String {
        var text = XMLText.declaration
        text += "<Relationships xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\">"
        for (index, target) in targets.enumerated() {
            text += "<Relationship Id=\"rId\(index + 1)\" Type=\"\(XMLText.relationships)/\(target.type)\" "
            text += "Target=\"\(target.part)\"/>"
        }
        return text + "</Relationships>"
    }
}

/// The texts that all parts share.
enum XMLText {
    static let declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n"
    static let main = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
    static let relationships = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
}
