public import ClewModel
import GRDB

/// A failure of the archive.
///
/// The transaction under way is undone before the error is thrown, so the archive holds what it held before.
public struct ArchiveError: Error, Sendable {
    /// The kind of failure, stable across releases.
    public struct Code: RawRepresentable, Hashable, Sendable {
        /// The stable key.
        public let rawValue: String

        /// Wraps a key.
        public init(rawValue: String) {
            self.rawValue = rawValue
        }

        /// The file cannot be opened or created.
        public static let cannotOpen = Code(rawValue: "archive.open")
        /// The file or its folder does not let us write.
        public static let readOnly = Code(rawValue: "archive.read-only")
        /// The file was written by a later version of Clew.
        public static let newerVersion = Code(rawValue: "archive.newer-version")
        /// The file is a database of something else.
        public static let notAnArchive = Code(rawValue: "archive.not-an-archive")
        /// The file is damaged.
        public static let damaged = Code(rawValue: "archive.damaged")
        /// Another process is writing.
        public static let busy = Code(rawValue: "archive.busy")
        /// The disk, or the limit set for the file, is full.
        public static let diskFull = Code(rawValue: "archive.disk-full")
        /// Reading or writing failed in the operating system.
        public static let inputOutput = Code(rawValue: "archive.io")
        /// A day lies before one that is on record already.
        public static let dayOutOfOrder = Code(rawValue: "archive.day-order")
        /// More records were rejected than the rules allow.
        public static let tooManyRejected = Code(rawValue: "archive.rejected")
        /// No list, version, link or entry of that name is on record.
        public static let unknown = Code(rawValue: "archive.unknown")
        /// A value cannot be kept as it stands.
        public static let badValue = Code(rawValue: "archive.value")
        /// The database refused for another reason.
        public static let database = Code(rawValue: "archive.database")
    }

    /// The kind of failure: match on it, never on ``message``.
    public let code: Code
    /// What went wrong and what to do about it, for a person.
    public let message: String
    /// The error underneath, if another layer raised one.
    public let cause: (any Error)?

    /// Creates an error.
    public init(_ code: Code, _ message: String, cause: (any Error)? = nil) {
        self.code = code
        self.message = message
        self.cause = cause
    }

    /// The failure as a diagnostic about the archive's file.
    public func diagnostic(for path: String) -> Diagnostic {
        Diagnostic(.error, code: code.rawValue, message, at: SourceLocation(file: path))
    }
}

extension ArchiveError: CustomStringConvertible {
    /// The message.
    public var description: String { message }
}

extension ArchiveError {
    /// Reads a failure of SQLite; an error that is ours already stays as it is.
    init(_ error: any Error, at path: String) {
        if let error = error as? ArchiveError {
            self = error
            return
        }
        if error is RowDecodingError {
            self.init(
                .damaged,
                "\(path): a row of the archive holds a value that no import writes; restore it from a copy (\(error))",
                cause: error)
            return
        }
        guard let error = error as? DatabaseError else {
            self.init(.database, "\(path): \(error)", cause: error)
            return
        }
        let reason = error.message ?? "SQLite error \(error.extendedResultCode.rawValue)"
        switch error.resultCode {
        case .SQLITE_BUSY, .SQLITE_LOCKED:
            self.init(
                .busy, "\(path): another process is writing to the archive; try again when it has ended", cause: error)
        case .SQLITE_FULL:
            self.init(
                .diskFull,
                "\(path): no space is left on the disk; nothing was changed, and the archive can be read as before. Free some space "
                    + "(an import needs about twice the size of the list's files beside the archive) and do it again",
                cause: error)
        case .SQLITE_READONLY, .SQLITE_PERM, .SQLITE_AUTH:
            self.init(.readOnly, "\(path): the archive or its folder cannot be written to (\(reason))", cause: error)
        case .SQLITE_CANTOPEN:
            self.init(
                .cannotOpen,
                "\(path): the archive cannot be opened; check that its folder exists and can be written to",
                cause: error)
        case .SQLITE_NOTADB:
            self.init(.notAnArchive, "\(path): this is not a Clew archive", cause: error)
        case .SQLITE_CORRUPT:
            self.init(.damaged, "\(path): the archive is damaged (\(reason)); restore it from a copy", cause: error)
        case .SQLITE_IOERR:
            self.init(.inputOutput, "\(path): reading or writing failed (\(reason)); nothing was changed", cause: error)
        default:
            self.init(.database, "\(path): the database refused (\(reason)); nothing was changed", cause: error)
        }
    }
}
