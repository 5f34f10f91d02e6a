import Casework
import ClewModel
import SourceFiles

/// A file of ours that appears under its name when it is whole, and of which nothing stays where the program is told to stop.
final class DraftFile {
    private let file: PrivateFile

    /// Starts a file.
    ///
    /// - Throws: `output.cannot-write` where its folder does not let us.
    init(_ path: String) throws(ClewError) {
        let draft = PrivateFile.draft(of: path)
        // Before the file exists, so that no moment is left in which an interruption would leave it behind.
        UnfinishedFiles.add(draft)
        do {
            file = try PrivateFile(path)
        } catch {
            UnfinishedFiles.forget(draft)
            throw ClewError(.cannotWrite, error.message)
        }
    }

    deinit {
        file.discard()
        UnfinishedFiles.forget(file.draft)
    }

    /// Writes bytes at the end.
    func write(_ bytes: [UInt8]) throws(ClewError) {
        do { try file.write(bytes) } catch { throw ClewError(.cannotWrite, error.message) }
    }

    /// Closes the file and gives it its name.
    func finish() throws(ClewError) {
        defer { UnfinishedFiles.forget(file.draft) }
        do { try file.finish() } catch { throw ClewError(.cannotWrite, error.message) }
    }
}
