import ArgumentParser
import Casework
import Foundation
import StatementStore

/// Where the archive lies.
struct ArchiveOptions: ParsableArguments {
    @Option(help: "The archive of imported lists; else CLEW_ARCHIVE, else the user's data folder.", completion: .file())
    var archive: String?

    /// The archive's file.
    var location: URL { ArchiveLocation.resolve(archive) }

    /// Opens the archive for reading; `nil` where there is none and none was named.
    func openIfPresent() throws -> Archive? {
        let isNamed = archive != nil || ProcessInfo.processInfo.environment[ArchiveLocation.variable] != nil
        guard isNamed || FileManager.default.fileExists(atPath: location.path(percentEncoded: false)) else {
            return nil
        }
        do {
            return try Archive(at: location, access: .reading)
        } catch {
            throw CaseworkError(.archive, error.message)
        }
    }
}
