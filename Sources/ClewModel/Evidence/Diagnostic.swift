/// Something in the input that someone must look at.
public struct Diagnostic: Hashable, Sendable, Codable {
    /// How bad it is.
    public enum Severity: String, Hashable, Sendable, Codable {
        /// The input cannot be used as it stands.
        case error
        /// The input can be used, but not as the sender may think.
        case warning
        /// Worth knowing.
        case note
    }

    /// How bad it is.
    public var severity: Severity
    /// A stable key, such as `case.lot.unknown`: match on it, never on the message.
    public var code: String
    /// What is wrong and what was expected, for a person.
    public var message: String
    /// Where it is.
    public var location: SourceLocation

    /// Creates a diagnostic.
    public init(_ severity: Severity, code: String, _ message: String, at location: SourceLocation) {
        self.severity = severity
        self.code = code
        self.message = message
        self.location = location
    }
}

extension Diagnostic: CustomStringConvertible {
    /// The diagnostic in one line: `lots.csv:4:7: error: …`.
    public var description: String {
        "\(location): \(severity.rawValue): \(message)"
    }
}
