import ClewModel
public import ListImport
public import StatementStore

/// How an import into the archive ended.
public struct ArchiveImportReport: Sendable {
    /// The key of the list.
    public let list: String
    /// What became of the version, and what it changed.
    public let outcome: ImportOutcome
    /// What the reader read, with what someone must look at.
    public let summary: ImportSummary

    /// Why what is now in force is not all that the publisher says, for a person; `nil` where it is, as far as anybody can
    /// tell, or is a part of a list that was given as one.
    public var shortfall: String? {
        outcome.version?.completeness.reservation
    }

    init(list: String, outcome: ImportOutcome, summary: ImportSummary) {
        self.list = list
        self.outcome = outcome
        self.summary = summary
    }

    /// The report of files that the last version was read from already.
    init(unchanged version: ListVersion, summary: ImportSummary, on day: Day) {
        var version = version
        version.checked = max(version.checked, day)
        var counts = version.counts
        (counts.new, counts.changed, counts.gone) = (0, 0, 0)
        list = summary.list
        outcome = ImportOutcome(disposition: .unchanged, counts: counts, version: version)
        self.summary = summary
    }
}
