/// What the service takes at most, and how long it waits.
public struct ServiceLimits: Hashable, Sendable {
    /// The most queries in one request to `/match`.
    public var queries = 100
    /// The most results for one query, and the most entities on one page of a search.
    public var results = 500
    /// The furthest page of a search starts here.
    public var offset = 9_499
    /// The most bytes of a request's body.
    public var bodyBytes = 8 << 20
    /// The most bytes of a version of a list that an administrator uploads.
    public var listBytes = 64 << 20
    /// The most bytes of a request's address.
    public var addressBytes = 60_000
    /// The most bytes of all header fields together; more is answered with 400.
    public var headerBytes = 80 << 10

    /// The most connections at a time; others wait until one ends.
    public var connections = 512
    /// The most requests that are being answered or wait for it; others get 503 with `Retry-After`.
    public var requests = 64
    /// The most bytes of bodies held at a time; what would be more gets 503 with `Retry-After`.
    public var heldBytes = 128 << 20

    /// The seconds from the start of a connection to the end of its first request's header.
    public var headSeconds = 15
    /// The seconds from an answer to the end of the next request's header.
    public var idleSeconds = 60
    /// The seconds from the header of a request to the end of its body.
    public var bodySeconds = 30
    /// The seconds from the start of an answer until the client has taken all of it.
    public var replySeconds = 30
    /// The seconds from the signal to stop until the process ends, whatever is still open.
    public var drainSeconds = 8

    /// Creates limits with the standard values.
    public init() {}
}
