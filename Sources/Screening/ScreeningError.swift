public import ClewModel
import CompactIndex

/// A failure that ends a screening or the building of its index.
public struct ScreeningError: Error, Sendable, CustomStringConvertible {
    /// The kind of failure, stable across releases: match on it, never parse ``message``.
    public enum Code: String, Sendable, Hashable, CaseIterable {
        /// The index cannot be read or written, or is damaged.
        case index
        /// The index was built with other name tables or for another purpose.
        case incompatibleIndex
        /// A file cannot be read.
        case unreadable
        /// A file holds nothing that can be screened.
        case unusableInput
        /// A result cannot be written.
        case unwritable
    }

    /// The kind of failure.
    public let code: Code
    /// What went wrong and what to do about it, for a person.
    public let message: String
    /// Where it happened, where there is a place.
    public let location: SourceLocation?
    /// The error underneath, if another layer raised one.
    public let cause: (any Error)?

    /// Creates an error.
    public init(_ code: Code, _ message: String, at location: SourceLocation? = nil, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.location = location
        self.cause = cause
    }

    /// A failure of an index, with what could not be written kept apart from what cannot be read.
    init(_ error: IndexError, at location: SourceLocation? = nil) {
        self.init(error.code == .unwritable ? .unwritable : .index, error.message, at: location, cause: error)
    }

    /// The place, the code and the message.
    public var description: String {
        "\(location.map { "\($0): " } ?? "")screening.\(code.rawValue): \(message)"
    }
}
