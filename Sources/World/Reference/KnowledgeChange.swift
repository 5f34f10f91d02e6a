public import ClewModel

/// A correction of the reference data: what one field of a row said before, and between which days it said so.
public struct KnowledgeChange: Hashable, Sendable, Codable {
    /// What `field` is where the whole row was missing.
    public static let wholeRow = "*"

    /// The file, relative to the folder of the reference data.
    public var file: String
    /// The stable identifier of the row, as it is now.
    public var row: String
    /// The field that was corrected; ``wholeRow`` where the row was not there before, or is there no more.
    public var field: String
    /// What it said; empty for a blank field, and for a row that was not there.
    public var said: String
    /// The first day on which it said so.
    public var from: Day
    /// The last.
    public var until: Day
    /// Why it was corrected.
    public var reason: String

    /// Whether it said so on a day.
    public func holds(on day: Day) -> Bool { from <= day && day <= until }
}
