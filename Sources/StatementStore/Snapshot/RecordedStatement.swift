public import ClewModel

/// A statement with both of its times: when it held in the world, and when it was on record.
public struct RecordedStatement: Hashable, Sendable {
    /// The statement, with its valid time.
    public var statement: Statement
    /// The list whose versions made it.
    public var list: DatasetName
    /// The day on which the archive first recorded it.
    public var recordedFrom: Day
    /// The day on which a version of the list no longer made it; `nil` while it is on record.
    public var recordedTo: Day?

    /// Puts a statement and its recorded time together.
    public init(statement: Statement, list: DatasetName, recordedFrom: Day, recordedTo: Day? = nil) {
        self.statement = statement
        self.list = list
        self.recordedFrom = recordedFrom
        self.recordedTo = recordedTo
    }

    /// Whether the archive held the statement at the end of `day`.
    public func isOnRecord(on day: Day) -> Bool {
        recordedFrom <= day && (recordedTo.map { day < $0 } ?? true)
    }
}
