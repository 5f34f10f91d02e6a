import ClewModel
import Foundation
import StatementStore
import Synchronization
import TestSupport
import Testing
import World

@testable import Workbench

/// A workbench over a list of invented parties.
final class InventedWorkbench: Sendable {
    static let day = Day("2026-11-01") ?? .distantPast

    let folder: TemporaryDirectory
    let archive: URL
    private let world: Mutex<World>
    private let clock = Mutex<Duration>(.zero)
    private let bench: Mutex<Workbench?> = Mutex(nil)

    /// The reference data, read once for all tests.
    private static let knowledge = KnowledgeBase(RepositoryFiles.reference)

    /// The lists before anything changes, put together once for all tests; the folder stays as long as they do.
    private static let before = Result { () throws -> (world: World, folder: TemporaryDirectory) in
        let folder = try TemporaryDirectory()
        let url = folder.url.appending(path: "archive.sqlite")
        try load(first, on: "2024-01-01", into: Archive(at: url))
        return (try World(knowledge, archive: Archive(at: url, access: .reading)), folder)
    }

    init(alone: Bool = true) throws {
        folder = try TemporaryDirectory()
        archive = folder.url.appending(path: "archive.sqlite")
        try Self.load(Self.first, on: "2024-01-01", into: Archive(at: archive))
        world = Mutex(try Self.before.get().world)
        try open(alone: alone)
    }

    /// Opens the workbench, as a service that is started again.
    func open(alone: Bool) throws {
        bench.withLock { $0 = nil }
        var surroundings = WorkSurroundings(
            world: { [self] in world.withLock { $0 } }, today: { Self.day }, archive: archive,
            alone: alone ? WorkPerson(name: "Ada", role: .administrator) : nil)
        surroundings.signIn = { token in
            let parts = token.split(separator: "-").map(String.init)
            let roles: [String: WorkPerson.Role] = [
                "reader": .reader, "analyst": .analyst, "reviewer": .reviewer, "administrator": .administrator,
            ]
            guard parts.count == 2, let role = roles[parts[1]] else { return nil }
            return WorkPerson(name: parts[0], role: role, credential: token)
        }
        surroundings.isValid = { [self] person in !revoked.withLock { $0.contains(person.credential ?? "") } }
        surroundings.record = { [self] act in
            guard isRecorded.withLock({ $0 }) else { return false }
            acts.withLock { $0.append(act) }
            return true
        }
        surroundings.reload = { [self] in try? read() }
        surroundings.uptime = { [self] in clock.withLock { $0 } }
        let made = try Workbench(folder: folder.url.appending(path: "work"), surroundings: surroundings)
        bench.withLock { $0 = made }
    }

    let revoked = Mutex<Set<String>>([])
    /// What was put on record, and whether anything can be.
    let acts = Mutex<[ServiceAct]>([])
    let isRecorded = Mutex(true)

    var workbench: Workbench {
        get throws { try #require(bench.withLock { $0 }) }
    }

    /// Lets time pass.
    func wait(_ time: Duration) { clock.withLock { $0 += time } }

    /// Publishes another version of the list, and has it read.
    func publish(_ statements: [ClewModel.Statement], on day: String) throws {
        try Self.load(statements, on: day, into: Archive(at: archive))
        try read()
    }

    /// Reads the lists again.
    private func read() throws {
        let next = try World(Self.knowledge, archive: Archive(at: archive, access: .reading))
        world.withLock { $0 = next }
    }

    private static func load(_ statements: [ClewModel.Statement], on day: String, into archive: Archive) throws {
        let request = ListImportRequest(
            dataset: "ftm", recorded: try #require(Day(day)), reader: "test",
            rules: PublishingRules(greatestLoss: 1, fewestEntities: 0))
        _ = try archive.importList(request) { draft in
            draft.targets = 1
            try draft.add(statements)
        }
    }

    private static func entity(
        _ id: EntityID, _ schema: Schema, _ values: KeyValuePairs<PropertyName, String>
    ) -> [ClewModel.Statement] {
        values.map { Statement(entity: id, schema: schema, property: $0.key, value: $0.value, dataset: "ftm") }
    }

    static let first =
        entity(
            "acme", .company,
            [
                "name": "Quonvex Invented Looms Co., Ltd.", "country": "cn", "topics": "sanction",
                "registrationNumber": "QX-778123",
            ])
        + entity("entry", .sanction, ["entity": "acme", "authority": "Invented Authority", "startDate": "2023-01-01"])
        + entity("zed", .person, ["name": "Zedekiah Invented", "country": "ru", "topics": "sanction"])
        + entity("stake", .ownership, ["owner": "zed", "asset": "acme", "percentage": "60"])
        + entity(
            "beta", .company,
            ["name": "Bravura Invented Spinning GmbH", "alias": "Grüne Weberei", "country": "de", "topics": "sanction"])

    /// The same with an address of one of them.
    static let changed = first + entity("acme", .company, ["address": "7 Invented Road, Aksu"])
}

/// A browser: keeps its cookie, and finds the mark that forms carry.
final class Browser {
    let world: InventedWorkbench
    var cookie: String?
    var formToken = ""
    private(set) var page = ""
    var language = "en"

    init(_ world: InventedWorkbench) { self.world = world }

    /// Asks for a page and follows one redirect.
    @discardableResult
    func get(_ path: String) throws -> WorkReply { try send(WorkRequest("GET", path, fields: fields())) }

    /// Sends a form with the mark of the last page, and follows one redirect.
    @discardableResult
    func post(
        _ path: String, _ form: [(String, String)], follow: Bool = true, marked: Bool = true,
        headers: [String: String] = [:]
    ) throws -> WorkReply {
        let marks = marked ? [(Workbench.tokenField, formToken)] : []
        let body = (form + marks).map { "\(Self.encoded($0.0))=\(Self.encoded($0.1))" }.joined(separator: "&")
        let all = fields().merging(headers) { _, last in last }
        return try send(WorkRequest("POST", path, fields: all, body: Array(body.utf8)), follow: follow)
    }

    /// Uploads a file.
    @discardableResult
    func upload(
        _ path: String, _ name: String, _ bytes: [UInt8], field: String = "table", with form: [(String, String)] = []
    ) throws -> WorkReply {
        let mark = "--invented-boundary"
        var body = Array(
            "\(mark)\r\nContent-Disposition: form-data; name=\"form_token\"\r\n\r\n\(formToken)\r\n".utf8)
        for (name, value) in form {
            body += Array("\(mark)\r\nContent-Disposition: form-data; name=\"\(name)\"\r\n\r\n\(value)\r\n".utf8)
        }
        body += Array(
            "\(mark)\r\nContent-Disposition: form-data; name=\"\(field)\"; filename=\"\(name)\"\r\nContent-Type: text/csv\r\n\r\n"
                .utf8)
        body += bytes + Array("\r\n\(mark)--\r\n".utf8)
        var all = fields()
        all["content-type"] = "multipart/form-data; boundary=invented-boundary"
        return try send(WorkRequest("POST", path, fields: all, body: body))
    }

    /// Signs in with a token such as `Ben-reviewer`.
    func signIn(_ token: String) throws {
        try post("/work/sign-in", [("token", token)], marked: false)
    }

    private func fields() -> [String: String] {
        var fields = ["host": "localhost:8000", "accept-language": language]
        if let cookie { fields["cookie"] = "\(Workbench.cookie)=\(cookie)" }
        return fields
    }

    /// The path that the last answer came from.
    private(set) var path = ""

    private func send(_ request: WorkRequest, follow: Bool = true) throws -> WorkReply {
        path = request.path
        let reply = try world.workbench.reply(to: request)
        for field in reply.fields where field.name == "set-cookie" && field.value.hasPrefix(Workbench.cookie) {
            cookie = String(field.value.dropFirst(Workbench.cookie.count + 1).prefix { $0 != ";" })
        }
        page = String(decoding: reply.body, as: UTF8.self)
        if let mark = page.firstRange(of: "name=\"form_token\" value=\"") {
            formToken = String(page[mark.upperBound...].prefix { $0 != "\"" })
        }
        if follow, reply.status == 303, let next = reply.fields.first(where: { $0.name == "location" })?.value {
            // A browser keeps the mark of the place to itself.
            let address = next.split(separator: "#", maxSplits: 1).first.map(String.init) ?? next
            return try send(WorkRequest("GET", address, fields: fields()), follow: true)
        }
        return reply
    }

    /// The value of a hidden field of the last page.
    func hidden(_ name: String) -> String {
        guard let mark = page.firstRange(of: "name=\"\(name)\" value=\"") else { return "" }
        return String(page[mark.upperBound...].prefix { $0 != "\"" })
    }

    private static func encoded(_ text: String) -> String {
        text.addingPercentEncoding(withAllowedCharacters: .alphanumerics) ?? ""
    }
}
