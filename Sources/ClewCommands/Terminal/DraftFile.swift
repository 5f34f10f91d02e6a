import Casework
import ClewModel
import Foundation

/// A file that appears under its name when it is whole, and of which nothing stays where the program is told to stop.
final class DraftFile {
    private let path: String
    private let draft: String
    private let file: UnsafeMutablePointer<FILE>
    private var isOpen = true

    /// Starts a file.
    ///
    /// - Throws: `output.cannot-write` where its folder does not let us.
    init(_ path: String) throws(ClewError) {
        self.path = path
        draft = path + ".partial"
        // Before the file exists, so that no moment is left in which an interruption would leave it behind.
        UnfinishedFiles.add(draft)
        guard let file = fopen(draft, "wb") else {
            UnfinishedFiles.forget(draft)
            throw ClewError(.cannotWrite, "\(path) cannot be written; check its folder and permissions")
        }
        self.file = file
    }

    deinit {
        if isOpen { discard() }
    }

    /// Writes bytes at the end.
    func write(_ bytes: [UInt8]) throws(ClewError) {
        guard fwrite(bytes, 1, bytes.count, file) == bytes.count else { throw failure }
    }

    /// Closes the file and gives it its name.
    func finish() throws(ClewError) {
        isOpen = false
        let isWhole = fclose(file) == 0 && rename(draft, path) == 0
        if !isWhole { remove(draft) }
        UnfinishedFiles.forget(draft)
        if !isWhole { throw failure }
    }

    /// Closes the file and removes it.
    private func discard() {
        isOpen = false
        fclose(file)
        remove(draft)
        UnfinishedFiles.forget(draft)
    }

    private var failure: ClewError {
        ClewError(.cannotWrite, "writing \(path) failed; the disk may be full")
    }
}
