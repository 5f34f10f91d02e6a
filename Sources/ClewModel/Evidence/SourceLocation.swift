/// A place in a file.
public struct SourceLocation: Hashable, Comparable, Sendable, Codable {
    /// The file, as the user named it or relative to the case folder.
    public var file: String
    /// The sheet, where the file is a workbook; line and column are then those of a cell.
    public var sheet: String?
    /// The line, from 1, where it is known.
    public var line: Int?
    /// The column in characters, from 1, where it is known.
    public var column: Int?
    /// The record's own identifier, where it has one.
    public var record: String?

    /// Creates a place.
    public init(
        file: String, sheet: String? = nil, line: Int? = nil, column: Int? = nil, record: String? = nil
    ) {
        self.file = file
        self.sheet = sheet
        self.line = line
        self.column = column
        self.record = record
    }

    /// Orders by file, sheet, line and column.
    public static func < (lhs: SourceLocation, rhs: SourceLocation) -> Bool {
        if lhs.file != rhs.file { return lhs.file.utf8.lexicographicallyPrecedes(rhs.file.utf8) }
        if lhs.sheet != rhs.sheet {
            return (lhs.sheet ?? "").utf8.lexicographicallyPrecedes((rhs.sheet ?? "").utf8)
        }
        if lhs.line != rhs.line { return (lhs.line ?? 0) < (rhs.line ?? 0) }
        return (lhs.column ?? 0) < (rhs.column ?? 0)
    }
}

extension SourceLocation: CustomStringConvertible {
    /// The place in the form that editors understand, `parties.csv:3:7`; of a workbook `parties.xlsx, sheet Parties, B7`.
    public var description: String {
        var text = file
        if let sheet {
            text += ", sheet \(sheet)"
            if let line {
                text += column.map { ", \(CellReference(row: line, column: $0))" } ?? ", row \(line)"
            }
        } else if let line {
            text += ":\(line)"
            if let column { text += ":\(column)" }
        }
        if let record { text += " (\(record))" }
        return text
    }
}
