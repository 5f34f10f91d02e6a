public import ClewModel
public import StatementStore

/// One dataset of the world: its nature, its version, and how much of it is held.
public struct DatasetOnHand: Hashable, Sendable, Codable {
    /// The dataset.
    public var dataset: DatasetName
    /// The list's name, as `Reference/lists` has it.
    public var title: String
    /// What kind of statement it makes of those it names.
    public var nature: DatasetNature
    /// How many parties of it are on hand.
    public var entities: Int
    /// Its state in words: the version's day, and how much of the official list is held.
    public var state: String
    /// What it lacks, where that is known.
    public var caveat: String?
    /// Whether only a part of the data set is on hand, as far as anybody knows: an incomplete snapshot, or a version that could
    /// not be read whole.
    public var isPartial = false
    /// Where the version on hand can be read as a whole: the address that it was downloaded from, or that of what comes with
    /// Clew.
    ///
    /// `nil` for a file that somebody imported by hand: nobody knows that it is what the publisher has.
    public var address: String?
    /// The files that an imported version was read from, each with the head of its SHA-256; `nil` where nothing was imported.
    public var files: String?
    /// The day of the version, for citations.
    public var versionDate: PartialDate?
    /// A digest of the imported version; `nil` where nothing was imported.
    public var digest: String?
    /// The imported version; `nil` where nothing was imported.
    public var imported: ImportedVersion?
    /// After how many days a copy of the list is stale, where `Reference/lists` says so.
    public var staleAfterDays: Int?

    /// Why the imported version is not all that its publisher says; `nil` where it is, or where nothing was imported.
    ///
    /// What comes with Clew is a selection by its nature; ``caveat`` says so.
    public var shortfall: String? { imported?.completeness.shortfall }

    /// How many days old the version on hand is on a day, where that is more than its list allows.
    public func age(staleOn day: Day) -> Int? {
        if let age = age(on: day) { return age.isStale == true ? age.days ?? age.recordedDaysAgo : nil }
        guard let staleAfterDays, let versionDate else { return nil }
        let age = versionDate.latest.distance(to: day)
        return age > staleAfterDays ? age : nil
    }

    /// How old the imported version is; `nil` where nothing was imported.
    public func age(on day: Day) -> ListAge? { imported.map { ListAge($0, staleAfterDays: staleAfterDays, on: day) } }
}

/// The version of a list that the archive has in force: when it was recorded, and how far it is whole.
public struct ImportedVersion: Hashable, Sendable, Codable {
    /// Its number in the archive.
    public var number: Int64
    /// The day on which it was recorded.
    public var recorded: Day
    /// The last day on which it was seen to be current.
    public var checked: Day
    /// The date that the publisher gives it, where it does.
    public var published: PartialDate?
    /// How far it is all that the publisher says.
    public var completeness: ListCompleteness

    /// Describes a version.
    public init(_ version: ListVersion) {
        number = version.number
        recorded = version.recorded
        checked = version.checked
        published = version.published
        completeness = version.completeness
    }
}
