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
    public var library: ListLibrary { onHand.library }
    /// What parties are compared with: everybody with an entry of any day.
    ///
    /// The law may ask whether an entry stood when goods sailed. ``parties(on:)`` are those with one that stands.
    public let screener: Screener
    /// The lists with their state, sorted by dataset.
    public let lists: [SourcesReport.List]
    /// What each list lacks, where that is known.
    public let caveats: [DatasetName: String]
    /// The stakes that the lists state, between entities of theirs.
    public let stakes: [Stake]
    /// What in those stakes someone should look at.
    public let diagnostics: [Diagnostic]
    /// The day of the world.
    public let asOf: Day
    /// What the collection was put together from: equal fingerprints compare alike.
    public let fingerprint: String

    /// The entities and entries behind it.
    let onHand: ListsOnHand

    /// The name of each list, for a person.
    public var titles: [DatasetName: String] {
        Dictionary(lists.map { ($0.dataset, $0.title) }, uniquingKeysWith: { first, _ in first })
    }

    /// Puts the lists together and indexes them.
    ///
    /// Where the archive holds a whole version of a list, bundled listings that it supersedes are left out; beside a part
    /// they stay. Entities with the same identifier are one.
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
        let onHand = try ListsOnHand(knowledge, archive: archive, asOf: asOf, knownAt: knownAt)
        self.onHand = onHand
        self.asOf = asOf
        (stakes, diagnostics) = Self.stakes(of: onHand)
        do {
            screener = try Screener(
                index: try ScreeningIndex.build(entities: onHand.library.parties, lexicon: knowledge.lexicon))
        } catch {
            throw CaseworkError(.referenceInvalid, "The lists could not be indexed: \(error)")
        }
        (lists, caveats) = Self.describe(onHand)
        fingerprint = onHand.fingerprint ?? "no archive"
    }

    /// The parties with an entry that stands on the day, sorted by identifier.
    ///
    /// - Parameter lists: The lists whose entries count; `nil` for all.
    public func parties(on lists: Set<DatasetName>? = nil) -> [Entity] {
        onHand.parties(on: lists, standingOn: asOf)
    }

    /// Whether a list has an entry about a party that stands on the day.
    public func isListed(_ party: EntityID) -> Bool {
        library.designations[party, default: []].contains { $0.stands(on: asOf) }
    }

    private static func stakes(of onHand: ListsOnHand) -> ([Stake], [Diagnostic]) {
        var diagnostics: [Diagnostic] = []
        let stakes = onHand.entities.flatMap { entity in
            EntityStakes.stakes(
                of: entity, citation: onHand.citation(of: entity) ?? Citation(entity.id.rawValue), into: &diagnostics)
        }
        return (stakes, diagnostics)
    }

    private static func describe(_ onHand: ListsOnHand) -> ([SourcesReport.List], [DatasetName: String]) {
        var counts: [DatasetName: Int] = [:]
        for party in onHand.library.parties { for dataset in party.datasets { counts[dataset, default: 0] += 1 } }
        var lists: [SourcesReport.List] = []
        var caveats: [DatasetName: String] = [:]
        for (dataset, count) in counts.sorted(by: { $0.key < $1.key }) {
            let title = onHand.metadata[dataset]?.title ?? dataset.rawValue
            let bundle = onHand.bundled.snapshots.first { $0.dataset == dataset }
            let state: String
            if let version = onHand.versions.first(where: { $0.dataset == dataset }) {
                let published = version.published.map { "published \($0), " } ?? ""
                let beside = bundle.map { bundle in "; " + Self.beside(onHand.bundled.kept[dataset], bundle) } ?? ""
                state = "imported: \(published)recorded \(version.recorded)\(beside)"
            } else if let bundle {
                let held =
                    bundle.official.map { "\(bundle.held) of the official \($0) entries" } ?? "\(bundle.held) entries"
                // Even a whole snapshot ends with its day: a party listed since then is not in it.
                let end = bundle.isComplete ? "; later changes are not in it" : ""
                let nature = bundle.isComplete ? "bundled snapshot" : "bundled snapshot, incomplete"
                state = "\(nature): \(held), as of \(bundle.asOf)\(end)"
                caveats[dataset] = "\(held) as of \(bundle.asOf)\(end)"
            } else {
                state = "reference data, incomplete"
                caveats[dataset] = "a selection from public sources"
            }
            lists.append(SourcesReport.List(dataset: dataset, title: title, entities: count, state: state))
        }
        return (lists, caveats)
    }

    /// What of a bundled snapshot counts beside an imported version of the list.
    private static func beside(_ kept: Int?, _ bundle: BundledSnapshot) -> String {
        guard let kept else { return "a part, with the \(bundle.held) bundled listings as of \(bundle.asOf) beside it" }
        return kept == 0
            ? "it supersedes the bundled snapshot"
            : "it supersedes the bundled snapshot but for \(kept) listed later"
    }
}
