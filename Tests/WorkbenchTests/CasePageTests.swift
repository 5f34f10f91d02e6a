import ClewModel
import Foundation
import TestSupport
import Testing

@testable import Workbench

/// A case in the browser.
struct CasePageTests {
    private let ada: Browser

    init() throws {
        ada = Browser(try InventedWorkbench())
        try ada.get("/work/cases")
    }

    /// Opens a case with the files of an example.
    private func example() throws {
        try ada.post("/work/cases", [("title", "Invented case")])
        let folder = RepositoryFiles.root.appending(path: "Examples/denim-importer")
        for name in ["case.yaml", "events.csv", "lots.csv", "parties.csv", "shipments.csv"] {
            try ada.upload(
                "/work/case/c1/upload", name, Array(try Data(contentsOf: folder.appending(path: name))), field: "files")
        }
    }

    @Test func anEmptyCaseOfACommodityHasItsCommentedFilesAndSaysWhatIsMissing() throws {
        try ada.post("/work/cases", [("title", "Invented case"), ("commodity", "cotton")])
        #expect(ada.path == "/work/case/c1")
        #expect(ada.page.contains("parties.csv") && ada.page.contains("errors keep the case from being assessed"))
        #expect(!ada.page.contains("action=\"/work/case/c1/assess\""))
    }

    @Test func whatTheReaderSaysStandsAtTheCell() throws {
        try example()
        try ada.get("/work/case/c1/file?name=lots.csv")
        let entry = ada.hidden("entry")
        let text = "lot,stage,quantity,unit\nL1,nonsense,many,kg\n"
        try ada.post("/work/case/c1/file", [("name", "lots.csv"), ("entry", entry), ("text", text)])
        #expect(ada.path == "/work/case/c1/file")
        #expect(ada.page.contains("id=\"line2\""))
        #expect(ada.page.contains("class=\"source high\""))
        try ada.get("/work/case/c1")
        #expect(ada.page.contains("errors keep the case from being assessed"))
        // The version before is still there, and is put back.
        try ada.get("/work/case/c1/file?name=lots.csv")
        try ada.post("/work/case/c1/restore", [("name", "lots.csv"), ("version", ada.hidden("version"))])
        #expect(!ada.page.contains("errors keep"))
    }

    @Test func twoWhoEditOneFileLoseNothing() throws {
        try example()
        try ada.get("/work/case/c1/file?name=lots.csv")
        let entry = ada.hidden("entry")
        try ada.post("/work/case/c1/file", [("name", "lots.csv"), ("entry", entry), ("text", "lot\nfirst\n")])
        let reply = try ada.post(
            "/work/case/c1/file", [("name", "lots.csv"), ("entry", entry), ("text", "lot\nsecond\n")])
        #expect(reply.status == 409)
        #expect(ada.page.contains("Somebody changed this file") && ada.page.contains("second"))
    }

    @Test func anAssessmentGivesItsDossierItsLettersAndWhatChangedSince() throws {
        try example()
        try ada.post("/work/case/c1/assess", [])
        #expect(ada.page.contains("dossier.html"), "\(ada.page)")
        let dossier = try ada.get("/work/case/c1/dossier.html")
        #expect(dossier.status == 200 && ada.page.contains("The answer"))
        #expect(dossier.fields.first { $0.name == "content-security-policy" }?.value.contains("script-src") == false)
        #expect(try ada.get("/work/case/c1/findings.csv").status == 200)
        #expect(try ada.get("/work/case/c1/journal.jsonl").status == 404)
        try ada.get("/work/case/c1")
        #expect(!ada.page.contains("Since the assessment before"))
        // Another name of a party is another case.
        try ada.get("/work/case/c1/file?name=case.yaml")
        let text = try #require(ada.page.firstRange(of: "wrap=\"off\">\n"))
        let yaml = String(ada.page[text.upperBound...].prefix { $0 != "<" })
            .replacing("&#39;", with: "'").replacing("&quot;", with: "\"").replacing("&gt;", with: ">").replacing(
                "&lt;", with: "<"
            ).replacing("&amp;", with: "&")
        try ada.post(
            "/work/case/c1/file",
            [("name", "case.yaml"), ("entry", ada.hidden("entry")), ("text", yaml + "\n# one more remark\n")])
        try ada.post("/work/case/c1/assess", [])
        #expect(ada.page.contains("Since the assessment before"), "\(ada.page)")
    }

    @Test func aCaseThatIsForgottenIsGone() throws {
        try example()
        try ada.post("/work/case/c1/forget", [("reason", "asked for")])
        #expect(try ada.get("/work/case/c1").status == 404)
    }

    @Test func answersOfSuppliersAreTypedAndKeptInTheCaseWithWhereTheyCameFrom() throws {
        try example()
        try ada.get("/work/case/c1/answers")
        #expect(ada.page.contains("name=\"answer-Q-"), "\(ada.page)")
        let mark = try #require(ada.page.firstMatch(of: /name="answer-(Q-[0-9A-F]{8})"/)).1
        let (party, entry) = (ada.hidden("party"), ada.hidden("entry"))
        let typed = [
            ("answer-\(mark)", "From our own <field>, lot 7"), ("papers-\(mark)", "weighing slip"),
            ("answered_by", "A clerk"), ("answered_on", "2026-10-30"),
        ]
        // Without an answer nothing is changed, and what was typed stays.
        let empty = try ada.post(
            "/work/case/c1/answers", [("party", party), ("entry", entry), ("answered_by", "A clerk")])
        #expect(empty.status == 422 && ada.page.contains("value=\"A clerk\""))
        try ada.post("/work/case/c1/answers", [("party", party), ("entry", entry)] + typed)
        #expect(ada.page.contains("The answers are kept in the case."), "\(ada.page)")
        #expect(ada.page.contains("From our own &lt;field&gt;, lot 7") && ada.page.contains("weighing slip"))
        try ada.get("/work/case/c1/file?name=answers.csv")
        #expect(ada.page.contains(String(mark)) && ada.page.contains("typed-2026-11-01.csv"))
        // A page of before is told so, with what was typed still in it.
        let late = try ada.post(
            "/work/case/c1/answers", [("party", party), ("entry", entry), ("answer-\(mark)", "second thoughts")])
        #expect(late.status == 422 && ada.page.contains("second thoughts"))
        // The same once more is nothing new.
        try ada.get("/work/case/c1/answers?party=\(party)")
        let again = try ada.post("/work/case/c1/answers", [("party", party), ("entry", ada.hidden("entry"))] + typed)
        #expect(again.status == 200)
        try ada.get("/work/case/c1/file?name=answers.csv")
        #expect(ada.page.matches(of: /From our own/).count == 2)
    }
}
