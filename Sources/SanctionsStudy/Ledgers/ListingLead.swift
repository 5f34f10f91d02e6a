public import ClewModel

/// The first public evidence about an organization that was listed later.
public struct ListingLead: Hashable, Sendable, Codable {
    /// The key of the organization.
    public let subject: String
    /// Its name.
    public let name: String
    /// When the evidence was published.
    public let evidence: PartialDate
    /// The list.
    public let list: String
    /// When it was listed.
    public let listed: PartialDate
    /// What the evidence was.
    public let what: String
    /// Where it can be read.
    public let citation: Citation
    /// How far the row is to be trusted.
    public let confidence: Confidence

    /// The days from the evidence to the listing.
    public var days: Bounds {
        evidence.distance(to: listed)
    }
}
