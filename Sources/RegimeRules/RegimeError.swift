public import ClewModel

/// A failure to load or to use the law as data.
public struct RegimeError: DiagnosedError {
    /// The kind of failure, stable across releases.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The key as it appears in output.
        public let rawValue: String

        /// Wraps a key.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The reference data break their schema.
        public static let invalidData = Code(rawValue: "regimes.invalid")
        /// The folder of the reference data cannot be read.
        public static let unreadable = Code(rawValue: "regimes.unreadable")
        /// A regime was asked for that the catalog does not hold.
        public static let unknownRegime = Code(rawValue: "regimes.unknown")
    }

    /// The kind of failure: match on it, never on ``message``.
    public let code: Code
    /// What went wrong and what to do about it, for a person.
    public let message: String
    /// Everything found wrong with the data, each with its place; empty for the other kinds of failure.
    public let diagnostics: [Diagnostic]

    /// Creates a failure.
    public init(_ code: Code, _ message: String, diagnostics: [Diagnostic] = []) {
        self.code = code
        self.message = message
        self.diagnostics = diagnostics
    }
}

extension RegimeError: CustomStringConvertible {
    /// The message, followed by one line for each diagnostic.
    public var description: String {
        ([message] + diagnostics.map(\.description)).joined(separator: "\n")
    }
}
