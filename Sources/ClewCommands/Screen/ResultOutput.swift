import Casework
import ClewModel
import Foundation

/// Where results go: standard output, or a file that appears when it is whole.
final class ResultOutput {
    private let path: String?
    private let draft: String?
    private var file: UnsafeMutablePointer<FILE>?

    /// Opens the output.
    init(_ path: String?) throws {
        self.path = path
        guard let path else {
            draft = nil
            file = nil
            return
        }
        let draft = path + ".partial"
        self.draft = draft
        UnfinishedFiles.add(draft)
        file = fopen(draft, "wb")
        guard file != nil else {
            throw ClewError(.cannotWrite, "\(path) cannot be written; check its folder and permissions")
        }
    }

    /// Writes bytes.
    func write(_ bytes: [UInt8]) throws {
        guard !bytes.isEmpty else { return }
        if let file {
            guard fwrite(bytes, 1, bytes.count, file) == bytes.count else {
                throw ClewError(.cannotWrite, "writing \(path ?? "") failed; the disk may be full")
            }
            return
        }
        do {
            try FileHandle.standardOutput.write(contentsOf: Data(bytes))
        } catch {
            throw ClewError(.cannotWrite, "the results cannot be written: \(error.localizedDescription)")
        }
    }

    /// Writes text.
    func write(_ text: String) throws { try write(Array(text.utf8)) }

    /// Moves a file to its name.
    func finish() throws {
        guard let open = file, let draft, let path else { return }
        file = nil
        defer { UnfinishedFiles.forget(draft) }
        guard fclose(open) == 0, rename(draft, path) == 0 else {
            remove(draft)
            throw ClewError(.cannotWrite, "writing \(path) failed; the disk may be full")
        }
    }

    deinit {
        // What was not finished is not left behind.
        guard let file, let draft else { return }
        fclose(file)
        remove(draft)
        UnfinishedFiles.forget(draft)
    }
}
