import ClewModel
import Foundation
import Screening
import Testing

@testable import Workbench

/// The pages as a browser without script sees them.
struct PageTests {
    private let world: InventedWorkbench
    private let ada: Browser

    init() throws {
        world = try InventedWorkbench()
        ada = Browser(world)
        try ada.get("/work")
    }

    private static let table = """
        name,country,reg
        "Quonvex Invented Looms Co., Ltd.",cn,QX-778123
        Bravura Invented Spinning GmbH,de,
        Nobody At All Ltd,fr,

        """

    /// Screens a table and gives the path of the run.
    private func screened(_ browser: Browser, _ text: String = Self.table, roles: [String] = []) throws -> String {
        try browser.get("/work/screening")
        try browser.upload("/work/screening", "invented.csv", Array(text.utf8))
        let upload = browser.path
        #expect(upload.hasPrefix("/work/screening/u"), "\(browser.page)")
        try browser.post(upload, roles.enumerated().map { ("column\($0.offset)", $0.element) })
        for _ in 0..<600 where !browser.path.hasPrefix("/work/run/") {
            usleep(20_000)
            try browser.get(upload)
        }
        return browser.path
    }

    @Test(arguments: WorkWords.Language.allCases)
    func everyPageIsWholeInEachLanguage(_ language: WorkWords.Language) throws {
        let run = try screened(ada)
        ada.language = language.rawValue
        let words = WorkWords.of(language)
        let pages = [
            "/work", "/work/search", "/work/screening", "/work/triage", "/work/lists", "/work/lists/ftm", "/work/audit",
            "/work/help", "/work/cases", "/work/entity/acme", run, "/work/item/r1/1", "/work/monitor", "/work/import",
        ]
        for path in pages {
            let reply = try ada.get(path)
            #expect(reply.status == 200, "\(path)")
            #expect(reply.body.count <= 100_000, "\(path) has \(reply.body.count) bytes")
            #expect(ada.page.contains("<html lang=\"\(language.rawValue)\">"))
            #expect(ada.page.contains(words["skip"]))
            #expect(!ada.page.contains("{{") && !ada.page.contains("Optional("), "\(path)")
            #expect(!ada.page.contains("style=\"") && !ada.page.contains("onclick"), "\(path) breaks its policy")
            #expect(
                reply.fields.first { $0.name == "content-security-policy" }?.value.contains("script-src 'self'") == true
            )
            #expect(!ada.page.contains("src=\"http") && !ada.page.contains("href=\"http://"), "\(path)")
        }
    }

    @Test func theScriptIsSmall() {
        #expect(Workbench.script.utf8.count <= 15_000)
        #expect(Workbench.style.utf8.count <= 40_000)
    }

    @Test func everyWordOfTheTemplatesIsInTheTableInBothLanguages() throws {
        let rows = WorkWords.table(String(decoding: WorkbenchResources.words, as: UTF8.self))
        #expect(rows.allSatisfy { $0.count == 3 && !$0[1].isEmpty && !$0[2].isEmpty })
        let keys = Set(rows.map { $0[0] })
        #expect(keys.count == rows.count)
        for name in Workbench.templateNames {
            let text = String(decoding: Workbench.template(name), as: UTF8.self)
            for match in text.matches(of: /\{\{w\.([a-zA-Z0-9_-]+)\}\}/) {
                #expect(keys.contains(String(match.1)), "\(name): \(match.1)")
            }
        }
        for reason in TriageRefusal.Reason.allCases { #expect(keys.contains("refused_\(reason.rawValue)")) }
        for stage in TriageItem.Stage.allCases { #expect(keys.contains("stage_\(stage.rawValue)")) }
    }

    @Test func aNameInAnyScriptIsFoundAndNamesStandInNoAddress() throws {
        try ada.get("/work/search")
        #expect(ada.page.contains("method=\"post\" action=\"/work/search\""))
        try ada.post("/work/search", [("q", "quonvex invented looms")])
        #expect(ada.page.contains("/work/entity/acme"))
        #expect(!ada.page.contains("/work/entity/beta"))
        try ada.post("/work/search", [("q", "acme")])
        #expect(ada.page.contains("/work/entity/acme"))
        try ada.post("/work/search", [("q", "quonvex"), ("country", "nowhere")])
        #expect(ada.page.contains("is no country that is known"))
    }

    @Test func thePageOfAPartyShowsItsListsItsOwnersAndWhatNobodyKnows() throws {
        try ada.get("/work/entity/acme")
        #expect(ada.page.contains("2023-01-01") && ada.page.contains("Zedekiah"))
        #expect(ada.page.contains("60 %") && ada.page.contains("<svg"))
        try ada.get("/work/entity/beta")
        #expect(ada.page.contains("Nobody on hand says who holds it: that is open"))
        #expect(try ada.get("/work/entity/unheard-of").status == 404)
    }

    @Test func aDroppedTableIsScreenedAsClewScreenDoesAndItsColumnsCanBeCorrected() throws {
        let run = try screened(ada)
        #expect(run == "/work/run/r1")
        #expect(try world.workbench.desk.run("r1")?.items.map(\.alert.entity) == ["acme", "beta"])
        // The names stand in a column whose title says something else.
        let other = "id,remark\nQuonvex Invented Looms,x\n"
        let corrected = try screened(ada, other, roles: ["name", "unused"])
        #expect(corrected == "/work/run/r2")
        #expect(try world.workbench.desk.run("r2")?.items.map(\.alert.entity) == ["acme"])
    }

    @Test func aTableWithoutNamesSaysWhatIsMissingAndKeepsTheChoice() throws {
        try ada.get("/work/screening")
        try ada.upload("/work/screening", "x.csv", Array("colour,size,weight\nred,1,2\n".utf8))
        let reply = try ada.post(ada.path, [("column0", "country")])
        #expect(reply.status == 422)
        #expect(ada.page.contains("No column holds a name"))
        #expect(ada.page.contains("value=\"country\" selected"))
    }

    @Test func anEmptyUploadIsSaidSo() throws {
        try ada.get("/work/screening")
        #expect(try ada.post("/work/screening", [("text", " ")]).status == 422)
    }

    @Test func theSecondReaderSeesNothingOfTheFirstReading() throws {
        let shared = try InventedWorkbench(alone: false)
        let (first, second) = (Browser(shared), Browser(shared))
        try first.signIn("Ada-analyst")
        try second.signIn("Ben-reviewer")
        _ = try screened(first)
        try first.get("/work/item/r1/1")
        try first.post(
            "/work/item/r1/1",
            [
                ("act", "propose"), ("verdict", "no-match"), ("reason", "a secret reason"),
                ("revision", first.hidden("revision")),
            ])
        #expect(first.path == "/work/item/r1/2")
        #expect(first.page.contains("Match 1 is kept"))
        try second.get("/work/item/r1/1")
        #expect(second.page.contains("Second reading"))
        for path in [
            "/work/item/r1/1", "/work/run/r1", "/work/triage", "/work/audit", "/work/entity/acme",
            "/work/run/r1/export.csv",
        ] {
            try second.get(path)
            #expect(!second.page.contains("secret reason"), "\(path)")
        }
        #expect(try second.get("/work/audit/journal.jsonl").status == 403)
        try second.get("/work/item/r1/1")
        try second.post(
            "/work/item/r1/1",
            [
                ("act", "read"), ("verdict", "no-match"), ("preset", "Another country"),
                ("revision", second.hidden("revision")),
            ])
        try second.get("/work/item/r1/1")
        #expect(second.page.contains("a secret reason") && second.page.contains("confirmed"))
        // On the page of the party the decision stands as the log has it: by both.
        try second.get("/work/entity/acme")
        #expect(second.page.contains("Ben, Ada") && second.page.contains("[r1/1, entry"))
        try second.post("/work/audit", [("verify", "1")])
        #expect(second.page.contains("The audit log of the archive is whole"))
    }

    @Test func aDecisionIsAppliedTheNextTimeATableIsScreened() throws {
        try aPairDecides("no-match")
        let run = try screened(ada)
        #expect(
            try world.workbench.desk.run(String(run.dropFirst("/work/run/".count)))?.items.map(\.alert.entity) == [
                "beta"
            ])
    }

    /// Ada and Ben decide on the first match of a table.
    private func aPairDecides(_ verdict: String) throws {
        _ = try screened(ada)
        let desk = try world.workbench.desk
        let choice: Judgement.Verdict = verdict == "match" ? .match : .noMatch
        for (person, act) in [
            ("Ada", TriageAct.proposed(item: 1, TriageReading(choice, reason: "seen"))),
            ("Ben", .read(item: 1, TriageReading(choice, reason: "seen too"))),
        ] {
            try desk.perform(act, in: "r1", by: person, on: InventedWorkbench.day)
        }
        #expect(desk.problems.isEmpty)
    }

    @Test func anItemWhoseListedPartyChangedIsOpenAgainWhenSomebodyLooks() throws {
        try aPairDecides("no-match")
        try ada.get("/work/item/r1/1")
        #expect(ada.page.contains("confirmed"))
        try world.publish(InventedWorkbench.changed, on: "2024-06-01")
        try ada.get("/work/item/r1/1")
        #expect(ada.page.contains("The listed party has changed since somebody concluded"))
        try ada.get("/work/lists/ftm")
        #expect(ada.page.contains("7 Invented Road") && ada.page.contains("/work/item/r1/1"))
    }

    @Test func whatWasTypedStaysWhereTheFormIsRefused() throws {
        _ = try screened(ada)
        try ada.get("/work/item/r1/1")
        let reply = try ada.post(
            "/work/item/r1/1",
            [("act", "propose"), ("reason", "a long reason"), ("revision", ada.hidden("revision"))])
        #expect(reply.status == 409)
        #expect(ada.page.contains(">a long reason</textarea>"))
    }

    @Test func aServiceThatIsStartedAgainHasTheSameQueue() throws {
        try aPairDecides("match")
        let before = try world.workbench.desk.run("r1")?.items
        try world.open(alone: true)
        #expect(try world.workbench.desk.run("r1")?.items == before)
    }

    @Test func whatIsForgottenStandsOnNoPage() throws {
        _ = try screened(ada)
        try ada.get("/work/run/r1")
        try ada.post("/work/run/r1/forget", [("reason", "asked for")])
        #expect(try ada.get("/work/run/r1").status == 404)
        try ada.get("/work/audit")
        #expect(ada.page.contains("forgotten"))
        try ada.post("/work/audit", [("verify", "1")])
        #expect(ada.page.contains("The journal of the workbench is whole"))
    }

    @Test(arguments: [
        "/work/nothing", "/work/run/r9", "/work/item/r1/1", "/work/item/r1/x", "/work/lists/none", "/work/%2e%2e/x",
    ])
    func aPageThatIsNotThereSaysSo(_ path: String) throws {
        #expect(try ada.get(path).status == 404)
    }
}
