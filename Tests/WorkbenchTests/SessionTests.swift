import Foundation
import Synchronization
import Testing

@testable import Workbench

/// Who comes in, and what becomes of what they typed.
struct SessionTests {
    private let world: InventedWorkbench
    private let browser: Browser

    init() throws {
        world = try InventedWorkbench(alone: false)
        browser = Browser(world)
    }

    @Test func whoHasNotSignedInSeesNothingButTheWayIn() throws {
        for path in ["/work", "/work/search", "/work/audit", "/work/run/r1/export.csv", "/work/entity/acme"] {
            let reply = try browser.get(path)
            #expect(reply.status == 401, "\(path)")
            #expect(!browser.page.contains("Quonvex"))
        }
    }

    @Test func aTokenBecomesASessionThatNoScriptReadsAndNoOtherSiteSends() throws {
        let reply = try browser.post("/work/sign-in", [("token", "Ben-reviewer")], follow: false, marked: false)
        #expect(reply.status == 303)
        let cookie = try #require(reply.fields.first { $0.name == "set-cookie" }?.value)
        #expect(cookie.contains("HttpOnly") && cookie.contains("SameSite=Strict") && cookie.contains("Path=/work"))
        #expect(!cookie.contains("Secure"))
        #expect(try browser.get("/work").status == 200)
        #expect(browser.page.contains("Ben"))
    }

    @Test func behindTLSTheCookieGoesByTLSAlone() throws {
        let reply = try browser.post(
            "/work/sign-in", [("token", "Ben-reviewer")], follow: false, marked: false,
            headers: ["x-forwarded-proto": "https"])
        #expect(reply.fields.first { $0.name == "set-cookie" }?.value.contains("Secure") == true)
    }

    @Test func aWrongTokenIsRefusedAndSaidSo() throws {
        let reply = try browser.post("/work/sign-in", [("token", "nonsense")], marked: false)
        #expect(reply.status == 401)
        #expect(browser.page.contains("This token opens nothing"))
    }

    @Test func aFormWithoutTheMarkOfTheSessionDoesNothingAndKeepsWhatWasTyped() throws {
        try browser.signIn("Ben-reviewer")
        let reply = try browser.post("/work/search", [("q", "Quonvex <b>")], marked: false)
        #expect(reply.status == 403)
        #expect(browser.page.contains("Quonvex &lt;b&gt;"))
        #expect(browser.page.contains("action=\"/work/search\""))
    }

    @Test func aFormOfAnotherSiteIsRefused() throws {
        try browser.signIn("Ben-reviewer")
        let reply = try browser.post("/work/search", [("q", "Quonvex")], headers: ["sec-fetch-site": "cross-site"])
        #expect(reply.status == 403)
        #expect(!browser.page.contains("name=\"q\""))
    }

    @Test func aSessionThatEndsInMidFormLosesNothingTyped() throws {
        try browser.signIn("Ben-reviewer")
        try browser.get("/work/search")
        world.wait(.seconds(3_700))
        let reply = try browser.post("/work/search", [("q", "Quonvex \"Invented\""), ("country", "cn")])
        #expect(reply.status == 401)
        #expect(browser.page.contains("name=\"kept:q\" value=\"Quonvex &quot;Invented&quot;\""))
        try browser.post(
            "/work/sign-in",
            [
                ("token", "Ben-reviewer"), ("kept_path", "/work/search"), ("kept:q", "Quonvex \"Invented\""),
                ("kept:country", "cn"),
            ], marked: false)
        #expect(browser.page.contains("name=\"q\" value=\"Quonvex &quot;Invented&quot;\""))
        try browser.post(browser.page.contains("action=\"/work/search\"") ? "/work/search" : "", [("q", "Quonvex")])
        #expect(browser.page.contains("Quonvex Invented Looms"))
    }

    @Test func aTokenThatIsTakenBackEndsTheSession() throws {
        try browser.signIn("Ben-reviewer")
        #expect(try browser.get("/work").status == 200)
        world.revoked.withLock { _ = $0.insert("Ben-reviewer") }
        #expect(try browser.get("/work").status == 401)
    }

    @Test func aSessionEndsAfterTwelveHoursHoweverBusy() throws {
        try browser.signIn("Ben-reviewer")
        for _ in 0..<15 {
            world.wait(.seconds(3_000))
            try browser.get("/work")
        }
        #expect(try browser.get("/work").status == 401)
    }

    @Test(arguments: ["https://example.org/", "//example.org", "/work/../x y", "/workx", "javascript:alert(1)"])
    func nobodyIsSentElsewhere(_ path: String) throws {
        let reply = try browser.post(
            "/work/sign-in", [("token", "Ben-reviewer"), ("kept_path", path)], follow: false, marked: false)
        #expect(reply.fields.first { $0.name == "location" }?.value == "/work")
    }

    @Test func onePersonAloneNeedsNoSetUpAndOtherNamesOfTheMachineOpenNothing() throws {
        let alone = Browser(try InventedWorkbench())
        #expect(try alone.get("/work").status == 200)
        #expect(alone.page.contains("Ada"))
        let request = try WorkRequest("GET", "/work", fields: ["host": "evil.example.org"])
        #expect(try alone.world.workbench.reply(to: request).status == 403)
    }

    @Test func whoMayOnlyLookDecidesNothing() throws {
        try browser.signIn("Rhea-reader")
        try browser.get("/work/screening")
        #expect(try browser.post("/work/screening", [("text", "name\nQuonvex")]).status == 403)
    }
}
