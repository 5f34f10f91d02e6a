import ClewModel
import Foundation
import GRDB
import SourceFiles

/// Writes a version entity by entity, and touches only what has changed.
///
/// - Complexity: One look-up for each entity; one row for each statement that opens or closes.
final class DraftWriter {
    let database: Database
    let list: Int64
    private let version: Int64
    private let isFirst: Bool
    var rows: StatementRows
    private var encoding = StatementEncoding()
    private var nextEntity: Int64
    var seen = NumberSet()
    var created = NumberSet()
    /// The entities whose record is known to this import.
    private var recorded = NumberSet()
    /// The hashes that entities had in the version before, and have now, for those that were touched.
    var touched: [Int64: (key: String, before: Hash256?, after: Hash256?)] = [:]
    private(set) var opened = 0
    var closed = 0

    private let find: BoundStatement
    private let insertEntity: BoundStatement
    private let updateHash: BoundStatement
    private let updateRecord: BoundStatement

    init(_ database: Database, list: Int64, version: Int64, isFirst: Bool) throws {
        self.database = database
        self.list = list
        self.version = version
        self.isFirst = isFirst
        rows = try StatementRows(database, version: version)
        nextEntity = (try Int64.fetchOne(database, sql: ArchiveQuery.lastEntity) ?? 0) + 1
        find = try BoundStatement(ArchiveQuery.entityOfKey, in: database)
        insertEntity = try BoundStatement(ArchiveQuery.insertEntity, in: database)
        updateHash = try BoundStatement("UPDATE entity SET hash = ? WHERE list = ? AND key = ?", in: database)
        updateRecord = try BoundStatement(ArchiveQuery.setRecord, in: database)
    }

    /// Writes a piece of the version.
    func put(_ piece: DraftPiece) throws {
        for number in piece.unchanged {
            seen.insert(number)
            recorded.insert(number)
        }
        for entity in piece.entities { try put(entity) }
    }

    private func put(_ entity: DraftEntity) throws {
        // A first version mostly brings new entities, so they are not looked for first.
        if isFirst, try insert(entity) { return }
        guard let row = try row(of: entity.key) else {
            _ = try insert(entity)
            return
        }
        if seen.insert(row.number) {
            if row.hash != entity.hash {
                try replace(
                    row.number, key: entity.key, stored: row.hash, with: entity.statements, hash: entity.hash)
            }
        } else {
            try merge(entity.statements, into: row.number, key: entity.key, stored: row.hash)
        }
        // An entity with several records has no hash of a record.
        let record = entity.record != nil && recorded.insert(row.number) ? entity.record : nil
        if row.record != record { try setRecord(record, of: entity.key) }
    }

    private func insert(_ entity: DraftEntity) throws -> Bool {
        insertEntity.bind(1, list)
        insertEntity.bind(2, entity.key)
        insertEntity.bind(3, nextEntity)
        insertEntity.bind(4, entity.hash)
        insertEntity.bind(5, entity.record)
        guard try insertEntity.run() == 1 else { return false }
        for (place, statement) in entity.statements.enumerated() {
            try rows.open(statement, of: nextEntity, at: Int64(place))
        }
        opened += entity.statements.count
        seen.insert(nextEntity)
        created.insert(nextEntity)
        if entity.record != nil { recorded.insert(nextEntity) }
        nextEntity += 1
        return true
    }

    private func row(of key: String) throws -> (number: Int64, hash: Hash256?, record: Hash256?)? {
        find.bind(1, list)
        find.bind(2, key)
        guard try find.step() else { return nil }
        defer { find.reset() }
        return (find.number(0), find.hash(1), find.hash(2))
    }

    func setRecord(_ record: Hash256?, of key: String) throws {
        updateRecord.bind(1, record)
        updateRecord.bind(2, list)
        updateRecord.bind(3, key)
        try updateRecord.run()
    }

    /// Adds statements to an entity that this import has met before.
    private func merge(
        _ statements: [ClewModel.Statement], into number: Int64, key: String, stored: Hash256?
    ) throws {
        let all = try rows.open(of: number).map(\.statement) + statements
        encode(all)
        let (hash, distinct) = encoding.summary()
        guard hash != stored else { return }
        let statements = distinct.map { $0.map { all[$0] } } ?? all
        try replace(number, key: key, stored: stored, with: statements, hash: hash)
    }

    /// Closes the statements of an entity that are gone and opens those that are new.
    func replace(
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
        updateHash.bind(1, hash)
        updateHash.bind(2, list)
        updateHash.bind(3, key)
        try updateHash.run()
        guard !created.contains(number) else { return }
        touched[number] = (key, touched[number].map(\.before) ?? stored, hash)
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

    /// Hashes an entity anew after statements of it were taken up again.
    func rehash(_ number: Int64, key: String) throws {
        encode(try rows.open(of: number).map(\.statement))
        let hash = encoding.summary().hash
        updateHash.bind(1, hash)
        updateHash.bind(2, list)
        updateHash.bind(3, key)
        try updateHash.run()
        touched[number]?.after = hash
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
        if !isFirst, created.count > 0 {
            // New entities are found by their numbers, which this import has given out.
            try database.execute(
                sql: """
                    INSERT INTO change (version, entity, key)
                    SELECT ?, number, key FROM entity WHERE list = ? AND number >= ?
                    """, arguments: [version, list, nextEntity - Int64(created.count)])
        }
        return (new, changed, gone)
    }

    /// The digest of the version.
    func digest() throws -> Hash256 {
        var digest = EntityDigest()
        let entities = try BoundStatement(ArchiveQuery.entitiesOfList, in: database)
        entities.bind(1, list)
        while try entities.step() {
            if let hash = entities.hash(2) { digest.add(entities.bytes(0), hash) }
        }
        return digest.finish()
    }
}
