/// What the service takes at most in one request.
public struct ServiceLimits: Hashable, Sendable {
    /// The most queries in one request to `/match`.
    public var queries = 100
    /// The most results for one query, and the most entities on one page of a search.
    public var results = 500
    /// The furthest page of a search starts here.
    public var offset = 9_499
    /// The most bytes of a request's body.
    public var bodyBytes = 8 << 20
    /// The most bytes of a request's address.
    public var addressBytes = 60_000

    /// Creates limits with the standard values.
    public init() {}
}
