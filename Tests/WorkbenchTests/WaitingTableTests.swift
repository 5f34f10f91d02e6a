import Foundation
import TestSupport
import Testing

@testable import Workbench

/// A table that waits for a look at its columns while the service is started again.
struct WaitingTableTests {
    private let world: InventedWorkbench
    private var folder: String { world.folder.url.appending(path: "work/waiting").path }

    init() throws { world = try InventedWorkbench() }

    private func browser() throws -> Browser {
        let browser = Browser(world)
        try browser.get("/work/screening")
        return browser
    }

    @Test func itIsThereAfterARestartForItsOwnerAndGoesWhenItWasScreened() throws {
        let before = try browser()
        try before.post("/work/screening", [("text", "name,country\nQuonvex Invented Looms,cn\n")])
        let path = before.path
        #expect(before.page.contains("Quonvex Invented Looms"))
        for file in try FileManager.default.contentsOfDirectory(atPath: folder) {
            let mode = try FileManager.default.attributesOfItem(atPath: folder + "/" + file)[.posixPermissions] as? Int
            #expect(mode == 0o600, "\(file)")
        }
        try world.open(alone: true)
        let after = try browser()
        #expect(after.page.contains("href=\"\(path)\""))
        try after.get(path)
        #expect(after.page.contains("Quonvex Invented Looms"))
        try after.post(path, [])
        while after.page.contains("http-equiv=\"refresh\"") {
            Thread.sleep(forTimeInterval: 0.02)
            try after.get(after.path)
        }
        #expect(after.path == "/work/run/r1")
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        // The next one has a name of its own.
        try world.open(alone: true)
        let next = try browser()
        try next.post("/work/screening", [("text", "name\nBravura Invented Spinning\n")])
        #expect(next.path.hasPrefix("/work/screening/u"))
    }

    @Test func whoDiscardsATableLeavesNothingOfIt() throws {
        let ada = try browser()
        try ada.post("/work/screening", [("text", "name\nQuonvex\n")])
        let path = ada.path
        try ada.post(path, [("discard", "1")])
        #expect(try FileManager.default.contentsOfDirectory(atPath: folder).isEmpty)
        #expect(try ada.get(path).status == 404)
    }

    @Test func whatIsDamagedIsLeftOut() throws {
        let ada = try browser()
        try ada.post("/work/screening", [("text", "name\nQuonvex\n")])
        try "{".write(toFile: folder + "/u1.json", atomically: true, encoding: .utf8)
        try world.open(alone: true)
        #expect(try browser().get("/work/screening/u1").status == 404)
    }

    @Test func aTableIsItsOwnersAlone() throws {
        let world = try InventedWorkbench(alone: false)
        let (ada, ben) = (Browser(world), Browser(world))
        try ada.signIn("Ada-analyst")
        try ben.signIn("Ben-analyst")
        try ada.get("/work/screening")
        try ada.post("/work/screening", [("text", "name\nQuonvex\n")])
        #expect(try ben.get(ada.path).status == 404)
        try ben.get("/work/screening")
        #expect(!ben.page.contains(ada.path))
    }
}
