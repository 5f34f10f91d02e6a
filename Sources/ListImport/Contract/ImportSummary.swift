public import ClewModel

/// What an import read and handed over.
public struct ImportSummary: Hashable, Sendable, Codable {
    /// The key of the list, such as `us-ofac-sdn`.
    public var list: String
    /// The dataset that it filled.
    public var dataset: DatasetName
    /// The key of the format that was recognized.
    public var format: String
    /// How many records of the source were read, the rejected ones included.
    public var records = 0
    /// How many entities were handed over, listings and links included.
    public var entities = 0
    /// How many different parties, vessels, goods and the like are among them, which names are screened against.
    public var targets = 0
    /// How many statements were handed over.
    public var statements = 0
    /// How many records were rejected.
    public var rejected = 0
    /// The records that were rejected, as far as they can be told apart.
    public var rejects: [RejectedRecord] = []
    /// How many records say word for word what another has said; their parties count once.
    public var duplicates = 0
    /// The number of records that the publisher states in the files, where it does.
    public var stated: Int?
    /// How many records fewer than the publisher states were found.
    public var missing = 0
    /// The date of publication that the files state, where they do; the first of ``publicationDays``.
    public var published: PartialDate?
    /// The dates of publication that the files state, sorted; more than one where files of different days were put together.
    public var publicationDays: [PartialDate] = []
    /// The files that belong to the list and were not given.
    public var missingFiles: [String] = []
    /// What someone must look at, in source order.
    public var diagnostics: [Diagnostic] = []
    /// How many further diagnostics were not kept.
    public var diagnosticsLeftOut = 0

    /// Creates an empty summary.
    public init(list: String, dataset: DatasetName, format: String) {
        self.list = list
        self.dataset = dataset
        self.format = format
    }
}
