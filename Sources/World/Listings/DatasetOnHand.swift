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
    /// Where it can be read, as a whole.
    public var address: String?
    /// The day of the version, for citations.
    public var versionDate: PartialDate?
    /// A digest of the imported version; `nil` where nothing was imported.
    public var digest: String?
}
