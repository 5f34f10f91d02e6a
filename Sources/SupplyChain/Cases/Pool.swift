public import ClewModel

/// A store that lots go into and come out of without being told apart on the way: a bale warehouse, a silo, a tank, the feed
/// of a crucible.
///
/// Lots enter by events of the kind `store` and leave as lots of their own by events of the kind `issue`.
public struct Pool: Hashable, Sendable {
    /// The identifier within the case.
    public var id: String
    /// What it is, in words.
    public var description: String?
    /// Whether what lies in it is mixed, as in a tank; otherwise pieces stay apart, as bales do.
    public var isMixed: Bool
    /// What lay in it before the first event, of which nobody says where it came from.
    public var openingStock: Quantity?
    /// The party that keeps it.
    public var party: String?
    /// The documents that the row names.
    public var documents: [String]
    /// The row.
    public var location: SourceLocation

    /// Creates an empty pool.
    public init(id: String, isMixed: Bool, location: SourceLocation) {
        self.id = id
        self.isMixed = isMixed
        self.location = location
        documents = []
    }
}
