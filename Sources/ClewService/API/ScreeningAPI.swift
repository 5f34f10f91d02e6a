import Casework
import ClewModel
import HTTPTypes
import Hummingbird
import World

/// Answers requests in the wire format of yente: match, search, entities, catalog.
///
/// It holds no state but the lists, and neither logs nor keeps what it is asked. What takes long is done on threads apart.
public struct ScreeningAPI: Sendable {
    let lists: ServiceLists
    let limits: ServiceLimits
    let work: WorkQueue
    let load: ServiceLoad
    /// What is around the lists: the day of today, and what the archive holds by now.
    let surroundings: ServiceSurroundings
    /// How often what was asked.
    let metrics: ServiceMetrics

    private static let router = ServiceRouter()

    /// Creates an API over lists.
    public init(lists: ServiceLists, limits: ServiceLimits = ServiceLimits()) {
        self.init(
            lists: lists, limits: limits, work: WorkQueue(), load: ServiceLoad(limits: limits),
            surroundings: ServiceSurroundings(today: { lists.day }, versions: { lists.world.versions }))
    }

    init(
        lists: ServiceLists, limits: ServiceLimits, work: WorkQueue, load: ServiceLoad,
        surroundings: ServiceSurroundings, metrics: ServiceMetrics = ServiceMetrics()
    ) {
        self.lists = lists
        self.limits = limits
        self.work = work
        self.load = load
        self.surroundings = surroundings
        self.metrics = metrics
    }

    /// Answers a request; what cannot be answered becomes `{"detail": …}` with its status.
    public func reply(to request: ServiceRequest) async -> ServiceReply { await reply(to: request, from: nil) }

    /// Answers a request that came from an address.
    func reply(to request: ServiceRequest, from address: String?) async -> ServiceReply {
        var head = HTTPRequest(
            method: HTTPRequest.Method(rawValue: request.method) ?? .get, scheme: nil,
            authority: request.fields["host"],
            path: request.target)
        for (name, value) in request.fields where name != "host" {
            if let field = HTTPField.Name(name) { head.headerFields[field] = value }
        }
        let body = RequestBody(buffer: ByteBuffer(bytes: request.body))
        do {
            return try await ServiceReply(respond(to: Request(head: head, body: body), from: address))
        } catch {
            return ServiceFault(500, "The request cannot be answered.").reply
        }
    }

    /// Answers a request of the server.
    ///
    /// - Parameter address: Where it comes from; `nil` where there is no connection.
    func respond(to request: Request, from address: String?) async throws -> Response {
        try await Self.router.respond(to: request, from: address, with: self)
    }

    /// The name of a dataset of an address.
    ///
    /// - Throws: 404 for one that is not on hand.
    func named(_ dataset: String) throws(ServiceFault) -> String {
        guard let name = lists.dataset(called: dataset) else { throw ServiceFault(404, "No such dataset.") }
        return name
    }

    /// Works out an answer on a thread apart.
    func worked(
        _ answer: @escaping @Sendable () throws(ServiceFault) -> ServiceReply
    ) async throws(ServiceFault) -> ServiceReply {
        try await work.run { Result { () throws(ServiceFault) in try answer() } }.get()
    }
}
