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
    private let opened = Mutex<Workbench?>(nil)

    /// - Parameters:
    ///   - archive: The archive, as whoever starts the service names it.
    ///   - access: Who is let in; where nobody signs in, one person works.
    ///   - world: The lists of the moment.
    ///   - today: The day of today.
    ///   - reload: Has the lists read again.
    init(
        _ options: WorkOptions, archive: String?, access: ServiceAccess, world: @escaping @Sendable () -> World,
        today: @escaping @Sendable () -> Day = Day.today, reload: @escaping @Sendable () -> Void = {}
    ) {
        let location = ArchiveLocation.resolve(archive)
        folder = ArchiveLocation.workFolder(options.folder, besideArchive: location)
        let name = options.person.flatMap { $0.isEmpty ? nil : $0 } ?? NSUserName()
        var surroundings = WorkSurroundings(
            world: world, today: today, archive: location,
            alone: access.asksSignIn ? nil : WorkPerson(name: name, role: .administrator))
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
                return tokens?.token(digest: digest)?.isValid(on: today()) ?? false
            }
        }
        surroundings.reload = reload
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
        let reply = await answer(request, address, api)
        let time = ContinuousClock.now - start
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        api.metrics.add(route: "/work", method: request.method.rawValue, status: reply.status, seconds: seconds)
        return reply.response(to: request)
    }

    private func answer(_ request: Request, _ address: String?, _ api: ScreeningAPI) async -> ServiceReply {
        do throws(ServiceFault) {
            let access = api.surroundings.access
            let isProxy = access.proxy != nil && access.proxy?.address == address
            if !isProxy, let address { try access.rate?.take("address \(address)") }
            let visitor = isProxy ? try access.named(by: access.proxy, request) : nil
            if let name = visitor?.name { try access.rate?.take("person \(name)") }
            let body = request.method == .post ? try await ServiceRouter.body(of: request, api) : []
            defer { api.load.release(body.count) }
            try api.load.enter()
            defer { api.load.leave() }
            let bench = try workbench()
            var asked: WorkRequest
            do throws(WorkForm.Problem) {
                asked = try WorkRequest(
                    request.method.rawValue, request.head.path ?? "/", fields: Self.fields(of: request), body: body)
            } catch {
                throw ServiceFault(400, error.message)
            }
            asked.proxied = visitor.flatMap { visitor in
                visitor.name.map { WorkPerson(name: $0, role: Self.role(visitor.role)) }
            }
            let reply = await api.work.run { [asked] in bench.reply(to: asked) }
            return ServiceReply(
                status: reply.status, type: reply.type,
                fields: Dictionary(reply.fields.map { ($0.name, $0.value) }, uniquingKeysWith: { _, last in last }),
                body: reply.body)
        } catch {
            return error.reply
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
