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
    /// How many of them are parties, vessels, goods and the like, which names are screened against.
    public var targets = 0
    /// How many statements were handed over.
    public var statements = 0
    /// How many records were rejected.
    public var rejected = 0
    /// The number of records that the publisher states in the file, where it does.
    public var stated: Int?
    /// The date of publication that the file states, where it does.
    public var published: PartialDate?
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
