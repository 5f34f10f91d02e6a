public import Foundation

/// Several files that belong together and are written together: all of them or none.
///
/// They are written beside the folder first and moved into it at the end, one rename each, so that a failure while writing
/// leaves nothing half-written. Files and folders can be read by their owner alone.
public struct FileBundle {
    /// The files by their names in the folder, in the order in which they are written.
    public private(set) var files: [(name: String, bytes: Data)] = []

    /// Creates an empty bundle.
    public init() {}

    /// Adds a text.
    public mutating func add(_ text: String, as name: String) {
        files.append((name, Data(text.utf8)))
    }

    /// Adds bytes.
    public mutating func add(_ bytes: Data, as name: String) {
        files.append((name, bytes))
    }

    /// Writes the files into a folder, which is made where it is missing; other files in it stay.
    ///
    /// - Parameter mark: What tells this writing from others at the same time, such as a fingerprint.
    /// - Returns: The files written, in their order.
    /// - Throws: What the file system says; nothing is left of the staging folder.
    public func write(to folder: URL, mark: String) throws -> [URL] {
        let manager = FileManager.default
        let staging = folder.deletingLastPathComponent().appending(
            path: ".\(folder.lastPathComponent).\(mark.prefix(12)).partial")
        try? manager.removeItem(at: staging)
        try PrivateFile.makeFolder(staging)
        defer { try? manager.removeItem(at: staging) }
        for (name, bytes) in files {
            try PrivateFile.write(bytes, to: staging.appending(path: name))
        }
        try PrivateFile.makeFolder(folder)
        var written: [URL] = []
        for (name, _) in files {
            let target = folder.appending(path: name)
            // POSIX rename replaces a file that is there in one step; Foundation's replacement fails on Linux.
            guard
                rename(staging.appending(path: name).path(percentEncoded: false), target.path(percentEncoded: false))
                    == 0
            else { throw CocoaError(.fileWriteUnknown) }
            written.append(target)
        }
        return written
    }
}
