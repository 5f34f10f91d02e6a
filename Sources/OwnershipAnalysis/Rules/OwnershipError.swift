public import ClewModel

/// A failure that ends the reading of rules or of a graph.
public struct OwnershipError: DiagnosedError {
    /// The kind of failure, stable across releases: match on it, never parse ``message``.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The stable key.
        public let rawValue: String

        /// Wraps a key.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// A rule cannot be read.
        public static let rule = Code(rawValue: "ownership.rule")
        /// A file cannot be read as a graph.
        public static let graph = Code(rawValue: "ownership.graph")
        /// The picture cannot be drawn.
        public static let picture = Code(rawValue: "ownership.picture")
    }

    /// The kind of failure.
    public let code: Code
    /// What went wrong and what to do about it, for a person.
    public let message: String
    /// Everything that was found wrong, in the order of the files.
    public let diagnostics: [Diagnostic]

    /// Creates a failure.
    public init(_ code: Code, _ message: String, diagnostics: [Diagnostic] = []) {
        self.code = code
        self.message = message
        self.diagnostics = diagnostics
    }
}

extension OwnershipError: CustomStringConvertible {
    /// The message, then each problem on a line of its own.
    public var description: String {
        ([message] + diagnostics.map(\.description)).joined(separator: "\n")
    }
}
