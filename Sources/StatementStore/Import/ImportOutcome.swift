/// How an import ended.
public struct ImportOutcome: Hashable, Sendable {
    /// What became of the version that was read.
    public enum Disposition: Hashable, Sendable {
        /// It is the list's new version.
        case published
        /// It says what the last version says, from the same files; nothing was changed.
        case unchanged
        /// It breaks the publishing rules; the last good version stays.
        case withheld([PublishingProblem])
    }

    /// What became of it.
    public var disposition: Disposition
    /// What was read, and what publishing it changed or would have changed.
    public var counts: ImportCounts
    /// The version now in force; `nil` where the list has none.
    public var version: ListVersion?
    /// The rules that a published version breaks all the same.
    public var problems: [PublishingProblem]

    /// Puts an outcome together.
    public init(
        disposition: Disposition, counts: ImportCounts, version: ListVersion?, problems: [PublishingProblem] = []
    ) {
        self.problems = problems
        self.disposition = disposition
        self.counts = counts
        self.version = version
    }
}
