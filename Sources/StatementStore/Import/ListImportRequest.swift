public import ClewModel

/// What an import fills, and on which terms.
public struct ListImportRequest: Hashable, Sendable {
    /// The dataset that the list fills.
    public var dataset: DatasetName
    /// The day to record it under: the day on which we learn what it says.
    public var recorded: Day
    /// The date that the publisher gives the version, where known before it is read.
    public var published: PartialDate?
    /// The reader and its version, such as `ofac-sdn-xml 1`.
    public var reader: String
    /// The files that are read, where known before; ``ImportDraft/add(file:)`` adds others.
    public var files: [ImportedFile]
    /// What the version must keep to.
    public var rules: PublishingRules

    /// Describes an import.
    public init(
        dataset: DatasetName, recorded: Day, published: PartialDate? = nil, reader: String = "",
        files: [ImportedFile] = [], rules: PublishingRules = PublishingRules()
    ) {
        self.dataset = dataset
        self.recorded = recorded
        self.published = published
        self.reader = reader
        self.files = files
        self.rules = rules
    }
}
