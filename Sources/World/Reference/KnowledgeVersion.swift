import ClewModel
import Foundation
import SourceFiles

/// The version of the reference data: a digest over what they say.
enum KnowledgeVersion {
    /// SHA-256 over the relative path and the SHA-256 of every data file, sorted by path; prose (`.md`, `LICENSE`) and
    /// hidden files do not count.
    static func digest(of directory: URL) throws(ClewError) -> String {
        let root = directory.resolvingSymlinksInPath().path(percentEncoded: false)
        guard let walker = FileManager.default.enumerator(atPath: root) else {
            throw ClewError(.referenceMissing, "The folder \(directory.path) cannot be read.")
        }
        let endings: Set = ["yaml", "csv", "tsv", "json", "txt"]
        let paths = walker.compactMap { $0 as? String }
            .filter {
                endings.contains(($0 as NSString).pathExtension)
                    && !$0.split(separator: "/").contains { $0.hasPrefix(".") }
            }
            .sorted { $0.utf8.lexicographicallyPrecedes($1.utf8) }
        var lines = ""
        for path in paths {
            do {
                let digest = try SHA256Digest.ofFile(URL(filePath: root).appending(path: path), as: path)
                lines += "\(digest.hex)  \(path)\n"
            } catch {
                throw ClewError(.referenceInvalid, error.message, diagnostics: [error.diagnostic])
            }
        }
        return SHA256Digest(ofText: lines).hex
    }
}
