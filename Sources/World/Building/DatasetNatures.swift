import ClewModel
import ListImport
import RegimeRules

/// The nature of each dataset that may be on hand.
struct DatasetNatures {
    private let natures: [DatasetName: DatasetNature]

    init(_ lists: [ListMetadata]) {
        var natures = Dictionary(lists.map { ($0.dataset, $0.nature) }, uniquingKeysWith: { first, _ in first })
        natures[CounterMeasureTarget.dataset] = natures[CounterMeasureTarget.dataset] ?? .counterMeasures
        self.natures = natures
    }

    /// The nature of a dataset.
    ///
    /// One that nothing describes came in by a mapping: a list of the user's own.
    subscript(dataset: DatasetName) -> DatasetNature { natures[dataset] ?? .ownList }

    /// Whether a dataset lists a party by naming it, without an entry of its own about it.
    func lists(_ party: Entity, in dataset: DatasetName) -> Bool {
        let topics = party[.topics]
        let isMarked = topics.contains { !$0.hasPrefix("role.") && $0 != "sanction.linked" }
        return switch self[dataset].effect {
        case .lists: topics.isEmpty || isMarked
        case .listsWhomItMarks: isMarked
        case .identifies: false
        }
    }

    /// Whether an entry of a dataset about a party makes it listed.
    func listsByEntry(_ dataset: DatasetName) -> Bool { self[dataset].effect != .identifies }
}
