public import ClewModel

/// A person's decision on a match.
public struct Judgement: Hashable, Sendable {
    /// What was decided.
    public enum Decision: String, Hashable, Sendable, Codable, CaseIterable {
        /// They are one.
        case same
        /// They are different.
        case different
        /// It cannot be told yet.
        case unsure
    }

    /// What was compared with the entity: a key that the caller makes from the query, stable across runs.
    public var query: String
    /// The entity that was proposed.
    public var entity: EntityID
    /// What was decided.
    public var decision: Decision
    /// Why.
    public var reason: String
    /// Who decided, by the role or the initials that the user chose to give.
    public var author: String
    /// The day of the decision.
    public var day: Day

    /// Records a decision.
    public init(
        query: String, entity: EntityID, decision: Decision, reason: String, author: String, day: Day
    ) {
        self.query = query
        self.entity = entity
        self.decision = decision
        self.reason = reason
        self.author = author
        self.day = day
    }
}
