public import ClewModel

/// A name of an entity, with the property that it stands in.
public struct PartyName: Hashable, Sendable {
    /// `name`, `alias`, `previousName` or `weakAlias`.
    public let kind: PropertyName
    /// The name as published.
    public let text: String

    /// Creates a name.
    public init(kind: PropertyName, text: String) {
        self.kind = kind
        self.text = text
    }
}
