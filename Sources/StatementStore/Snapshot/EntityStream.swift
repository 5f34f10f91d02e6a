public import ClewModel
import GRDB

/// The entities of a snapshot one after the other, sorted by identifier.
///
/// What it reads is checked before the first entity is given: see ``ArchiveSnapshot/verify()``.
///
/// It reads pages of a few thousand entities, so that no reading keeps the archive busy and memory stays small.
public final class EntityStream: Sequence, IteratorProtocol {
    /// Why the stream ended before the last entity; `nil` where it did not.
    public private(set) var failure: ArchiveError?

    private struct Feed {
        var page: [(key: String, number: Int64)] = []
        var place = 0
        var last = ""
        var isAtEnd = false
    }

    private let snapshot: ArchiveSnapshot
    private var feeds: [Feed]
    private var ready: [Entity] = []
    private var readyPlace = 0
    private var isAtEnd = false
    private let pageSize: Int
    private let isWanted: ((Schema) -> Bool)?
    /// The entities with statements of the schemata that are wanted, once they have been looked for.
    private var wanted: NumberSet?

    init(_ snapshot: ArchiveSnapshot, where isWanted: ((Schema) -> Bool)?, pageSize: Int = 2048) {
        self.snapshot = snapshot
        self.isWanted = isWanted
        self.pageSize = pageSize
        feeds = snapshot.lists.map { _ in Feed() }
    }

    /// The next entity; `nil` at the end or after a failure.
    public func next() -> Entity? {
        while readyPlace == ready.count {
            guard !isAtEnd, failure == nil else { return nil }
            ready.removeAll(keepingCapacity: true)
            readyPlace = 0
            do throws(ArchiveError) {
                try snapshot.verify()
                try snapshot.archive.read { database in try fill(from: database) }
            } catch {
                failure = error
                ready.removeAll()
            }
        }
        readyPlace += 1
        return ready[readyPlace - 1]
    }

    /// Reads about one page of entities into `ready`.
    private func fill(from database: Database) throws {
        let reader = try SnapshotReader(database, snapshot: snapshot, where: isWanted)
        if let isWanted, wanted == nil { wanted = try SnapshotReader.entities(where: isWanted, in: database) }
        while ready.count < pageSize {
            for place in feeds.indices {
                while feeds[place].place == feeds[place].page.count, !feeds[place].isAtEnd {
                    let page = try reader.page(of: snapshot.lists[place], after: feeds[place].last, limit: pageSize)
                    feeds[place].page = page.filter { wanted?.contains($0.number) ?? true }
                    feeds[place].place = 0
                    feeds[place].isAtEnd = page.count < pageSize
                    feeds[place].last = page.last?.key ?? feeds[place].last
                }
            }
            guard let key = smallestKey() else {
                isAtEnd = true
                return
            }
            var entity: Entity?
            let members = snapshot.identities.members(of: key)
            let isLinked = members.count > 1
            for place in feeds.indices where feeds[place].place < feeds[place].page.count {
                let head = feeds[place].page[feeds[place].place]
                guard head.key.utf8.elementsEqual(key.utf8) else { continue }
                feeds[place].place += 1
                if !isLinked { try reader.add(to: &entity, key: key, number: head.number, place: place) }
            }
            if isLinked {
                // The entity of them all stands at the first identifier that any list knows.
                let whole = try reader.entity(members)
                entity = whole?.id.rawValue == key ? whole : nil
            }
            if let entity = reader.finished(entity) { ready.append(entity) }
        }
    }

    private func smallestKey() -> String? {
        var smallest: String?
        for feed in feeds where feed.place < feed.page.count {
            let key = feed.page[feed.place].key
            if let current = smallest, !key.utf8.lexicographicallyPrecedes(current.utf8) { continue }
            smallest = key
        }
        return smallest
    }
}
