public import ClewModel

/// A kind of paper that is offered as proof of free labour, and what it cannot show.
public struct Assurance: Hashable, Sendable, Codable {
    /// The kinds.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// A social audit or its certificate.
        case audit
        /// A labour contract.
        case contract
        /// A record of pay.
        case pay
        /// An interview with workers.
        case interview
        /// A declaration of the party or its supplier.
        case declaration
    }

    /// The kind.
    public let kind: Kind
    /// A term that names it.
    public let term: String
    /// The language of the term.
    public let language: String
    /// What it cannot show, in our words.
    public let cannotShow: String
    /// Where the reasoning can be read.
    public let citation: Citation
    /// How far it is to be trusted.
    public let confidence: Confidence
}
