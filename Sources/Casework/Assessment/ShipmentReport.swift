public import ClewModel

/// One shipment with what it may hold.
public struct ShipmentReport: Hashable, Sendable, Codable {
    /// The identifier in the case.
    public var id: String
    /// The lot that was shipped.
    public var lot: String
    /// What it is, in words.
    public var goods: String
    /// The HS code.
    public var hsCode: String?
    /// Where from and where to.
    public var route: String
    /// When it left.
    public var shipped: Day?
    /// When it was, or is to be, imported.
    public var imported: Day?
    /// The share of content from the region: at least and at most, from 0 to 1.
    public var regionShare: Bounds
    /// The share whose origin or making lacks a document, from 0 to 1.
    public var undocumentedShare: Bounds
    /// The lots it can be traced to, in words.
    public var origins: [String]
}
