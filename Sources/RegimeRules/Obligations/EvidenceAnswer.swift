/// How the documents of a case answer one requirement.
public struct EvidenceAnswer: Hashable, Sendable {
    /// How far the requirement is met.
    public enum State: String, Hashable, Sendable, Codable {
        /// Documents of a fitting kind are there, for each step where each is asked.
        case answered
        /// Some steps have a document and others have none.
        case partly
        /// No document of a fitting kind is there.
        case missing
    }

    /// The requirement.
    public let requirement: EvidenceRequirement
    /// How far it is met.
    ///
    /// A document of a fitting kind is counted; what it says is not read here.
    public let state: State
    /// The identifiers of the documents that answer it, sorted.
    public let documents: [String]
    /// The steps without a document, in the order of the case; empty where it is asked once.
    public let missingSteps: [RegimeFacts.Step]
}
