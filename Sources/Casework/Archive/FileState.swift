import ClewModel
import Foundation
import World

/// What the file system says about a file, to tell whether it was replaced or written to while it was read.
struct FileState: Hashable {
    /// The size in bytes.
    let size: Int
    private let device: UInt64
    private let node: UInt64
    private let modified: Int64
    private let modifiedNanoseconds: Int64

    /// Looks at a file.
    ///
    /// - Throws: ``ClewError`` for a file that is not there or a folder.
    init(_ file: URL) throws(ClewError) {
        let place = SourceLocation(file: file.lastPathComponent)
        var status = stat()
        guard stat(file.path(percentEncoded: false), &status) == 0 else {
            throw ClewError(
                .listInvalid, "\(file.lastPathComponent): there is no such file",
                diagnostics: [Diagnostic(.error, code: "file.missing", "there is no such file", at: place)])
        }
        guard status.st_mode & S_IFMT == S_IFREG else {
            throw ClewError(
                .listInvalid, "\(file.lastPathComponent): a file was expected, and this is something else",
                diagnostics: [Diagnostic(.error, code: "file.kind", "a file was expected", at: place)])
        }
        size = Int(status.st_size)
        device = UInt64(status.st_dev)
        node = UInt64(status.st_ino)
        #if canImport(Darwin)
            modified = Int64(status.st_mtimespec.tv_sec)
            modifiedNanoseconds = Int64(status.st_mtimespec.tv_nsec)
        #else
            modified = Int64(status.st_mtim.tv_sec)
            modifiedNanoseconds = Int64(status.st_mtim.tv_nsec)
        #endif
    }

    /// Looks again.
    ///
    /// - Throws: ``ClewError`` where it is not the same any more.
    func check(_ file: URL) throws(ClewError) {
        guard let now = try? FileState(file), now == self else {
            throw ClewError(
                .listInvalid,
                "\(file.lastPathComponent) was replaced or written to while it was read; nothing was imported. Import it "
                    + "again when it is complete")
        }
    }
}
