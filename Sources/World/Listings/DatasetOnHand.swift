public import ClewModel

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
    /// Where the version on hand can be read as a whole: the address that it was downloaded from, or that of what comes with
    /// Clew. `nil` for a file that somebody imported by hand: nobody knows that it is what the publisher has.
    public var address: String?
    /// The files that an imported version was read from, each with the head of its SHA-256; `nil` where nothing was imported.
    public var files: String?
    /// After how many days a copy of it is stale.
    public var staleAfterDays: Int?
    /// The day of the version, for citations.
    public var versionDate: PartialDate?
    /// A digest of the imported version; `nil` where nothing was imported.
    public var digest: String?

    /// How old the version is on a day, where that is more than its list allows.
    public func age(staleOn day: Day) -> Int? {
        guard let staleAfterDays, let versionDate else { return nil }
        let age = versionDate.latest.distance(to: day)
        return age > staleAfterDays ? age : nil
    }
}
