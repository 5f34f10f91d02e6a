import Foundation
import HTTPTypes
import Hummingbird
import Logging

/// One request on its way: the lists that answer it, whatever is loaded meanwhile, and what was asked.
struct ServiceTurn: RequestContext {
    /// What a turn is made of.
    struct Source: RequestContextSource {
        let logger: Logger
        let api: ScreeningAPI
        let request: ServiceRequest
    }

    var coreContext: CoreRequestContextStorage
    let api: ScreeningAPI
    let request: ServiceRequest

    init(source: Source) {
        coreContext = CoreRequestContextStorage(source: source)
        api = source.api
        request = source.request
    }
}

/// Finds what answers a request: Hummingbird's router over ``ServiceRoute/all``.
struct ServiceRouter: Sendable {
    private let responder: RouterResponder<ServiceTurn>
    private let logger = Logger(label: "clew-service") { _ in SwiftLogNoOpLogHandler() }

    init() {
        let router = Router(context: ServiceTurn.self)
        let paths = Router(context: ServiceTurn.self)
        for route in ServiceRoute.all {
            for method in route.methods {
                router.on(RouterPath(route.path), method: method) { request, turn in
                    await Self.answer(request, turn, route).response(to: request)
                }
            }
            let allowed = route.methodNames.joined(separator: ", ")
            paths.on(RouterPath(route.path), method: .get) { request, _ in
                ServiceFault(405, "Method Not Allowed", fields: ["allow": allowed]).reply.response(to: request)
            }
        }
        paths.add(middleware: NothingThere())
        // What is added after the routes sees only what no route takes.
        router.add(middleware: OtherMethods(paths: paths.buildResponder()))
        responder = router.buildResponder()
    }

    /// Answers a request, where whoever asks is let in; a page of another origin may read the answer where that is allowed.
    func respond(to request: Request, from address: String?, with api: ScreeningAPI) async throws -> Response {
        if let workbench = api.surroundings.workbench, WorkbenchDoor.isBelow(request.head.path ?? "/") {
            return await workbench.respond(to: request, from: address, with: api)
        }
        let origins = CrossOrigin(api.surroundings.access)
        if let preflight = origins.preflight(request) { return preflight.response(to: request) }
        var response = try await admitted(request, from: address, with: api)
        for (name, value) in origins.fields(for: request) {
            if let field = HTTPField.Name(name) { response.headers[field] = value }
        }
        return response
    }

    private func admitted(_ request: Request, from address: String?, with api: ScreeningAPI) async throws -> Response {
        var asked = ServiceRequest(request.method.rawValue, request.head.path ?? "/", fields: Self.fields(of: request))
        let start = ContinuousClock.now
        let refusal: ServiceFault?
        do throws(ServiceFault) {
            asked.visitor = try api.surroundings.access.admit(request, from: address, on: api.surroundings.today())
            refusal = nil
        } catch {
            refusal = error
        }
        let source = ServiceTurn.Source(logger: logger, api: api, request: asked)
        let turn = ServiceTurn(source: source)
        let response =
            if let refusal { refusal.reply.response(to: request) } else {
                try await responder.respond(to: request, context: turn)
            }
        note(request, response, turn, ContinuousClock.now - start)
        return response
    }

    /// Counts a request that was answered, and logs it where that is wanted.
    private func note(_ request: Request, _ response: Response, _ turn: ServiceTurn, _ time: Duration) {
        let route = turn.endpointPath.map(ServiceMetrics.template).flatMap { Self.paths.contains($0) ? $0 : nil }
        let seconds = Double(time.components.seconds) + Double(time.components.attoseconds) / 1e18
        turn.api.metrics.add(
            route: route, method: request.method.rawValue, status: response.status.code, seconds: seconds)
        guard let log = turn.api.surroundings.log else { return }
        let trace = HTTPField.Name("traceparent").flatMap { response.headers[$0] } ?? ""
        log.add(
            RequestLog.Line(
                time: Date().formatted(.iso8601.time(includingFractionalSeconds: true)),
                method: request.method.rawValue, route: route ?? "none",
                status: response.status.code, milliseconds: (seconds * 1e6).rounded() / 1e3,
                bytesOut: response.body.contentLength ?? 0, trace: trace,
                person: turn.request.visitor.person))
    }

    private static let paths = Set(ServiceRoute.all.map { ServiceMetrics.template($0.path) })

    /// The header fields that answers depend on.
    private static func fields(of request: Request) -> [String: String] {
        var fields = ["host": request.head.authority ?? ""]
        for name in ["x-forwarded-proto", "x-forwarded-host", "if-none-match"] {
            if let field = HTTPField.Name(name), let value = request.headers[field] { fields[name] = value }
        }
        return fields
    }

    private static func answer(_ request: Request, _ turn: ServiceTurn, _ route: ServiceRoute) async -> ServiceReply {
        var asked = turn.request
        func part(_ name: String) -> String {
            let raw = turn.parameters.get(name) ?? ""
            return raw.removingPercentEncoding ?? raw
        }
        let path = ServicePath(name: part("name"), detail: part("detail"))
        let load = turn.api.load
        do throws(ServiceFault) {
            if request.method == .post { asked.body = try await body(of: request, turn.api) }
            defer { load.release(asked.body.count) }
            try ServiceParameter.check(asked, route.parameters)
            var remarks = ServiceParameter.repeated(in: asked, route.parameters)
            if !route.fields.isEmpty {
                let form = asked.form
                try ServiceParameter.check(form: form, route.fields)
                remarks += ServiceParameter.repeated(in: form, route.fields)
            }
            guard route.isWork else { return try await route.answer(turn.api, asked, path).remarking(remarks) }
            try load.enter()
            defer { load.leave() }
            return try await route.answer(turn.api, asked, path).remarking(remarks)
        } catch {
            return error.reply
        }
    }

    /// The body of a request, which is held until it is answered.
    ///
    /// - Parameter limit: The most bytes; `nil` for those of any request.
    static func body(
        of request: Request, _ api: ScreeningAPI, limit: Int? = nil
    ) async throws(ServiceFault) -> [UInt8] {
        let limit = limit ?? api.limits.bodyBytes
        var bytes: [UInt8] = []
        var fault: ServiceFault?
        do {
            for try await part in request.body {
                guard bytes.count + part.readableBytes <= limit else {
                    throw ServiceFault(413, "Request body too large (limit: \(limit) bytes)")
                }
                try api.load.hold(part.readableBytes)
                bytes.append(contentsOf: part.readableBytesView)
            }
        } catch let error as ServiceFault {
            fault = error
        } catch {
            fault = ServiceFault(400, "The request body ends early.")
        }
        if let fault {
            api.load.release(bytes.count)
            throw fault
        }
        return bytes
    }
}

/// A path that is answered, asked with a method that is not.
private struct OtherMethods: RouterMiddleware {
    let paths: RouterResponder<ServiceTurn>

    func handle(
        _ request: Request, context: ServiceTurn, next: (Request, ServiceTurn) async throws -> Response
    ) async throws -> Response {
        var head = request.head
        head.method = .get
        return try await paths.respond(
            to: Request(head: head, body: RequestBody(buffer: ByteBuffer())), context: context)
    }
}

/// A path that is not answered.
private struct NothingThere: RouterMiddleware {
    func handle(
        _ request: Request, context: ServiceTurn, next: (Request, ServiceTurn) async throws -> Response
    ) async throws -> Response {
        ServiceFault(404, "Not Found").reply.response(to: request)
    }
}
