import Casework
import ClewModel
import SourceFiles

/// Where results go: standard output, or a file that appears when it is whole.
final class ResultOutput {
    private var file: DraftFile?

    /// Opens the output.
    init(_ path: String?) throws {
        file = try path.map { path throws(ClewError) in try DraftFile(path) }
    }

    /// Writes bytes.
    func write(_ bytes: [UInt8]) throws(ClewError) {
        guard !bytes.isEmpty else { return }
        if let file { try file.write(bytes) } else { try Console.write(bytes) }
    }

    /// Writes text.
    func write(_ text: String) throws(ClewError) { try write(Array(text.utf8)) }

    /// Moves a file to its name.
    func finish() throws(ClewError) {
        defer { file = nil }
        try file?.finish()
    }
}
