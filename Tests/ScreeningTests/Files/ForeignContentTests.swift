import Testing

@testable import Screening

/// Files that are plainly no list of parties.
struct ForeignContentTests {
    @Test(arguments: [
        ("<?xml version=\"1.0\"?><list><name>Quonvex</name></list>", ForeignContent.xml),
        ("\u{FEFF}\n <CONSOLIDATED_LIST dateGenerated=\"x\"><A/></CONSOLIDATED_LIST>", .xml),
        ("<!DOCTYPE html>\n<html><body>", .html), ("<html lang=\"en\"><table>", .html), ("%PDF-1.7\n", .pdf),
        ("PK\u{3}\u{4}rest", .archive), ("SQLite format 3\u{0}rest", .database),
        ("[\n {\"name\":\"Quonvex\"}]", .jsonArray),
        ("CLEWIDX\nrest", .index),
    ])
    func theContentIsKnownForWhatItIs(_ text: String, _ content: ForeignContent) {
        #expect(ForeignContent(Array(text.utf8)) == content)
    }

    @Test(arguments: [
        "name\nQuonvex", "{\"name\":\"Quonvex\"}", "<Quonvex, Mining", "[Quonvex] Mining,kz", "", "  ", "P", "阿克苏",
    ])
    func whatMayBeATableIsLeftAlone(_ text: String) {
        #expect(ForeignContent(Array(text.utf8)) == nil)
    }

    @Test func aPageIsRefusedWithWhatCanBeReadInstead() throws {
        var log = DiagnosticLog()
        let error = #expect(throws: ScreeningError.self) {
            try PartyReader().read(
                ScreeningInput(bytes: Array("<?xml version=\"1.0\"?>\n<a>x</a>\n".utf8), name: "list.csv"), into: &log
            ) { _, _ in }
        }
        #expect(error?.code == .unusableInput)
        #expect(error?.message.contains("clew lists import") == true)
    }
}
