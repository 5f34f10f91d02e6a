public import ClewModel

/// A person's or our reference data's statement that two entities, mostly of different lists, are one.
public struct IdentityLink: Hashable, Sendable {
    /// Its number in the archive; 0 before it is recorded.
    public var number: Int64
    /// One of the two, the one whose identifier sorts first.
    public var one: EntityID
    /// The other.
    public var other: EntityID
    /// Why they are one.
    public var reason: String
    /// Where that can be read.
    public var citation: Citation
    /// How far it is to be trusted.
    public var confidence: Confidence
    /// The day on which it was recorded.
    public var recordedFrom: Day
    /// The day on which it was taken back; `nil` while it stands.
    public var recordedTo: Day?
    /// Why it was taken back.
    public var withdrawal: String?

    /// States that two entities are one.
    public init(
        _ one: EntityID, _ other: EntityID, reason: String, citation: Citation, confidence: Confidence = .high,
        recorded: Day
    ) {
        number = 0
        self.one = min(one, other)
        self.other = max(one, other)
        self.reason = reason
        self.citation = citation
        self.confidence = confidence
        recordedFrom = recorded
        recordedTo = nil
        withdrawal = nil
    }
}
