import Casework
import HTTPTypes
import Hummingbird
import HummingbirdCore
import Logging
import NIOCore
import ServiceLifecycle
import World

/// Serves the screening API over HTTP: no TLS, which belongs in a reverse proxy, and no log of what was asked.
public struct ClewServer: Sendable {
    private let lists: CurrentLists
    private let limits: ServiceLimits
    private let work = WorkQueue()
    private let load: ServiceLoad
    private let surroundings: ServiceSurroundings
    private let metrics = ServiceMetrics()

    /// Creates a server over lists that stay as they are.
    public init(lists: ServiceLists, limits: ServiceLimits = ServiceLimits()) {
        self.init(
            lists: CurrentLists(lists), limits: limits,
            surroundings: ServiceSurroundings(today: { lists.day }, versions: { lists.world.versions }))
    }

    init(lists: CurrentLists, limits: ServiceLimits, surroundings: ServiceSurroundings) {
        self.lists = lists
        self.limits = limits
        self.surroundings = surroundings
        load = ServiceLoad(limits: limits)
    }

    /// The requests that are being answered or wait for it.
    var unanswered: Int { load.requests }

    /// Serves until it is told to stop: by the cancellation of the task, or by `stop`.
    ///
    /// - Parameters:
    ///   - host: The address to listen on.
    ///   - port: The port; 0 takes a free one.
    ///   - stop: Ends the service when it is asked to: no new connections, and those with nothing under way are closed.
    ///   - isReady: Receives the port once requests are taken.
    public func run(
        host: String, port: Int, stop: ServiceStop = ServiceStop(),
        isReady: @escaping @Sendable (Int) -> Void = { _ in }
    ) async throws {
        var logger = Logger(label: "clew-service")
        // A connection that breaks off is no fault of the service, and what is left of it may name a party.
        logger.logLevel = .critical
        let limits = limits
        var decoder = HTTP1Channel.Configuration.DecoderConfiguration()
        decoder.maxHeaderListSize = limits.headerBytes
        decoder.maxHeaderFieldSize = limits.headerBytes
        let http = HTTP1Channel.Configuration(
            additionalChannelHandlers: [ConnectionDeadlines(limits: limits)], httpDecoderConfiguration: decoder)
        let application = Application(
            responder: APIResponder(server: self), server: .http1(configuration: http),
            configuration: ApplicationConfiguration(
                address: .hostname(host, port: port), serverName: "clew",
                availableConnectionsDelegate: MaximumAvailableConnections(limits.connections, logger: logger)),
            onServerRunning: { channel in isReady(channel.localAddress?.port ?? port) },
            logger: logger)
        let group = ServiceGroup(configuration: ServiceGroupConfiguration(services: [application], logger: logger))
        stop.onAsked { Task { await group.triggerGracefulShutdown() } }
        try await group.run()
    }

    /// Where a request comes from.
    private struct ConnectionContext: RequestContext {
        var coreContext: CoreRequestContextStorage
        let address: String?

        init(source: ApplicationRequestContextSource) {
            coreContext = CoreRequestContextStorage(source: source)
            address = source.channel.remoteAddress?.ipAddress
        }
    }

    /// Hands requests to the API over the lists of the moment; a request sees one world, whatever is loaded meanwhile.
    private struct APIResponder: HTTPResponder {
        typealias Context = ConnectionContext

        let server: ClewServer

        /// Answers a request; to HEAD with the fields that GET would have, the length of its content among them, and without content.
        func respond(to request: Request, context: ConnectionContext) async throws -> Response {
            let whole = try await answer(request, context)
            guard request.method == .head else { return whole }
            var fields = whole.headers
            if let length = whole.body.contentLength { fields[.contentLength] = String(length) }
            return Response(status: whole.status, headers: fields, body: ResponseBody())
        }

        private func answer(_ request: Request, _ context: ConnectionContext) async throws -> Response {
            let target = request.head.path ?? "/"
            guard target.utf8.count <= server.limits.addressBytes else {
                return ServiceFault(414, "Request URI too long").reply.response(to: request)
            }
            let api = ScreeningAPI(
                lists: server.lists.value, limits: server.limits, work: server.work, load: server.load,
                surroundings: server.surroundings, metrics: server.metrics)
            return try await api.respond(to: request, from: context.address)
        }
    }
}
