public import ClewModel
import ListImport

extension KnowledgeBase {
    /// The datasets that keys of lists stand for.
    ///
    /// - Throws: `listUnknown` for a key of which nothing is on hand, with what there is.
    func datasets(of keys: [String], onHand: Set<DatasetName>) throws(CaseworkError) -> Set<DatasetName> {
        var chosen: Set<DatasetName> = []
        for key in keys {
            let dataset = dataset(of: key)
            guard onHand.contains(dataset) else {
                let names = onHand.sorted().map(\.rawValue).joined(separator: ", ")
                throw CaseworkError(.listUnknown, "no list '\(key)' is on hand; there are: \(names)")
            }
            chosen.insert(dataset)
        }
        return chosen
    }

    /// The dataset that a key of a list stands for, or that is named itself.
    func dataset(of key: String) -> DatasetName {
        lists.first { $0.key == key }?.dataset ?? DatasetName(key.replacing("-", with: "_"))
    }

    /// The identifiers of everybody whom the listings that come with Clew, or the Chinese counter-measures, name.
    public var bundledEntities: Set<EntityID> {
        Set(bundled.statements.map(\.entity) + CounterMeasureLists.statements(of: counterMeasures).map(\.entity))
    }
}
