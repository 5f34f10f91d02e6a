/// How well a row of the reference data is founded.
public enum KnowledgeLevel: Int, Hashable, Sendable, Codable, CaseIterable, Comparable {
    /// Nobody has named a source, or it is recalled.
    case unsourced = 0
    /// A source is named.
    case cited = 1
    /// The source has an address.
    case linked = 2
    /// A second pass compared the row with the text of the source, whose SHA-256 is on record.
    case checked = 3

    /// The short name: `L0` to `L3`.
    public var name: String { "L\(rawValue)" }

    /// What it means, in a few words.
    public var meaning: String {
        switch self {
        case .unsourced: "unsourced"
        case .cited: "cited"
        case .linked: "linked"
        case .checked: "checked against the source's text"
        }
    }

    /// Whether a level is lower than another.
    public static func < (one: KnowledgeLevel, other: KnowledgeLevel) -> Bool { one.rawValue < other.rawValue }
}
