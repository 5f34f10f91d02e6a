import Foundation
import GRDB
import GRDBSQLite

/// A prepared statement whose values go to SQLite, and come from it, without boxes: for what runs once a statement or
/// once an entity.
struct BoundStatement {
    private let statement: GRDB.Statement
    private let handle: OpaquePointer
    private let connection: OpaquePointer?

    /// Prepares a statement.
    init(_ sql: String, in database: Database) throws {
        statement = try database.makeStatement(sql: sql)
        handle = statement.sqliteStatement
        connection = database.sqliteConnection
    }

    /// Binds a number, or NULL; parameters count from 1.
    func bind(_ index: Int32, _ value: Int64?) {
        if let value {
            sqlite3_bind_int64(handle, index, value)
        } else {
            sqlite3_bind_null(handle, index)
        }
    }

    /// Binds a text, or NULL.
    func bind(_ index: Int32, _ text: String?) {
        guard var text else {
            sqlite3_bind_null(handle, index)
            return
        }
        text.withUTF8 { part in
            part.withMemoryRebound(to: CChar.self) { bytes in
                // An empty text has no address, and without one SQLite would take it for NULL.
                _ = sqlite3_bind_text(handle, index, bytes.baseAddress ?? emptyText, Int32(bytes.count), transient)
            }
        }
    }

    /// Binds a hash, or NULL.
    func bind(_ index: Int32, _ hash: Hash256?) {
        guard let hash else {
            sqlite3_bind_null(handle, index)
            return
        }
        hash.withBytes { _ = sqlite3_bind_blob(handle, index, $0.baseAddress, 32, transient) }
    }

    /// Runs a statement that gives no rows, and makes it ready for the next values.
    ///
    /// - Returns: How many rows it changed.
    @discardableResult
    func run() throws -> Int {
        let code = sqlite3_step(handle)
        let changes = Int(sqlite3_changes(connection))
        // The reset gives the code of the step again.
        sqlite3_reset(handle)
        guard code == SQLITE_DONE else { throw failure(code) }
        return changes
    }

    /// Steps to the next row; makes the statement ready for the next values where there is none.
    func step() throws -> Bool {
        let code = sqlite3_step(handle)
        if code == SQLITE_ROW { return true }
        sqlite3_reset(handle)
        guard code == SQLITE_DONE else { throw failure(code) }
        return false
    }

    /// Makes the statement ready for the next values before its last row was read.
    func reset() {
        sqlite3_reset(handle)
    }

    private func failure(_ code: Int32) -> DatabaseError {
        DatabaseError(
            resultCode: ResultCode(rawValue: connection.map(sqlite3_extended_errcode) ?? code),
            message: connection.flatMap(sqlite3_errmsg).map { String(cString: $0) }, sql: statement.sql)
    }

    /// A number of the row; columns count from 0.
    func number(_ column: Int32) -> Int64 {
        sqlite3_column_int64(handle, column)
    }

    /// Whether a value of the row is NULL.
    func isNull(_ column: Int32) -> Bool {
        sqlite3_column_type(handle, column) == SQLITE_NULL
    }

    /// A number of the row; `nil` for NULL.
    func optionalNumber(_ column: Int32) -> Int64? {
        isNull(column) ? nil : number(column)
    }

    /// A text of the row; empty for NULL.
    func text(_ column: Int32) -> String {
        String(decoding: bytes(column), as: UTF8.self)
    }

    /// A text of the row; `nil` for NULL.
    func optionalText(_ column: Int32) -> String? {
        isNull(column) ? nil : text(column)
    }

    /// The bytes of a text or blob of the row, until the next step.
    func bytes(_ column: Int32) -> UnsafeBufferPointer<UInt8> {
        guard let text = sqlite3_column_text(handle, column) else { return UnsafeBufferPointer(start: nil, count: 0) }
        return UnsafeBufferPointer(start: text, count: Int(sqlite3_column_bytes(handle, column)))
    }

    /// A hash of the row; `nil` for anything that is none.
    func hash(_ column: Int32) -> Hash256? {
        guard let blob = sqlite3_column_blob(handle, column) else { return nil }
        return Hash256(UnsafeRawBufferPointer(start: blob, count: Int(sqlite3_column_bytes(handle, column))))
    }
}

/// The mark that asks SQLite for a copy of its own.
private var transient: sqlite3_destructor_type { unsafeBitCast(-1, to: sqlite3_destructor_type.self) }

/// The address of a text of no bytes.
private nonisolated(unsafe) let emptyText: UnsafePointer<CChar> = {
    let text = UnsafeMutablePointer<CChar>.allocate(capacity: 1)
    text.initialize(to: 0)
    return UnsafePointer(text)
}()
