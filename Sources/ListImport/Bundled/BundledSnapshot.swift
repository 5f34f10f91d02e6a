public import ClewModel

/// How much of a list comes with Clew, for whoever reads a conclusion that rests on it.
public struct BundledSnapshot: Hashable, Sendable, Codable {
    /// The key of the list.
    public let list: String
    /// The dataset.
    public let dataset: DatasetName
    /// The name of the list.
    public let title: String
    /// The date whose state it holds.
    public let asOf: PartialDate
    /// How many listed parties it holds.
    public let held: Int
    /// How many the official list had on that date, where that is known.
    public let official: Int?
    /// What it leaves out.
    public let note: String?

    /// Whether the snapshot is known to hold the whole list.
    public var isComplete: Bool { official.map { held >= $0 } ?? false }

    /// One sentence for a person, such as `UFLPA Entity List: holds 187 of the official 187 as of 2026-08-03`.
    public var sentence: String {
        let share = official.map { "\(held) of the official \($0)" } ?? "\(held) listings"
        return "\(title): holds \(share) as of \(asOf)"
    }
}
