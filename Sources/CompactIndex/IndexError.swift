/// A failure to build, open or read a compiled index.
public struct IndexError: Error, Sendable, CustomStringConvertible {
    /// The kind of failure, stable across releases: match on it, never parse ``message``.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// The file does not exist or cannot be opened for reading.
        case unreadable
        /// The file is no compiled index.
        case foreign
        /// The file is a compiled index of a version that this program does not read.
        case version
        /// The file is shorter than it says it is.
        case truncated
        /// The file contradicts itself or its checksums.
        case damaged
        /// The index was built for another purpose or with other tables.
        case incompatible
        /// The index cannot be written.
        case unwritable
        /// More records or bytes than the format can hold.
        case tooLarge
    }

    /// The kind of failure.
    public let code: Code
    /// What went wrong and what to do about it, for a person.
    public let message: String

    /// Creates an error.
    public init(_ code: Code, _ message: String) {
        self.code = code
        self.message = message
    }

    /// The code and the message.
    public var description: String { "index.\(code.rawValue): \(message)" }
}
