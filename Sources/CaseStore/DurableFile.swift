import ClewModel
import Foundation
import SourceFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Files that are on the disk when the call returns, so that a record may speak of them.
///
/// `PrivateFile` gives a file its name when it is whole; here the disk has also confirmed that it has it, name and all.
enum DurableFile {
    /// Writes a file whole, in place of one of the same name; only its owner may read it.
    ///
    /// - Throws: `work.store`; then what was there before stays.
    static func write(_ bytes: [UInt8], to url: URL) throws(ClewError) {
        let path = url.path(percentEncoded: false)
        do {
            let file = try PrivateFile(path)
            try file.write(bytes)
            try file.finish(onDisk: true)
        } catch {
            throw failure(path)
        }
        settle(url.deletingLastPathComponent())
    }

    /// Has the disk confirm the names in a folder.
    static func settle(_ folder: URL) {
        let descriptor = open(folder.path(percentEncoded: false), O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return }
        // A file system that cannot do this keeps names in its own time; the file itself is there.
        _ = fsync(descriptor)
        close(descriptor)
    }

    private static func failure(_ path: String) -> ClewError {
        ClewError(.workStore, "\(SafeText.line(path)) cannot be written; the disk may be full. Nothing was changed")
    }
}
