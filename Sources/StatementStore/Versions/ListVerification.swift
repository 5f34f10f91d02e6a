import ClewModel
import GRDB

/// Recomputes the hashes of every version of a list from the statements on record.
struct ListVerification {
    private let versions: [VersionTally]
    private let entities: BoundStatement
    private let statements: BoundStatement
    private let terms: TermTable
    private let citations: CitationTable

    init(_ database: Database, list: Int64) throws {
        versions = try ListVersionRows.all(of: list, in: database).map(VersionTally.init)
        entities = try BoundStatement(ArchiveQuery.entitiesOfList, in: database)
        statements = try BoundStatement(ArchiveQuery.allStatements, in: database)
        terms = try TermTable("term", in: database)
        citations = try CitationTable(database)
        entities.bind(1, list)
    }

    /// Checks the list.
    func run(_ dataset: DatasetName) throws -> [ArchiveFault] {
        var faults: [ArchiveFault] = []
        var encoding = StatementEncoding()
        while try entities.step() {
            let key = entities.text(0)
            let rows = try rows(of: entities.number(1))
            var last: (range: [Bool], hash: Hash256?, count: Int)?
            for tally in versions {
                let number = tally.version.number
                let holds = rows.map { $0.opened <= number && number < $0.closed }
                if last?.range != holds {
                    encoding.reset()
                    for (row, isHeld) in zip(rows, holds) where isHeld { encoding.append(row.statement) }
                    last = (holds, holds.contains(true) ? encoding.summary().hash : nil, holds.count { $0 })
                }
                if let hash = last?.hash { tally.add(key, hash, statements: last?.count ?? 0) }
            }
            if last?.hash != entities.hash(2) {
                faults.append(
                    ArchiveFault(
                        dataset: dataset, entity: EntityID(key),
                        message: "the statements are not those that were imported"))
            }
        }
        for tally in versions {
            faults += tally.problems().map {
                ArchiveFault(dataset: dataset, version: tally.version.number, message: $0)
            }
        }
        return faults
    }

    private func rows(of entity: Int64) throws -> [(statement: ClewModel.Statement, opened: Int64, closed: Int64)] {
        statements.bind(1, entity)
        var rows: [(ClewModel.Statement, Int64, Int64)] = []
        while try statements.step() {
            rows.append(
                (
                    try StatementRow.read(statements, of: "", terms: terms, citations: citations),
                    statements.number(12), statements.optionalNumber(13) ?? .max
                ))
        }
        return rows
    }
}
