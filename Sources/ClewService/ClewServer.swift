import Casework
import HTTPTypes
import Hummingbird
import Logging
import NIOCore

/// Serves the screening API over HTTP: no TLS, which belongs in a reverse proxy, and no log of what was asked.
public struct ClewServer: Sendable {
    private let api: ScreeningAPI
    private let limits: ServiceLimits

    /// Creates a server.
    public init(lists: ServiceLists, limits: ServiceLimits = ServiceLimits()) {
        api = ScreeningAPI(lists: lists, limits: limits)
        self.limits = limits
    }

    /// Serves until the process is told to stop.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The port; 0 takes a free one.
    ///   - isReady: Receives the port once requests are taken.
    public func run(host: String, port: Int, isReady: @escaping @Sendable (Int) -> Void = { _ in }) async throws {
        var logger = Logger(label: "clew-service")
        logger.logLevel = .error
        let application = Application(
            responder: APIResponder(api: api, limits: limits),
            configuration: ApplicationConfiguration(address: .hostname(host, port: port), serverName: "clew"),
            onServerRunning: { channel in isReady(channel.localAddress?.port ?? port) },
            logger: logger)
        try await application.runService()
    }
}

/// Hands requests to the API and its replies back.
private struct APIResponder: HTTPResponder {
    typealias Context = BasicRequestContext

    let api: ScreeningAPI
    let limits: ServiceLimits

    func respond(to request: Request, context: Context) async throws -> Response {
        let target = request.head.path ?? "/"
        guard target.utf8.count <= limits.addressBytes else {
            return response(ServiceFault(414, "URI Too Long").reply, request)
        }
        let body: ByteBuffer
        do {
            body = try await request.body.collect(upTo: limits.bodyBytes)
        } catch is NIOTooManyBytesError {
            return response(
                ServiceFault(413, "Request body too large (limit: \(limits.bodyBytes) bytes)").reply, request)
        }
        let asked = ServiceRequest(request.method.rawValue, target, body: Array(body.readableBytesView))
        return response(api.reply(to: asked), request)
    }

    private func response(_ reply: ServiceReply, _ request: Request) -> Response {
        var fields = HTTPFields()
        fields[.contentType] = reply.type
        if let field = HTTPField.Name("x-content-type-options") { fields[field] = "nosniff" }
        for (name, value) in reply.fields.sorted(by: { $0.key < $1.key }) {
            if let field = HTTPField.Name(name) { fields[field] = value }
        }
        if let field = HTTPField.Name("traceparent"), let trace = request.headers[field] { fields[field] = trace }
        let isHead = request.method == .head
        return Response(
            status: HTTPResponse.Status(code: reply.status), headers: fields,
            body: isHead ? ResponseBody() : ResponseBody(byteBuffer: ByteBuffer(bytes: reply.body)))
    }
}
