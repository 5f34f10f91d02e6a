public import ClewModel

/// A failure that ends an import; what was handed over before it is not complete and must not be kept.
public struct ImportError: DiagnosedError {
    /// The kind of failure, stable across releases.
    public struct Code: RawRepresentable, Hashable, Sendable, ExpressibleByStringLiteral {
        /// The key, such as `import.format.unknown`.
        public let rawValue: String

        /// Wraps a key.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// Wraps a literal.
        public init(stringLiteral value: String) {
            rawValue = value
        }

        /// A file cannot be read.
        public static let unreadable: Code = "import.file.unreadable"
        /// A file is empty.
        public static let empty: Code = "import.file.empty"
        /// No format of the list recognizes the files.
        public static let unknownFormat: Code = "import.format.unknown"
        /// A file that the format needs is missing, or one too many was given.
        public static let wrongFiles: Code = "import.files.wrong"
        /// The file breaks the rules of its own syntax.
        public static let malformed: Code = "import.syntax"
        /// The file declares entities or nests deeper than any list does.
        public static let unsafe: Code = "import.unsafe"
        /// More records were bad than the limit allows.
        public static let tooManyRejected: Code = "import.rejected"
        /// The receiver of the statements failed.
        public static let receiver: Code = "import.receiver"
        /// The reference data about a list are wrong.
        public static let metadata: Code = "import.metadata"
        /// No list has the key.
        public static let unknownList: Code = "import.list.unknown"
    }

    /// The kind of failure: match on it, count it, never parse ``message``.
    public let code: Code
    /// What went wrong and what to do about it, for a person.
    public let message: String
    /// Where in the source it happened.
    public let location: SourceLocation
    /// The error underneath, if another layer raised one.
    public let cause: (any Error)?
    /// What was reported before the end.
    public var diagnostics: [Diagnostic]

    /// Creates a failure.
    public init(
        _ code: Code, _ message: String, at location: SourceLocation, cause: (any Error)? = nil,
        diagnostics: [Diagnostic] = []
    ) {
        self.code = code
        self.message = message
        self.location = location
        self.cause = cause
        self.diagnostics = diagnostics
    }

    /// The failure as one line for a person.
    public var diagnostic: Diagnostic {
        Diagnostic(.error, code: code.rawValue, message, at: location)
    }
}

extension ImportError: CustomStringConvertible {
    /// The failure in one line.
    public var description: String { diagnostic.description }
}
