public import ClewModel

/// A failure to load the ledgers of the study.
public struct StudyError: DiagnosedError {
    /// The kind of failure, stable across releases.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The key as it appears in output.
        public let rawValue: String

        /// Wraps a key.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The ledgers break their schema.
        public static let invalidData = Code(rawValue: "study.invalid")
        /// A file of the ledgers cannot be read.
        public static let unreadable = Code(rawValue: "study.unreadable")
    }

    /// The kind of failure: match on it, never on ``message``.
    public let code: Code
    /// What went wrong and what to do about it, for a person.
    public let message: String
    /// Everything found wrong with the data, each with its place.
    public let diagnostics: [Diagnostic]

    /// Creates a failure.
    public init(_ code: Code, _ message: String, diagnostics: [Diagnostic] = []) {
        self.code = code
        self.message = message
        self.diagnostics = diagnostics
    }
}

extension StudyError: CustomStringConvertible {
    /// The message, followed by one line for each diagnostic.
    public var description: String {
        ([message] + diagnostics.map(\.description)).joined(separator: "\n")
    }
}
