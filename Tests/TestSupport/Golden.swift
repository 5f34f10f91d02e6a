public import Foundation

/// Outputs as they were, byte for byte: every change of what a user reads is seen in the commit that makes it.
///
/// With `CLEW_UPDATE_GOLDENS=1` an output is written in place of being compared.
public enum Golden {
    /// The folder of the outputs.
    public static let folder = RepositoryFiles.root.appending(path: "Tests/Golden")

    /// Compares an output with the one on file.
    ///
    /// - Returns: Where they part; `nil` where they are equal.
    public static func difference(_ text: String, from name: String) throws -> String? {
        let file = folder.appending(path: name)
        if ProcessInfo.processInfo.environment["CLEW_UPDATE_GOLDENS"] == "1" {
            try FileManager.default.createDirectory(
                at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
            try text.write(to: file, atomically: true, encoding: .utf8)
            return nil
        }
        let expected = try String(contentsOf: file, encoding: .utf8)
        guard text != expected else { return nil }
        let new = text.split(separator: "\n", omittingEmptySubsequences: false)
        let old = expected.split(separator: "\n", omittingEmptySubsequences: false)
        let line =
            zip(new, old).enumerated().first { $0.element.0 != $0.element.1 }?.offset ?? min(new.count, old.count)
        let was = line < old.count ? String(old[line].prefix(400)) : "(end)"
        let now = line < new.count ? String(new[line].prefix(400)) : "(end)"
        return "\(name), line \(line + 1)\nwas: \(was)\nnow: \(now)"
    }
}
