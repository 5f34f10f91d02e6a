public import Foundation
import GRDB
import Synchronization

/// The archive: every version of every list, the links between them, and the log of what was done and decided.
///
/// One SQLite file. Statements are opened and closed, never deleted, so the state on any day that the archive has seen
/// can be read again: see ``snapshot(validAt:knownAt:datasets:resolvingLinks:)``. Imports are single transactions;
/// readers are not disturbed by them. Days come in as parameters; nothing here reads a clock.
public final class Archive: Sendable {
    /// How an archive is opened.
    public enum Access: Hashable, Sendable {
        /// Reading only; the file must exist. An archive of an earlier version is brought up to date first.
        case reading
        /// Reading and writing; the file is created where it is missing.
        case writing
    }

    /// The file, as it was given.
    public let path: String
    let reader: any DatabaseReader
    let writer: (any DatabaseWriter)?
    /// The head of the log when what it tells of was last checked.
    private let checkedHead = Mutex<AuditHead?>(nil)

    /// Opens an archive, and brings it to the present schema where it may be written.
    ///
    /// - Parameters:
    ///   - url: The file. Its folder is created for writing.
    ///   - access: Whether it will be written to.
    ///   - pageLimit: The greatest size in pages of 4,096 bytes; an import past it fails with
    ///     ``ArchiveError/Code/diskFull`` and changes nothing.
    ///   - patience: How many seconds to wait for another process that is writing before giving up as `busy`.
    ///   - fileSystem: The name of the SQLite file system (VFS) that does the reading and writing; `nil` for the system's own.
    ///     Tests give one whose calls fail.
    /// - Throws: `cannotOpen`, `readOnly`, `newerVersion`, `notAnArchive`, `damaged` or `busy`.
    public init(
        at url: URL, access: Access = .writing, pageLimit: Int? = nil, patience: Double = 5, fileSystem: String? = nil
    ) throws(ArchiveError) {
        let path = url.path(percentEncoded: false)
        self.path = path
        do {
            switch access {
            case .writing:
                try FileManager.default.createDirectory(
                    at: url.deletingLastPathComponent(), withIntermediateDirectories: true)
                let pool = try DatabasePool(
                    path: try Archive.address(path, fileSystem: fileSystem),
                    configuration: Archive.configuration(pageLimit: pageLimit, patience: patience))
                try pool.read { database in try Archive.check(database, at: path, isEmptyAllowed: true) }
                try ArchiveSchema.migrator().migrate(pool)
                reader = pool
                writer = pool
            case .reading:
                var opened = try Archive.openForReading(path, fileSystem: fileSystem)
                let isCurrent = try opened.read { database in
                    try Archive.check(database, at: path, isEmptyAllowed: false)
                    return try ArchiveSchema.migrator().hasCompletedMigrations(database)
                }
                if !isCurrent {
                    // An archive of an earlier version holds the same; it only has to be brought up to date first.
                    _ = try Archive(at: url, access: .writing, fileSystem: fileSystem)
                    opened = try Archive.openForReading(path, fileSystem: fileSystem)
                }
                reader = opened
                writer = nil
            }
        } catch let error as CocoaError {
            throw ArchiveError(
                .readOnly, "\(path): the archive's folder cannot be created or written to", cause: error)
        } catch {
            throw ArchiveError(error, at: path)
        }
    }

    private static func configuration(pageLimit: Int? = nil, patience: Double = 5) -> Configuration {
        var configuration = Configuration()
        configuration.busyMode = .timeout(patience)
        configuration.prepareDatabase { database in
            let isReader = database.configuration.readonly
            try database.execute(sql: "PRAGMA cache_size = \(isReader ? -65_536 : -196_608)")
            try database.execute(sql: "PRAGMA temp_store = MEMORY")
            guard !isReader else { return }
            try database.execute(sql: "PRAGMA secure_delete = OFF")
            try database.execute(sql: "PRAGMA journal_size_limit = 67108864")
            if let pageLimit { try database.execute(sql: "PRAGMA max_page_count = \(pageLimit)") }
        }
        return configuration
    }

    /// Opens without writing anything; a copy on a read-only medium, or on a full disk, where SQLite cannot make its
    /// shared-memory file, is read as immutable.
    private static func openForReading(_ path: String, fileSystem: String?) throws -> any DatabaseReader {
        guard FileManager.default.fileExists(atPath: path) else {
            throw ArchiveError(.cannotOpen, "\(path): there is no archive here yet; import a list to create it")
        }
        var configuration = configuration()
        configuration.readonly = true
        do {
            let queue = try DatabaseQueue(
                path: try address(path, fileSystem: fileSystem), configuration: configuration)
            try queue.read { database in _ = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") }
            return queue
        } catch let error as DatabaseError
            where [.SQLITE_CANTOPEN, .SQLITE_READONLY, .SQLITE_FULL, .SQLITE_IOERR].contains(error.resultCode)
        {
            let log = try? FileManager.default.attributesOfItem(atPath: path + "-wal")
            guard (log?[.size] as? NSNumber)?.intValue ?? 0 == 0 else { throw error }
            return try DatabaseQueue(
                path: try address(path, fileSystem: fileSystem, isImmutable: true), configuration: configuration)
        }
    }

    /// The path as SQLite is given it.
    private static func address(
        _ path: String, fileSystem: String?, isImmutable: Bool = false
    ) throws(ArchiveError) -> String {
        let options: [String] = [fileSystem.map { "vfs=\($0)" }, isImmutable ? "immutable=1" : nil].compactMap { $0 }
        guard !options.isEmpty else { return path }
        let allowed = CharacterSet.urlPathAllowed.subtracting(CharacterSet(charactersIn: "?#%"))
        guard let escaped = path.addingPercentEncoding(withAllowedCharacters: allowed) else {
            throw ArchiveError(.cannotOpen, "\(path): the path is no text that SQLite can be given")
        }
        return "file:\(escaped)?" + options.joined(separator: "&")
    }

    /// Refuses databases of other programs and of later versions before anything is written to them.
    private static func check(_ database: Database, at path: String, isEmptyAllowed: Bool) throws {
        let isEmpty = try Int.fetchOne(database, sql: "SELECT count(*) FROM sqlite_schema") == 0
        if isEmpty && isEmptyAllowed { return }
        guard try Int32.fetchOne(database, sql: "PRAGMA application_id") == ArchiveSchema.applicationID else {
            throw ArchiveError(.notAnArchive, "\(path): this is not a Clew archive")
        }
        if try ArchiveSchema.migrator().hasBeenSuperseded(database) {
            throw ArchiveError(
                .newerVersion, "\(path): the archive was written by a later version of Clew; use that version")
        }
    }

    /// Checks what every reading rests on, and versions that will be read.
    func check(_ versions: [ListVersion], in database: Database) throws -> [ListVersion] {
        try check(database)
        try RecordCheck(database, at: path).compare(versions)
        return versions
    }

    /// Checks what every reading rests on, where the log has grown since it was last checked.
    func check(_ database: Database) throws {
        let head = try AuditRows.head(in: database)
        guard checkedHead.withLock({ $0 != head }) else { return }
        try RecordCheck(database, at: path).run()
        checkedHead.withLock { $0 = head }
    }

    /// What a fault that was found while reading means.
    func damage(_ fault: ArchiveFault) -> ArchiveError {
        let place = (fault.version.map { " version \($0)" } ?? "") + (fault.entity.map { ", entity \($0)" } ?? "")
        return ArchiveError(
            .damaged,
            "\(path): the archive is damaged (\(fault.dataset)\(place): \(fault.message)); nothing was answered from it. "
                + "Restore it from a copy, or import the lists again into a new archive")
    }

    /// Reads, with errors as ours.
    func read<Value>(_ body: (Database) throws -> Value) throws(ArchiveError) -> Value {
        do {
            return try reader.read(body)
        } catch {
            throw ArchiveError(error, at: path)
        }
    }

    /// Writes in one transaction that starts by taking the lock, with errors as ours.
    ///
    /// - Parameter body: Returns its value, and whether to keep what it wrote.
    func write<Value>(_ body: (Database) throws -> (Value, isKept: Bool)) throws(ArchiveError) -> Value {
        do {
            return try writeRethrowing(body)
        } catch {
            throw ArchiveError(error, at: path)
        }
    }

    /// Writes in one transaction; errors that are not SQLite's pass through unchanged.
    func writeRethrowing<Value>(_ body: (Database) throws -> (Value, isKept: Bool)) throws -> Value {
        guard let writer else {
            throw ArchiveError(.readOnly, "\(path): the archive was opened for reading only")
        }
        do {
            return try writer.writeWithoutTransaction { database in
                var result: Value?
                try database.inTransaction(.immediate) {
                    let (value, isKept) = try body(database)
                    result = value
                    return isKept ? .commit : .rollback
                }
                guard let result else { throw ArchiveError(.database, "\(path): the transaction gave no result") }
                return result
            }
        } catch let error as DatabaseError where [.SQLITE_FULL, .SQLITE_IOERR].contains(error.resultCode) {
            cutBackLog(writer)
            throw ArchiveError(error, at: path)
        } catch let error as DatabaseError {
            throw ArchiveError(error, at: path)
        }
    }

    /// Moves what is committed from SQLite's log into the archive, and gives the disk back what a write that failed has put
    /// there.
    ///
    /// Where even that fails, because somebody is reading or the disk is full, the next write that succeeds does it.
    func cutBackLog(_ writer: any DatabaseWriter) {
        try? writer.writeWithoutTransaction { database in
            try database.execute(sql: "PRAGMA wal_checkpoint(TRUNCATE)")
        }
    }
}
