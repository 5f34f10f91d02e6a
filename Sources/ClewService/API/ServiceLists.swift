public import Casework
import ClewModel
import Foundation
public import NameMatching
import Screening

/// The lists that a service answers from: read once, never changed.
public struct ServiceLists: Sendable {
    /// The name under which all lists are asked together.
    public static let everything = "default"

    let collection: ListCollection
    /// What screens against all lists, and against each.
    let screeners: [String: Screener]
    /// The names and identifiers of each party in lower case, in the order of the parties.
    let texts: [[UInt8]]

    /// Indexes the lists, all together and each for itself.
    public init(_ collection: ListCollection, lexicon: Lexicon) throws(CaseworkError) {
        self.collection = collection
        var options = ScreeningOptions()
        options.limit = 100
        options.comparisons = 100
        do {
            let standing = collection.parties()
            let whole =
                standing.count == collection.library.parties.count
                ? collection.screener.index : try ScreeningIndex.build(entities: standing, lexicon: lexicon)
            var screeners = [Self.everything: try Screener(index: whole, options: options)]
            for list in collection.lists {
                let parties = collection.parties(on: [list.dataset])
                screeners[list.dataset.rawValue] = try Screener(
                    index: try ScreeningIndex.build(entities: parties, lexicon: lexicon), options: options)
            }
            self.screeners = screeners
        } catch {
            throw CaseworkError(error)
        }
        texts = collection.library.parties.map { party in
            let values = PropertyName.names.flatMap { party[$0] } + PropertyName.identifiers.flatMap { party[$0] }
            return Array((values + [party.id.rawValue]).joined(separator: "\n").lowercased().utf8)
        }
    }

    /// What screens against a dataset, or against all.
    ///
    /// - Throws: 404 for a dataset that is not on hand.
    func screener(_ dataset: String) throws(ServiceFault) -> Screener {
        guard let screener = screeners[dataset] else { throw ServiceFault(404, "No such dataset.") }
        return screener
    }
}
