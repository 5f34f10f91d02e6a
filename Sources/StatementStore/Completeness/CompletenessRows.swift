public import ClewModel
import SourceFiles
import GRDB

/// The rows of what a version left unread and what it carries over.
enum CompletenessRows {
    /// An entity that is carried over, by its number.
    struct Mark: Hashable {
        var entity: Int64
        var key: String
        /// The last version in which everything about it was read.
        var lastRead: Int64
        var isPart: Bool
    }

    /// Adds what is on record of a version to what its counts say; a version of before this was kept is as its counts say.
    static func add(to version: inout ListVersion, in database: Database) throws {
        version.completeness = ListCompleteness(
            entities: version.counts.entities, rejected: version.counts.rejected, published: version.published)
        let row = try Row.fetchOne(
            database.cachedStatement(sql: ArchiveQuery.completeness), arguments: [version.number])
        guard let row else { return }
        version.completeness.stale = try row.decode(Int.self, atIndex: 0)
        version.completeness.duplicates = try row.decode(Int.self, atIndex: 1)
        version.completeness.stated = try row.decode(Int?.self, atIndex: 2)
        version.completeness.missing = try row.decode(Int.self, atIndex: 3)
        version.completeness.problems = try row.decode(String.self, atIndex: 4).split(separator: " ").map(String.init)
    }

    /// Writes what a version left unread and what it carries over.
    static func insert(
        _ version: ListVersion, marks: [Mark], rejects: [UnreadRecord], in database: Database
    ) throws {
        let state = version.completeness
        try database.execute(
            sql: """
                INSERT INTO completeness (version, stale, duplicates, stated, missing, problems) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                version.number, state.stale, state.duplicates, state.stated, state.missing,
                state.problems.joined(separator: " "),
            ])
        for mark in marks {
            try database.cachedStatement(
                sql: "INSERT INTO stale_entity (version, entity, key, last_read, is_part) VALUES (?, ?, ?, ?, ?)"
            ).execute(arguments: [version.number, mark.entity, mark.key, mark.lastRead, mark.isPart])
        }
        for (place, reject) in rejects.enumerated() {
            try database.cachedStatement(
                sql: """
                    INSERT INTO unread_record (version, ordinal, record, fingerprint, is_part) VALUES (?, ?, ?, ?, ?)
                    """
            ).execute(arguments: [version.number, place, reject.id, reject.fingerprint, reject.isPart])
        }
    }

    /// What a version carries over, by the number of the entity.
    static func marks(of version: Int64, in database: Database) throws -> [Mark] {
        try Row.fetchAll(database, sql: ArchiveQuery.staleEntities, arguments: [version]).map { row in
            Mark(
                entity: try row.decode(Int64.self, atIndex: 0), key: try row.decode(String.self, atIndex: 1),
                lastRead: try row.decode(Int64.self, atIndex: 2), isPart: try row.decode(Bool.self, atIndex: 3))
        }
    }

    /// The records that a version left unread, in the order of the source.
    static func rejects(of version: Int64, in database: Database) throws -> [UnreadRecord] {
        try Row.fetchAll(database, sql: ArchiveQuery.unreadRecords, arguments: [version]).map { row in
            UnreadRecord(
                id: try row.decode(String?.self, atIndex: 0), fingerprint: try row.decode(String.self, atIndex: 1),
                isPart: try row.decode(Bool.self, atIndex: 2))
        }
    }

    /// SHA-256 over a line for each entity carried over and each record left unread, for the log.
    static func digest(_ marks: [Mark], _ rejects: [UnreadRecord]) -> String {
        let kept = marks.sorted { $0.entity < $1.entity }.map { mark in
            "stale \(mark.entity) \(mark.lastRead) \(mark.isPart) \(JSONText.exact(mark.key))\n"
        }
        let unread = rejects.map { "unread \($0.fingerprint) \($0.isPart) \($0.id.map(JSONText.exact) ?? "null")\n" }
        return Hash256(of: Array((kept + unread).joined().utf8)).hex
    }
}

extension Archive {
    /// The entities that the version of a list that was in force on a day carries over from earlier ones, sorted by
    /// identifier.
    ///
    /// - Throws: `unknown` where no version was on record by then.
    public func staleEntities(
        of dataset: DatasetName, knownAt day: Day = .distantFuture
    ) throws(ArchiveError) -> [StaleEntity] {
        try read { database in
            try check(database)
            guard let version = try Archive.lists(knownAt: day, in: database).first(where: { $0.dataset == dataset })
            else { throw ArchiveError(.unknown, "the archive has no version of \(dataset) recorded by \(day)") }
            _ = try check([version], in: database)
            return try Archive.staleEntities(of: version, in: database)
        }
    }

    static func staleEntities(of version: ListVersion, in database: Database) throws -> [StaleEntity] {
        guard version.completeness.stale > 0 else { return [] }
        return try CompletenessRows.marks(of: version.number, in: database).map { mark in
            let day = try Int32.fetchOne(
                database.cachedStatement(sql: "SELECT recorded FROM version WHERE id = ?"), arguments: [mark.lastRead])
            return StaleEntity(
                entity: EntityID(mark.key), dataset: version.dataset,
                lastRead: day.map(Day.init(number:)) ?? .distantPast,
                isPart: mark.isPart)
        }
        .sorted { $0.entity.rawValue.utf8.lexicographicallyPrecedes($1.entity.rawValue.utf8) }
    }
}
