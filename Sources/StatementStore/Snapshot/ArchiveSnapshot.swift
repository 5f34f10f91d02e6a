public import ClewModel
import GRDB
import SourceFiles

/// What the lists said about one day of the world, as far as it was on record at the end of another.
///
/// A snapshot is a value: imports that come later do not change what it reads.
public struct ArchiveSnapshot: Sendable {
    /// The day of the world; `nil` for statements of any valid time.
    public let validAt: Day?
    /// The day whose knowledge is asked for.
    public let knownAt: Day
    /// Which listings count.
    public let listings: ListingScope
    /// The version of each list that was in force, sorted by dataset.
    public let versions: [ListVersion]
    /// Which entities count as one, from each to the identifier of them all; empty where links are not resolved.
    let identities: IdentityMap
    let archive: Archive
    let lists: [Int64]
    /// The parties that a list names only on other days.
    let unlisted: UnlistedParties
    /// The entities that the versions in force carry over from earlier ones, sorted by list and identifier: a record that
    /// could not be read may have been theirs, and nobody knows whether they still stand as they did.
    public let stale: [StaleEntity]
    private let verified = SnapshotVerification()

    /// Whether every list in the snapshot is whole: see ``ListCompleteness/isWhole``.
    public var isWhole: Bool { versions.allSatisfy(\.completeness.isWhole) }

    /// Checks the statements that the snapshot reads against the digests of its versions, once; a stream does so before it
    /// gives its first entity.
    ///
    /// - Throws: ``ArchiveError/Code/damaged`` with the first fault, or another failure of reading.
    /// - Complexity: O(*s*) in the statements of the lists, some two microseconds each; nothing from the second time on.
    public func verify() throws(ArchiveError) {
        guard !verified.isDone else { return }
        try archive.read { database in
            for (list, version) in zip(lists, versions) {
                let last = try Int64.fetchOne(
                    database, sql: ArchiveQuery.versionOnDay, arguments: [list, Day.distantFuture.number])
                let check = try ListVerification(
                    database, list: list, versions: [version], isLastInForce: last == version.number)
                if let fault = try check.run(version.dataset).first { throw archive.damage(fault) }
            }
        }
        verified.markDone()
    }

    init(
        validAt: Day?, knownAt: Day, listings: ListingScope, versions: [ListVersion], identities: IdentityMap,
        archive: Archive, lists: [Int64], unlisted: UnlistedParties, stale: [StaleEntity]
    ) {
        self.validAt = validAt
        self.knownAt = knownAt
        self.listings = listings
        self.versions = versions
        self.identities = identities
        self.archive = archive
        self.lists = lists
        self.unlisted = unlisted
        self.stale = stale
    }

    /// SHA-256, as hexadecimal digits, over everything that decides what the snapshot reads: the day of the world, and
    /// the digest of each version, and the links that are resolved.
    ///
    /// Two archives that give the same fingerprint give the same entities, whichever way they came to hold them, except
    /// for the order of values within a property.
    public var fingerprint: String {
        var text = "valid \(validAt?.description ?? "any")\n"
        if validAt != nil, listings == .ofAnyDay { text += "listings of any day\n" }
        for version in versions where version.counts.entities > 0 {
            text += "list \(version.dataset) \(version.digest)\n"
        }
        for (one, other) in identities.pairs { text += "same \(JSONText.exact(one)) \(JSONText.exact(other))\n" }
        return SHA256Digest(ofText: text).hex
    }

    /// All entities as a sequence, sorted by identifier, read page by page.
    ///
    /// - Important: A sequence cannot throw: look at ``EntityStream/failure`` when it has ended.
    /// - Parameter isWanted: Which schemata to read; statements of others are passed over. All where it is `nil`.
    public func stream(where isWanted: ((Schema) -> Bool)? = nil) -> EntityStream {
        EntityStream(self, where: isWanted)
    }

    /// Hands each entity to `body`, sorted by identifier.
    ///
    /// - Complexity: O(*s*) in the statements on record; memory for one page of entities.
    public func forEachEntity(_ body: (Entity) throws -> Void) throws {
        let stream = stream()
        while let entity = stream.next() { try body(entity) }
        if let failure = stream.failure { throw failure }
    }

    /// All entities, sorted by identifier.
    public func entities() throws(ArchiveError) -> [Entity] {
        let stream = stream()
        var entities: [Entity] = []
        while let entity = stream.next() { entities.append(entity) }
        if let failure = stream.failure { throw failure }
        return entities
    }

    /// One entity; `nil` where no list speaks of it.
    ///
    /// An identifier that is linked to others gives the entity of them all.
    ///
    /// What is read of the last version of a list is compared with the hash that its import left; that no entity is missing,
    /// and earlier versions, only ``verify()`` can tell.
    public func entity(_ id: EntityID) throws(ArchiveError) -> Entity? {
        try archive.read { database in
            let reader = try SnapshotReader(database, snapshot: self)
            return try reader.entity(identities.members(of: id.rawValue))
        }
    }

    /// The statements behind an entity, with both of their times, in the order of lists and of their first sighting.
    public func statements(about id: EntityID) throws(ArchiveError) -> [RecordedStatement] {
        try archive.read { database in
            let reader = try SnapshotReader(database, snapshot: self)
            return try identities.members(of: id.rawValue).flatMap { try reader.recordedStatements(about: $0) }
        }
    }

    /// Whether a statement of a schema with these valid days can have held on the day of the snapshot.
    func holds(_ schema: Schema, from: Int64?, to: Int64?) -> Bool {
        guard let validAt, from != nil || to != nil else { return true }
        if listings == .ofAnyDay, schema == .sanction { return true }
        return Self.holds(on: validAt, from: from, to: to)
    }

    /// Whether something with these valid days can have held on a day.
    static func holds(on day: Day, from: Int64?, to: Int64?) -> Bool {
        let first = from.flatMap(PartialDate.init(packed:))?.earliest ?? .distantPast
        let last = to.flatMap(PartialDate.init(packed:))?.latest ?? .distantFuture
        return first <= day && day <= last
    }
}

extension Archive {
    /// What the lists said about a day of the world, as far as it was on record at the end of another.
    ///
    /// - Parameters:
    ///   - validAt: The day of the world; `nil` takes statements of any valid time. A statement without valid days always
    ///     counts, and a partial date counts with every day it can mean.
    ///   - knownAt: The day whose knowledge is asked for.
    ///   - datasets: The lists to read; `nil` for all.
    ///   - listings: Which listings count, and with them which parties.
    ///   - resolvingLinks: Whether entities that the links of that day call one are put together, under the first of
    ///     their identifiers.
    /// - Throws: `unknown` for a dataset of which no version was on record by then; `damaged` where the versions or the log
    ///   are not what was written.
    /// - Complexity: O(*s*) in all statements on record where listings of one day are asked for, else O(1).
    public func snapshot(
        validAt: Day?, knownAt: Day, datasets: [DatasetName]? = nil, listings: ListingScope = .standing,
        resolvingLinks: Bool = false
    ) throws(ArchiveError) -> ArchiveSnapshot {
        try read { database in
            try check(database)
            var versions = try Archive.lists(knownAt: knownAt, in: database)
            if let datasets {
                for dataset in datasets where !versions.contains(where: { $0.dataset == dataset }) {
                    throw ArchiveError(.unknown, "the archive has no version of \(dataset) recorded by \(knownAt)")
                }
                versions = versions.filter { datasets.contains($0.dataset) }
            }
            versions = try check(versions, in: database)
            let lists = try versions.map { try ListVersionRows.number(of: $0.dataset, in: database) ?? 0 }
            let links = resolvingLinks ? try LinkRows.links(knownAt: knownAt, in: database) : []
            var unlisted = UnlistedParties()
            if let validAt, listings == .standing {
                unlisted = try UnlistedParties(
                    on: validAt, in: zip(lists, versions).map { ($0, $1.number) }, of: database)
            }
            return ArchiveSnapshot(
                validAt: validAt, knownAt: knownAt, listings: listings, versions: versions,
                identities: IdentityMap(links), archive: self, lists: lists, unlisted: unlisted,
                stale: try versions.flatMap { try Archive.staleEntities(of: $0, in: database) })
        }
    }
}
