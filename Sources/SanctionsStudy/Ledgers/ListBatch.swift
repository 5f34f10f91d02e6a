public import ClewModel

/// Additions to the UFLPA Entity List that took effect on one day, as the official count goes.
public struct ListBatch: Hashable, Sendable, Codable {
    /// The effective day.
    public let date: Day
    /// The name of the batch.
    public let name: String
    /// How many entities were added.
    public let added: Int
    /// Where the count can be read.
    public let citation: Citation
    /// How far it is to be trusted.
    public let confidence: Confidence
}
