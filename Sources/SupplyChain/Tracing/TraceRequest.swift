/// What a trace is asked for beyond the content of the region.
public struct TraceRequest: Hashable, Sendable {
    /// The parties of whose making each shipment may hold something, by identifier.
    public var parties: [String]
    /// Whether to look for the records that would close what is open.
    public var findsClosing: Bool

    /// Creates a request.
    public init(parties: [String] = [], findsClosing: Bool = false) {
        self.parties = parties
        self.findsClosing = findsClosing
    }

    /// Nothing more.
    public static let contentOnly = TraceRequest()
}
