/// What an import found and what it changed.
public struct ImportCounts: Hashable, Sendable, Codable {
    /// Records that the reader took from the source.
    public var records = 0
    /// Entities in the list after the import, listings and links included.
    public var entities = 0
    /// Those of them that are parties, vessels, goods and the like, where the reader counted them.
    public var targets: Int?
    /// Statements in the list after the import.
    public var statements = 0
    /// Entities that were not in the version before.
    public var new = 0
    /// Entities that were, with other statements.
    public var changed = 0
    /// Entities of the version before that are no longer in the list.
    public var gone = 0
    /// Records that could not be read.
    public var rejected = 0

    /// Creates counts.
    public init(
        records: Int = 0, entities: Int = 0, targets: Int? = nil, statements: Int = 0, new: Int = 0, changed: Int = 0,
        gone: Int = 0,
        rejected: Int = 0
    ) {
        self.records = records
        self.entities = entities
        self.targets = targets
        self.statements = statements
        self.new = new
        self.changed = changed
        self.gone = gone
        self.rejected = rejected
    }
}

extension ImportCounts: CustomStringConvertible {
    /// The counts in one line: `records 2, entities 2, statements 9, new 2, changed 0, gone 0, rejected 0`.
    public var description: String {
        "records \(records), entities \(entities), statements \(statements), new \(new), changed \(changed), "
            + "gone \(gone), rejected \(rejected)"
    }
}
