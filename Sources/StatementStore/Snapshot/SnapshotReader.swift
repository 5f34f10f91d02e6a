import ClewModel
import GRDB

/// Reads the entities of a snapshot within one read of the database.
struct SnapshotReader {
    private let snapshot: ArchiveSnapshot
    private let database: Database
    private let terms: TermTable
    private let citations: CitationTable
    private let select: GRDB.Statement
    private let find: GRDB.Statement

    init(_ database: Database, snapshot: ArchiveSnapshot) throws {
        self.database = database
        self.snapshot = snapshot
        terms = try TermTable("term", in: database)
        citations = try CitationTable(database)
        select = try database.cachedStatement(sql: ArchiveQuery.statementsAtVersion)
        find = try database.cachedStatement(sql: ArchiveQuery.entityOfKey)
    }

    /// The entity that stands under these identifiers in any list; its identifier is the first that a list knows.
    func entity(_ keys: [String]) throws -> Entity? {
        var result: Entity?
        for key in keys {
            for (place, list) in snapshot.lists.enumerated() {
                guard let row = try Row.fetchOne(find, arguments: [list, key]) else { continue }
                try add(to: &result, key: key, number: row[0], place: place)
            }
        }
        return SnapshotReader.finished(result)
    }

    /// Adds what a list says about an entity; creates the entity where it is the first to say anything.
    ///
    /// - Parameter place: The list's place in the snapshot.
    func add(to entity: inout Entity?, key: String, number: Int64, place: Int) throws {
        let version = snapshot.versions[place].number
        let rows = try Row.fetchCursor(select, arguments: [number, version, version])
        while let row = try rows.next() {
            guard snapshot.holds(from: row[10], to: row[11]) else { continue }
            var current = entity ?? Entity(id: EntityID(key), schema: Schema(rawValue: terms[row[1]]))
            entity = nil
            let property = PropertyName(rawValue: terms[row[2]])
            let value: String = row[3]
            current.properties[property, default: []].appendIfNew(value)
            current.datasets.appendIfNew(DatasetName(terms[row[6]]))
            entity = current
        }
    }

    /// The entity with its datasets sorted.
    static func finished(_ entity: Entity?) -> Entity? {
        guard var entity, entity.datasets.count > 1 else { return entity }
        entity.datasets.sort()
        return entity
    }

    /// The statements about an entity that the snapshot holds, with both of their times.
    func recordedStatements(about key: String) throws -> [RecordedStatement] {
        var result: [RecordedStatement] = []
        for (place, list) in snapshot.lists.enumerated() {
            guard let row = try Row.fetchOne(find, arguments: [list, key]) else { continue }
            let version = snapshot.versions[place].number
            let rows = try Row.fetchCursor(
                database, sql: ArchiveQuery.allStatements, arguments: [row[0] as Int64])
            while let row = try rows.next() {
                let (opened, closed): (Int64, Int64?) = (row[12], row[13])
                guard opened <= version, closed.map({ $0 > version }) ?? true,
                    snapshot.holds(from: row[10], to: row[11])
                else { continue }
                result.append(
                    RecordedStatement(
                        statement: try StatementRow.read(row, of: EntityID(key), terms: terms, citations: citations),
                        list: snapshot.versions[place].dataset,
                        recordedFrom: try day(of: opened) ?? .distantPast,
                        recordedTo: try closed.flatMap { try day(of: $0) }))
            }
        }
        return result
    }

    private func day(of version: Int64) throws -> Day? {
        try Int32.fetchOne(
            database.cachedStatement(sql: "SELECT recorded FROM version WHERE id = ?"), arguments: [version]
        ).map(Day.init(number:))
    }

    /// One page of a list's entities, after an identifier.
    func page(of list: Int64, after key: String, limit: Int) throws -> [(key: String, number: Int64)] {
        let rows = try Row.fetchCursor(
            database.cachedStatement(sql: ArchiveQuery.pageOfList), arguments: [list, key, limit])
        var result: [(key: String, number: Int64)] = []
        result.reserveCapacity(limit)
        while let row = try rows.next() { result.append((row[0], row[1])) }
        return result
    }
}

extension Array where Element: Equatable {
    /// Appends an element that is not there yet; for the few values of a property.
    mutating func appendIfNew(_ element: Element) {
        if !contains(element) { append(element) }
    }
}
