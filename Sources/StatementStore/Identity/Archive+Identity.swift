public import ClewModel
import GRDB

extension Archive {
    /// Records that two entities are one.
    ///
    /// The link is logged; ``withdraw(link:reason:on:)`` takes it back. A link that stands already is given back as it is.
    ///
    /// - Returns: The link with its number.
    /// - Throws: `badValue` for an entity linked to itself or a link without a reason.
    public func record(_ link: IdentityLink) throws(ArchiveError) -> IdentityLink {
        try write { database in
            guard link.one != link.other, !link.reason.isEmpty else {
                throw ArchiveError(.badValue, "a link needs two different entities and a reason")
            }
            if let standing = try LinkRows.standing(link.one, link.other, in: database) {
                return (standing, isKept: false)
            }
            let recorded = try LinkRows.insert(link, in: database)
            try AuditRows.append(.linked(recorded), in: database)
            return (recorded, isKept: true)
        }
    }

    /// Whether any version of any list on record has an entity of an identifier.
    public func hasEntity(_ id: EntityID) throws(ArchiveError) -> Bool {
        try read { database in
            try Int64.fetchAll(database, sql: "SELECT id FROM list").contains { list in
                try Row.fetchOne(database, sql: ArchiveQuery.entityOfKey, arguments: [list, id.rawValue]) != nil
            }
        }
    }

    /// Takes a link back, for knowledge from `day` on; what was known before stays as it was.
    ///
    /// - Throws: `unknown` where no link of that number stands; `dayOutOfOrder` for a day before it was recorded.
    public func withdraw(link number: Int64, reason: String, on day: Day) throws(ArchiveError) {
        try write { database in
            guard let link = try LinkRows.fetch(number, in: database), link.recordedTo == nil else {
                throw ArchiveError(.unknown, "no link \(number) stands in the archive")
            }
            guard day >= link.recordedFrom else {
                throw ArchiveError(
                    .dayOutOfOrder, "link \(number) was recorded on \(link.recordedFrom), after \(day)")
            }
            try database.execute(
                sql: "UPDATE link SET closed = ?, withdrawal = ? WHERE id = ?",
                arguments: [day.number, reason, number])
            try AuditRows.append(.unlinked(link, reason: reason, on: day), in: database)
            return ((), isKept: true)
        }
    }

    /// Every link that was ever recorded between two entities, taken back or not, in the order of their recording.
    public func links(everBetween one: EntityID, and other: EntityID) throws(ArchiveError) -> [IdentityLink] {
        try read { database in
            try check(database)
            return try LinkRows.all(between: min(one, other), and: max(one, other), in: database)
        }
    }

    /// The links that stood at the end of a day, in the order of their recording.
    public func links(knownAt day: Day = .distantFuture) throws(ArchiveError) -> [IdentityLink] {
        try read { database in
            try check(database)
            return try LinkRows.links(knownAt: day, in: database)
        }
    }
}

/// The rows of links.
enum LinkRows {
    static func links(knownAt day: Day, in database: Database) throws -> [IdentityLink] {
        try fetch(
            "SELECT * FROM link WHERE opened <= ? AND (closed IS NULL OR closed > ?) ORDER BY id",
            [day.number, day.number], in: database)
    }

    /// Every link, taken back or not.
    static func everything(in database: Database) throws -> [IdentityLink] {
        try fetch("SELECT * FROM link ORDER BY id", [], in: database)
    }

    static func all(between one: EntityID, and other: EntityID, in database: Database) throws -> [IdentityLink] {
        try fetch(ArchiveQuery.linksBetween, [one.rawValue, other.rawValue], in: database)
    }

    static func standing(_ one: EntityID, _ other: EntityID, in database: Database) throws -> IdentityLink? {
        try all(between: one, and: other, in: database).last { $0.recordedTo == nil }
    }

    static func fetch(_ number: Int64, in database: Database) throws -> IdentityLink? {
        try fetch("SELECT * FROM link WHERE id = ?", [number], in: database).first
    }

    private static func fetch(
        _ query: String, _ arguments: StatementArguments, in database: Database
    ) throws -> [IdentityLink] {
        let citations = try CitationTable(database)
        return try Row.fetchAll(database, sql: query, arguments: arguments).map { row in
            func text(_ column: String) throws -> String { try row.decode(String.self, forColumn: column) }
            let citation = try citations.citation(try row.decode(Int64.self, forColumn: "citation"))
            var link = IdentityLink(
                EntityID(try text("one")), EntityID(try text("other")), reason: try text("reason"),
                citation: citation ?? Citation("", verification: .unverified),
                confidence: Confidence(packed: try row.decode(Int64.self, forColumn: "confidence")),
                recorded: Day(number: try row.decode(Int32.self, forColumn: "opened")))
            link.number = try row.decode(Int64.self, forColumn: "id")
            link.recordedTo = try row.decode(Int32?.self, forColumn: "closed").map(Day.init(number:))
            link.withdrawal = try row.decode(String?.self, forColumn: "withdrawal")
            return link
        }
    }

    static func insert(_ link: IdentityLink, in database: Database) throws -> IdentityLink {
        let citations = try CitationTable(database)
        try database.execute(
            sql: """
                INSERT INTO link (one, other, reason, citation, confidence, opened) VALUES (?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                link.one.rawValue, link.other.rawValue, link.reason,
                try citations.number(of: link.citation, in: database), link.confidence.packed,
                link.recordedFrom.number,
            ])
        var recorded = link
        recorded.number = database.lastInsertedRowID
        return recorded
    }
}
