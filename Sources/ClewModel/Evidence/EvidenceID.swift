/// The identifier of a piece of evidence within one assessment.
public struct EvidenceID: TextIdentifier {
    /// The identifier as written in output.
    public let rawValue: String

    /// Wraps an identifier.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
