public import ClewModel

/// A failure that ends the reading of a file.
public struct SourceFileError: Error, Hashable, Sendable {
    /// The kind of failure, stable across releases: match on it, never parse ``message``.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The stable key, such as `file.missing`.
        public let rawValue: String

        /// Wraps a key.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// There is no file of this name.
        public static let missing = Code(rawValue: "file.missing")
        /// A directory stands where a file was expected.
        public static let directory = Code(rawValue: "file.directory")
        /// A file stands where a directory was expected.
        public static let notADirectory = Code(rawValue: "file.notADirectory")
        /// A pipe, a device or a file of the running system stands where a file with data was expected.
        public static let notAFile = Code(rawValue: "file.notAFile")
        /// A link leads out of the folder that the file must lie in.
        public static let outside = Code(rawValue: "file.outside")
        /// The file may not be read, or reading failed midway.
        public static let unreadable = Code(rawValue: "file.unreadable")
        /// The file cannot be written.
        public static let unwritable = Code(rawValue: "file.unwritable")
        /// The file is larger than the caller accepts.
        public static let tooLarge = Code(rawValue: "file.tooLarge")
        /// A line or a record is longer than the caller accepts.
        public static let lineTooLong = Code(rawValue: "file.lineTooLong")
        /// The bytes are not UTF-8.
        public static let encoding = Code(rawValue: "file.encoding")
        /// The text breaks the rules of its format.
        public static let syntax = Code(rawValue: "file.syntax")
    }

    /// The kind of failure.
    public let code: Code
    /// What went wrong and what was expected, for a person.
    public let message: String
    /// Where it happened.
    public let location: SourceLocation

    /// Creates a failure.
    public init(_ code: Code, _ message: String, at location: SourceLocation) {
        self.code = code
        self.message = message
        self.location = location
    }

    /// The failure as a diagnostic of severity error.
    public var diagnostic: Diagnostic {
        Diagnostic(.error, code: code.rawValue, message, at: location)
    }
}

extension SourceFileError: CustomStringConvertible {
    /// The failure in one line, place first.
    public var description: String {
        diagnostic.description
    }
}
