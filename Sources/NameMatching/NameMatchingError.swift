/// A failure that keeps the lexicon or the model from loading.
///
/// Names never cause an error: any text at all can be analysed.
public struct NameMatchingError: Error, Hashable, Sendable, CustomStringConvertible {
    /// The kinds of failure.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The code as it is written in logs and reports.
        public let rawValue: String
        /// Creates a code from its written form.
        public init(rawValue: String) { self.rawValue = rawValue }

        /// A file of the lexicon is absent or unreadable.
        public static let unreadableFile = Code(rawValue: "lexicon.unreadable")
        /// A row of the lexicon breaks the format.
        public static let malformedRow = Code(rawValue: "lexicon.malformed-row")
        /// The model lacks a weight, or has one that the comparator does not know.
        public static let unknownWeight = Code(rawValue: "model.unknown-weight")
    }

    /// The kind of failure, stable across releases: match on it, never parse ``message``.
    public let code: Code
    /// What went wrong and what to do about it, for a person.
    public let message: String
    /// The file it happened in, where there is one.
    public let file: String?
    /// The line it happened in, counted from 1, where there is one.
    public let line: Int?

    /// Creates an error.
    ///
    /// - Parameters:
    ///   - code: The kind of failure.
    ///   - message: What went wrong and what to do about it.
    ///   - file: The file it happened in.
    ///   - line: The line it happened in, counted from 1.
    public init(_ code: Code, _ message: String, file: String? = nil, line: Int? = nil) {
        self.code = code
        self.message = message
        self.file = file
        self.line = line
    }

    /// The code, the place and the message on one line.
    public var description: String {
        let place = [file, line.map(String.init)].compactMap(\.self).joined(separator: ":")
        return place.isEmpty ? "\(code.rawValue): \(message)" : "\(code.rawValue): \(place): \(message)"
    }
}
