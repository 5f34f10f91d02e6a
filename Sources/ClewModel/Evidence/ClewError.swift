/// An error that says of each problem where it is.
public protocol DiagnosedError: Error, Sendable {
    /// Each problem with its place; empty where the error itself is all there is to say.
    var diagnostics: [Diagnostic] { get }
}

/// A failure that ends a piece of work, said to the person who asked for it.
public struct ClewError: DiagnosedError {
    /// What kind of failure it is, stable across releases.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The key, such as `reference.missing`.
        public let rawValue: String

        /// Wraps a key.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The reference data is not where it should be.
        public static let referenceMissing = Code(rawValue: "reference.missing")
        /// The reference data breaks its own schema.
        public static let referenceInvalid = Code(rawValue: "reference.invalid")
        /// The case cannot be used as it stands.
        public static let caseInvalid = Code(rawValue: "case.invalid")
        /// An option names something that does not exist.
        public static let unknownOption = Code(rawValue: "option.unknown")
        /// The archive cannot be used.
        public static let archive = Code(rawValue: "archive")
        /// The output cannot be written.
        public static let cannotWrite = Code(rawValue: "output.cannot-write")
    }

    /// What kind of failure it is: match on it, never on ``message``.
    public let code: Code
    /// What went wrong and what to do about it, for a person.
    public let message: String
    /// Each problem with its place, where there are several.
    public let diagnostics: [Diagnostic]

    /// Creates an error.
    public init(_ code: Code, _ message: String, diagnostics: [Diagnostic] = []) {
        self.code = code
        self.message = message
        self.diagnostics = diagnostics
    }
}
