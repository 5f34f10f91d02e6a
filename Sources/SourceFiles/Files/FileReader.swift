import ClewModel
import Foundation

/// A file opened for reading from front to back in pieces, so that its size never decides how much memory is held.
final class FileReader {
    /// The size that the file system states, 0 for pipes and devices.
    let size: Int
    private let handle: FileHandle
    private let name: String

    init(_ url: URL, name: String) throws(SourceFileError) {
        let place = SourceLocation(file: name)
        let manager = FileManager.default
        var isDirectory: ObjCBool = false
        guard manager.fileExists(atPath: url.path(percentEncoded: false), isDirectory: &isDirectory) else {
            throw SourceFileError(.missing, "there is no file \(name)", at: place)
        }
        guard !isDirectory.boolValue else {
            throw SourceFileError(.directory, "\(name) is a directory; expected a file", at: place)
        }
        do {
            handle = try FileHandle(forReadingFrom: url)
        } catch {
            throw SourceFileError(.unreadable, "\(name) cannot be opened for reading; check its permissions", at: place)
        }
        let attributes = try? manager.attributesOfItem(atPath: url.path(percentEncoded: false))
        size = (attributes?[.size] as? NSNumber)?.intValue ?? 0
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
