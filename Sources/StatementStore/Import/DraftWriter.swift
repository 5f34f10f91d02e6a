import ClewModel
import Foundation
import GRDB
import SourceFiles

/// Writes a version entity by entity, and touches only what has changed.
///
/// - Complexity: One look-up for each entity; one row for each statement that opens or closes.
final class DraftWriter {
    private let database: Database
    private let path: String
    private let list: Int64
    private let version: Int64
    private let isFirst: Bool
    private var rows: StatementRows
    private var encoding = StatementEncoding()
    private var nextEntity: Int64
    private var seen = NumberSet()
    private var created = NumberSet()
    /// The entities whose record is known to this import.
    private var recorded = NumberSet()
    /// The hashes that entities had in the version before, and have now, for those that were touched.
    private var touched: [Int64: (key: String, before: Hash256?, after: Hash256?)] = [:]
    private(set) var opened = 0
    private(set) var closed = 0

    private let find: GRDB.Statement
    private let insertEntity: GRDB.Statement
    private let updateHash: GRDB.Statement
    private let updateRecord: GRDB.Statement

    init(_ database: Database, path: String, list: Int64, version: Int64, isFirst: Bool) throws {
        self.database = database
        self.path = path
        self.list = list
        self.version = version
        self.isFirst = isFirst
        rows = try StatementRows(database, version: version)
        nextEntity = (try Int64.fetchOne(database, sql: ArchiveQuery.lastEntity) ?? 0) + 1
        find = try database.makeStatement(sql: ArchiveQuery.entityOfKey)
        insertEntity = try database.makeStatement(
            sql: "INSERT INTO entity (list, key, number, hash) VALUES (?, ?, ?, ?)")
        updateHash = try database.makeStatement(sql: "UPDATE entity SET hash = ? WHERE list = ? AND key = ?")
        updateRecord = try database.makeStatement(sql: ArchiveQuery.setRecord)
    }

    /// Writes the statements about one entity, which all name the same.
    func put(_ statements: ArraySlice<ClewModel.Statement>) throws(ArchiveError) {
        do {
            try putUnmapped(statements)
        } catch {
            throw ArchiveError(error, at: path)
        }
    }

    private func putUnmapped(_ statements: ArraySlice<ClewModel.Statement>) throws {
        guard let key = statements.first?.entity.rawValue else { return }
        guard !key.isEmpty else { throw ArchiveError(.badValue, "an entity came without an identifier") }
        let first = statements.startIndex
        encode(statements)
        let (hash, distinct) = encoding.summary()
        guard let row = try Row.fetchOne(find, arguments: [list, key]) else {
            let number = nextEntity
            nextEntity += 1
            try insertEntity.execute(arguments: [list, key, number, hash.data])
            for (place, index) in distinct.enumerated() {
                try rows.open(statements[first + index], of: number, at: Int64(place))
            }
            opened += distinct.count
            seen.insert(number)
            created.insert(number)
            return
        }
        let number: Int64 = row[0]
        let stored = (row[1] as Data?).flatMap(Hash256.init)
        if seen.contains(number) {
            try merge(distinct.map { statements[first + $0] }, into: number, key: key, stored: stored)
        } else {
            seen.insert(number)
            guard stored != hash else { return }
            try replace(number, key: key, stored: stored, with: distinct.map { statements[first + $0] }, hash: hash)
        }
    }

    /// Adds statements to an entity that this import has met before.
    private func merge(
        _ statements: [ClewModel.Statement], into number: Int64, key: String, stored: Hash256?
    ) throws {
        let all = try rows.open(of: number).map(\.statement) + statements
        encode(all)
        let (hash, distinct) = encoding.summary()
        guard hash != stored else { return }
        try replace(number, key: key, stored: stored, with: distinct.map { all[$0] }, hash: hash)
    }

    /// Closes the statements of an entity that are gone and opens those that are new.
    private func replace(
        _ number: Int64, key: String, stored: Hash256?, with statements: [ClewModel.Statement], hash: Hash256?
    ) throws {
        var wanted: [[UInt8]: ClewModel.Statement] = [:]
        var order: [[UInt8]] = []
        encode(statements)
        for (index, statement) in statements.enumerated() {
            let bytes = encoding.bytes(at: index)
            if wanted.updateValue(statement, forKey: bytes) == nil { order.append(bytes) }
        }
        for row in try rows.open(of: number) {
            if wanted.removeValue(forKey: bytes(of: row.statement)) == nil {
                try rows.close(row.sequence, of: number)
                closed += 1
            }
        }
        // What this very import has closed, and now meets again, was never gone.
        if !wanted.isEmpty {
            for row in try rows.closedNow(of: number) where wanted.removeValue(forKey: bytes(of: row.statement)) != nil
            {
                try rows.reopen(row.sequence, of: number)
                closed -= 1
            }
        }
        var next = try rows.nextSequence(of: number)
        for bytes in order {
            guard let statement = wanted[bytes] else { continue }
            try rows.open(statement, of: number, at: next)
            next += 1
            opened += 1
        }
        try updateHash.execute(arguments: [hash?.data, list, key])
        guard !created.contains(number) else { return }
        touched[number] = (key, touched[number].map(\.before) ?? stored, hash)
    }

    /// Whether the source's record of an entity has the bytes that it had when the entity was last read; then the entity
    /// counts as met.
    func skips(_ key: String, record: Hash256) throws(ArchiveError) -> Bool {
        do {
            guard let row = try Row.fetchOne(find, arguments: [list, key]), row[1] as Data? != nil,
                (row[2] as Data?).flatMap(Hash256.init) == record
            else { return false }
            let number: Int64 = row[0]
            recorded.insert(number)
            return seen.insert(number)
        } catch {
            throw ArchiveError(error, at: path)
        }
    }

    /// Keeps the hash of the record that an entity was read from; an entity with several records has none.
    func setRecord(_ record: Hash256, of key: String) throws(ArchiveError) {
        do {
            guard let row = try Row.fetchOne(find, arguments: [list, key]) else { return }
            let isOnly = recorded.insert(row[0])
            if (row[2] as Data?).flatMap(Hash256.init) == record { return }
            try updateRecord.execute(arguments: [isOnly ? record.data : nil, list, key])
        } catch {
            throw ArchiveError(error, at: path)
        }
    }

    private func encode(_ statements: some Collection<ClewModel.Statement>) {
        encoding.reset()
        for statement in statements { encoding.append(statement) }
    }

    private func bytes(of statement: ClewModel.Statement) -> [UInt8] {
        encoding.reset()
        encoding.append(statement)
        return encoding.bytes(at: 0)
    }

    /// Closes what the list no longer holds.
    ///
    /// - Parameter previous: How many entities the version before holds.
    func closeGone(previous: Int) throws {
        let revived = touched.values.filter { $0.before == nil }.count
        let met = seen.count - created.count - revived
        guard met < previous else { return }
        var gone: [(number: Int64, key: String, hash: Hash256?)] = []
        let cursor = try Row.fetchCursor(database, sql: ArchiveQuery.entitiesOfList, arguments: [list])
        while let row = try cursor.next() {
            let number: Int64 = row[1]
            guard !seen.contains(number), let hash = row[2] as Data? else { continue }
            gone.append((number, row[0], Hash256(hash)))
        }
        for entity in gone {
            try replace(entity.number, key: entity.key, stored: entity.hash, with: [], hash: nil)
        }
    }

    /// Writes which entities changed, for ``Archive/changes(in:after:through:)``; a first version changes them all.
    ///
    /// - Returns: How many are new, changed and gone.
    func recordChanges() throws -> (new: Int, changed: Int, gone: Int) {
        var (new, changed, gone) = (created.count, 0, 0)
        let insert = try database.makeStatement(sql: "INSERT INTO change (version, entity, key) VALUES (?, ?, ?)")
        for (number, entity) in touched.sorted(by: { $0.key < $1.key }) where entity.before != entity.after {
            if entity.before == nil {
                new += 1
            } else if entity.after == nil {
                gone += 1
            } else {
                changed += 1
            }
            if !isFirst { try insert.execute(arguments: [version, number, entity.key]) }
        }
        if !isFirst {
            // New entities are found by their numbers, which this import has given out.
            try database.execute(
                sql: """
                    INSERT INTO change (version, entity, key)
                    SELECT ?, number, key FROM entity WHERE list = ? AND number >= ?
                    """, arguments: [version, list, nextEntity - Int64(created.count)])
        }
        return (new, changed, gone)
    }

    /// The digest of the version: SHA-256 over one line for each entity in the order of the identifiers, with the
    /// identifier, a tab, the hash in hexadecimal and a line feed.
    func digest() throws -> Hash256 {
        try Archive.digest(of: list, in: database)
    }
}

extension Archive {
    static func digest(of list: Int64, in database: Database) throws -> Hash256 {
        var hasher = SHA256Hasher()
        var buffer: [UInt8] = []
        let digits = Array("0123456789abcdef".utf8)
        let cursor = try Row.fetchCursor(database, sql: ArchiveQuery.entitiesOfList, arguments: [list])
        while let row = try cursor.next() {
            guard let hash = row[2] as Data? else { continue }
            buffer.append(contentsOf: (row[0] as String).utf8)
            buffer.append(0x09)
            for byte in hash {
                buffer.append(digits[Int(byte >> 4)])
                buffer.append(digits[Int(byte & 15)])
            }
            buffer.append(0x0A)
            if buffer.count > 1 << 16 {
                hasher.update(buffer.span)
                buffer.removeAll(keepingCapacity: true)
            }
        }
        hasher.update(buffer.span)
        return Hash256(hasher.finalize())
    }
}
