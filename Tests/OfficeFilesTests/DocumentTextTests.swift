import ClewModel
import Foundation
import OfficeFiles
import SourceFiles
import TestSupport
import Testing

struct DocumentTextTests {
    private func read(_ name: String, _ bytes: [UInt8], _ limits: OfficeLimits = .standard) throws -> DocumentText {
        try DocumentText.read(SourceFile(name: name, bytes: bytes), limits: limits)
    }

    private static let hasPDFReader = HelperProgram(named: "pdftotext") != nil
    private let simplified = "2023年5月，某县组织转移就业人员赴青岛市。该公司接收新疆富余劳动力。"
    private let traditional = "2023年5月，某縣組織轉移就業人員赴青島市。該公司接收新疆富餘勞動力。"

    @Test func encodingsAreFoundAndNamed() throws {
        func check(_ bytes: [UInt8], _ text: String, _ encoding: TextEncoding, remarks: Int) throws {
            let document = try read("t.txt", bytes)
            #expect(document.text == text)
            #expect(document.kind == .text(encoding))
            #expect(document.remarks.count == remarks)
        }
        try check(Array(simplified.utf8), simplified, .utf8, remarks: 0)
        try check([0xEF, 0xBB, 0xBF] + Array(simplified.utf8), simplified, .utf8, remarks: 0)
        try check(
            [0xFF, 0xFE] + simplified.utf16.flatMap { [UInt8($0 & 0xFF), UInt8($0 >> 8)] }, simplified, .utf16,
            remarks: 1)
        try check(
            [0xFE, 0xFF] + simplified.utf16.flatMap { [UInt8($0 >> 8), UInt8($0 & 0xFF)] }, simplified, .utf16,
            remarks: 1)
        try check(ForeignBytes.gb18030, simplified, .gb18030, remarks: 1)
        try check(ForeignBytes.big5, traditional, .big5, remarks: 1)
        try check(
            Array("Le march".utf8) + [0xE9] + Array(" du coton, d".utf8) + [0xE9] + Array("cid".utf8) + [0xE9, 0x97]
                + Array(" hier.".utf8), "Le marché du coton, décidé— hier.", .windows1252, remarks: 1)
        try check(Array("名".utf8) + Array(simplified.utf8) + [0x80], "名" + simplified + "\u{FFFD}", .utf8, remarks: 1)
    }

    @Test func anAccentedLetterIsNoHalfOfAnIdeograph() throws {
        let document = try read("t.txt", Array("Le statut l".utf8) + [0xE9] + Array("gal".utf8))
        #expect(document.text == "Le statut légal")
        #expect(document.kind == .text(.windows1252))
    }

    @Test func otherLanguagesProveTheirEncoding() throws {
        #expect(try read("t.txt", ForeignBytes.korean).text.contains("신장 지역의 노동자"))
        #expect(try read("t.txt", ForeignBytes.russian).text.hasPrefix("Компания сообщает"))
    }

    @Test func whatIsNoTextInAnyEncodingIsRefused() {
        var noise: [UInt8] = []
        var state: UInt32 = 7
        for _ in 0..<4000 {
            state = state &* 1_664_525 &+ 1_013_904_223
            noise.append(UInt8(state >> 24) | 0x80)
        }
        #expect(refusal { _ = try read("t.txt", noise) }?.code == .unknownFormat)
    }

    @Test func pagesGiveTheirBlocksAndNothingElse() throws {
        let page = """
            <!-- saved --><!DOCTYPE html><html><head><title>Notice</title><style>p{}</style><script>var a = "<p>x</p>";</script></head>
            <body><h1>Mill&nbsp;&amp; Co</h1><p>It takes
            workers<br>by train.<p>青<ruby>岛<rt>dao</rt></ruby><ul><li>one<li>two</ul>
            <table><tr><th>Lot<th>kg<tr><td>L1<td>5</table><pre>a
              b</pre><script src="http://127.0.0.1:1/x.js"></script></body></html>
            """
        let document = try read("t.bin", Array(page.utf8))
        #expect(document.kind == .html(.utf8))
        #expect(
            document.text
                == "Notice\n\nMill\u{A0}& Co\n\nIt takes workers\nby train.\n\n青岛\n\none\n\ntwo\n\nLot\tkg\n\nL1\t5\n\na\n  b\n"
        )
    }

    @Test func aPageIsReadInTheEncodingThatItStates() throws {
        let head = Array("<html><meta charset=gb2312><p>".utf8)
        let document = try read("t.htm", head + ForeignBytes.gb18030)
        #expect(document.kind == .html(.gb18030))
        #expect(document.text == simplified + "\n")
        let korean = try read("t.htm", Array("<meta charset='EUC-KR'><p>".utf8) + ForeignBytes.korean)
        #expect(korean.text.contains("신장 지역의 노동자"))
    }

    @Test func pagesThatAreMadeToDoHarmAreRefused() {
        let deep = "<html>" + String(repeating: "<b>", count: 5000)
        let wide = "<html><p " + (0..<3000).map { "a\($0)" }.joined(separator: " ") + ">x"
        for page in [deep, wide] { #expect(refusal { _ = try read("t.html", Array(page.utf8)) }?.code == .unsafe) }
        #expect(refusal { _ = try read("t.html", Array("<html><script>1</script>".utf8)) }?.code == .noText)
    }

    @Test func documentsOfAWordProcessorGiveWhatTheySayNow() throws {
        let body = """
            <w:p><w:r><w:t>The mill</w:t></w:r><w:r><w:t xml:space='preserve'> takes</w:t><w:br/><w:t>workers</w:t></w:r>\
            <w:del w:id='1'><w:r><w:delText>no </w:delText><w:t>never </w:t></w:r></w:del><w:ins w:id='2'><w:r><w:t>.</w:t></w:r></w:ins>\
            <w:r><w:instrText>PAGE</w:instrText></w:r></w:p>\
            <w:p><w:r><w:t>A</w:t><w:noBreakHyphen/><w:t>1</w:t></w:r></w:p>\
            <w:tbl><w:tr><w:tc><w:p><w:r><w:t>Lot</w:t></w:r></w:p></w:tc><w:tc><w:p><w:r><w:t>kg</w:t></w:r></w:p><w:p><w:r><w:t>net</w:t></w:r></w:p></w:tc></w:tr>\
            <w:tr><w:tc><w:p><w:r><w:t>L1</w:t></w:r></w:p></w:tc><w:tc><w:p/></w:tc></w:tr></w:tbl>\
            <mc:AlternateContent><mc:Choice Requires='w'><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Choice>\
            <mc:Fallback><w:p><w:r><w:t>Box</w:t></w:r></w:p></mc:Fallback></mc:AlternateContent>\
            <w:p><w:r><w:ruby><w:rt><w:r><w:t>dao</w:t></w:r></w:rt><w:rubyBase><w:r><w:t>岛</w:t></w:r></w:rubyBase></w:ruby></w:r></w:p>
            """
        func part(_ root: String, _ content: String) -> String {
            "<w:\(root) xmlns:w='\(OfficeFixtures.word)'>\(content)</w:\(root)>"
        }
        let file = try OfficeFixtures.document(
            body,
            others: [
                ("header", "header1.xml", part("hdr", "<w:p><w:r><w:t>Head</w:t></w:r></w:p>")),
                ("header", "header2.xml", part("hdr", "<w:p><w:r><w:t>Head</w:t></w:r></w:p>")),
                (
                    "footnotes", "footnotes.xml",
                    part(
                        "footnotes",
                        "<w:footnote w:type='separator'><w:p><w:r><w:t>---</w:t></w:r></w:p></w:footnote>"
                            + "<w:footnote><w:p><w:r><w:t>Note.</w:t></w:r></w:p></w:footnote>")
                ),
                ("footer", "footer1.xml", part("ftr", "<w:p><w:r><w:t>Foot</w:t></w:r></w:p>")),
            ])
        let document = try DocumentText.read(file)
        #expect(document.kind == .docx)
        #expect(
            document.text == """
                Head

                The mill takes
                workers.

                A-1

                Lot\tkg
                net

                L1

                Box

                岛

                Note.

                Foot

                """)
        #expect(document.remarks == ["text that tracked changes delete was left out"])
        #expect(refusal { _ = try DocumentText.read(OfficeFixtures.document("<w:p/>")) }?.code == .noText)
        let joined = try OfficeFixtures.document(
            "<w:p><w:r><w:t>a</w:t></w:r></w:p>", others: [("aFChunk", "chunk.htm", "<p>b</p>")])
        #expect(try DocumentText.read(joined).remarks.count == 1)
    }

    @Test func workbooksGiveTheirCellsByRow() throws {
        let sheet = SheetDraft(name: "Lots", columns: [.init("lot"), .init("kg")], rows: [[.text("L1"), .number(5)]])
        let document = try read("t", WorkbookDraft(sheets: [sheet]).bytes())
        #expect(document.kind == .xlsx)
        #expect(document.text == "Lots\n\nlot\tkg\n\nL1\t5\n")
    }

    @Test(.enabled(if: hasPDFReader))
    func aPDFIsReadAndPagesWithoutTextAreNamed() throws {
        let document = try read("t", ForeignBytes.pdf([["The mill takes", "workers."], [], ["It says so."]]))
        #expect(document.kind == .pdf)
        #expect(document.text == "The mill takes\nworkers.\n\nIt says so.\n")
        #expect(document.remarks == ["page 2 of 3 has no text; it may be a picture"])
        #expect(document.unread == document.remarks)
    }

    @Test(.enabled(if: hasPDFReader))
    func aPDFThatWasCutShortIsNotTakenForAWholeOne() throws {
        let bytes = ForeignBytes.pdf([["The mill takes workers."], ["It says so."]])
        let document = try read("t.pdf", Array(bytes.dropLast(12)))
        #expect(document.remarks == ["the PDF lacks its end; it may have been cut short and its text incomplete"])
    }

    @Test(.enabled(if: hasPDFReader))
    func aPDFThatCannotBeReadSaysWhy() {
        let sound = ForeignBytes.pdf([["The mill takes workers."]])
        #expect(refusal { _ = try read("t.pdf", ForeignBytes.encryptedPDF) }?.code == .encrypted)
        #expect(refusal { _ = try read("t.pdf", ForeignBytes.pdf([[], []])) }?.code == .noText)
        #expect(refusal { _ = try read("t.pdf", Array("%PDF-1.4\nnothing".utf8)) }?.code == .broken)
        var limits = OfficeLimits()
        limits.textSize = 5
        #expect(refusal { _ = try read("t.pdf", sound, limits) }?.code == .tooLarge)
        limits = OfficeLimits()
        limits.memory = 1 << 20
        #expect(refusal { _ = try read("t.pdf", sound, limits) } != nil)
    }

    @Test func withoutAReaderOfPDFOrWithOneThatHangsItSaysSo() throws {
        let file = SourceFile(name: "t.pdf", bytes: ForeignBytes.pdf([["The mill."]]))
        #expect(refusal { _ = try DocumentText.read(file, pdfProgram: nil) }?.code == .noProgram)
        #expect(
            refusal { _ = try DocumentText.read(file, pdfProgram: HelperProgram(path: "/nonexistent/x")) }?.code
                == .noProgram)
        let folder = try TemporaryDirectory()
        let script = try folder.write("#!/bin/sh\nsleep 1000\n", to: "slow")
        let path = script.path(percentEncoded: false)
        try #require(HelperProgram(path: "/bin/sh").run(["-c", "chmod 700 \"$1\"", "sh", path], input: "") == "")
        var limits = OfficeLimits()
        limits.time = .milliseconds(300)
        // A script that was only just written cannot be started while another process, forked meanwhile, still holds it open.
        var code: OfficeFileError.Code? = .noProgram
        for _ in 0..<50 where code == .noProgram {
            let refusal = refusal {
                _ = try DocumentText.read(file, limits: limits, pdfProgram: HelperProgram(path: path))
            }
            code = refusal?.code
            if code == .noProgram { usleep(20_000) }
        }
        #expect(code == .timedOut)
    }

    @Test(.enabled(if: hasPDFReader && RepositoryFiles.beside("shared/cases/api/pdf-case/d09-notice.pdf") != nil))
    func aNoticeThatABrowserPrintedIsRead() throws {
        let url = try #require(RepositoryFiles.beside("shared/cases/api/pdf-case/d09-notice.pdf"))
        let document = try DocumentText.read(SourceFile.read(url, as: "d09-notice.pdf"))
        #expect(document.text.contains("组织转移就业人员赴山东省青岛市"))
    }

    @Test func formatsThatAreNotReadAreNamed() throws {
        let cases: [(String, [UInt8], OfficeFileError.Code)] = [
            ("a.png", [0x89, 0x50, 0x4E, 0x47, 0, 0], .unknownFormat),
            ("a.rtf", Array("{\\rtf1 x}".utf8), .unknownFormat),
            ("a.doc", [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1, 0], .unknownFormat),
            ("a.txt", [0x41, 0, 0x42, 0, 0x43], .unknownFormat), ("a.txt", [], .noText),
            ("a.txt", [0x20, 0x0A], .noText),
            ("a.mht", Array("MIME-Version: 1.0\nContent-Type: multipart/related".utf8), .unknownFormat),
            ("a.zip", try ZipArchive.packed(["a.txt": [0x41]]), .unknownFormat),
            (
                "a.odt", try ZipArchive.packed(["mimetype": Array("application/vnd.oasis.opendocument.text".utf8)]),
                .unknownFormat
            ),
            ("a.docx", Array("PK\u{3}\u{4}rest".utf8), .broken),
        ]
        for (name, bytes, code) in cases {
            #expect(refusal { _ = try read(name, bytes) }?.code == code, "\(name)")
        }
        var limits = OfficeLimits()
        limits.fileSize = 3
        #expect(refusal { _ = try read("a.txt", Array("four".utf8), limits) }?.code == .tooLarge)
    }
}
