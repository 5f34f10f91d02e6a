/// A question that evidence can raise and only an authority or the supplier can settle.
public struct OpenQuestion: Hashable, Sendable, Codable {
    /// What raises it.
    public let condition: Condition
    /// What is missing.
    public let missing: String
    /// A neutral question that would help.
    public let question: String
}
