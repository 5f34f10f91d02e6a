import Casework
import ClewModel
import Foundation
import StatementStore
import Synchronization
import TestSupport
import Testing

@testable import Workbench

/// The alerts of monitoring in the browser.
struct MonitorPageTests {
    private let world: InventedWorkbench
    private let ben: Browser
    private let folder: URL

    init() throws {
        world = try InventedWorkbench(alone: false)
        ben = Browser(world)
        folder = ArchiveLocation.monitorFolder(besideArchive: world.archive)
        try ben.signIn("Ben-reviewer")
    }

    private func book(_ facts: [(key: String, kind: String, severity: String, state: String)]) throws {
        let alerts = facts.map { fact in
            #"{"fact":{"key":"\#(fact.key)","subject":"s1","kind":"\#(fact.kind)","severity":"\#(fact.severity)","statement":"Invented Mill may be <b>listed</b>."},"state":"\#(fact.state)","firstOn":"2026-10-01","changedOn":"2026-10-02","why":"It was not so in the run before.","before":[],"after":["ftm 2026-10-01"]}"#
        }
        let text = """
            {"format":"clew.monitor/2","subjects":[],"alerts":[\(alerts.joined(separator: ","))]}
            """
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        try text.write(to: folder.appending(path: "monitor.json"), atomically: true, encoding: .utf8)
        _ = try MonitorBook(folder: folder)
    }

    private func states() throws -> [String: String] {
        Dictionary(
            uniqueKeysWithValues: try MonitorBook(folder: folder).alerts.map { ($0.fact.key, $0.state.rawValue) })
    }

    private let some = [
        (key: "a", kind: "tie", severity: "high", state: "new"),
        (key: "b", kind: "shared-contact", severity: "low", state: "seen"),
        (key: "c", kind: "law-ahead", severity: "medium", state: "cleared"),
    ]

    @Test func withoutAMonitorThePageSaysHowToBegin() throws {
        #expect(try ben.get("/work/monitor").status == 200)
        #expect(ben.page.contains("Nobody is monitored yet"))
    }

    @Test func theAlertsThatStandAreShownAndChosenByStateKindAndUrgency() throws {
        try book(some)
        func keys(_ query: String) throws -> [String] {
            try ben.get("/work/monitor" + query)
            return ben.page.matches(of: /name="key" value="([^"]*)"/).map { String($0.1) }
        }
        #expect(try keys("") == ["a", "b"])
        #expect(ben.page.contains("may be &lt;b&gt;listed"))
        #expect(try keys("?state=new") == ["a"])
        #expect(try keys("?kind=shared-contact") == ["b"])
        #expect(try keys("?severity=high") == ["a"])
        #expect(try keys("?state=all") == ["a", "b"])
        try ben.get("/work/monitor?state=cleared")
        #expect(ben.page.contains("law ahead") && !ben.page.contains("shared contact</strong>"))
    }

    @Test func inChineseOnlyTheFindingItselfIsEnglish() throws {
        try book(some)
        ben.language = "zh-Hans"
        try ben.get("/work/monitor")
        #expect(ben.page.contains("前次运行时尚非如此"))
        #expect(ben.page.contains("<p><span lang=\"en\">Invented Mill may be"))
    }

    @Test func anAlertIsSeenOrClearedInAPersonsNameAndOnRecord() throws {
        try book(some)
        try ben.get("/work/monitor")
        try ben.post("/work/monitor", [("key", "a"), ("act", "seen")])
        #expect(try states() == ["a": "seen", "b": "seen", "c": "cleared"])
        #expect(try ben.post("/work/monitor", [("key", "a"), ("act", "clear")]).status == 422)
        #expect(try ben.post("/work/monitor", [("act", "clear"), ("reason", "x")]).status == 422)
        #expect(try ben.post("/work/monitor", [("key", "c"), ("act", "seen")]).status == 422)
        try ben.post("/work/monitor", [("key", "a"), ("key", "b"), ("act", "clear"), ("reason", "another mill")])
        #expect(try states() == ["a": "cleared", "b": "cleared", "c": "cleared"])
        let alert = try #require(try MonitorBook(folder: folder).alerts.first)
        #expect(alert.by == "Ben" && alert.reason == "another mill")
        let acts = world.acts.withLock { $0 }.filter { $0.kind != .signedIn }
        #expect(acts.map(\.kind) == [.alertSeen, .alertCleared, .alertCleared])
        #expect(acts.allSatisfy { $0.person == "Ben" } && acts.last?.particulars["reason"] == "another mill")
        try ben.get("/work/monitor?state=cleared")
        #expect(ben.page.contains("another mill") && ben.page.contains("A person cleared it."))
    }

    @Test func whatCannotBePutOnRecordIsNotDone() throws {
        try book(some)
        try ben.get("/work/monitor")
        world.isRecorded.withLock { $0 = false }
        #expect(try ben.post("/work/monitor", [("key", "a"), ("act", "seen")]).status == 422)
        #expect(try states()["a"] == "new")
    }

    @Test func anAnalystMarksAsSeenAndAReaderDoesNothing() throws {
        try book(some)
        let (cai, dee) = (Browser(world), Browser(world))
        try cai.signIn("Cai-analyst")
        try cai.get("/work/monitor")
        #expect(!cai.page.contains("value=\"clear\""))
        #expect(try cai.post("/work/monitor", [("key", "a"), ("act", "clear"), ("reason", "x")]).status == 403)
        try cai.post("/work/monitor", [("key", "a"), ("act", "seen")])
        #expect(try states()["a"] == "seen")
        try dee.signIn("Dee-reader")
        try dee.get("/work/monitor")
        #expect(!dee.page.contains("type=\"checkbox\""))
        #expect(try dee.post("/work/monitor", [("key", "b"), ("act", "seen")]).status == 403)
    }

    @Test func everyStateKindAndReasonHasAWord() {
        for language in WorkWords.Language.allCases {
            let words = WorkWords.of(language)
            for key in MonitorAlert.State.allCases.map({ "alert_\($0.rawValue)" })
                + MonitoredFact.Kind.allCases.map({ "alert_kind_\($0.rawValue)" })
                + MonitorAlert.Why.allCases.map({ "alert_why_\($0)" })
            { #expect(words.all[key] != nil, "\(key)") }
        }
        for why in MonitorAlert.Why.allCases {
            #expect(WorkWords.of(.english)["alert_why_\(why)"] == why.rawValue)
        }
    }
}
