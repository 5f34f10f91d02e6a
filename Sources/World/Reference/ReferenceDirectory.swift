public import ClewModel
public import Foundation

/// Where the reference data lies.
public enum ReferenceDirectory {
    /// Finds the folder: the one named, the one in `CLEW_REFERENCE`, `Reference` above the program (a build in the source
    /// tree), `../share/clew/Reference` beside it (an installed one), or `Reference` in the current folder.
    ///
    /// - Throws: ``ClewError`` that names every place looked at.
    public static func find(named name: String? = nil) throws(ClewError) -> URL {
        if let name { return try require(URL(filePath: name)) }
        if let name = ProcessInfo.processInfo.environment["CLEW_REFERENCE"], !name.isEmpty {
            return try require(URL(filePath: name))
        }
        var places: [URL] = []
        let program = URL(filePath: CommandLine.arguments.first ?? "clew")
        let running = (Bundle.main.executableURL ?? program).resolvingSymlinksInPath()
        var folder = running.deletingLastPathComponent()
        places.append(folder.deletingLastPathComponent().appending(path: "share/clew/Reference"))
        for _ in 0..<6 {
            places.append(folder.appending(path: "Reference"))
            folder = folder.deletingLastPathComponent()
        }
        places.append(URL(filePath: FileManager.default.currentDirectoryPath).appending(path: "Reference"))
        if let found = places.first(where: isReference) { return found }
        throw ClewError(
            .referenceMissing,
            "The reference data was not found. Name its folder with --reference or CLEW_REFERENCE. Looked at: "
                + places.map(\.path).joined(separator: ", "))
    }

    /// Whether the user named a folder of their own, whose faults are theirs to mend and none of the program's.
    ///
    /// - Parameter name: What `--reference` says.
    public static func isNamed(_ name: String? = nil) -> Bool {
        name != nil || ProcessInfo.processInfo.environment["CLEW_REFERENCE"]?.isEmpty == false
    }

    private static func require(_ folder: URL) throws(ClewError) -> URL {
        guard isReference(folder) else {
            throw ClewError(
                .referenceMissing, "\(folder.path) is not a folder of reference data: it has no folder 'regimes' in it."
            )
        }
        return folder
    }

    private static func isReference(_ folder: URL) -> Bool {
        FileManager.default.fileExists(atPath: folder.appending(path: "regimes").path)
    }
}
