import ClewModel
import Foundation
import GRDB

/// The rows of lists and their versions.
enum ListVersionRows {
    private static let select = """
        SELECT version.*, list.dataset, list.checked FROM version JOIN list ON list.id = version.list
        """

    /// The number of a list, new where it has none yet.
    static func list(_ dataset: DatasetName, checked: Day, in database: Database) throws -> Int64 {
        if let number = try number(of: dataset, in: database) { return number }
        try database.execute(
            sql: "INSERT INTO list (dataset, checked) VALUES (?, ?)", arguments: [dataset.rawValue, checked.number])
        return database.lastInsertedRowID
    }

    /// The number of a list, if it is on record.
    static func number(of dataset: DatasetName, in database: Database) throws -> Int64? {
        try Int64.fetchOne(database, sql: "SELECT id FROM list WHERE dataset = ?", arguments: [dataset.rawValue])
    }

    /// The last version of a list.
    static func last(of dataset: DatasetName, in database: Database) throws -> ListVersion? {
        guard let list = try number(of: dataset, in: database),
            let version = try Int64.fetchOne(
                database, sql: ArchiveQuery.versionOnDay, arguments: [list, Day.distantFuture.number])
        else { return nil }
        return try fetch(version, in: database)
    }

    /// A version by its number.
    static func fetch(_ version: Int64, in database: Database) throws -> ListVersion? {
        guard let row = try Row.fetchOne(database, sql: select + " WHERE version.id = ?", arguments: [version]) else {
            return nil
        }
        return try read(row, isLast: nil, in: database)
    }

    /// The versions of a list, oldest first.
    static func all(of list: Int64, in database: Database) throws -> [ListVersion] {
        let rows = try Row.fetchAll(
            database, sql: select + " WHERE version.list = ? ORDER BY version.recorded, version.id", arguments: [list])
        return try rows.enumerated().map { place, row in
            try read(row, isLast: place == rows.count - 1, in: database)
        }
    }

    private static func read(_ row: Row, isLast: Bool?, in database: Database) throws -> ListVersion {
        func number(_ column: String) throws -> Int { try row.decode(Int.self, forColumn: column) }
        let version = try row.decode(Int64.self, forColumn: "id")
        let list = try row.decode(Int64.self, forColumn: "list")
        let recorded = Day(number: try row.decode(Int32.self, forColumn: "recorded"))
        let checked = Day(number: try row.decode(Int32.self, forColumn: "checked"))
        let isLast =
            try isLast
            ?? (Int64.fetchOne(
                database, sql: ArchiveQuery.versionOnDay, arguments: [list, Day.distantFuture.number]) == version)
        let files = try Row.fetchAll(
            database, sql: ArchiveQuery.filesOfVersion, arguments: [version])
        var result = ListVersion(
            number: version, dataset: DatasetName(try row.decode(String.self, forColumn: "dataset")),
            recorded: recorded,
            published: try row.decode(Int64?.self, forColumn: "published").flatMap(PartialDate.init(packed:)),
            reader: try row.decode(String.self, forColumn: "reader"),
            files: try files.map {
                ImportedFile(
                    name: try $0.decode(String.self, atIndex: 0), sha256: try $0.decode(String.self, atIndex: 1),
                    size: try $0.decode(Int.self, atIndex: 2))
            },
            counts: ImportCounts(
                records: try number("records"), entities: try number("entities"),
                targets: try row.decode(Int?.self, forColumn: "targets"), statements: try number("statements"),
                new: try number("new"), changed: try number("changed"), gone: try number("gone"),
                rejected: try number("rejected")),
            digest: Hash256(try row.decode(Data.self, forColumn: "digest"))?.hex ?? "",
            checked: isLast ? max(recorded, checked) : recorded)
        try CompletenessRows.add(to: &result, in: database)
        return result
    }

    /// Writes a version and its files.
    static func insert(_ version: ListVersion, list: Int64, in database: Database) throws {
        let counts = version.counts
        try database.execute(
            sql: """
                INSERT INTO version (id, list, recorded, published, reader, records, entities, targets, statements, new,
                    changed, gone, rejected, digest) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """,
            arguments: [
                version.number, list, version.recorded.number, version.published?.packed, version.reader,
                counts.records, counts.entities, counts.targets, counts.statements, counts.new, counts.changed,
                counts.gone,
                counts.rejected, Hash256(hex: version.digest)?.data,
            ])
        for (ordinal, file) in version.files.enumerated() {
            try database.execute(
                sql: "INSERT INTO version_file (version, ordinal, name, sha256, size) VALUES (?, ?, ?, ?, ?)",
                arguments: [version.number, ordinal, file.name, file.sha256, file.size])
        }
        try database.execute(
            sql: "UPDATE list SET checked = max(checked, ?) WHERE id = ?", arguments: [version.recorded.number, list])
    }
}
