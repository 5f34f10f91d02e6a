import ClewModel
import GRDB
import GRDBSQLite

/// The statement that writes statements, bound by SQLite's own calls: an import spends most of its time here.
struct StatementInsert {
    private let statement: GRDB.Statement
    private let handle: OpaquePointer
    private let connection: OpaquePointer?

    /// SQLite's mark for text that it must copy.
    nonisolated(unsafe) private static let transient = unsafeBitCast(-1, to: sqlite3_destructor_type.self)

    init(_ database: Database) throws {
        statement = try database.makeStatement(
            sql: """
                INSERT INTO statement (entity, seq, \(ArchiveQuery.columns), opened)
                VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
                """)
        handle = statement.sqliteStatement
        connection = database.sqliteConnection
    }

    /// Binds a number to the parameter at `index`, counted from 1.
    func bind(_ value: Int64?, at index: Int32) {
        if let value {
            sqlite3_bind_int64(handle, index, value)
        } else {
            sqlite3_bind_null(handle, index)
        }
    }

    /// Binds a text to the parameter at `index`, counted from 1.
    func bind(_ value: String?, at index: Int32) throws {
        guard var value else {
            sqlite3_bind_null(handle, index)
            return
        }
        let result = value.withUTF8 { bytes -> Int32 in
            guard let start = bytes.baseAddress else {
                return sqlite3_bind_text(handle, index, "", 0, StatementInsert.transient)
            }
            return start.withMemoryRebound(to: CChar.self, capacity: bytes.count) {
                sqlite3_bind_text(handle, index, $0, Int32(clamping: bytes.count), StatementInsert.transient)
            }
        }
        guard result == SQLITE_OK else { throw failure(result) }
    }

    /// Writes the row.
    func run() throws {
        let result = sqlite3_step(handle)
        let error = result == SQLITE_DONE ? nil : failure(result)
        sqlite3_reset(handle)
        if let error { throw error }
    }

    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: connection.map(sqlite3_extended_errcode) ?? code),
            message: connection.flatMap(sqlite3_errmsg).map { String(cString: $0) })
    }
}
