import ClewModel
import OfficeFiles
import SourceFiles
import TestSupport
import Testing

/// Files in which bytes were changed: they are read or refused with a reason, and never end the process.
struct DamageTests {
    private static let parts: [String: String] = OfficeFixtures.workbookParts(
        [
            .init(
                name: "Lots",
                content: """
                    <cols><col min='2' max='3' hidden='1'/></cols><sheetData><row r='1'><c r='A1' t='s'><v>0</v></c>\
                    <c r='B1' s='1'><v>45356.5</v></c><c r='C1' t='inlineStr'><is><t>x</t></is></c></row></sheetData>\
                    <mergeCells><mergeCell ref='A1:B2'/></mergeCells>
                    """)
        ], strings: "<si><t>id</t></si>",
        styles:
            "<numFmts><numFmt numFmtId='164' formatCode='[h]:mm;@'/></numFmts><cellXfs><xf/><xf numFmtId='164'/></cellXfs>"
    )

    private func damaged(_ bytes: [UInt8], _ generator: inout SplitMix64) -> [UInt8] {
        var bytes = bytes
        for _ in 0..<Int.random(in: 1...4, using: &generator) where !bytes.isEmpty {
            let place = Int.random(in: 0..<bytes.count, using: &generator)
            switch Int.random(in: 0..<4, using: &generator) {
            case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
            case 1: bytes.remove(at: place)
            case 2: bytes.insert(bytes[Int.random(in: 0..<bytes.count, using: &generator)], at: place)
            default: bytes.removeSubrange(place..<min(bytes.count, place + Int.random(in: 1...40, using: &generator)))
            }
        }
        return bytes
    }

    private func examine(_ bytes: [UInt8], name: String) {
        let file = SourceFile(name: name, bytes: bytes)
        let first = Result { try DocumentText.read(file, pdfProgram: nil) }
        let second = Result { try DocumentText.read(file, pdfProgram: nil) }
        switch (first, second) {
        case (.success(let one), .success(let other)): #expect(one == other)
        case (.failure(let one as OfficeFileError), .failure(let other as OfficeFileError)):
            #expect(one == other)
            #expect(!one.message.isEmpty)
        default: Issue.record("the same bytes are read in two ways")
        }
        guard let workbook = try? Workbook(file) else { return }
        for sheet in workbook.sheets {
            var diagnostics: [Diagnostic] = []
            _ = sheet.table(required: ["id"], into: &diagnostics)
            for diagnostic in diagnostics { #expect(!diagnostic.location.description.isEmpty) }
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func damagedPartsOfAWorkbook(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for name in Self.parts.keys.sorted() {
            var parts = Self.parts.mapValues { Array($0.utf8) }
            parts[name] = damaged(parts[name] ?? [], &generator)
            examine(try ZipArchive.packed(parts), name: "t.xlsx")
        }
    }

    @Test(arguments: 0..<40 as Range<UInt64>)
    func damagedArchivesPagesAndTexts(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let workbook = try ZipArchive.packed(Self.parts.mapValues { Array($0.utf8) }, isCompressed: seed % 2 == 0)
        let document = try OfficeFixtures.document("<w:p><w:del><w:r/></w:del><w:r><w:t>a</w:t></w:r></w:p>").bytes
        let page = Array("<html><meta charset='gbk'><p class='a'>x<br><table><tr><td>&amp;<!-- c --></table>".utf8)
        for _ in 0..<10 {
            examine(damaged(workbook, &generator), name: "t.xlsx")
            examine(damaged(document, &generator), name: "t.docx")
            examine(damaged(page, &generator), name: "t.html")
            examine(damaged(ForeignBytes.gb18030, &generator), name: "t.txt")
        }
    }
}
