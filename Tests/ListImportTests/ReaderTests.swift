import ClewModel
import Foundation
import TestSupport
import Testing

@testable import ListImport

/// The readers below all formats: what they accept, what they refuse and where.
struct ReaderTests {
    private func session(_ options: ImportOptions = ImportOptions()) -> ImportSession {
        ImportSession(
            list: "x", dataset: "x", title: "x", format: "x", sink: StatementCollector(), options: options)
    }

    private func file(_ text: String) -> ListFile {
        ListFile(name: "x", bytes: Array(text.utf8))
    }

    private func records(xml: String) throws -> [Record] {
        var records: [Record] = []
        try XMLRecordReader(records: ["r"]).read(file(xml), into: session()) { records.append($0) }
        return records.filter { $0.name == "r" }
    }

    @Test func xmlRecordsHoldTextAttributesAndCharacterData() throws {
        let found = try records(
            xml:
                "<all><r id=\"1 &amp; 2 &lt;3\"><a>x &amp; y</a><a><![CDATA[<z>]]></a><b lang=\"zh\">\u{4E2D}</b></r></all>"
        )
        let fields = try #require(found.first).fields
        #expect(fields["@id"] == "1 & 2 <3")
        #expect(fields.texts("a") == ["x & y", "<z>"])
        let b = fields.group("b")
        #expect(b?["@lang"] == "zh")
        #expect(b?.text == "\u{4E2D}")
    }

    @Test func whatNobodyTakesIsKnown() throws {
        let record = try #require(try records(xml: "<all><r><a>1</a><b><c>2</c></b><d/><e>  </e></r></all>").first)
        _ = record.fields["a"]
        #expect(record.unread().map(\.path) == ["b/c"])
        #expect(record.unread().map(\.value) == ["2"])
        record.fields.ignore("b")
        #expect(record.unread().isEmpty)
    }

    @Test func aRecordKnowsItsLine() throws {
        #expect(try records(xml: "<all>\n\n<r/>\n<r>\n</r>\n</all>").map(\.line) == [3, 4])
    }

    @Test func entitiesOfOnesOwnAreRefused() {
        let bomb = """
            <?xml version="1.0"?>
            <!DOCTYPE all [<!ENTITY a "aaaaaaaaaa"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;"><!ENTITY c "&b;&b;&b;&b;">]>
            <all><r>&c;</r></all>
            """
        let error = #expect(throws: ImportError.self) { try records(xml: bomb) }
        #expect(error?.code == .unsafe)
        let outside = "<!DOCTYPE all [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><all><r>&x;</r></all>"
        let second = #expect(throws: ImportError.self) { try records(xml: outside) }
        #expect(second?.code == .unsafe)
    }

    @Test func nestingWithoutEndIsRefused() {
        let deep = "<all><r>" + String(repeating: "<a>", count: 5000)
        let error = #expect(throws: ImportError.self) { try records(xml: deep) }
        #expect(error?.code == .unsafe)
    }

    @Test(arguments: [
        ("<all>\n<r><a></b></r></all>", 2), ("<all>\n\n<r>", 3), ("", 0), ("<all><r>\u{1}</r></all>", 1),
    ])
    func xmlThatIsNotWellFormedNamesItsLine(xml: String, line: Int) {
        let error = #expect(throws: ImportError.self) { try records(xml: xml) }
        #expect(error?.code == .malformed)
        if line > 0 { #expect(error?.location.line == line) }
    }

    @Test func bytesThatAreNoUTF8AreRefusedWithTheirPlace() {
        let bytes =
            Array("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<all><r>".utf8) + [0xE9, 0x20] + Array("</r></all>".utf8)
        let file = ListFile(name: "x", bytes: bytes)
        let error = #expect(throws: ImportError.self) {
            try XMLRecordReader(records: ["r"]).read(file, into: session()) { _ in }
        }
        #expect(error?.location.line == 2)
    }

    private func rows(_ text: String, _ layout: DelimitedRecordReader.Layout = .init()) throws -> [[String: String]] {
        var rows: [[String: String]] = []
        try DelimitedRecordReader(layout: layout).read(file(text), into: session()) { record in
            rows.append(Dictionary(record.fields.children.map { ($0.name, $0.text ?? "") }) { $1 })
        }
        return rows
    }

    @Test func tablesAreReadWithQuotesBreaksAndAnySeparator() throws {
        let expected = [["a": "1", "b": "x; \"y\", z"], ["a": "2", "b": "two lines"]]
        #expect(try rows("\u{FEFF}A,B\r\n1,\"x; \"\"y\"\", z\"\r\n\r\n2,\"two\nlines\"\r\n\u{1A}") == expected)
        #expect(try rows("A;B\n1;\"x; \"\"y\"\", z\"\n2;two lines") == expected)
        #expect(try rows("A\tB\r1\t\"x; \"\"y\"\", z\"\r2\ttwo lines\r") == expected)
        #expect(try rows("# a comment\nA,B\n1,\"x; \"\"y\"\", z\"\n2,two lines\n") == expected)
    }

    @Test func aQuoteThatNeverClosesIsRefusedWhereItOpens() {
        let error = #expect(throws: ImportError.self) { try rows("a,b\n1,2\n3,\"4\n5,6\n") }
        #expect(error?.code == .malformed)
        #expect(error?.location.line == 3)
    }

    @Test func raggedRowsAreRejectedAndTheRestGoesOn() throws {
        let session = session()
        var count = 0
        try DelimitedRecordReader().read(file("a,b\n1,2\n3\n4,5,6\n7,8\n"), into: session) { _ in count += 1 }
        #expect(count == 2)
        #expect(session.summary.rejected == 2)
        #expect(session.summary.diagnostics.map(\.location.line) == [3, 4])
    }

    private func values(json: String, wrapper: String? = nil) throws -> [String] {
        var values: [String] = []
        try JSONRecordReader(wrapperKey: wrapper).read(file(json), into: session()) { record in
            values.append(record.fields.texts("a").joined(separator: "+"))
        }
        return values
    }

    @Test func jsonIsReadAsLinesAsAnArrayAndInsideAnObject() throws {
        #expect(try values(json: "{\"a\":\"1\"}\n\n{\"a\":[\"2\",\"3\"]}\n") == ["1", "2+3"])
        #expect(try values(json: " [\n{\"a\":\n1},{\"a\":[true,null,\"x]}\"]}\n]\n") == ["1", "true+x]}"])
        #expect(
            try values(json: "{\"n\":[1],\"b\":{\"rows\":[0]},\"rows\":[{\"a\":1},{\"a\":\"2\"}]}", wrapper: "rows")
                == ["1", "2"])
        #expect(try values(json: "\u{FEFF}[]") == [])
    }

    @Test func anArrayThatBreaksOffIsRefused() {
        for json in ["[{\"a\":1},{\"a\":", "[{\"a\":1} oops, {\"a\":2}]", "[{\"a\":1"] {
            #expect(throws: ImportError.self) { try values(json: json) }
        }
    }

    @Test(arguments: 0..<16 as Range<UInt64>)
    func damagedFilesEndInAnErrorOrInDiagnosticsButNeverInATrap(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        for fixture in FixtureCase.all {
            var files: [ListFile] = []
            for name in fixture.files {
                var bytes = [UInt8](try Data(contentsOf: FixtureCase.folder.appending(path: name)))
                for _ in 0..<Int.random(in: 1...12, using: &generator) where !bytes.isEmpty {
                    let place = Int.random(in: 0..<bytes.count, using: &generator)
                    switch Int.random(in: 0..<4, using: &generator) {
                    case 0: bytes[place] = UInt8.random(in: 0...255, using: &generator)
                    case 1: bytes.remove(at: place)
                    case 2: bytes.insert(UInt8.random(in: 32...126, using: &generator), at: place)
                    default: bytes.removeSubrange(place..<min(bytes.count, place + 40))
                    }
                }
                files.append(ListFile(name: name, bytes: bytes))
            }
            let sink = StatementCollector()
            let importer = try PublishedLists.catalog().importer(for: fixture.list)
            if let summary = try? importer.read(files, into: sink) {
                #expect(summary.statements == sink.statements.count)
            }
        }
    }
}
