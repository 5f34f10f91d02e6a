public import ClewModel

/// What a company did: a row of the third ledger.
public struct CorporateResponse: Hashable, Sendable, Codable {
    /// What the company is.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// It buys and sells under its brand, or makes what it sells under its own name.
        case brand
        /// An association of an industry.
        case association
        /// It audits.
        case auditor
        /// It is itself listed, then or later.
        case listedParty
        /// It makes or processes goods that others sell, and is on no list or was not checked.
        case supplier
        /// It brings the goods of others to a market.
        case importer
    }

    /// The identifier.
    public let id: LedgerID
    /// The company.
    public let company: String
    /// What it is.
    public let kind: Kind
    /// Its sector.
    public let sector: String
    /// When, as far as known.
    public let date: PartialDate?
    /// The codes that fit; several where the source fits either or both, none where the row is not coded because what the
    /// company said was not read or fits no code.
    public let codes: [String]
    /// The earlier response that this one changes.
    public let after: LedgerID?
    /// The measure or counter-measure it answers to, where a source says so.
    public let answers: LedgerID?
    /// What happened, in one sentence.
    public let fact: String
    /// What a reader has to know.
    public let note: String?
    /// Where it can be read.
    public let citation: Citation
    /// How far the row is to be trusted.
    public let confidence: Confidence
}
