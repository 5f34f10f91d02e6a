import Casework
import ClewModel
import Foundation
import StatementStore
import Synchronization
import TestSupport
import Testing

@testable import ClewService

/// Signing in to the workbench with a name and a password, through the service.
struct PasswordSignInTests {
    private let folder: TemporaryDirectory
    private let users: UserFile
    private let tokens: TokenFile
    private let acts = Kept<ServiceAct>()
    private let lines = Kept<String>()
    private static let today = Day("2026-11-01") ?? .distantPast
    private static let words = "several words do well"

    private final class Kept<Value: Sendable>: Sendable {
        let all = Mutex<[Value]>([])
        func add(_ value: Value) { all.withLock { $0.append(value) } }
    }

    init() throws {
        folder = try TemporaryDirectory()
        users = UserFile(folder.url.appending(path: "users.json"))
        tokens = TokenFile(folder.url.appending(path: "tokens.json"))
        let hash = try PasswordHash.make(Self.words, cost: .least)
        try users.change { (all) throws(ClewError) in
            all = ["Ada", "Ben"].map {
                UserAccount(person: $0, scope: .reviewer, created: Self.today, password: hash, changed: Self.today)
            }
        }
    }

    private func api(isRecorded: Bool = true) throws -> ScreeningAPI {
        let api = try InventedLists.api.get()
        var surroundings = api.surroundings
        surroundings.access.asksSignIn = true
        surroundings.access.tokens = tokens
        surroundings.access.passwords = PasswordDesk(users, cost: .least, pace: SignInPace(clock: { .zero }))
        surroundings.log = RequestLog { [lines] in lines.add($0) }
        surroundings.workbench = WorkbenchDoor(
            WorkOptions(folder: folder.url.appending(path: "work").path),
            archive: folder.url.appending(path: "archive.sqlite").path, access: surroundings.access,
            world: { api.lists.world }, today: { Self.today },
            record: { [acts] act in
                guard isRecorded else { return "the disk is full" }
                acts.add(act)
                return nil
            })
        return ScreeningAPI(
            lists: api.lists, limits: api.limits, work: api.work, load: api.load, surroundings: surroundings)
    }

    /// A browser that keeps its cookies.
    private final class Browser {
        let api: ScreeningAPI
        let address: String
        var cookies: [String: String] = [:]
        var mark = ""
        var page = ""

        init(_ api: ScreeningAPI, from address: String = "10.0.0.1") {
            self.api = api
            self.address = address
        }

        @discardableResult
        func ask(_ method: String, _ target: String, _ form: [(String, String)] = []) async -> ServiceReply {
            let fields = [
                "host": "clew.example.org", "content-type": "application/x-www-form-urlencoded",
                "cookie": cookies.map { "\($0.key)=\($0.value)" }.sorted().joined(separator: "; "),
            ]
            let body = form.map {
                "\($0.0)=\($0.1.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? "")"
            }
            .joined(separator: "&")
            let reply = await api.reply(
                to: ServiceRequest(method, target, fields: fields, body: Array(body.utf8)), from: address)
            for cookie in reply.cookies {
                let pair = cookie.prefix { $0 != ";" }.split(separator: "=", maxSplits: 1).map(String.init)
                if pair.count == 2 { cookies[pair[0]] = pair[1] }
            }
            page = String(decoding: reply.body, as: UTF8.self)
            if let place = page.firstRange(of: "name=\"form_token\" value=\"") {
                mark = String(page[place.upperBound...].prefix { $0 != "\"" })
            }
            return reply
        }

        func signIn(_ name: String, _ password: String) async -> Int {
            await ask("POST", "/work/sign-in", [("name", name), ("password", password)]).status
        }
    }

    @Test func aNameAndItsPasswordOpenASessionAndStandOnRecord() async throws {
        let browser = Browser(try api())
        #expect(await browser.ask("GET", "/work").status == 401)
        #expect(browser.page.contains("autocomplete=\"username\""))
        #expect(browser.page.contains("autocomplete=\"current-password\""))
        #expect(await browser.signIn("ada", Self.words) == 303)
        #expect(await browser.ask("GET", "/work").status == 200)
        #expect(browser.page.contains("Ada"))
        let act = try #require(acts.all.withLock { $0.first })
        #expect(act.kind == .signedIn && act.person == "Ada" && act.particulars == ["with": "password"])
        #expect(await browser.ask("POST", "/work/sign-out", [("form_token", browser.mark)]).status == 303)
        #expect(await browser.ask("GET", "/work").status == 401)
    }

    @Test func aTokenStillOpensASessionBesideIt() async throws {
        let made = AccessToken.make(for: "Cai", scope: .reader, on: Self.today, expires: Self.today)
        try tokens.change { (all) throws(ClewError) in all.append(made.kept) }
        let browser = Browser(try api())
        #expect(await browser.ask("POST", "/work/sign-in", [("name", ""), ("token", made.secret)]).status == 303)
        #expect(await browser.ask("GET", "/work").status == 200)
        #expect(acts.all.withLock { $0.first?.particulars } == ["with": "token"])
        // What a browser filled in by itself does not stand in the way of a token that was typed.
        let form = [("name", "Ada"), ("password", Self.words), ("token", made.secret)]
        #expect(await browser.ask("POST", "/work/sign-in", form).status == 303)
        await browser.ask("GET", "/work")
        #expect(browser.page.contains("Cai"))
        // Who came with a token has no password to change.
        #expect(await browser.ask("GET", "/work/password").status == 404)
    }

    @Test func noPasswordStandsInAPageALogOrAFile() async throws {
        let browser = Browser(try api())
        let wrong = "other words that are wrong"
        var pages = ""
        #expect(await browser.signIn("Ada", wrong) == 401)
        pages += browser.page
        #expect(browser.page.contains("value=\"Ada\""))
        #expect(await browser.signIn("Nobody", wrong) == 401)
        pages += browser.page
        #expect(await browser.signIn("Ada", Self.words) == 303)
        await browser.ask("GET", "/work/password")
        // A form without a session, or without its mark: nothing of it is carried along.
        let form = [("old_password", Self.words), ("new_password", wrong), ("new_password_again", wrong)]
        #expect(await browser.ask("POST", "/work/password", form).status == 403)
        pages += browser.page
        #expect(await Browser(browser.api).ask("POST", "/work/password", form).status == 401)
        pages += browser.page
        #expect(!pages.contains(wrong) && !pages.contains(Self.words))
        let log = lines.all.withLock { $0 }
        #expect(log.contains { $0.contains("\"person\":\"Ada\"") } && log.allSatisfy { $0.contains("\"/work\"") })
        #expect(!"\(log) \(acts.all.withLock { $0 })".contains("words"))
        for file in try FileManager.default.subpathsOfDirectory(atPath: folder.url.path) {
            let text = (try? String(contentsOf: folder.url.appending(path: file), encoding: .utf8)) ?? ""
            #expect(!text.contains(Self.words) && !text.contains(wrong), "\(file)")
        }
    }

    @Test func afterSomeWrongOnesThereIsAWaitThatIsSaid() async throws {
        let browser = Browser(try api())
        for _ in 0..<5 { #expect(await browser.signIn("Ada", "guess") == 401) }
        let reply = await browser.ask("POST", "/work/sign-in", [("name", "Ada"), ("password", Self.words)])
        #expect(reply.status == 429 && reply.fields["retry-after"] == "1")
        #expect(browser.page.contains("Try again in 1 s"))
        #expect(await Browser(browser.api, from: "10.0.0.2").signIn("Ada", Self.words) == 303)
    }

    @Test func aSignInIsANewSessionAndEndsTheOneBefore() async throws {
        let browser = Browser(try api())
        #expect(await browser.signIn("Ada", Self.words) == 303)
        let first = try #require(browser.cookies["clew_session"])
        #expect(await browser.signIn("Ben", Self.words) == 303)
        #expect(browser.cookies["clew_session"] != first)
        let old = Browser(browser.api)
        old.cookies["clew_session"] = first
        #expect(await old.ask("GET", "/work").status == 401)
    }

    @Test func aChangeOfPasswordEndsOtherSessionsAndKeepsThisOne() async throws {
        let api = try api()
        let (here, there) = (Browser(api), Browser(api, from: "10.0.0.2"))
        #expect(await here.signIn("Ada", Self.words) == 303)
        #expect(await there.signIn("Ada", Self.words) == 303)
        await here.ask("GET", "/work/password")
        func change(_ old: String, _ new: String, _ again: String) async -> Int {
            await here.ask(
                "POST", "/work/password",
                [
                    ("old_password", old), ("new_password", new), ("new_password_again", again),
                    ("form_token", here.mark),
                ]
            ).status
        }
        #expect(await change(Self.words, "entirely other words", "entirely other word") == 400)
        #expect(await change(Self.words, "short", "short") == 400)
        #expect(here.page.contains("at least 12"))
        #expect(await change("guess", "entirely other words", "entirely other words") == 403)
        #expect(await there.ask("GET", "/work").status == 200)
        let before = here.cookies["clew_session"]
        #expect(await change(Self.words, "entirely other words", "entirely other words") == 200)
        #expect(here.cookies["clew_session"] != before)
        #expect(await here.ask("GET", "/work").status == 200)
        #expect(await there.ask("GET", "/work").status == 401)
        #expect(await there.signIn("Ada", Self.words) == 401)
        #expect(await there.signIn("Ada", "entirely other words") == 303)
        #expect(acts.all.withLock { $0.map(\.kind.rawValue) }.contains("service.user.password"))
    }

    @Test func whoIsDisabledIsOutAtTheNextRequest() async throws {
        let browser = Browser(try api())
        #expect(await browser.signIn("Ada", Self.words) == 303)
        try users.change { (all) throws(ClewError) in all[0].disabled = Self.today }
        #expect(await browser.ask("GET", "/work").status == 401)
        #expect(await browser.signIn("Ada", Self.words) == 401)
        try users.change { (all) throws(ClewError) in all[0].disabled = nil }
        #expect(await browser.signIn("Ada", Self.words) == 303)
    }

    @Test func aSignInThatCannotBePutOnRecordIsNotDone() async throws {
        let browser = Browser(try api(isRecorded: false))
        #expect(await browser.signIn("Ada", Self.words) == 503)
        #expect(await browser.ask("GET", "/work").status == 401)
    }

    @Test func whatWasTypedIsCarriedAlongThroughThePassword() async throws {
        let browser = Browser(try api())
        #expect(await browser.ask("POST", "/work/search", [("q", "Quonvex")]).status == 401)
        #expect(browser.page.contains("name=\"kept:q\" value=\"Quonvex\""))
        await browser.ask(
            "POST", "/work/sign-in",
            [("name", "Ada"), ("password", "guess"), ("kept_path", "/work/search"), ("kept:q", "Quonvex")])
        #expect(browser.page.contains("name=\"kept:q\" value=\"Quonvex\""))
        await browser.ask(
            "POST", "/work/sign-in",
            [("name", "Ada"), ("password", Self.words), ("kept_path", "/work/search"), ("kept:q", "Quonvex")])
        #expect(browser.page.contains("name=\"q\" value=\"Quonvex\""))
    }

    @Test func aPasswordOpensNoAPI() async throws {
        let api = try api()
        let basic = Data("Ada:\(Self.words)".utf8).base64EncodedString()
        for field in ["Basic \(basic)", "Bearer \(Self.words)"] {
            let request = ServiceRequest("GET", "/catalog", fields: ["authorization": field])
            #expect(await api.reply(to: request, from: nil).status == 401)
        }
    }
}

/// `clew-service user`, and the service that takes notice of it.
@Suite(.enabled(if: ServiceProgram.location("clew-service") != nil))
struct UserCommandTests {
    private let folder: TemporaryDirectory
    private var archive: URL { folder.url.appending(path: "archive.sqlite") }

    init() throws { folder = try TemporaryDirectory() }

    private func run(_ arguments: [String], typing text: String = "") throws -> (
        status: Int32, said: String, errors: String
    ) {
        let process = try ServiceProgram.process("clew-service", ["user"] + arguments, archive: archive)
        let (input, output, errors) = (
            try folder.write(text, to: "input"), try folder.write("", to: "output"), try folder.write("", to: "errors")
        )
        process.standardInput = try FileHandle(forReadingFrom: input)
        process.standardOutput = try FileHandle(forWritingTo: output)
        process.standardError = try FileHandle(forWritingTo: errors)
        try process.run()
        process.waitUntilExit()
        return (
            process.terminationStatus, try String(contentsOf: output, encoding: .utf8),
            try String(contentsOf: errors, encoding: .utf8)
        )
    }

    @Test func peopleAreAddedShownDisabledAndEnabledAndAllOfItIsOnRecord() throws {
        _ = try Archive(at: archive)
        #expect(
            try run(["add", "Ada Invented", "--scope", "reviewer", "--by", "Eve"], typing: "several words do well\n")
                .status == 0)
        let again = try run(["add", "ada  invented"], typing: "several words do well\n")
        #expect(again.status == 2 && again.errors.contains("there is a user 'Ada Invented' already"))
        #expect(try run(["list"]).said.contains("reviewer  added"))
        #expect(try run(["password", "Ada Invented"], typing: "entirely other words\r\n").status == 0)
        #expect(try run(["disable", "Ada Invented"]).status == 0)
        #expect(try run(["list"]).said.contains("disabled 2"))
        #expect(try run(["disable", "Ada Invented"]).status == 2)
        #expect(try run(["enable", "Ada Invented"]).status == 0)
        #expect(try run(["disable", "Nobody"]).status == 2)
        let kinds = try Archive(at: archive, access: .reading).auditEntries()
        #expect(
            kinds.map(\.kind.rawValue) == [
                "service.user.added", "service.user.password", "service.user.disabled", "service.user.enabled",
            ])
        #expect(kinds.first?.body.contains("Eve") == true && !"\(kinds)".contains("words"))
        let user = try #require(UserFile(folder.url.appending(path: "users.json")).user("Ada Invented"))
        #expect(try user.password.matches("entirely other words"))
    }

    @Test(arguments: [
        ("short\n", "at least 12"), ("", "no password on standard input"), ("Ada Invented\n", "anybody tries"),
    ])
    func aPasswordThatIsNoneIsRefusedAndNothingIsKept(_ text: String, _ message: String) throws {
        let result = try run(["add", "Ada Invented"], typing: text)
        #expect(result.status == 2 && result.errors.contains(message))
        #expect(!FileManager.default.fileExists(atPath: folder.url.appending(path: "users.json").path))
    }

    @Test func aServiceThatRunsTakesNotice() throws {
        _ = try Archive(at: archive)
        #expect(try run(["add", "Ada", "--scope", "reader"], typing: "several words do well\n").status == 0)
        let service = try ServiceProgram.Running(["--sign-in"], archive: archive)
        func signIn(_ password: String) throws -> String {
            let body = "name=ada&password=\(password.replacing(" ", with: "+"))"
            let connection = try Connection(port: service.port)
            connection.send(
                "POST /work/sign-in HTTP/1.1\r\nhost: localhost\r\nconnection: close\r\n"
                    + "content-type: application/x-www-form-urlencoded\r\ncontent-length: \(body.utf8.count)\r\n\r\n\(body)"
            )
            return String(connection.restOfAll().prefix { $0 != "\r\n" })
        }
        #expect(try signIn("several words do well").contains("303"))
        #expect(try run(["password", "Ada"], typing: "entirely other words\n").status == 0)
        #expect(try signIn("several words do well").contains("401"))
        #expect(try signIn("entirely other words").contains("303"))
        #expect(!service.messages.contains("words"))
        let log = try Archive(at: archive, access: .reading).auditEntries()
        #expect(log.filter { $0.kind.rawValue == "service.signed-in" }.count == 2)
    }
}
