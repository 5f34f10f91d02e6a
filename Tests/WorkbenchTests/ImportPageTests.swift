import ClewModel
import Foundation
import StatementStore
import Synchronization
import TestSupport
import Testing

@testable import Workbench

/// A version of a list that is uploaded in the browser.
struct ImportPageTests {
    private let world: InventedWorkbench
    private let ada: Browser

    init() throws {
        world = try InventedWorkbench(alone: false)
        ada = Browser(world)
        try ada.signIn("Ada-administrator")
        try ada.get("/work/import")
    }

    /// The invented list with another name for one of its parties and some more.
    private func version(_ parties: [String], name: String = "Quonvex Invented Looms Co., Ltd.") -> [UInt8] {
        let lines =
            parties.map { id in
                let named = id == "acme" ? name : "Invented Party \(id)"
                return
                    #"{"id":"\#(id)","schema":"Company","properties":{"name":["\#(named)"],"country":["cn"],"topics":["sanction"]},"datasets":["x"],"target":true}"#
            }
        return Array((lines.joined(separator: "\n") + "\n").utf8)
    }

    private static let whole = ["acme", "zed", "beta", "new-1", "new-2"]

    private func upload(_ bytes: [UInt8], list: String = "ftm", name: String = "list.json") throws -> WorkReply {
        try ada.get("/work/import")
        return try ada.upload("/work/import", name, bytes, field: "file", with: [("list", list)])
    }

    private func versions() throws -> [ListVersion] {
        try Archive(at: world.archive, access: .reading).versions(of: "ftm")
    }

    @Test func whatAVersionWouldChangeIsShownBeforeAnythingIsChanged() throws {
        let before = try versions()
        let reply = try upload(version(Self.whole, name: "Quonvex Invented Mills Co., Ltd."))
        #expect(reply.status == 200, "\(ada.page)")
        #expect(ada.page.contains("It would be published. Nothing has been changed yet."))
        #expect(ada.page.contains("Quonvex Invented Mills") && ada.page.contains("Invented Party new-1"))
        #expect(try versions() == before)
        #expect(world.acts.withLock { $0 }.allSatisfy { $0.kind == .signedIn })
        try ada.post(ada.path, [("act", "publish"), ("seen", ada.hidden("seen"))])
        #expect(ada.page.contains("The version is published"))
        #expect(try versions().count == before.count + 1)
        let act = try #require(world.acts.withLock { $0.last })
        #expect(act.kind == .listImport && act.person == "Ada" && act.subject == "ftm")
        // The pages know at once.
        try ada.get("/work/entity/acme")
        #expect(ada.page.contains("Quonvex Invented Mills"))
        try ada.get("/work/import")
        #expect(!ada.page.contains("list.json"))
    }

    @Test func whomOfTheOpenRunsItTouchesIsShown() throws {
        try ada.get("/work/screening")
        try ada.post("/work/screening", [("text", "name,country\nQuonvex Invented Looms,cn\n")])
        try ada.post(ada.path, [])
        while ada.page.contains("http-equiv=\"refresh\"") {
            Thread.sleep(forTimeInterval: 0.02)
            try ada.get(ada.path)
        }
        _ = try upload(version(Self.whole, name: "Quonvex Invented Mills Co., Ltd."))
        #expect(ada.page.contains("/work/item/r1/1"))
    }

    @Test func aListThatShrankIsWithheldUntilItIsAcceptedWithAReason() throws {
        _ = try upload(version(Self.whole + (1...20).map { "more-\($0)" }))
        try ada.post(ada.path, [("act", "publish"), ("seen", ada.hidden("seen"))])
        let count = try versions().count
        _ = try upload(version(["acme", "zed"]))
        #expect(ada.page.contains("It would be withheld") && ada.page.contains("shrank from 25 to 2"))
        #expect(ada.page.contains("Invented Party beta"))
        let path = ada.path
        for form in [[], [("accept", "1")], [("reason", "the publisher says so")]] as [[(String, String)]] {
            let reply = try ada.post(path, form + [("act", "publish"), ("seen", ada.hidden("seen"))])
            #expect(reply.status == 422)
        }
        #expect(try versions().count == count)
        try ada.post(
            path, [("act", "publish"), ("seen", ada.hidden("seen")), ("accept", "1"), ("reason", "they say so")])
        #expect(try versions().count == count + 1)
        let act = try #require(world.acts.withLock { $0.last })
        #expect(act.particulars["reason"] == "they say so" && act.particulars["accepted"] == "yes")
    }

    @Test func whatCannotBeReadDoesNotWait() throws {
        let reply = try upload(Array("no list at all".utf8))
        #expect(reply.status == 422)
        try ada.get("/work/import")
        #expect(!ada.page.contains("list.json"))
        #expect(try upload(version(Self.whole), list: "nothing").status == 422)
        #expect(try ada.get("/work/import/../../x").status == 404)
        #expect(try ada.get("/work/import/%2E%2E").status == 404)
    }

    @Test func aListThatChangedMeanwhileIsLookedAtAgain() throws {
        _ = try upload(version(Self.whole))
        let (path, seen) = (ada.path, ada.hidden("seen"))
        try world.publish(InventedWorkbench.changed, on: "2026-10-31")
        let reply = try ada.post(path, [("act", "publish"), ("seen", seen)])
        #expect(reply.status == 422 && ada.page.contains("The list has changed since"))
        try ada.post(path, [("act", "publish"), ("seen", ada.hidden("seen"))])
        #expect(ada.page.contains("The version is published"))
    }

    @Test func whatCannotBePutOnRecordIsNotDone() throws {
        _ = try upload(version(Self.whole))
        let count = try versions().count
        world.isRecorded.withLock { $0 = false }
        #expect(try ada.post(ada.path, [("act", "publish"), ("seen", ada.hidden("seen"))]).status == 409)
        #expect(try versions().count == count)
    }

    @Test func aVersionThatWaitsIsThereAfterARestartAndIsDiscarded() throws {
        _ = try upload(version(Self.whole))
        let path = ada.path
        try world.open(alone: false)
        try ada.signIn("Ada-administrator")
        try ada.get(path)
        #expect(ada.page.contains("Invented Party new-1"))
        try ada.post(path, [("act", "discard")])
        #expect(try ada.get(path).status == 404)
        let folder = world.folder.url.appending(path: "work/imports").path
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
    }

    @Test(arguments: ["Ben-reviewer", "Cai-analyst", "Dee-reader"])
    func onlyAnAdministratorImports(_ token: String) throws {
        let other = Browser(world)
        try other.signIn(token)
        #expect(try other.get("/work/import").status == 403)
        try other.get("/work")
        #expect(
            try other.upload("/work/import", "list.json", version(Self.whole), field: "file", with: [("list", "ftm")])
                .status == 403)
    }

    @Test func whatOnlyAnEarlierVersionSaysIsKeptWhereARecordIsDamagedUntilSomebodyLetsItGo() throws {
        _ = try upload(version(Self.whole))
        try ada.post(ada.path, [("act", "publish"), ("seen", ada.hidden("seen"))])
        let damaged = version(Self.whole.filter { $0 != "new-2" }) + Array("{\"id\":\"new-2\",\"schema\":\n".utf8)
        _ = try upload(damaged)
        #expect(ada.page.contains("would be kept as an earlier version had them"), "\(ada.page)")
        let (path, seen) = (ada.path, ada.hidden("seen"))
        #expect(try ada.post(path, [("act", "publish"), ("seen", seen), ("release", "1")]).status == 422)
        try ada.post(path, [("act", "publish"), ("seen", seen), ("release", "1"), ("reason", "it is gone")])
        let last = try #require(try versions().last)
        #expect(last.completeness.stale == 0)
        let act = try #require(world.acts.withLock { $0.last })
        #expect(act.particulars["released_stale"] == "yes" && act.particulars["reason"] == "it is gone")
    }
}
