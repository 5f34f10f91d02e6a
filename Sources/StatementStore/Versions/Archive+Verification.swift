public import ClewModel
import Foundation
import GRDB

/// A place where the archive does not hold what its own hashes say.
public struct ArchiveFault: Hashable, Sendable {
    /// The list.
    public var dataset: DatasetName
    /// The entity, where one is at fault.
    public var entity: EntityID?
    /// What is wrong, for a person.
    public var message: String
}

extension Archive {
    /// Checks the current version of lists against their hashes: each entity's statements against the entity's hash, and
    /// the entities against the digest that the log recorded.
    ///
    /// - Parameter datasets: The lists to check; `nil` for all.
    /// - Returns: Every fault found, sorted by list and entity; none where the archive is sound.
    /// - Complexity: O(*s*) in the open statements of the lists.
    public func verifyLists(_ datasets: [DatasetName]? = nil) throws(ArchiveError) -> [ArchiveFault] {
        try read { database in
            var faults: [ArchiveFault] = []
            for problem in try String.fetchAll(database, sql: "PRAGMA quick_check(20)") where problem != "ok" {
                faults.append(ArchiveFault(dataset: "", entity: nil, message: "the file is damaged: \(problem)"))
            }
            for version in try Archive.lists(knownAt: .distantFuture, in: database)
            where datasets?.contains(version.dataset) ?? true {
                guard let list = try ListVersionRows.number(of: version.dataset, in: database) else { continue }
                faults += try Archive.faults(of: version, list: list, in: database)
            }
            return faults
        }
    }

    private static func faults(
        of version: ListVersion, list: Int64, in database: Database
    ) throws -> [ArchiveFault] {
        var faults: [ArchiveFault] = []
        let rows = try StatementRows(database, version: 0)
        var encoding = StatementEncoding()
        var (entities, statements) = (0, 0)
        let cursor = try Row.fetchCursor(database, sql: ArchiveQuery.entitiesOfList, arguments: [list])
        while let row = try cursor.next() {
            let open = try rows.open(of: row[1])
            let hash = (row[2] as Data?).flatMap(Hash256.init)
            encoding.reset()
            for row in open { encoding.append(row.statement) }
            if hash != (open.isEmpty ? nil : encoding.summary().hash) {
                faults.append(
                    ArchiveFault(
                        dataset: version.dataset, entity: EntityID(row[0] as String),
                        message: "the statements are not those that were imported"))
            }
            entities += hash == nil ? 0 : 1
            statements += open.count
        }
        if entities != version.counts.entities || statements != version.counts.statements {
            faults.append(
                ArchiveFault(
                    dataset: version.dataset, entity: nil,
                    message: "\(entities) entities with \(statements) statements are on record, and "
                        + "\(version.counts.entities) with \(version.counts.statements) were imported"))
        }
        if try digest(of: list, in: database).hex != version.digest {
            faults.append(
                ArchiveFault(
                    dataset: version.dataset, entity: nil,
                    message: "the entities are not those whose digest was recorded"))
        }
        return faults
    }
}
