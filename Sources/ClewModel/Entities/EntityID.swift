/// The identifier of an entity, unique within the dataset that mints it and stable across its versions.
public struct EntityID: TextIdentifier {
    /// The identifier as written in files and output.
    public let rawValue: String

    /// Wraps an identifier.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Wraps an identifier.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }
}
