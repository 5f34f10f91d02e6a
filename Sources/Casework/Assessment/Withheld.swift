public import ClewModel

/// What an assessment leaves out because nothing is to be gathered inside China, and what stays undocumented for it.
public struct Withheld: Hashable, Sendable, Codable {
    /// Something that stays undocumented.
    public struct Item: Hashable, Sendable, Codable {
        /// What it is about.
        public var subject: Subject
        /// What is missing.
        public var missing: String
        /// The findings and duties that wait for it.
        public var neededFor: [String]
    }

    /// Why, in a sentence.
    public var reason: String
    /// The steps that are left out.
    public var steps: [String]
    /// What stays undocumented.
    public var undocumented: [Item]
}
