public import Foundation

/// Finds the files of the repository from a test, wherever the package is built.
public enum RepositoryFiles {
    /// The root of the repository.
    public static let root: URL = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath().deletingLastPathComponent()
        while folder.path(percentEncoded: false) != "/" {
            let isRoot = ["Sources", "Tests", "Reference"].allSatisfy {
                FileManager.default.fileExists(atPath: folder.appending(path: $0).path(percentEncoded: false))
            }
            if isRoot { return folder }
            folder = folder.deletingLastPathComponent()
        }
        return URL(filePath: FileManager.default.currentDirectoryPath)
    }()

    /// The reference data.
    public static var reference: URL { root.appending(path: "Reference") }

    /// The fixtures of the tests.
    public static var fixtures: URL { root.appending(path: "Tests/Fixtures") }

    /// The examples.
    public static var examples: URL { root.appending(path: "Examples") }

    /// A folder of large public files beside the repository, which only some machines have; tests that need it are
    /// enabled by its presence.
    public static var sharedData: URL? { beside("shared/data") }

    /// A file or folder beside the repository; `nil` where it is absent.
    public static func beside(_ path: String) -> URL? {
        let url = root.deletingLastPathComponent().appending(path: path)
        return FileManager.default.fileExists(atPath: url.path(percentEncoded: false)) ? url : nil
    }
}
