/// A place in a file.
public struct SourceLocation: Hashable, Comparable, Sendable, Codable {
    /// The file, as the user named it or relative to the case folder.
    public var file: String
    /// The line, from 1, where it is known.
    public var line: Int?
    /// The column in characters, from 1, where it is known.
    public var column: Int?
    /// The record's own identifier, where it has one.
    public var record: String?

    /// Creates a place.
    public init(file: String, line: Int? = nil, column: Int? = nil, record: String? = nil) {
        self.file = file
        self.line = line
        self.column = column
        self.record = record
    }

    /// Orders by file, line and column.
    public static func < (lhs: SourceLocation, rhs: SourceLocation) -> Bool {
        if lhs.file != rhs.file { return lhs.file.utf8.lexicographicallyPrecedes(rhs.file.utf8) }
        if lhs.line != rhs.line { return (lhs.line ?? 0) < (rhs.line ?? 0) }
        return (lhs.column ?? 0) < (rhs.column ?? 0)
    }
}

extension SourceLocation: CustomStringConvertible {
    /// The place in the form that editors understand: `parties.csv:3:7`.
    public var description: String {
        var text = file
        if let line {
            text += ":\(line)"
            if let column { text += ":\(column)" }
        }
        if let record { text += " (\(record))" }
        return text
    }
}
