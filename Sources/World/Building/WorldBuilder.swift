import ClewModel
import CompactIndex
import Foundation
import OwnershipAnalysis
import Screening
import StatementStore

/// Puts the world together out of what comes with Clew and what the archive holds, entity by entity: the archive may be far
/// larger than the memory.
struct WorldBuilder {
    /// What comes with Clew, as far as it counts, sorted by identifier.
    private let bundled: [Entity]
    /// Where the bundled statements say that an entity can be read.
    private let sources: [EntityID: (citation: Citation, confidence: Confidence)]
    private let snapshot: ArchiveSnapshot?
    private let natures: DatasetNatures
    private let identities: LinkedIdentities
    private let knownAt: Day
    /// The day of the version of each list in the archive.
    private let versions: [DatasetName: Day]

    /// The entries about each party, first to last: the last one, and before each the one before it.
    private var entries: [Listing] = []
    private var previous: [Int32] = []
    private var last: [EntityID: Int32] = [:]
    /// The datasets that have an entry about a party which was published later.
    private var hidden: [EntityID: Set<DatasetName>] = [:]

    init(
        bundled: [Entity], sources: [EntityID: (citation: Citation, confidence: Confidence)],
        snapshot: ArchiveSnapshot?, natures: DatasetNatures, identities: LinkedIdentities, knownAt: Day?
    ) {
        self.bundled = bundled
        self.sources = sources
        self.snapshot = snapshot
        self.natures = natures
        self.identities = identities
        self.knownAt = knownAt ?? .distantFuture
        versions = Dictionary(
            (snapshot?.versions ?? []).map { ($0.dataset, $0.published?.latest ?? $0.recorded) },
            uniquingKeysWith: { _, last in last })
    }

    /// What was built.
    struct Result {
        var table = ListingTable()
        var stakes: OwnershipGraph
        var diagnostics: [Diagnostic]
        /// How many parties of each dataset are on hand.
        var counts: [DatasetName: Int] = [:]
        var everyone: ScreeningIndex
        /// `nil` where everybody is listed.
        var listed: ScreeningIndex?
    }

    /// Builds the world.
    ///
    /// - Parameters:
    ///   - indexes: Where the two indexes go; in memory where it is `nil`.
    ///   - progress: Receives what is being done.
    /// - Complexity: O(*s*) in the statements on hand, read twice; memory for one entry a listing and one row a stake.
    mutating func build(
        knowledge: KnowledgeBase, indexes: (everyone: URL, listed: URL)?, progress: WorldProgress
    ) throws(ClewError) -> Result {
        progress.tell(.readingListings)
        try EntityMerge.forEach(
            bundled.filter { $0.schema == .sanction }, snapshot.map { $0.stream { $0 == .sanction } }
        ) {
            note($0)
        }
        let lexicon = try knowledge.lexicon
        let links = try groupListings()
        return try withScreeningErrors {
            var everyone = try ScreeningIndexBuilder(file: indexes?.everyone, lexicon: lexicon)
            var table = ListingTable()
            var graph = OwnershipGraphBuilder()
            var found: [Diagnostic] = []
            var counts: [DatasetName: Int] = [:]
            var holders: Set<EntityID> = []
            // The records of those listed, and the lists on which some of them stand under another identifier.
            var listed: [Int] = []
            var others: [Int: Set<DatasetName>] = [:]
            var comparable = 0
            let rest = snapshot.map { $0.stream { $0.isMatchable || EntityStakes.isLink($0) } }
            try EntityMerge.forEach(bundled.filter { $0.schema.isMatchable || EntityStakes.isLink($0.schema) }, rest) {
                entity in
                guard entity.schema.isMatchable else {
                    for var stake in EntityStakes.stakes(of: entity, citation: citation(of: entity), into: &found) {
                        stake.owner = identities.representative(of: stake.owner)
                        stake.asset = identities.representative(of: stake.asset)
                        graph.add(stake)
                        holders.formUnion([stake.owner, stake.asset])
                    }
                    return
                }
                for dataset in entity.datasets { counts[dataset, default: 0] += 1 }
                let own = listings(of: entity)
                let group = links[identities.representative(of: entity.id)] ?? []
                let isListed = !own.isEmpty || !group.isEmpty
                let skipped = everyone.skipped
                try everyone.add(PartyProfile(entity).reaching(Self.scope(own)))
                let isComparable = everyone.skipped == skipped
                table.append(
                    entity, own, everyone: isComparable ? comparable : nil,
                    listed: isListed && isComparable ? listed.count : nil)
                if isComparable {
                    if isListed {
                        if own.isEmpty { others[comparable] = group.union(entity.datasets) }
                        listed.append(comparable)
                    }
                    comparable += 1
                }
                if table.count % 65_536 == 0 { progress.tell(.readingParties(table.count)) }
            }
            nameHolders(holders, in: &graph, table)
            let all = try everyone.finish()
            var some: ScreeningIndex?
            if listed.count < comparable || !others.isEmpty {
                progress.tell(.indexingListed(listed.count))
                some = try all.selecting(listed, file: indexes?.listed) { record, profile in
                    if let lists = others[record] { profile = profile.standing(on: lists.sorted()) }
                }
            }
            return Result(
                table: table, stakes: graph.graph(into: &found), diagnostics: found, counts: counts, everyone: all,
                listed: some)
        }
    }

    /// The words of entries that extend to others; an entry's other remarks are none.
    private static func scope(_ entries: [Listing]) -> [String] {
        entries.compactMap(\.scope).filter { EntryWords(reading: $0) != .itself }
    }

    /// Gives the parties of the stakes the names and kinds that the lists have for them.
    private func nameHolders(
        _ holders: Set<EntityID>, in graph: inout OwnershipGraphBuilder, _ table: ListingTable
    ) {
        for holder in holders.sorted() {
            let known = identities.members(of: holder).lazy.compactMap { table.number(of: $0) }.first
            guard let known else { continue }
            graph.declare(holder, name: table.captions[known], schema: table.schema(of: known))
        }
    }

    /// Keeps what an entry says.
    private mutating func note(_ listing: Entity) {
        for var entry in Listing.all(of: listing, source: sources[listing.id])
        where natures.listsByEntry(entry.dataset) {
            entry.read(mark: listing.first("status"), in: versions[entry.dataset])
            if natures[entry.dataset] == .importBan { entry.goods = listing.first(.reason) }
            if natures[entry.dataset] == .collection { entry.issuer = ListingIssuer(listing) }
            for subject in listing[.entity] {
                let party = EntityID(subject)
                if entry.knownFrom > knownAt {
                    hidden[party, default: []].insert(entry.dataset)
                } else {
                    previous.append(last[party] ?? -1)
                    last[party] = Int32(entries.count)
                    entries.append(entry)
                }
            }
        }
    }

    /// What lists say of a party itself: their entries, and that it stands on a list that states no entry about it.
    private func listings(of party: Entity) -> [Listing] {
        var own: [Listing] = []
        var row = last[party.id] ?? -1
        while row >= 0 {
            own.append(entries[Int(row)])
            row = previous[Int(row)]
        }
        own.reverse()
        own = own.filter { entry in
            !own.contains { entry.issuer == $0.issuer && entry.period.isUndatedTwin(of: $0.period) }
        }
        let told = hidden[party.id, default: []].union(own.map(\.dataset))
        for dataset in party.datasets where !told.contains(dataset) && natures.lists(party, in: dataset) {
            var entry = Listing.unstated(of: party, in: dataset, source: sources[party.id])
            if natures[dataset] == .collection { entry.issuer = ListingIssuer(party) }
            own.append(entry)
        }
        return own.sorted {
            ($0.dataset.rawValue, $0.from?.earliest.number ?? .min) < (
                $1.dataset.rawValue, $1.from?.earliest.number ?? .min
            )
        }
    }

    /// The lists on which any identifier of a linked party stands, by the one that stands for all.
    private func groupListings() throws(ClewError) -> [EntityID: Set<DatasetName>] {
        var lists: [EntityID: Set<DatasetName>] = [:]
        for group in identities.groups {
            for member in group {
                guard let entity = try entity(member), entity.schema.isMatchable else { continue }
                let found = listings(of: entity).map(\.dataset)
                lists[identities.representative(of: member), default: []].formUnion(found)
            }
        }
        return lists
    }

    private func entity(_ id: EntityID) throws(ClewError) -> Entity? {
        let own = bundled.first { $0.id == id }
        do {
            guard let other = try snapshot?.entity(id) else { return own }
            return own?.merging(other) ?? other
        } catch {
            throw ClewError(.archive, error.message)
        }
    }

    private func citation(of entity: Entity) -> Citation {
        Citation(
            entity.datasets.first?.rawValue ?? "the archive", entity.id.rawValue, url: entity.first(.sourceUrl),
            verification: .secondary)
    }
}
