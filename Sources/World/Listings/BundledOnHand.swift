import ClewModel
import ListImport
import StatementStore

/// The listings that come with Clew, without those that an imported list supersedes, and the Chinese counter-measures.
///
/// A whole version of a list says who stood on it when it was published: a bundled listing of that time or before is left
/// out, so that a party that the list no longer names is not on it. One that began later stays, since that version cannot
/// have it. A part of a list supersedes nothing.
struct BundledOnHand {
    /// The statements that count.
    let statements: [Statement]
    /// How many bundled parties of each dataset count, where a whole version is on record.
    let kept: [DatasetName: Int]
    /// How much of each list is bundled.
    let snapshots: [BundledSnapshot]

    /// Finds what counts by the knowledge of a day.
    ///
    /// - Parameters:
    ///   - knowledge: The reference data, with the listings that come with Clew.
    ///   - archive: The archive, where there is one.
    ///   - knownAt: The day whose knowledge is used; `nil` for all that is on record.
    init(_ knowledge: KnowledgeBase, archive: Archive?, knownAt: Day?) throws(ClewError) {
        let minimum = Dictionary(
            try knowledge.lists.map { ($0.dataset, $0.minimumEntities) }, uniquingKeysWith: { first, _ in first })
        var statements: [Statement] = []
        var kept: [DatasetName: Int] = [:]
        let bundled = try knowledge.bundled(knownAt: knownAt)
        for snapshot in bundled.snapshots {
            let all = bundled.statements(of: snapshot.dataset)
            let day = try archive.flatMap { archive throws(ClewError) in
                try Self.lastWhole(
                    snapshot.dataset, in: archive, knownAt: knownAt, minimum: minimum[snapshot.dataset] ?? 1)
            }
            guard let day else {
                statements += all
                continue
            }
            let later = Self.parties(in: all, listedAfter: day)
            statements += all.filter { later.contains($0.entity) }
            kept[snapshot.dataset] =
                later.intersection(
                    all.filter { $0.schema.isMatchable }.map(\.entity)
                ).count
        }
        self.statements = statements + CounterMeasureLists.statements(of: try knowledge.counterMeasures)
        self.kept = kept
        snapshots = bundled.snapshots
    }

    /// Where the statements say that an entity can be read, and how far it is to be trusted.
    var sources: [EntityID: (citation: Citation, confidence: Confidence)] {
        var sources: [EntityID: (citation: Citation, confidence: Confidence)] = [:]
        for statement in statements where sources[statement.entity] == nil {
            if let citation = statement.citation { sources[statement.entity] = (citation, statement.confidence) }
        }
        return sources
    }

    /// The day of the last whole version of a list that is on record: when it was published, or else recorded.
    private static func lastWhole(
        _ dataset: DatasetName, in archive: Archive, knownAt: Day?, minimum: Int
    ) throws(ClewError) -> Day? {
        do throws(ArchiveError) {
            return try archive.versions(of: dataset)
                .last { version in
                    version.recorded <= knownAt ?? .distantFuture
                        && (version.counts.targets ?? version.counts.entities) >= minimum
                }
                .map { $0.published?.latest ?? $0.recorded }
        } catch {
            throw ClewError(.archive, error.message)
        }
    }

    /// The parties with a listing that began after a day, and those listings.
    private static func parties(in statements: [Statement], listedAfter day: Day) -> Set<EntityID> {
        let listings = Entity.assemble(statements.filter { $0.schema == .sanction })
        return Set(
            listings.filter { ($0.first(.startDate).flatMap { PartialDate($0) }?.latest ?? .distantPast) > day }
                .flatMap { [$0.id] + $0[.entity].map { EntityID($0) } })
    }
}
