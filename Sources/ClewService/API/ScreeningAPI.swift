import Casework

/// Answers requests in the wire format of yente: match, search, entities, catalog.
///
/// It holds no state but the lists, and neither logs nor keeps what it is asked.
public struct ScreeningAPI: Sendable {
    let lists: ServiceLists
    let limits: ServiceLimits

    /// Creates an API over lists.
    public init(lists: ServiceLists, limits: ServiceLimits = ServiceLimits()) {
        self.lists = lists
        self.limits = limits
    }

    /// Answers a request; what cannot be answered becomes `{"detail": …}` with its status.
    public func reply(to request: ServiceRequest) -> ServiceReply {
        do throws(ServiceFault) {
            return try answer(request)
        } catch {
            return error.reply
        }
    }

    private func answer(_ request: ServiceRequest) throws(ServiceFault) -> ServiceReply {
        let isReading = request.method == "GET" || request.method == "HEAD"
        switch (request.path.first, request.path.count) {
        case (nil, 0) where isReading || request.method == "POST": return try page(request)
        case ("healthz", 1) where isReading, ("readyz", 1) where isReading: return .json(["status": "ok"])
        case ("catalog", 1) where isReading, ("manifest", 1) where isReading: return .json(catalog())
        case ("algorithms", 1) where isReading: return .json(AlgorithmsResponse())
        case ("match", 2) where request.method == "POST": return try match(request, dataset: request.path[1])
        case ("search", 2) where isReading: return try search(request, dataset: request.path[1])
        case ("entities", 2) where isReading: return try entity(request, id: request.path[1])
        case (nil, 0), ("healthz", 1), ("readyz", 1), ("catalog", 1), ("manifest", 1), ("algorithms", 1), ("match", 2),
            ("search", 2), ("entities", 2):
            throw ServiceFault(405, "Method Not Allowed")
        default:
            throw ServiceFault(404, "Not Found")
        }
    }
}
