public import ClewModel
import GRDB

extension Archive {
    /// The lists on record with the version of each that was in force on a day, sorted by dataset.
    ///
    /// - Parameter day: The day whose knowledge is asked for.
    public func lists(knownAt day: Day = .distantFuture) throws(ArchiveError) -> [ListVersion] {
        try read { database in
            try check(database)
            return try check(Archive.lists(knownAt: day, in: database), in: database)
        }
    }

    static func lists(knownAt day: Day, in database: Database) throws -> [ListVersion] {
        let lists = try Int64.fetchAll(database, sql: "SELECT id FROM list")
        return
            try lists.compactMap { list in
                try Int64.fetchOne(database, sql: ArchiveQuery.versionOnDay, arguments: [list, day.number])
                    .flatMap { try ListVersionRows.fetch($0, in: database) }
            }
            .sorted { $0.dataset < $1.dataset }
    }

    /// The versions of a list, oldest first; none where the list is not on record.
    public func versions(of dataset: DatasetName) throws(ArchiveError) -> [ListVersion] {
        try read { database in
            try check(database)
            guard let list = try ListVersionRows.number(of: dataset, in: database) else { return [] }
            return try check(ListVersionRows.all(of: list, in: database), in: database)
        }
    }

    /// Notes that the last version of a list was seen to be current on a day, such as by a server's answer that nothing
    /// has changed.
    ///
    /// - Throws: `unknown` where the list has no version.
    public func confirm(_ dataset: DatasetName, on day: Day) throws(ArchiveError) {
        try write { database in
            guard let list = try ListVersionRows.number(of: dataset, in: database),
                try ListVersionRows.last(of: dataset, in: database) != nil
            else { throw ArchiveError(.unknown, "the archive has no version of \(dataset)") }
            try database.execute(
                sql: "UPDATE list SET checked = max(checked, ?) WHERE id = ?", arguments: [day.number, list])
            return ((), isKept: true)
        }
    }
}
