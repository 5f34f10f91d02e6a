import Casework
import ClewModel
import Foundation
import StatementStore
import Synchronization
import TestSupport
import Testing

@testable import ClewService

/// Who is let in, by what they send.
struct AccessTests {
    private let folder: TemporaryDirectory
    private let file: TokenFile
    private let acts = Acts()

    /// What was put on record.
    private final class Acts: Sendable {
        let all = Mutex<[ServiceAct]>([])
    }

    init() throws {
        folder = try TemporaryDirectory()
        file = TokenFile(folder.url.appending(path: "tokens.json"))
    }

    private static let today = Day("2026-11-01") ?? .distantPast

    private func token(
        _ scope: ServiceRole, expires: String = "2026-12-01", for person: String = "Invented Person"
    ) throws -> (id: String, secret: String) {
        let made = AccessToken.make(
            for: person, scope: scope, on: Self.today, expires: try #require(Day(expires)))
        try file.change { (all) throws(ClewError) in all.append(made.kept) }
        return (made.kept.id, made.secret)
    }

    private func api(_ change: (inout ServiceAccess) -> Void = { _ in }) throws -> ScreeningAPI {
        let api = try InventedLists.api.get()
        var surroundings = api.surroundings
        surroundings.access.asksSignIn = true
        surroundings.access.tokens = file
        surroundings.update = { true }
        surroundings.updateToken = "of-the-service"
        surroundings.record = { [acts] act in
            acts.all.withLock { $0.append(act) }
            return nil
        }
        change(&surroundings.access)
        return ScreeningAPI(
            lists: api.lists, limits: api.limits, work: api.work, load: api.load, surroundings: surroundings)
    }

    private func ask(
        _ api: ScreeningAPI, _ method: String = "GET", _ target: String = "/catalog", _ fields: [String: String] = [:],
        from address: String? = nil
    ) async -> ServiceReply {
        await api.reply(to: ServiceRequest(method, target, fields: fields), from: address)
    }

    @Test func nobodyIsAnsweredWhoHasNotSignedIn() async throws {
        let api = try api()
        for route in ServiceRoute.all {
            let path = route.path.replacing(":name", with: "ftm").replacing(":detail", with: "entity")
            let isOpen = ServiceAccess.openPaths.contains(path)
            for method in route.methodNames {
                let reply = await ask(api, method, path)
                #expect((reply.status == 401) == !isOpen, "\(method) \(path) \(reply.status)")
                if !isOpen {
                    let challenge = reply.fields["www-authenticate"] ?? ""
                    #expect(challenge.contains("Bearer") && challenge.contains("ApiKey"))
                }
            }
        }
        for path in ["/nothing", "/healthz/x", "/readyz%2F", "//catalog"] {
            #expect(await ask(api, "GET", path).status == 401, "\(path)")
        }
    }

    @Test(arguments: ["Bearer ", "ApiKey ", "bearer ", "APIKEY "])
    func aTokenOpensTheService(_ word: String) async throws {
        let secret = try token(.reader).secret
        let api = try api()
        for target in ["/catalog", "/search/ftm?q=quonvex", "/entities/acme", "/own/acme", "/metrics", "/openapi.json"]
        {
            #expect(await ask(api, "GET", target, ["authorization": word + secret]).status == 200, "\(target)")
        }
    }

    @Test func theDescriptionSaysHowToSignInAndWhatIsAnsweredToWhoDoesNot() async throws {
        let secret = try token(.reader).secret
        let reply = await ask(try api(), "GET", "/openapi.json", ["authorization": "Bearer \(secret)"])
        let value = try #require(try JSONSerialization.jsonObject(with: Data(reply.body)) as? [String: Any])
        let schemes = (value["components"] as? [String: Any])?["securitySchemes"] as? [String: Any]
        #expect(schemes?.keys.sorted() == ["apiKey", "bearer"])
        #expect((value["security"] as? [Any])?.count == 2)
        let paths = try #require(value["paths"] as? [String: [String: [String: Any]]])
        for (path, operations) in paths {
            for operation in operations.values {
                let responses = try #require(operation["responses"] as? [String: Any])
                #expect(responses["401"] != nil && responses["403"] != nil, "\(path)")
            }
        }
        #expect((paths["/healthz"]?["get"]?["security"] as? [Any])?.isEmpty == true)
    }

    @Test func whoAsksForAnUpdateLearnsNothingOfTheMachine() async throws {
        let base = try api()
        var surroundings = base.surroundings
        surroundings.record = { _ in "/somewhere/secret/archive.sqlite: reading or writing failed" }
        let api = ScreeningAPI(
            lists: base.lists, limits: base.limits, work: base.work, load: base.load, surroundings: surroundings)
        let reply = await ask(api, "POST", "/updatez?token=of-the-service&sync=true")
        #expect(reply.status == 500)
        #expect(!String(decoding: reply.body, as: UTF8.self).contains("/somewhere"))
    }

    @Test func whatIsNoTokenOpensNothing() async throws {
        let (id, secret) = try token(.administrator)
        let expired = try token(.administrator, expires: "2026-10-31").secret
        let api = try api()
        let digest = AccessToken.digest(of: secret)
        for field in [
            "", "Bearer", "Bearer ", "Bearer \(secret)x", "Bearer \(secret.dropLast())", "Basic \(secret)", secret,
            "Bearer \(digest)", "Bearer \(id)", "Bearer \(secret) \(secret)", "Bearer \(expired)",
            "Bearer " + String(repeating: "a", count: 5_000),
        ] {
            #expect(await ask(api, "GET", "/catalog", ["authorization": field]).status == 401, "\(field)")
        }
        #expect(await ask(api, "GET", "/catalog", ["authorization": "Bearer \(secret)"]).status == 200)
        #expect(await ask(api, "GET", "/catalog?token=\(secret)").status == 401)
    }

    @Test func aTokenThatIsTakenBackOpensNothingFromTheNextRequestOn() async throws {
        let (id, secret) = try token(.reader)
        let api = try api()
        #expect(await ask(api, "GET", "/catalog", ["authorization": "Bearer \(secret)"]).status == 200)
        try file.change { (all) throws(ClewError) in
            for place in all.indices where all[place].id == id { all[place].revoked = Self.today }
        }
        #expect(await ask(api, "GET", "/catalog", ["authorization": "Bearer \(secret)"]).status == 401)
        try FileManager.default.removeItem(at: file.url)
        #expect(await ask(api, "GET", "/catalog", ["authorization": "Bearer \(secret)"]).status == 401)
    }

    @Test func theFileHoldsNoToken() throws {
        let secret = try token(.reader).secret
        let text = try String(contentsOf: file.url, encoding: .utf8)
        #expect(!text.contains(secret) && !text.contains(secret.dropFirst(5)))
        let mode = try FileManager.default.attributesOfItem(atPath: file.url.path)[.posixPermissions] as? NSNumber
        #expect(mode?.intValue == 0o600)
    }

    @Test func aFileThatOthersMayReadIsNotTaken() async throws {
        let secret = try token(.reader).secret
        try FileManager.default.setAttributes([.posixPermissions: NSNumber(value: 0o644)], ofItemAtPath: file.url.path)
        #expect(throws: ClewError.self) { try file.tokens() }
        #expect(await ask(try api(), "GET", "/catalog", ["authorization": "Bearer \(secret)"]).status == 401)
    }

    /// Root may write anywhere, and what it leaves in the folder of a service that service cannot read.
    @Test(.enabled(if: geteuid() == 0 && ServiceProgram.location("clew-service") != nil), arguments: ["token", "user"])
    func rootLeavesNothingInTheFolderOfAnotherUser(_ kind: String) throws {
        let folder = try TemporaryDirectory()
        let place = folder.url.appending(path: "state", directoryHint: .isDirectory)
        try FileManager.default.createDirectory(at: place, withIntermediateDirectories: true)
        #expect(chown(place.path(percentEncoded: false), 65_534, 65_534) == 0)
        let archive = place.appending(path: "archive.sqlite")
        let arguments = kind == "token" ? [kind, "add", "Ada Invented"] : [kind, "disable", "Ada Invented"]
        let run = try ServiceProgram.run("clew-service", arguments, archive: archive)
        #expect(run.status == 2)
        #expect(run.errors.contains("folder of user 65534"), "\(run.errors)")
        #expect(try FileManager.default.contentsOfDirectory(atPath: place.path(percentEncoded: false)) == [])
    }

    @Test func onlyAnAdministratorHasTheListsReadAgainAndThatStandsOnRecord() async throws {
        let api = try api()
        for scope in [ServiceRole.reader, .analyst, .reviewer] {
            let reply = await ask(api, "POST", "/updatez", ["authorization": "Bearer \(try token(scope).secret)"])
            #expect(reply.status == 403)
            #expect(reply.fields["www-authenticate"]?.contains("insufficient_scope") == true)
        }
        #expect(await ask(api, "POST", "/updatez").status == 401)
        #expect(await ask(api, "POST", "/updatez?token=wrong").status == 403)
        #expect(acts.all.withLock { $0 }.isEmpty)
        let (id, secret) = try token(.administrator, for: "Ada Invented")
        #expect(await ask(api, "POST", "/updatez?sync=true", ["authorization": "ApiKey \(secret)"]).status == 200)
        #expect(await ask(api, "POST", "/updatez?sync=true&token=of-the-service").status == 200)
        #expect(
            acts.all.withLock { $0 }.map(\.person) == ["Ada Invented (token \(id))", "holder of CLEW_UPDATE_TOKEN"])
    }

    @Test func whatCannotBePutOnRecordIsNotDone() async throws {
        let lists = try InventedLists.api.get().lists
        let count = Mutex(0)
        var surroundings = ServiceSurroundings(today: { lists.day }, versions: { [] })
        surroundings.update = {
            count.withLock { $0 += 1 }
            return true
        }
        surroundings.updateToken = "secret"
        surroundings.record = { _ in "the disk is full" }
        let api = ScreeningAPI(
            lists: lists, limits: ServiceLimits(), work: WorkQueue(), load: ServiceLoad(limits: ServiceLimits()),
            surroundings: surroundings)
        #expect(await ask(api, "POST", "/updatez?token=secret&sync=true").status == 500)
        #expect(count.withLock { $0 } == 0)
    }

    @Test func theWordOfAProxyIsTakenFromItsAddressAlone() async throws {
        let api = try api {
            $0.proxy = .init(address: "10.0.0.5", personField: "X-Remote-User", roleField: "X-Remote-Role")
        }
        let ada = ["x-remote-user": "ada", "x-remote-role": "administrator"]
        #expect(await ask(api, "GET", "/catalog", ada, from: "10.0.0.5").status == 200)
        #expect(await ask(api, "GET", "/catalog", ada, from: "10.0.0.6").status == 401)
        #expect(await ask(api, "GET", "/catalog", ada).status == 401)
        #expect(await ask(api, "GET", "/catalog", from: "10.0.0.5").status == 401)
        #expect(await ask(api, "GET", "/catalog", ["x-remote-user": "ada"], from: "10.0.0.5").status == 403)
        let wrong = ["x-remote-user": "ada", "x-remote-role": "root"]
        #expect(await ask(api, "GET", "/catalog", wrong, from: "10.0.0.5").status == 403)
        #expect(await ask(api, "POST", "/updatez?sync=true", ada, from: "10.0.0.5").status == 200)
        #expect(acts.all.withLock { $0 }.map(\.person) == ["ada (by the proxy at 10.0.0.5)"])
    }

    @Test func whoAsksTooFastWaits() async throws {
        let time = Mutex(Duration.zero)
        let (id, secret) = try token(.reader)
        _ = id
        let api = try api { access in
            access.rate = RequestRate(perSecond: 2) { time.withLock { $0 } }
        }
        let fields = ["authorization": "Bearer \(secret)"]
        var statuses: [Int] = []
        for _ in 0..<6 { statuses.append(await ask(api, "GET", "/algorithms", fields).status) }
        #expect(statuses == [200, 200, 200, 200, 429, 429])
        #expect(await ask(api, "GET", "/algorithms", fields).fields["retry-after"] == "1")
        #expect(await ask(api).status == 401)
        time.withLock { $0 += .seconds(1) }
        #expect(await ask(api, "GET", "/algorithms", fields).status == 200)
        // By address, whatever they send.
        for _ in 0..<4 { #expect(await ask(api, from: "10.0.0.9").status == 401) }
        #expect(await ask(api, from: "10.0.0.9").status == 429)
        #expect(await ask(api, from: "10.0.0.10").status == 401)
        #expect(await ask(api, "GET", "/healthz", from: "10.0.0.9").status == 200)
    }

    @Test func aLimitForgetsClientsAndNotTheirHaste() throws {
        let time = Mutex(Duration.zero)
        let rate = RequestRate(perSecond: 1) { time.withLock { $0 } }
        try rate.take("a")
        try rate.take("a")
        for number in 0..<12_000 {
            time.withLock { $0 += .microseconds(1) }
            try rate.take("client \(number)")
        }
        time.withLock { $0 += .seconds(10) }
        try rate.take("a")
    }

    @Test func pagesOfOtherOriginsReadOnlyWhereThatIsAllowed() async throws {
        let page = ["origin": "https://x.test", "access-control-request-method": "POST"]
        let secret = try token(.reader).secret
        let signedIn = try api()
        #expect(await ask(signedIn, "OPTIONS", "/match/ftm", page).fields["access-control-allow-origin"] == "*")
        let refusal = await ask(signedIn, "GET", "/catalog", page)
        #expect(refusal.status == 401 && refusal.fields["access-control-allow-origin"] == "*")
        let chosen = try api { $0.origins = ["https://y.test"] }
        let reply = await ask(
            chosen, "GET", "/catalog", ["origin": "https://x.test", "authorization": "Bearer \(secret)"])
        #expect(reply.status == 200 && reply.fields["access-control-allow-origin"] == nil)
        #expect(await ask(chosen, "OPTIONS", "/match/ftm", page).status == 400)
    }
}

struct AccessOptionsTests {
    private static let today = Day("2026-11-01") ?? .distantPast

    @Test(arguments: ["127.0.0.1", "127.8.0.1", "::1", "localhost", "LocalHost"])
    func onThisMachineAloneItRunsWithoutSetUp(_ host: String) throws {
        let options = AccessOptions()
        #expect(try options.access(host: host, archive: "/nonexistent/a.sqlite", on: Self.today).asksSignIn == false)
    }

    @Test(arguments: ["0.0.0.0", "::", "10.1.2.3", "example.org", "127.0.0.1.example.org", "127.1", "", "localhost.x"])
    func elsewhereItDoesNotStartWhereNobodyCouldSignIn(_ host: String) throws {
        let folder = try TemporaryDirectory()
        let archive = folder.url.appending(path: "a.sqlite").path
        var options = AccessOptions()
        #expect(throws: ClewError.self) { try options.access(host: host, archive: archive, on: Self.today) }
        let file = TokenFile.resolve(nil, archive: archive)
        let old = AccessToken.make(for: "a", scope: .reader, on: Self.today, expires: Self.today)
        try file.change { (all) throws(ClewError) in all.append(old.kept) }
        #expect(try options.access(host: host, archive: archive, on: Self.today).asksSignIn)
        #expect(throws: ClewError.self) {
            try options.access(host: host, archive: archive, on: Day(number: Self.today.number + 1))
        }
        options.proxyAddress = "10.0.0.5"
        #expect(try options.access(host: host, archive: "/nonexistent/a.sqlite", on: Self.today).asksSignIn)
        options.proxyAddress = "proxy.example.org"
        #expect(throws: ClewError.self) { try options.access(host: host, archive: archive, on: Self.today) }
    }

    @Test(arguments: ["*", "x.test", "https://", "https://x.test/", "https://a,b", "null"])
    func whatIsNoOriginIsRefused(_ origin: String) {
        var options = AccessOptions()
        options.origins = [origin]
        #expect(throws: ClewError.self) {
            try options.access(host: "127.0.0.1", archive: "/nonexistent/a.sqlite", on: Self.today)
        }
    }
}
