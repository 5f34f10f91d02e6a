/// Something that nobody has shown, and that would settle a question.
public struct EvidenceGap: Hashable, Sendable, Codable {
    /// What is missing, in a few words.
    public var missing: String
    /// What the missing piece is about: a lot, an event, a party.
    public var subject: String
    /// A neutral question to the supplier that would close the gap.
    public var question: String

    /// Creates a gap.
    public init(missing: String, subject: String, question: String) {
        self.missing = missing
        self.subject = subject
        self.question = question
    }
}
