public import ClewModel

/// That the parties of a case were compared with a dataset.
public struct ScreeningFact: Hashable, Sendable {
    /// The dataset.
    public var dataset: DatasetName
    /// The evidence, such as the version of the list.
    public var evidence: [EvidenceID]
    /// What the list at hand lacks, such as “118 of 187 entries”; `nil` for a whole list.
    public var caveat: String?
    /// Whether only a part of the list is on hand: that a party was not found in it then says nothing of the rest.
    public var isPartial: Bool

    /// Creates a fact.
    public init(
        dataset: DatasetName, evidence: [EvidenceID] = [], caveat: String? = nil, isPartial: Bool = false
    ) {
        self.dataset = dataset
        self.evidence = evidence
        self.caveat = caveat
        self.isPartial = isPartial
    }
}
