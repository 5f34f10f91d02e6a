public import Foundation

/// Where the archive lies when nobody says otherwise.
public enum ArchiveLocation {
    /// The variable that names the archive.
    public static let variable = "CLEW_ARCHIVE"

    /// Resolves the archive's file: the path given, else `CLEW_ARCHIVE`, else `clew/archive.sqlite` in the user's data
    /// folder as the XDG Base Directory Specification defines it.
    ///
    /// A relative `XDG_DATA_HOME` is ignored, as that specification asks. No folder is created.
    ///
    /// - Parameters:
    ///   - path: The path that the user gave, if any.
    ///   - environment: The environment to read.
    public static func resolve(
        _ path: String? = nil, environment: [String: String] = ProcessInfo.processInfo.environment
    ) -> URL {
        if let path, !path.isEmpty { return URL(filePath: path) }
        if let path = environment[variable], !path.isEmpty { return URL(filePath: path) }
        let folder: URL
        if let data = environment["XDG_DATA_HOME"], data.hasPrefix("/") {
            folder = URL(filePath: data, directoryHint: .isDirectory)
        } else if let home = environment["HOME"], home.hasPrefix("/") {
            folder = URL(filePath: home, directoryHint: .isDirectory).appending(path: ".local/share")
        } else {
            folder = FileManager.default.homeDirectoryForCurrentUser.appending(path: ".local/share")
        }
        return folder.appending(path: "clew/archive.sqlite")
    }

    /// Where people's work of the workbench is kept: the folder that the user gave, else `work` beside the archive.
    public static func workFolder(_ path: String?, besideArchive archive: URL) -> URL {
        path.map { URL(filePath: $0) } ?? archive.deletingLastPathComponent().appending(path: "work")
    }

    /// Where what is monitored is kept where nobody names another folder: one beside the archive, with its name.
    public static func monitorFolder(besideArchive archive: URL) -> URL {
        archive.deletingLastPathComponent().appending(path: archive.lastPathComponent + ".monitor")
    }
}
