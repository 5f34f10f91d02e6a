public import ClewModel

/// Why an office file was not read or not written; nothing of it was taken.
public struct OfficeFileError: Error, Hashable, Sendable {
    /// The kind of failure, stable across releases: match on it, never parse ``message``.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The stable key, such as `office.encrypted`.
        public let rawValue: String

        /// Wraps a key.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The file breaks the rules of its format, or ends too early.
        public static let broken = Code(rawValue: "office.broken")
        /// The file is made to do harm: it unpacks to far more than it is, or names places outside of itself.
        public static let unsafe = Code(rawValue: "office.unsafe")
        /// The file, or what it unpacks to, is larger than the limit.
        public static let tooLarge = Code(rawValue: "office.tooLarge")
        /// The file can be read with a password alone, or its author forbids taking text out of it.
        public static let encrypted = Code(rawValue: "office.encrypted")
        /// The file holds no text: pictures of pages, for example.
        public static let noText = Code(rawValue: "office.noText")
        /// The program that reads the format is not installed on this machine.
        public static let noProgram = Code(rawValue: "office.noProgram")
        /// The program that reads the format took longer than it may.
        public static let timedOut = Code(rawValue: "office.timedOut")
        /// The format, or the encoding of the text, is none that is read here.
        public static let unknownFormat = Code(rawValue: "office.unknownFormat")
        /// What was to be written has no place in the format.
        public static let unwritable = Code(rawValue: "office.unwritable")
    }

    /// The kind of failure.
    public let code: Code
    /// What went wrong and what to do about it, for a person.
    public let message: String
    /// Where in the file it happened.
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

extension OfficeFileError: CustomStringConvertible {
    /// The failure in one line, place first.
    public var description: String { diagnostic.description }
}
