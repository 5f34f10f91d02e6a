public import ClewModel

/// How an entity of a list differs between two days of knowledge.
public struct EntityChange: Hashable, Sendable {
    /// What happened to it.
    public enum Kind: String, Hashable, Sendable, Codable {
        /// The list did not speak of it and now does.
        case new
        /// The list says other things of it.
        case changed
        /// The list spoke of it and no longer does.
        case gone
    }

    /// The entity.
    public var entity: EntityID
    /// What happened to it.
    public var kind: Kind
    /// Its caption: after the change, or before it where it is gone.
    public var caption: String
    /// What the list says now and did not say before.
    public var added: [Statement]
    /// What the list said before and no longer says.
    public var removed: [Statement]
}
