public import ClewModel
import Foundation
import ListImport
import NameMatching
public import OwnershipAnalysis
import RegimeRules
public import Screening
public import StatementStore

/// Every list on hand, ready to compare parties with: what comes with Clew, the Chinese counter-measures, and the archive.
public struct ListCollection: Sendable {
    /// The entries.
    public let library: ListLibrary
    /// What parties are compared with.
    public let screener: Screener
    /// The lists with their state, sorted by dataset.
    public let lists: [SourcesReport.List]
    /// What each list lacks, where that is known.
    public let caveats: [DatasetName: String]
    /// The stakes that the lists state, between entities of theirs.
    public let stakes: [Stake]
    /// What in those stakes someone should look at.
    public let diagnostics: [Diagnostic]
    /// What the collection was put together from: equal fingerprints compare alike.
    public let fingerprint: String

    /// The name of each list, for a person.
    public var titles: [DatasetName: String] {
        Dictionary(lists.map { ($0.dataset, $0.title) }, uniquingKeysWith: { first, _ in first })
    }

    /// Puts the lists together and indexes them.
    ///
    /// A bundled snapshot stays where the archive holds the official list, so that nothing is lost to an old import;
    /// entities with the same identifier are one.
    ///
    /// - Parameters:
    ///   - knowledge: The reference data.
    ///   - archive: The archive, where there is one.
    ///   - asOf: The day of the world.
    ///   - knownAt: The day whose knowledge is used; `nil` for all that is on hand.
    /// - Complexity: O(*n* log *n*) in the entities on hand.
    public init(
        _ knowledge: KnowledgeBase, archive: Archive?, asOf: Day, knownAt: Day?
    ) throws(CaseworkError) {
        let bundled = knowledge.bundled.statements + CounterMeasureLists.statements(of: knowledge.counterMeasures)
        var pool = EntityPool(bundled)
        let snapshot = try archive?.state(asOf: asOf, knownAt: knownAt)
        let versions = snapshot?.versions ?? []
        if let snapshot { try pool.add(snapshot) }
        let entities = pool.sorted
        let metadata = Dictionary(knowledge.lists.map { ($0.dataset, $0) }, uniquingKeysWith: { first, _ in first })
        library = ListLibrary(
            entities: entities, asOf: asOf, knownAt: knownAt ?? .distantFuture
        ) { entity in
            if let source = pool.source(of: entity.id) { return (source.citation, source.confidence) }
            return (Self.citation(of: entity, versions: versions, metadata: metadata), .high)
        }
        (stakes, diagnostics) = Self.stakes(
            of: entities, versions: versions, metadata: metadata)
        do {
            screener = try Screener(
                index: try ScreeningIndex.build(entities: library.parties, lexicon: knowledge.lexicon))
        } catch {
            throw CaseworkError(.referenceInvalid, "The lists could not be indexed: \(error)")
        }
        (lists, caveats) = Self.describe(library, knowledge: knowledge, versions: versions, metadata: metadata)
        fingerprint = snapshot?.fingerprint ?? "no archive"
    }

    private static func stakes(
        of entities: [Entity], versions: [ListVersion], metadata: [DatasetName: ListMetadata]
    ) -> ([Stake], [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let stakes = entities.flatMap { entity in
            EntityStakes.stakes(
                of: entity,
                citation: citation(of: entity, versions: versions, metadata: metadata) ?? Citation(entity.id.rawValue),
                into: &diagnostics)
        }
        return (stakes, diagnostics)
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

    private static func describe(
        _ library: ListLibrary, knowledge: KnowledgeBase, versions: [ListVersion], metadata: [DatasetName: ListMetadata]
    ) -> ([SourcesReport.List], [DatasetName: String]) {
        var counts: [DatasetName: Int] = [:]
        for party in library.parties { for dataset in party.datasets { counts[dataset, default: 0] += 1 } }
        var lists: [SourcesReport.List] = []
        var caveats: [DatasetName: String] = [:]
        for (dataset, count) in counts.sorted(by: { $0.key < $1.key }) {
            let title = metadata[dataset]?.title ?? dataset.rawValue
            let state: String
            if let version = versions.first(where: { $0.dataset == dataset }) {
                let published = version.published.map { "published \($0), " } ?? ""
                state = "imported: \(published)recorded \(version.recorded)"
            } else if let bundle = knowledge.bundled.snapshots.first(where: { $0.dataset == dataset }) {
                let held =
                    bundle.official.map { "\(bundle.held) of the official \($0) entries" } ?? "\(bundle.held) entries"
                state = "bundled snapshot, incomplete: \(held), as of \(bundle.asOf)"
                if !bundle.isComplete { caveats[dataset] = "\(held) as of \(bundle.asOf)" }
            } else {
                state = "reference data, incomplete"
                caveats[dataset] = "a selection from public sources"
            }
            lists.append(SourcesReport.List(dataset: dataset, title: title, entities: count, state: state))
        }
        return (lists, caveats)
    }
}
