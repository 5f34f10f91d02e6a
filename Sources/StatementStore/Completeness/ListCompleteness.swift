public import ClewModel

/// How far a version of a list is all that the publisher says: what a clear result on it rests on.
public struct ListCompleteness: Hashable, Sendable, Codable {
    /// Entities in the version, listings and links included, and those that are carried over.
    public var entities = 0
    /// Records that could not be read.
    public var rejected = 0
    /// Entities that are carried over from an earlier version, whole or in part, because a record that could not be read
    /// may have been theirs.
    public var stale = 0
    /// Records that say word for word what another has said; their parties count once.
    public var duplicates = 0
    /// The number of records that the publisher states, where it does.
    public var stated: Int?
    /// How many records fewer than the publisher states were found.
    public var missing = 0
    /// The day of publication, where it is known; the first, where files of different days were put together.
    public var published: PartialDate?
    /// The codes of the publishing rules that the version breaks all the same, sorted.
    public var problems: [String] = []

    /// Describes a version in which everything was read.
    public init(entities: Int = 0, rejected: Int = 0, published: PartialDate? = nil) {
        self.entities = entities
        self.rejected = rejected
        self.published = published
    }

    /// The code of the rule that a version breaks whose files were not all given.
    static let filesMissing = "list.files-missing"

    private var lacksFiles: Bool { problems.contains(Self.filesMissing) }

    /// Whether it is only a part of the list: it has fewer parties than a whole one.
    public var isPart: Bool { problems.contains("list.too-few") }

    /// Whether the version is whole: every record was read, none is missing, nothing is carried over, it is not a part of
    /// the list, and its files are all there and of one day.
    public var isWhole: Bool {
        rejected == 0 && stale == 0 && missing == 0 && !isPart && !lacksFiles
            && !problems.contains("list.files-of-days")
    }

    /// Why an answer that rests on the version must say so with its status, for a person: it is not whole, or was out of
    /// date when it was fetched; `nil` where neither is so, or where it is a part of a list that was given as one.
    public var reservation: String? {
        var state = self
        state.problems.removeAll { $0 == "list.too-few" }
        return state.shortfall ?? (problems.contains("list.out-of-date") ? "out of date when it was fetched" : nil)
    }

    /// Why the version is not whole, for a person; `nil` where it is.
    public var shortfall: String? {
        func count(_ number: Int, _ one: String, _ many: String) -> String {
            number == 1 ? "1 \(one)" : "\(number) \(many)"
        }
        var reasons: [String] = []
        if rejected > 0 { reasons.append("\(count(rejected, "record", "records")) could not be read") }
        if missing > 0 { reasons.append("\(count(missing, "record", "records")) that the publisher states missing") }
        if stale > 0 { reasons.append("\(count(stale, "entity", "entities")) kept as an earlier version had them") }
        if isPart { reasons.append("only a part of the list") }
        if lacksFiles { reasons.append("not all files of the list") }
        if problems.contains("list.files-of-days") { reasons.append("files of different days") }
        return reasons.isEmpty ? nil : reasons.joined(separator: ", ")
    }
}
