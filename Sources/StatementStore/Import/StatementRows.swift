import ClewModel
import GRDB

/// The rows of statements, written and read by prepared statements.
struct StatementRows {
    private let database: Database
    private let version: Int64
    private var terms: TermTable
    private let citations: CitationTable
    private let insert: BoundStatement
    private let selectOpen: BoundStatement
    private let selectClosedNow: BoundStatement
    private let selectLast: BoundStatement
    private let update: BoundStatement

    init(_ database: Database, version: Int64) throws {
        self.database = database
        self.version = version
        terms = try TermTable("term", in: database)
        citations = try CitationTable(database)
        insert = try BoundStatement(ArchiveQuery.insertStatement, in: database)
        selectOpen = try BoundStatement(ArchiveQuery.openStatements, in: database)
        selectClosedNow = try BoundStatement(ArchiveQuery.statementsClosedNow, in: database)
        selectLast = try BoundStatement(ArchiveQuery.lastSequence, in: database)
        update = try BoundStatement(ArchiveQuery.closeStatement, in: database)
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
        try setEnd(version, sequence, of: entity)
    }

    /// Takes back that a statement was ended.
    func reopen(_ sequence: Int64, of entity: Int64) throws {
        try setEnd(nil, sequence, of: entity)
    }

    private func setEnd(_ end: Int64?, _ sequence: Int64, of entity: Int64) throws {
        update.bind(1, end)
        update.bind(2, entity)
        update.bind(3, sequence)
        try update.run()
    }

    /// The statements of an entity that are open now.
    func open(of entity: Int64) throws -> [(sequence: Int64, statement: ClewModel.Statement)] {
        selectOpen.bind(1, entity)
        return try fetch(selectOpen)
    }

    /// The statements of an entity that this version has ended.
    func closedNow(of entity: Int64) throws -> [(sequence: Int64, statement: ClewModel.Statement)] {
        selectClosedNow.bind(1, entity)
        selectClosedNow.bind(2, version)
        return try fetch(selectClosedNow)
    }

    /// The number for an entity's next statement.
    func nextSequence(of entity: Int64) throws -> Int64 {
        selectLast.bind(1, entity)
        guard try selectLast.step() else { return 0 }
        defer { selectLast.reset() }
        return selectLast.optionalNumber(0).map { $0 + 1 } ?? 0
    }

    private func fetch(_ select: BoundStatement) throws -> [(sequence: Int64, statement: ClewModel.Statement)] {
        var result: [(Int64, ClewModel.Statement)] = []
        while try select.step() {
            // The entity's own identifier is not needed here: statements are compared within one entity.
            result.append(
                (select.number(0), try StatementRow.read(select, of: "", terms: terms, citations: citations)))
        }
        return result
    }
}

/// The columns of ``ArchiveQuery/columns`` as a statement.
enum StatementRow {
    /// Reads a row whose first column is the sequence number.
    static func read(
        _ row: BoundStatement, of entity: EntityID, terms: TermTable, citations: CitationTable
    ) throws -> ClewModel.Statement {
        ClewModel.Statement(
            entity: entity, schema: Schema(rawValue: terms[row.number(1)]),
            property: PropertyName(rawValue: terms[row.number(2)]),
            value: row.text(3), originalValue: row.optionalText(4), language: row.optionalNumber(5).map { terms[$0] },
            dataset: DatasetName(terms[row.number(6)]), sourceRecord: row.optionalText(7),
            citation: try row.optionalNumber(8).flatMap { try citations.citation($0) },
            confidence: Confidence(packed: row.number(9)),
            validFrom: row.optionalNumber(10).flatMap(PartialDate.init(packed:)),
            validTo: row.optionalNumber(11).flatMap(PartialDate.init(packed:)))
    }
}
