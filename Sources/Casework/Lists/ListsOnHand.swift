import ClewModel
import Foundation
import ListImport
import StatementStore

/// The entities and entries of every list on hand, by the knowledge of a day, before anything is indexed.
struct ListsOnHand {
    /// The entities of all lists, sorted by identifier.
    let entities: [Entity]
    /// The entries.
    let library: ListLibrary
    /// The listings that come with Clew, as far as they count.
    let bundled: BundledOnHand
    /// The imported versions that were in force.
    let versions: [ListVersion]
    /// What is known about each list.
    let metadata: [DatasetName: ListMetadata]
    /// What of the archive was read; `nil` without one.
    let fingerprint: String?

    /// Reads the lists.
    ///
    /// - Parameters:
    ///   - knowledge: The reference data.
    ///   - archive: The archive, where there is one.
    ///   - asOf: The day of the world.
    ///   - knownAt: The day whose knowledge is used; `nil` for all that is on hand.
    init(_ knowledge: KnowledgeBase, archive: Archive?, asOf: Day, knownAt: Day?) throws(CaseworkError) {
        bundled = try BundledOnHand(knowledge, archive: archive, knownAt: knownAt)
        var pool = EntityPool(bundled.statements)
        let snapshot = try archive?.state(asOf: asOf, knownAt: knownAt)
        if let snapshot { try pool.add(snapshot) }
        let entities = pool.sorted
        let versions = snapshot?.versions ?? []
        let metadata = Dictionary(knowledge.lists.map { ($0.dataset, $0) }, uniquingKeysWith: { first, _ in first })
        library = ListLibrary(
            entities: entities, asOf: asOf, knownAt: knownAt ?? .distantFuture, former: knowledge.formerIdentifiers
        ) { entity in
            if let source = pool.source(of: entity.id) { return (source.citation, source.confidence) }
            return (Self.citation(of: entity, versions: versions, metadata: metadata), .high)
        }
        self.entities = entities
        self.versions = versions
        self.metadata = metadata
        fingerprint = snapshot?.fingerprint
    }

    /// Where an entity of the archive can be read.
    func citation(of entity: Entity) -> Citation? {
        Self.citation(of: entity, versions: versions, metadata: metadata)
    }

    private static func citation(
        of entity: Entity, versions: [ListVersion], metadata: [DatasetName: ListMetadata]
    ) -> Citation? {
        guard let dataset = entity.datasets.first else { return nil }
        let version = versions.first { $0.dataset == dataset }
        return Citation(
            metadata[dataset]?.title ?? dataset.rawValue, entity.id.rawValue,
            url: entity.first(.sourceUrl) ?? metadata[dataset]?.address?.absoluteString,
            date: version.map { $0.published ?? PartialDate($0.recorded) })
    }

    /// The parties with an entry that stood on a day, sorted by identifier.
    ///
    /// - Parameter chosen: The lists whose entries count; `nil` for all.
    func parties(on chosen: Set<DatasetName>?, standingOn day: Day) -> [Entity] {
        library.parties.filter { party in
            library.designations[party.id, default: []].contains {
                $0.stands(on: day) && (chosen?.contains($0.dataset) ?? true)
            }
        }
    }
}
