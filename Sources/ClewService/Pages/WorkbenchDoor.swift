import Casework
import ClewModel
import Foundation
import HTTPTypes
import Hummingbird
import StatementStore
import Synchronization
import Workbench
import World

/// Who works in the pages of the workbench, and where their work is kept.
public struct WorkOptions: Sendable {
    /// Who works there where nobody signs in; `nil` for the user of this machine.
    public var person: String?
    /// The folder that keeps people's work; `nil` for `work` beside the archive.
    public var folder: String?

    /// Creates options.
    public init(person: String? = nil, folder: String? = nil) {
        self.person = person
        self.folder = folder
    }
}

/// The way into the workbench: opens it when somebody comes, and turns requests of the server into its own.
final class WorkbenchDoor: Sendable {
    private let folder: URL
    private let surroundings: WorkSurroundings
    private let passwords: PasswordDesk?
    private let record: @Sendable (ServiceAct) -> String?
    private let opened = Mutex<Workbench?>(nil)

    /// - Parameters:
    ///   - archive: The archive, as whoever starts the service names it.
    ///   - access: Who is let in; where nobody signs in, one person works.
    ///   - world: The lists of the moment.
    ///   - today: The day of today.
    ///   - reload: Has the lists read again.
    ///   - record: Puts an act on record; says what went wrong where it cannot be.
    init(
        _ options: WorkOptions, archive: String?, access: ServiceAccess, world: @escaping @Sendable () -> World,
        today: @escaping @Sendable () -> Day = Day.today, reload: @escaping @Sendable () -> Void = {},
        record: @escaping @Sendable (ServiceAct) -> String? = { _ in nil }
    ) {
        let location = ArchiveLocation.resolve(archive)
        folder = ArchiveLocation.workFolder(options.folder, besideArchive: location)
        let name = options.person.flatMap { $0.isEmpty ? nil : $0 } ?? NSUserName()
        var surroundings = WorkSurroundings(
            world: world, today: today, archive: location,
            alone: access.asksSignIn ? nil : WorkPerson(name: name, role: .administrator))
        let users = access.passwords?.users
        if access.asksSignIn {
            let tokens = access.tokens
            surroundings.signIn = { secret in
                guard secret.utf8.count <= 200, let token = tokens?.token(secret), token.isValid(on: today()) else {
                    return nil
                }
                return WorkPerson(name: token.person, role: Self.role(token.scope), credential: token.sha256)
            }
            surroundings.isValid = { person in
                guard let digest = person.credential else { return true }
                if digest.hasPrefix("user ") { return users?.counts(digest, of: person.name) ?? false }
                return tokens?.token(digest: digest)?.isValid(on: today()) ?? false
            }
        }
        surroundings.takesPasswords = { users?.hasUser ?? false }
        surroundings.record = { act in
            guard let problem = record(act) else { return true }
            ServiceMessage.tell("\(act.kind.rawValue) by \(act.person) cannot be put on record: \(problem)")
            return false
        }
        surroundings.reload = reload
        passwords = access.passwords
        self.record = record
        self.surroundings = surroundings
    }

    /// Whether a path is one of the workbench's.
    static func isBelow(_ target: String) -> Bool {
        let path = target.prefix { $0 != "?" }
        return path == "/work" || path.hasPrefix("/work/")
    }

    /// Answers a request; what takes long is done on a thread apart.
    func respond(to request: Request, from address: String?, with api: ScreeningAPI) async -> Response {
        let start = ContinuousClock.now
        var person: String?
        let reply = await answer(request, address, api, &person)
        let time = ContinuousClock.now - start
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        api.metrics.add(route: "/work", method: request.method.rawValue, status: reply.status, seconds: seconds)
        let response = reply.response(to: request)
        api.surroundings.log?.add(
            RequestLog.Line(
                time: Date().formatted(.iso8601.time(includingFractionalSeconds: true)),
                method: request.method.rawValue, route: "/work", status: reply.status,
                milliseconds: (seconds * 1e6).rounded() / 1e3, bytesOut: reply.body.count,
                trace: HTTPField.Name("traceparent").flatMap { response.headers[$0] } ?? "", person: person))
        return response
    }

    private func answer(
        _ request: Request, _ address: String?, _ api: ScreeningAPI, _ person: inout String?
    ) async -> ServiceReply {
        do throws(ServiceFault) {
            let access = api.surroundings.access
            let isProxy = access.proxy != nil && access.proxy?.address == address
            if !isProxy, let address { try access.rate?.take("address \(address)") }
            let visitor = isProxy ? try access.named(by: access.proxy, request) : nil
            if let name = visitor?.name { try access.rate?.take("person \(name)") }
            let bench = try workbench()
            let proxied = visitor.flatMap { visitor in
                visitor.name.map { WorkPerson(name: $0, role: Self.role(visitor.role)) }
            }
            let isList = Self.head(of: request, proxied).map(bench.takesLists) ?? false
            let body =
                request.method == .post
                ? try await ServiceRouter.body(of: request, api, limit: isList ? api.limits.listBytes : nil) : []
            defer { api.load.release(body.count) }
            try api.load.enter()
            defer { api.load.leave() }
            var asked: WorkRequest
            do throws(WorkForm.Problem) {
                asked = try WorkRequest(
                    request.method.rawValue, request.head.path ?? "/", fields: Self.fields(of: request), body: body)
            } catch {
                throw ServiceFault(400, error.message)
            }
            asked.proxied = proxied
            if let question = bench.passwordAsked(by: asked) {
                asked.checked = await checked(question, asked, address)
            }
            let reply = await api.work.run { [asked] in bench.reply(to: asked) }
            person = reply.person
            return ServiceReply(
                status: reply.status, type: reply.type,
                fields: Dictionary(
                    reply.fields.filter { $0.name != "set-cookie" }.map { ($0.name, $0.value) },
                    uniquingKeysWith: { _, last in last }),
                body: reply.body, cookies: reply.fields.filter { $0.name == "set-cookie" }.map(\.value))
        } catch {
            return error.reply
        }
    }

    /// Checks a password that a form sent; on threads of its own, since it takes long and costs memory.
    private func checked(
        _ question: PasswordQuestion, _ request: WorkRequest, _ address: String?
    ) async -> PasswordAnswer {
        guard let passwords else { return .wrong }
        let browser = request.browserMark
        let outcome =
            switch question {
            case .signIn(let name, let password):
                await passwords.check(name, password, from: address, browser: browser)
            case .change(let name, let old, let new):
                await passwords.change(
                    name, from: old, to: new, address: address, browser: browser, on: surroundings.today(),
                    record: record)
            }
        switch outcome {
        case .right(let user, let browser):
            return .right(
                WorkPerson(
                    name: user.person, role: Self.role(user.scope), credential: user.credential, hasPassword: true),
                browser: browser)
        case .wrong: return .wrong
        case .wait(let seconds): return .wait(seconds: seconds)
        case .busy: return .busy
        case .refused(let fault): return .refused(reason: fault.rawValue)
        case .failed(let problem):
            // What lies where on this machine is for whoever runs it.
            ServiceMessage.tell(problem)
            return .failed
        }
    }

    /// The workbench, which is opened for the first who comes; where it cannot be, the next one tries again.
    private func workbench() throws(ServiceFault) -> Workbench {
        let result: Result<Workbench, ServiceFault> = opened.withLock { opened in
            if let opened { return .success(opened) }
            do throws(ClewError) {
                let bench = try Workbench(folder: folder, surroundings: surroundings)
                opened = bench
                return .success(bench)
            } catch {
                return .failure(ServiceFault(503, "The workbench cannot be opened: \(error.message)"))
            }
        }
        return try result.get()
    }

    /// A request before its body was read.
    private static func head(of request: Request, _ proxied: WorkPerson?) -> WorkRequest? {
        var fields = fields(of: request)
        fields["content-type"] = nil
        var head = try? WorkRequest(request.method.rawValue, request.head.path ?? "/", fields: fields)
        head?.proxied = proxied
        return head
    }

    /// The header fields that its answers depend on.
    private static func fields(of request: Request) -> [String: String] {
        var fields = ["host": request.head.authority ?? ""]
        let names = [
            "cookie", "content-type", "accept-language", "sec-fetch-site", "x-forwarded-proto",
        ]
        for name in names {
            guard let field = HTTPField.Name(name) else { continue }
            let values = request.headers[values: field]
            // A browser may send its cookies in several fields.
            if !values.isEmpty { fields[name] = values.joined(separator: name == "cookie" ? "; " : ", ") }
        }
        return fields
    }

    private static func role(_ role: ServiceRole) -> WorkPerson.Role {
        switch role {
        case .reader: .reader
        case .analyst: .analyst
        case .reviewer: .reviewer
        case .administrator: .administrator
        }
    }
}
