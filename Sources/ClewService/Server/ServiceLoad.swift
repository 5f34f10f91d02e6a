import Synchronization

/// How much the service has taken on: requests that are being answered or wait for it, and the bytes of their bodies.
final class ServiceLoad: Sendable {
    private struct Counts {
        var requests = 0
        var bytes = 0
    }

    private let limits: ServiceLimits
    private let counts = Mutex(Counts())

    init(limits: ServiceLimits) { self.limits = limits }

    /// The requests that are being answered or wait for it.
    var requests: Int { counts.withLock { $0.requests } }

    /// Takes a request on.
    ///
    /// - Throws: 503 where as many are waiting as may.
    func enter() throws(ServiceFault) {
        let isFull = counts.withLock { counts in
            guard counts.requests < limits.requests else { return true }
            counts.requests += 1
            return false
        }
        if isFull { throw .busy }
    }

    /// Lets a request go that ``enter()`` took on.
    func leave() { counts.withLock { $0.requests -= 1 } }

    /// Takes bytes of a body on.
    ///
    /// - Throws: 503 where as many are held as may be.
    func hold(_ bytes: Int) throws(ServiceFault) {
        let isFull = counts.withLock { counts in
            guard counts.bytes + bytes <= limits.heldBytes else { return true }
            counts.bytes += bytes
            return false
        }
        if isFull { throw .busy }
    }

    /// Lets bytes go that ``hold(_:)`` took on.
    func release(_ bytes: Int) { counts.withLock { $0.bytes -= bytes } }
}

extension ServiceFault {
    /// The service has more to do than it can: the client should ask again.
    static var busy: ServiceFault {
        ServiceFault(503, "Too many requests are waiting; try again.", fields: ["retry-after": "1"])
    }
}
