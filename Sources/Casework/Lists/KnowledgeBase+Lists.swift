import ClewModel
import ListImport

extension KnowledgeBase {
    /// The datasets that keys of lists stand for.
    ///
    /// - Throws: `listUnknown` for a key of which nothing is on hand, with what there is.
    func datasets(of keys: [String], onHand: Set<DatasetName>) throws(CaseworkError) -> Set<DatasetName> {
        let byKey = Dictionary(lists.map { ($0.key, $0.dataset) }, uniquingKeysWith: { first, _ in first })
        var chosen: Set<DatasetName> = []
        for key in keys {
            let dataset = byKey[key] ?? DatasetName(key.replacing("-", with: "_"))
            guard onHand.contains(dataset) else {
                let names = onHand.sorted().map(\.rawValue).joined(separator: ", ")
                throw CaseworkError(.listUnknown, "no list '\(key)' is on hand; there are: \(names)")
            }
            chosen.insert(dataset)
        }
        return chosen
    }
}
