public import ClewModel

/// The stable identifier of a provision, such as `us-uflpa.presumption.region`.
public struct ProvisionID: TextIdentifier {
    /// The identifier as written in files and output.
    public let rawValue: String

    /// Wraps an identifier.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }
}
