public import ClewModel
public import Foundation
import ListImport
public import Screening
public import StatementStore

/// Compiles the lists on hand into an index file, entity by entity: the archive may be far larger than the memory.
///
/// The index is the one that ``ScreeningBase`` makes of the same lists and days.
public enum ListsIndex {
    /// Builds the index; it appears under its name when it is whole.
    ///
    /// - Parameters:
    ///   - knowledge: The reference data, with the listings that come with Clew.
    ///   - archive: The archive, where there is one.
    ///   - keys: The lists, each by its key or its dataset; `nil` for all.
    ///   - asOf: The day of the world. A party whose every entry had ended by then, or had not begun, is left out.
    ///   - knownAt: The day whose knowledge is used; `nil` for all that is on hand.
    ///   - url: The file to write.
    /// - Throws: `list.unknown` for a list that is not on hand, `archive`, `screening.index`.
    /// - Complexity: O(*s*) in the statements on record, read twice; memory for one entry a listing.
    public static func build(
        _ knowledge: KnowledgeBase, archive: Archive?, keys: [String]? = nil, asOf: Day, knownAt: Day?, to url: URL
    ) throws(CaseworkError) -> ScreeningIndex {
        let snapshot = try archive?.state(asOf: asOf, knownAt: knownAt)
        let bundled = Entity.assemble(
            try BundledOnHand(knowledge, archive: archive, knownAt: knownAt).statements)
        let onHand = Set(bundled.flatMap(\.datasets) + (snapshot?.versions.map(\.dataset) ?? []))
        let chosen = try keys.map { keys throws(CaseworkError) in
            try knowledge.datasets(of: keys, onHand: onHand)
        }
        var tally = ListingTally(asOf: asOf, knownAt: knownAt ?? .distantFuture)
        let listings = snapshot.map { $0.stream { $0 == .sanction } }
        try merged(bundled.filter { $0.schema == .sanction }, listings) { tally.add($0) }
        return try withScreeningErrors {
            var builder = try ScreeningIndexBuilder(file: url, lexicon: knowledge.lexicon)
            let parties = snapshot.map { $0.stream { $0.isMatchable } }
            try merged(bundled.filter { $0.schema.isMatchable }, parties) { party in
                if tally.includes(party, on: chosen) { try builder.add(party) }
            }
            return try builder.finish()
        }
    }

    /// Hands over the entities of both sources, sorted by identifier; those with the same identifier as one.
    private static func merged(
        _ bundled: [Entity], _ stream: EntityStream?, _ body: (Entity) throws -> Void
    ) throws(CaseworkError) {
        do {
            var rest = bundled[...]
            while let entity = stream?.next() {
                while let first = rest.first, first.id < entity.id {
                    try body(first)
                    rest.removeFirst()
                }
                if let first = rest.first, first.id == entity.id {
                    try body(first.merging(entity))
                    rest.removeFirst()
                } else {
                    try body(entity)
                }
            }
            for entity in rest { try body(entity) }
        } catch let error as ScreeningError {
            throw CaseworkError(error)
        } catch {
            throw CaseworkError(.archive, "\(error)")
        }
        if let failure = stream?.failure { throw CaseworkError(.archive, failure.message) }
    }
}
