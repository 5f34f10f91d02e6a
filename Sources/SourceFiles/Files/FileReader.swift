import ClewModel
import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file opened for reading from front to back in pieces, so that its size never decides how much memory is held.
final class FileReader {
    /// The size that the file system states.
    let size: Int
    private let handle: FileHandle
    private let name: String

    init(_ url: URL, name: String, within folder: URL? = nil) throws(SourceFileError) {
        handle = try InputFile.handle(url, as: name, within: folder)
        var status = stat()
        size = fstat(handle.fileDescriptor, &status) == 0 ? Int(status.st_size) : 0
        self.name = name
    }

    /// The next piece, `nil` at the end.
    func next(upTo count: Int = 1 << 20) throws(SourceFileError) -> Data? {
        do {
            guard let data = try handle.read(upToCount: count), !data.isEmpty else { return nil }
            return data
        } catch {
            throw SourceFileError(.unreadable, "reading \(name) failed midway", at: SourceLocation(file: name))
        }
    }

    deinit {
        // A file opened for reading has nothing left to lose when closing fails.
        try? handle.close()
    }
}
