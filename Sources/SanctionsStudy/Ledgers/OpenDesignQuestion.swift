/// What would answer a question about the design of a measure that nobody has answered.
public struct OpenDesignQuestion: Hashable, Sendable, Codable {
    /// The key of the measure.
    public let card: String
    /// The question.
    public let question: DesignQuestion
    /// What has to be read or to happen: a pointer, no answer.
    public let wanted: String
}
