public import ClewModel
import CompactIndex
import Foundation
import ListImport
import NameMatching
public import OwnershipAnalysis
public import Screening
import SourceFiles
public import StatementStore

/// What is known on one day, over all time: entities, listings, stakes, identities between lists, and decisions.
///
/// Everything that anybody asks is asked of a world, so that each question has one answer whoever asks it. A world is fixed
/// by what it is put together from and by the day whose knowledge counts, never by a day of the world: each question
/// carries its own.
///
/// Two indexes hold the parties: *everyone* identifies, registers included; *listed* are those of whom a list says that
/// they are. Being listed is decided by the entries of lists, not by standing in an index.
public struct World: Sendable {
    /// The reference data.
    public let knowledge: KnowledgeBase
    /// The day whose knowledge is used; `nil` for all that is on hand.
    public let knownAt: Day?
    /// The datasets that name a party, sorted.
    public let datasets: [DatasetOnHand]
    /// Which identifiers of different lists are one party.
    public let identities: LinkedIdentities
    /// What people have decided about matches.
    public let decisions: JudgementBook
    /// The stakes of any time, between the identifiers that stand for all of a party.
    public let stakes: OwnershipGraph
    /// What in the stakes someone should look at.
    public let diagnostics: [Diagnostic]
    /// Everybody on hand.
    public let everyone: ScreeningIndex
    /// Those of whom any list says, on any day, that they are listed.
    public let listed: ScreeningIndex
    /// What the world was put together from besides the reference data: with the same of those, equal fingerprints hold the
    /// same.
    public let fingerprint: String

    let table: ListingTable
    /// What comes with Clew, as far as it counts, by identifier.
    let bundled: [EntityID: Entity]
    let snapshot: ArchiveSnapshot?
    /// Whose names the holders of stakes bear, as far as anybody asked.
    let knownNamesakes = Namesakes()

    /// Puts the world together, or takes it from where it was kept.
    ///
    /// - Parameters:
    ///   - knowledge: The reference data, of which only the parts that are needed are read.
    ///   - archive: The archive, where there is one.
    ///   - knownAt: The day whose knowledge is used; `nil` for all that is on record.
    ///   - cache: Where worlds are kept; `nil` to keep none.
    ///   - progress: Receives what is being done.
    /// - Throws: ``ClewError``: `reference.invalid`, `archive`.
    /// - Complexity: O(*s*) in the statements on hand where it must be put together; else a few hundred milliseconds for a
    ///   million parties.
    public init(
        _ knowledge: KnowledgeBase, archive: Archive?, knownAt: Day? = nil, cache: WorldCache? = nil,
        progress: WorldProgress = .silent
    ) throws(ClewError) {
        let lists = try knowledge.lists
        let onHand = try BundledOnHand(knowledge, archive: archive, knownAt: knownAt)
        let snapshot = try archive.map { archive throws(ClewError) in
            try withArchiveErrors {
                try archive.snapshot(validAt: nil, knownAt: knownAt ?? .distantFuture, listings: .ofAnyDay)
            }
        }
        let bundled = Entity.assemble(onHand.statements)
        let identities = try LinkedIdentities(knowledge, archive, snapshot, bundled, knownAt: knownAt)
        let fingerprint = Self.fingerprint(snapshot, identities, knownAt)
        let key = SHA256Digest(ofText: "\(fingerprint)\nknowledge \(try knowledge.version)\n").hex
        let decisions = try archive.map { archive throws(ClewError) in
            JudgementBook(
                try DecisionLog.judgements(
                    in: archive, knownAt: knownAt ?? .distantFuture, former: try knowledge.formerIdentifiers))
        }
        let downloads =
            try archive.map { archive throws(ClewError) in
                try withArchiveErrors { try archive.downloadedFiles() }
            } ?? [:]
        self.knowledge = knowledge
        self.knownAt = knownAt
        self.identities = identities
        self.fingerprint = fingerprint
        self.decisions = decisions ?? JudgementBook([])
        self.snapshot = snapshot
        self.bundled = Dictionary(bundled.map { ($0.id, $0) }, uniquingKeysWith: { first, _ in first })

        if let cache, snapshot != nil, let kept = cache.read(key),
            let indexes = Self.openIndexes(cache.files(key), kept, try knowledge.lexicon)
        {
            (everyone, listed) = indexes
            table = kept.table
            stakes = kept.stakes
            // A version can be checked again, or lose its gaps, without a change of what it says.
            datasets = DatasetOnHand.all(
                counts: Dictionary(
                    kept.head.datasets.map { ($0.dataset, $0.entities) }, uniquingKeysWith: { first, _ in first }),
                lists: lists, snapshots: onHand.snapshots, onHand: onHand, versions: snapshot?.versions ?? [],
                downloads: downloads)
            diagnostics = kept.head.diagnostics
            return
        }
        let place = cache.flatMap { snapshot != nil && $0.prepare() ? $0 : nil }
        func build(_ files: WorldCache.Files?) throws(ClewError) -> WorldBuilder.Result {
            var builder = WorldBuilder(
                bundled: bundled, sources: onHand.sources, snapshot: snapshot,
                natures: DatasetNatures(lists, snapshot?.versions ?? []), identities: identities, knownAt: knownAt)
            return try builder.build(
                knowledge: knowledge, indexes: files.map { ($0.everyone, $0.listed) }, progress: progress)
        }
        var keeps = place
        let built: WorldBuilder.Result
        do {
            built = try build(place?.files(key))
        } catch  where place != nil && error.code == .cannotWrite {
            // Where the disk is full, the world is put together in memory: it is read all the same.
            built = try build(nil)
            keeps = nil
        }
        table = built.table
        stakes = built.stakes
        diagnostics = built.diagnostics
        everyone = built.everyone
        listed = built.listed ?? built.everyone
        datasets = DatasetOnHand.all(
            counts: built.counts, lists: lists, snapshots: onHand.snapshots, onHand: onHand,
            versions: snapshot?.versions ?? [], downloads: downloads)
        guard let keeps else {
            if let place { progress.tell(.notKept(place.folder.path(percentEncoded: false))) }
            return
        }
        progress.tell(.keeping)
        let head = WorldCache.Head(
            key: key, datasets: datasets, diagnostics: diagnostics,
            indexes: [built.everyone, built.listed].compactMap { $0?.fingerprint })
        // A world that cannot be kept is as good as one that is; it is put together again next time.
        try? keeps.write(WorldCache.Contents(head: head, table: table, stakes: stakes))
    }

    /// Whether an archive was read for it.
    public var restsOnArchive: Bool { snapshot != nil }

    /// Opens the indexes of a world that was kept; `nil` where they are not those that were written with it.
    private static func openIndexes(
        _ files: WorldCache.Files, _ kept: WorldCache.Contents, _ lexicon: Lexicon
    ) -> (everyone: ScreeningIndex, listed: ScreeningIndex)? {
        let indexes = zip([files.everyone, files.listed], kept.head.indexes).compactMap { file, fingerprint in
            (try? ScreeningIndex.open(file, lexicon: lexicon)).flatMap { $0.fingerprint == fingerprint ? $0 : nil }
        }
        guard let everyone = indexes.first, let listed = indexes.last, indexes.count == kept.head.indexes.count else {
            return nil
        }
        return (everyone, listed)
    }

    private static func fingerprint(
        _ snapshot: ArchiveSnapshot?, _ identities: LinkedIdentities, _ knownAt: Day?
    ) -> String {
        var text = "world 1\nknown at \(knownAt?.description ?? "all")\n"
        text += "archive \(snapshot?.fingerprint ?? "none")\n"
        for group in identities.groups { text += "same \(group.map(\.rawValue).joined(separator: "\t"))\n" }
        return SHA256Digest(ofText: text).hex
    }
}

extension World {
    /// The name of each dataset, for a person.
    public var titles: [DatasetName: String] {
        Dictionary(datasets.map { ($0.dataset, $0.title) }, uniquingKeysWith: { first, _ in first })
    }

    /// The name of a dataset, for a person.
    public func title(of dataset: DatasetName) -> String {
        datasets.first { $0.dataset == dataset }?.title ?? dataset.rawValue
    }

    /// The imported versions that the world was put together from, sorted by dataset.
    public var versions: [ListVersion] { snapshot?.versions ?? [] }

    /// What kind of statement a dataset makes of those whom it names.
    public func nature(of dataset: DatasetName) -> DatasetNature {
        datasets.first { $0.dataset == dataset }?.nature ?? .ownList
    }

    /// How many parties are on hand.
    public var partyCount: Int { table.count }

    /// An entity with all that every list on hand says of it, at any time; `nil` for one that no list names.
    ///
    /// - Throws: `archive`.
    public func entity(_ asked: EntityID) throws(ClewError) -> Entity? {
        let id = try knowledge.formerIdentifiers.current(of: asked)
        let own = bundled[id]
        guard let snapshot else { return own }
        let other = try withArchiveErrors { try snapshot.entity(id) }
        guard let other else { return own }
        return own?.merging(other) ?? other
    }

    /// Hands over every entity on hand of the schemata asked for, sorted by identifier.
    ///
    /// - Complexity: O(*s*) in the statements on hand.
    public func forEachEntity(
        where isWanted: @escaping (Schema) -> Bool, _ body: (Entity) throws -> Void
    ) throws(ClewError) {
        try EntityMerge.forEach(
            bundled.values.filter { isWanted($0.schema) }.sorted { $0.id < $1.id },
            snapshot.map { $0.stream(where: isWanted) }, body)
    }

    /// Hands over when the archive saw each entity of each list, and when it changed; what comes with Clew has no such days.
    ///
    /// - Complexity: O(*s*) in the statements on record.
    public func forEachSighting(_ body: (EntitySighting) -> Void) throws(ClewError) {
        guard let snapshot else { return }
        try withArchiveErrors { try snapshot.forEachSighting(body) }
    }

    /// The parties that an identifier or a name stands for, case of the name aside, each under the identifier that stands
    /// for all of it, sorted.
    ///
    /// - Complexity: O(*n*) in the parties on hand for a name.
    public func parties(called name: String) -> [EntityID] {
        if let party = party(identifiedBy: name) { return [party] }
        let wanted = name.lowercased()
        var found: Set<EntityID> = Set(stakes.entities(called: name))
        for number in 0..<table.count where table.captions[number].lowercased() == wanted {
            found.insert(identities.representative(of: EntityID(table.parties[number])))
        }
        return found.sorted()
    }

    /// What ``parties(called:)`` answers, prepared once for many questions.
    ///
    /// - Complexity: O(*n*) in the parties on hand to prepare it; then O(1) a question.
    public func finder() -> @Sendable (_ name: String) -> [EntityID] {
        var byName: [String: Set<EntityID>] = [:]
        for number in 0..<table.count {
            let one = identities.representative(of: EntityID(table.parties[number]))
            byName[table.captions[number].lowercased(), default: []].insert(one)
        }
        let (sorted, amongStakes) = (byName.mapValues { $0.sorted() }, stakes.finder())
        return { [self] name in
            if let party = party(identifiedBy: name) { return [party] }
            let (found, others) = (sorted[name.lowercased()] ?? [], amongStakes(name))
            return others.isEmpty ? found : Set(found + others).sorted()
        }
    }

    /// The party that an identifier stands for, where it is on hand.
    private func party(identifiedBy text: String) -> EntityID? {
        let id = EntityID(text)
        let one = identities.representative(of: id)
        let isOnHand = identities.members(of: id).contains { table.number(of: $0) != nil }
        return isOnHand || stakes.contains(one) ? one : nil
    }

    /// The name to show for a party.
    public func name(of party: EntityID) -> String {
        for member in identities.members(of: party) {
            if let number = table.number(of: member) { return table.captions[number] }
        }
        return stakes.name(of: party)
    }
}
