import ClewModel
import ListImport
import RegimeRules
import StatementStore

/// The nature of each dataset that may be on hand.
struct DatasetNatures {
    private let natures: [DatasetName: DatasetNature]

    /// - Parameters:
    ///   - lists: What is known about each list.
    ///   - versions: The imported versions: each says what its list was when it was imported, where nothing describes it any
    ///     more.
    init(_ lists: [ListMetadata], _ versions: [ListVersion]) {
        var natures = Dictionary(
            lists.map { ($0.dataset, $0.nature) }
                + versions.compactMap { version in version.nature.map { (version.dataset, $0) } },
            uniquingKeysWith: { first, _ in first })
        natures[CounterMeasureTarget.dataset] = natures[CounterMeasureTarget.dataset] ?? .counterMeasures
        self.natures = natures
    }

    /// The nature of a dataset.
    ///
    /// One that nothing describes, and of which no import wrote it, came in by a mapping: a list of the user's own.
    subscript(dataset: DatasetName) -> DatasetNature { natures[dataset] ?? .ownList }

    /// Whether a dataset lists a party by naming it, without an entry of its own about it.
    func lists(_ party: Entity, in dataset: DatasetName) -> Bool {
        let topics = party[.topics]
        return switch self[dataset].effect {
        // On a list each party is an entry, unless all that is said of it is what it is to another one.
        case .lists: topics.isEmpty || topics.contains { !Self.isRelation($0) }
        case .listsWhomItMarks: topics.contains(where: Self.marks.contains)
        case .identifies: false
        }
    }

    /// The topics of FollowTheMoney that say of a party itself that a measure is in force against it; all others say what it is (`corp.public`,
    /// `gov.soe`), what it is to others (`sanction.linked`), or that somebody takes an interest in it (`poi`).
    private static let marks: Set<String> = [
        "sanction", "sanction.counter", "debarment", "export.control", "export.risk", "asset.frozen", "forced.labor",
    ]

    private static func isRelation(_ topic: String) -> Bool {
        topic.hasPrefix("role.") || topic.hasSuffix(".linked") || topic == "rel" || topic == "poi"
    }

    /// Whether an entry of a dataset about a party makes it listed.
    func listsByEntry(_ dataset: DatasetName) -> Bool { self[dataset].effect != .identifies }
}
