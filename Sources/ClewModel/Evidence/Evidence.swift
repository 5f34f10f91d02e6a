/// One link of the chain that leads to a finding: what is said, by whom, and where it can be read.
public struct Evidence: Hashable, Sendable, Codable {
    /// What kind of thing carries the claim.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// A row or a document of the user's own case.
        case caseRecord
        /// An entry of a published list.
        case listing
        /// A stake of one party in another.
        case stake
        /// A place resolved from an address.
        case place
        /// Words of a text that point to a labour programme.
        case indicator
        /// A comparison or a computation of ours, which can be repeated by hand.
        case computation
        /// A provision of law.
        case provision
        /// A row of the reference data.
        case reference
    }

    /// The identifier, unique within one assessment and derived from what it says.
    public var id: EvidenceID
    /// What kind of thing carries the claim.
    public var kind: Kind
    /// The claim in one neutral sentence.
    public var statement: String
    /// Where it can be read.
    public var citation: Citation
    /// How far it is to be trusted.
    public var confidence: Confidence

    /// Creates a link of a chain.
    public init(id: EvidenceID, kind: Kind, statement: String, citation: Citation, confidence: Confidence) {
        self.id = id
        self.kind = kind
        self.statement = statement
        self.citation = citation
        self.confidence = confidence
    }
}
