/// The key of a dataset: what one published list fills, such as `us_dhs_uflpa`.
public struct DatasetName: TextIdentifier {
    /// The key: lower-case letters, digits and underscores.
    public let rawValue: String

    /// Wraps a key.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Wraps a key.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }
}
