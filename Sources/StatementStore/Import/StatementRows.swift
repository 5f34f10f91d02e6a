import ClewModel
import GRDB

/// The rows of statements, written and read by prepared statements.
struct StatementRows {
    private let database: Database
    private let version: Int64
    private var terms: TermTable
    private let citations: CitationTable
    private let insert: BoundStatement
    private let selectOpen: GRDB.Statement
    private let selectClosedNow: GRDB.Statement
    private let selectLast: GRDB.Statement
    private let update: GRDB.Statement

    init(_ database: Database, version: Int64) throws {
        self.database = database
        self.version = version
        terms = try TermTable("term", in: database)
        citations = try CitationTable(database)
        insert = try BoundStatement(ArchiveQuery.insertStatement, in: database)
        selectOpen = try database.makeStatement(sql: ArchiveQuery.openStatements)
        selectClosedNow = try database.makeStatement(sql: ArchiveQuery.statementsClosedNow)
        selectLast = try database.makeStatement(sql: ArchiveQuery.lastSequence)
        update = try database.makeStatement(sql: ArchiveQuery.closeStatement)
    }

    /// Writes a statement that holds from this version on.
    mutating func open(_ statement: ClewModel.Statement, of entity: Int64, at sequence: Int64) throws {
        insert.bind(1, entity)
        insert.bind(2, sequence)
        insert.bind(3, try terms.number(of: statement.schema.rawValue, in: database))
        insert.bind(4, try terms.number(of: statement.property.rawValue, in: database))
        insert.bind(5, statement.value)
        insert.bind(6, statement.originalValue)
        insert.bind(7, try statement.language.map { try terms.number(of: $0, in: database) })
        insert.bind(8, try terms.number(of: statement.dataset.rawValue, in: database))
        insert.bind(9, statement.sourceRecord)
        insert.bind(10, try statement.citation.map { try citations.number(of: $0, in: database) })
        insert.bind(11, statement.confidence.packed)
        insert.bind(12, statement.validFrom?.packed)
        insert.bind(13, statement.validTo?.packed)
        insert.bind(14, version)
        try insert.run()
    }

    /// Ends a statement with this version.
    func close(_ sequence: Int64, of entity: Int64) throws {
        try update.execute(arguments: [version, entity, sequence])
    }

    /// Takes back that a statement was ended.
    func reopen(_ sequence: Int64, of entity: Int64) throws {
        try update.execute(arguments: [nil as Int64?, entity, sequence])
    }

    /// The statements of an entity that are open now.
    func open(of entity: Int64) throws -> [(sequence: Int64, statement: ClewModel.Statement)] {
        try fetch(selectOpen, [entity])
    }

    /// The statements of an entity that this version has ended.
    func closedNow(of entity: Int64) throws -> [(sequence: Int64, statement: ClewModel.Statement)] {
        try fetch(selectClosedNow, [entity, version])
    }

    /// The number for an entity's next statement.
    func nextSequence(of entity: Int64) throws -> Int64 {
        try Int64.fetchOne(selectLast, arguments: [entity]).map { $0 + 1 } ?? 0
    }

    private func fetch(
        _ select: GRDB.Statement, _ arguments: StatementArguments
    ) throws -> [(sequence: Int64, statement: ClewModel.Statement)] {
        var result: [(Int64, ClewModel.Statement)] = []
        let cursor = try Row.fetchCursor(select, arguments: arguments)
        while let row = try cursor.next() {
            // The entity's own identifier is not needed here: statements are compared within one entity.
            result.append((row[0], try StatementRow.read(row, of: "", terms: terms, citations: citations)))
        }
        return result
    }
}

/// The columns of ``ArchiveQuery/columns`` as a statement.
enum StatementRow {
    /// Reads a row whose first column is the sequence number.
    static func read(
        _ row: Row, of entity: EntityID, terms: TermTable, citations: CitationTable
    ) throws -> ClewModel.Statement {
        ClewModel.Statement(
            entity: entity, schema: Schema(rawValue: terms[row[1]]), property: PropertyName(rawValue: terms[row[2]]),
            value: row[3], originalValue: row[4], language: (row[5] as Int64?).map { terms[$0] },
            dataset: DatasetName(terms[row[6]]), sourceRecord: row[7],
            citation: try (row[8] as Int64?).flatMap { try citations.citation($0) },
            confidence: Confidence(packed: row[9]),
            validFrom: (row[10] as Int64?).flatMap(PartialDate.init(packed:)),
            validTo: (row[11] as Int64?).flatMap(PartialDate.init(packed:)))
    }
}
