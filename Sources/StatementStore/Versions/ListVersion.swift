public import ClewModel

/// One published version of a list, as the archive recorded it.
public struct ListVersion: Hashable, Sendable {
    /// Its number, rising through the whole archive.
    public var number: Int64
    /// The dataset that the list fills.
    public var dataset: DatasetName
    /// The day on which it was recorded here.
    public var recorded: Day
    /// The date that the publisher gives it, where it does.
    public var published: PartialDate?
    /// The reader that made its statements, such as `ofac-sdn-xml 1`.
    public var reader: String
    /// The files it was read from, in the order given.
    public var files: [ImportedFile]
    /// What it holds, and what it changed.
    public var counts: ImportCounts
    /// The SHA-256 over its entities' identifiers and hashes, as hexadecimal digits: two versions with the same digest
    /// say the same.
    public var digest: String
    /// The last day on which this version was seen to be current; never before ``recorded``.
    public var checked: Day

    /// How far the version is all that the publisher says.
    public var completeness = ListCompleteness()

    /// How many days ago, seen from `day`, the version was last known to be current.
    public func age(on day: Day) -> Int {
        max(0, checked.distance(to: day))
    }

    /// Whether the list may have changed since: it has not been checked for more than `days` days.
    public func isStale(on day: Day, after days: Int) -> Bool {
        age(on: day) > days
    }
}
