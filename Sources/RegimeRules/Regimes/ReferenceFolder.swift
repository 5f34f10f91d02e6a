import Foundation
import SourceFiles

/// The files of one folder of reference data.
enum ReferenceFolder {
    /// The largest reference file that is read, in bytes.
    static let limit = 16 << 20

    /// Reads the files whose names end in `suffix`, sorted by name.
    static func files(in directory: URL, endingIn suffix: String) throws(RegimeError) -> [SourceFile] {
        let names: [String]
        do {
            names = try FileManager.default.contentsOfDirectory(atPath: directory.path)
        } catch {
            throw RegimeError(.unreadable, "the folder \(directory.lastPathComponent) cannot be read")
        }
        let wanted = names.filter { $0.hasSuffix(suffix) }.sorted()
        guard !wanted.isEmpty else {
            throw RegimeError(.unreadable, "the folder \(directory.lastPathComponent) holds no \(suffix) file")
        }
        var files: [SourceFile] = []
        for name in wanted { files.append(try file(name, in: directory)) }
        return files
    }

    /// Reads one file.
    static func file(_ name: String, in directory: URL) throws(RegimeError) -> SourceFile {
        do throws(SourceFileError) {
            return try SourceFile.read(directory.appending(path: name), as: name, limit: limit)
        } catch {
            throw RegimeError(.unreadable, error.message, diagnostics: [error.diagnostic])
        }
    }
}
