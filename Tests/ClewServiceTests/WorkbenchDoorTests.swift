import Casework
import ClewModel
import Foundation
import TestSupport
import Testing

@testable import ClewService

/// The way into the workbench: its pages sign people in themselves, and nothing of the API's openness reaches them.
struct WorkbenchDoorTests {
    private let folder: TemporaryDirectory
    private let file: TokenFile
    private static let today = Day("2026-11-01") ?? .distantPast

    init() throws {
        folder = try TemporaryDirectory()
        file = TokenFile(folder.url.appending(path: "tokens.json"))
    }

    private func api(_ change: (inout ServiceAccess) -> Void = { _ in }) throws -> ScreeningAPI {
        let api = try InventedLists.api.get()
        var surroundings = api.surroundings
        change(&surroundings.access)
        let options = WorkOptions(person: "Ada", folder: folder.url.appending(path: "work").path)
        surroundings.workbench = WorkbenchDoor(
            options, archive: folder.url.appending(path: "archive.sqlite").path, access: surroundings.access,
            world: { api.lists.world }, today: { Self.today })
        return ScreeningAPI(
            lists: api.lists, limits: api.limits, work: api.work, load: api.load, surroundings: surroundings)
    }

    private func ask(
        _ api: ScreeningAPI, _ method: String, _ target: String, _ fields: [String: String] = [:], body: String = "",
        from address: String? = nil
    ) async -> ServiceReply {
        var all = ["host": "localhost:8000"]
        all.merge(fields) { _, last in last }
        return await api.reply(to: ServiceRequest(method, target, fields: all, body: Array(body.utf8)), from: address)
    }

    @Test func onePersonOnThisMachineWorksWithoutSetUp() async throws {
        let reply = await ask(try api(), "GET", "/work")
        #expect(reply.status == 200)
        #expect(String(decoding: reply.body, as: UTF8.self).contains("Ada"))
        #expect(reply.cookies.first?.contains("HttpOnly") == true)
    }

    @Test func aTokenOfTheServiceOpensASessionUntilItIsTakenBack() async throws {
        let made = AccessToken.make(
            for: "Ben", scope: .reviewer, on: Self.today, expires: Self.today.advanced(by: 30))
        try file.change { (all) throws(ClewError) in all.append(made.kept) }
        let api = try api {
            $0.asksSignIn = true
            $0.tokens = file
        }
        #expect(await ask(api, "GET", "/work").status == 401)
        let signedIn = await ask(
            api, "POST", "/work/sign-in", ["content-type": "application/x-www-form-urlencoded"],
            body: "token=\(made.secret)")
        #expect(signedIn.status == 303)
        let cookie = try #require(signedIn.cookies.first).prefix { $0 != ";" }
        #expect(await ask(api, "GET", "/work", ["cookie": String(cookie)]).status == 200)
        // The token itself stands in no page and no field.
        #expect(!"\(signedIn.fields) \(signedIn.cookies)".contains(made.secret))
        try file.change { (all) throws(ClewError) in all[0].revoked = Self.today }
        #expect(await ask(api, "GET", "/work", ["cookie": String(cookie)]).status == 401)
    }

    @Test func aTrustedProxySaysWhoWorksAndFromNoOtherAddressItsWordCounts() async throws {
        let api = try api {
            $0.asksSignIn = true
            $0.proxy = ServiceAccess.Proxy(address: "10.0.0.5", personField: "x-remote-user", roleField: nil)
        }
        let named = ["x-remote-user": "Cai"]
        let reply = await ask(api, "GET", "/work", named, from: "10.0.0.5")
        #expect(reply.status == 200)
        #expect(String(decoding: reply.body, as: UTF8.self).contains("Cai"))
        #expect(await ask(api, "GET", "/work", named, from: "10.0.0.6").status == 401)
        // A session counts for whom the proxy names now.
        let cookie = try #require(reply.cookies.first).prefix { $0 != ";" }
        let other = await ask(
            api, "GET", "/work", ["x-remote-user": "Dee", "cookie": String(cookie)], from: "10.0.0.5")
        #expect(String(decoding: other.body, as: UTF8.self).contains("Dee"))
    }

    @Test func noPageOfAnotherOriginReadsTheWorkbench() async throws {
        let api = try api { $0.asksSignIn = true }
        let reply = await ask(api, "GET", "/work", ["origin": "https://example.org"])
        #expect(reply.fields["access-control-allow-origin"] == nil)
        let asked = await ask(
            api, "OPTIONS", "/work",
            ["origin": "https://example.org", "access-control-request-method": "POST"])
        #expect(asked.fields["access-control-allow-origin"] == nil)
    }

    @Test func aPathThatOnlyBeginsLikeItIsNotItsOwn() async throws {
        #expect(await ask(try api(), "GET", "/workx").status == 404)
        #expect(await ask(try InventedLists.api.get(), "GET", "/work").status == 404)
    }

    private static let type = ["content-type": "multipart/form-data; boundary=invented-boundary"]

    /// Nine megabytes: more than a request may have, less than a version of a list.
    private static let large =
        "--invented-boundary\r\nContent-Disposition: form-data; name=\"file\"; filename=\"a.json\"\r\n\r\n"
        + String(repeating: "a", count: 9 << 20) + "\r\n--invented-boundary--\r\n"

    @Test func aLargeFileIsTakenForAListAndForNothingElse() async throws {
        let api = try api()
        // Without the mark of the session nothing is done with it, but it was read.
        #expect(await ask(api, "POST", "/work/import", Self.type, body: Self.large).status == 403)
        #expect(await ask(api, "POST", "/work/screening", Self.type, body: Self.large).status == 413)
    }

    @Test func onlyWhoMayImportListsSendsALargeFile() async throws {
        let api = try api {
            $0.asksSignIn = true
            $0.tokens = file
        }
        #expect(await ask(api, "POST", "/work/import", Self.type, body: Self.large).status == 413)
        for (role, status) in [(ServiceRole.reviewer, 413), (.administrator, 403)] {
            let made = AccessToken.make(for: "Ben", scope: role, on: Self.today, expires: Self.today)
            try file.change { (all) throws(ClewError) in all.append(made.kept) }
            let reply = await ask(
                api, "POST", "/work/sign-in", ["content-type": "application/x-www-form-urlencoded"],
                body: "token=\(made.secret)")
            let cookie = try #require(reply.cookies.first).prefix { $0 != ";" }
            let fields = Self.type.merging(["cookie": String(cookie)]) { _, last in last }
            #expect(await ask(api, "POST", "/work/import", fields, body: Self.large).status == status)
        }
    }
}
