public import Foundation
import GRDB

extension Archive {
    /// Copies the archive as it stands into a file, to try on the copy what must not be done to the archive yet.
    ///
    /// The copy is one moment of the archive, whoever writes to it meanwhile.
    ///
    /// - Parameter url: Where the copy goes: no file is there, or an empty one.
    /// - Throws: `database`, `diskFull` and the like; what was written of the copy is then for the caller to remove.
    /// - Complexity: O(*n*) in the bytes of the archive.
    public func copy(to url: URL) throws(ArchiveError) {
        let path = url.path(percentEncoded: false)
        do {
            try reader.backup(to: DatabaseQueue(path: path))
        } catch {
            throw ArchiveError(error, at: path)
        }
    }
}
