public import ClewModel

/// A party that an entry of a list names.
public struct ListedParty: Hashable, Sendable, Codable {
    /// The party.
    public var entity: EntityID
    /// Whom the entry covers besides it.
    public var words: EntryWords
    /// The day on which the listing took effect, where known.
    public var listedFrom: PartialDate?
    /// The list.
    public var dataset: DatasetName?
    /// Where the entry can be read.
    public var citation: Citation?

    /// Creates a listed party.
    public init(
        _ entity: EntityID, words: EntryWords = .itself, listedFrom: PartialDate? = nil, dataset: DatasetName? = nil,
        citation: Citation? = nil
    ) {
        self.entity = entity
        self.words = words
        self.listedFrom = listedFrom
        self.dataset = dataset
        self.citation = citation
    }
}
