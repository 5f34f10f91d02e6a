import Foundation

/// The reference data of the repository, found from this file.
enum Reference {
    static let directory: URL = {
        var folder = URL(filePath: #filePath).resolvingSymlinksInPath()
        while folder.path != "/" {
            folder.deleteLastPathComponent()
            let found = folder.appending(path: "Reference")
            if FileManager.default.fileExists(atPath: found.appending(path: "measures").path) { return found }
        }
        return folder
    }()

    /// A copy of the folders that the ledgers lie in, for tests that damage it.
    static func copy() throws -> URL {
        let manager = FileManager.default
        let copy = manager.temporaryDirectory.appending(path: "study-\(UUID().uuidString)")
        try manager.createDirectory(at: copy, withIntermediateDirectories: true)
        for folder in ["measures", "countermeasures", "responses", "lists"] {
            try manager.copyItem(at: directory.appending(path: folder), to: copy.appending(path: folder))
        }
        return copy
    }
}
