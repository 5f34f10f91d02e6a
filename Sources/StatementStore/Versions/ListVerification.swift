import ClewModel
import GRDB

/// Recomputes the hashes of versions of a list from the statements on record.
///
/// - Complexity: O(*s* log *s'* + *n* · *v*) for *s* statements, *s'* of them about one entity, and *n* entities in *v*
///   versions; some two microseconds a statement.
struct ListVerification {
    private let versions: [VersionTally]
    private let entities: BoundStatement
    private let statements: BoundStatement
    private let words: EncodedWords
    /// Whether the last of the versions is the one that the hashes of the entities are about.
    private let isLastInForce: Bool

    /// Prepares to check every version of a list.
    init(_ database: Database, list: Int64) throws {
        try self.init(database, list: list, versions: ListVersionRows.all(of: list, in: database), isLastInForce: true)
    }

    /// Prepares to check some versions of a list, oldest first.
    init(_ database: Database, list: Int64, versions: [ListVersion], isLastInForce: Bool) throws {
        self.versions = versions.map(VersionTally.init)
        self.isLastInForce = isLastInForce
        entities = try BoundStatement(ArchiveQuery.entitiesOfList, in: database)
        statements = try BoundStatement(ArchiveQuery.allStatements, in: database)
        words = try EncodedWords(database)
        entities.bind(1, list)
    }

    /// Checks the list.
    func run(_ dataset: DatasetName) throws -> [ArchiveFault] {
        var faults: [ArchiveFault] = []
        var encoding = StatementEncoding()
        var spans: [(opened: Int64, closed: Int64)] = []
        while try entities.step() {
            spans.removeAll(keepingCapacity: true)
            encoding.reset()
            statements.bind(1, entities.number(1))
            while try statements.step() {
                try encoding.append(statements, from: 1, words)
                spans.append((statements.number(12), statements.optionalNumber(13) ?? .max))
            }
            var last: (held: [Bool], hash: Hash256?, count: Int)?
            for tally in versions {
                let number = tally.version.number
                let held = spans.map { $0.opened <= number && number < $0.closed }
                if last?.held != held { last = (held, encoding.hash(of: held), held.count { $0 }) }
                if let last, let hash = last.hash { tally.add(entities.bytes(0), hash, statements: last.count) }
            }
            if isLastInForce, last?.hash != entities.hash(2) {
                faults.append(
                    ArchiveFault(
                        dataset: dataset, entity: EntityID(entities.text(0)),
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
}
