public import ClewModel

/// What an assessment was computed from, so that it can be computed again years later.
public struct SourcesReport: Hashable, Sendable, Codable {
    /// A file of the case.
    public struct Input: Hashable, Sendable, Codable {
        /// The path within the case folder.
        public var path: String
        /// SHA-256 in lower-case hexadecimal.
        public var sha256: String
    }

    /// A dataset that parties were compared with.
    public struct List: Hashable, Sendable, Codable {
        /// The dataset.
        public var dataset: DatasetName
        /// The list's name.
        public var title: String
        /// What kind of statement it makes of those it names, such as `sanctions` or `register`.
        public var nature: DatasetNature
        /// How many entities of it were on hand.
        public var entities: Int
        /// Its state in words: the version's day, and how much of the official list is held.
        public var state: String
        /// A digest of the imported version; `nil` where nothing was imported.
        public var digest: String?
    }

    /// The version of Clew.
    public var clew: String
    /// SHA-256 over the reference data.
    public var knowledge: String
    /// The lists compared with.
    public var lists: [List]
    /// A fingerprint over all that was on hand: lists, stakes, links.
    public var world: String
    /// A digest of the decisions of people that were on record.
    public var decisions: String
    /// The linear solver with its version, such as `CLP 1.17.6`; `none` where bounds are not the tightest for want of one, and
    /// `not needed` where they are the same with and without.
    public var solver: String
    /// The files of the case.
    public var inputs: [Input]
    /// The options in force, as `key=value`.
    public var options: [String]
}
