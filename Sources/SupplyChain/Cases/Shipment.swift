public import ClewModel

/// Goods on their way over a border.
public struct Shipment: Hashable, Sendable {
    /// A lot, or a part of one, in a shipment.
    public struct Item: Hashable, Sendable {
        /// The lot.
        public var lot: String
        /// How much of it.
        public var quantity: Quantity
        /// The row.
        public var location: SourceLocation

        /// Creates an item.
        public init(lot: String, quantity: Quantity, location: SourceLocation) {
            self.lot = lot
            self.quantity = quantity
            self.location = location
        }
    }

    /// The identifier within the case.
    public var id: String
    /// What is in it.
    public var items: [Item]
    /// The HS codes, digits only.
    public var hsCodes: [String]
    /// When it left.
    public var shipped: PartialDate?
    /// When it was, or will be, brought into the market that is asked about.
    public var imported: PartialDate?
    /// The party that sends it.
    public var exporter: String?
    /// The party that brings it in.
    public var importer: String?
    /// Where it leaves from, as an ISO 3166-1 code in lower case.
    public var fromCountry: String?
    /// Where it goes to, as an ISO 3166-1 code in lower case.
    public var toCountry: String?
    /// The origin that is declared, as an ISO 3166-1 code in lower case.
    public var declaredOrigin: String?
    /// The vessel, as stated.
    public var vessel: String?
    /// The documents that the rows themselves name.
    public var documents: [String]
    /// The first row.
    public var location: SourceLocation

    /// Creates an empty shipment.
    public init(id: String, location: SourceLocation) {
        self.id = id
        self.location = location
        items = []
        hsCodes = []
        documents = []
    }
}
