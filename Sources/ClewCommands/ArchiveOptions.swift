import ArgumentParser
import Casework
import ClewModel
import Foundation
import SourceFiles
import StatementStore
import Synchronization

/// Where the archive lies.
struct ArchiveOptions: ParsableArguments {
    @Option(help: "The archive of imported lists; else CLEW_ARCHIVE, else the user's data folder.", completion: .file())
    var archive: String?

    /// The archive's file.
    var location: URL { ArchiveLocation.resolve(archive) }

    /// Opens the archive for reading; `nil` where there is none yet, which is said where one was named.
    func openIfPresent() throws -> Archive? {
        let path = location.path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: path) else {
            if archive != nil || ProcessInfo.processInfo.environment[ArchiveLocation.variable] != nil {
                Self.reportMissing(path)
            }
            return nil
        }
        try refuseForeign()
        do {
            return try Archive(at: location, access: .reading)
        } catch {
            throw ClewError(.archive, error.message)
        }
    }

    /// Adds an entry to the audit log of the archive, where there is one; says so where it cannot be added.
    ///
    /// What was found is told all the same: an archive that somebody else may only read is no reason to withhold it.
    func log(_ act: (Archive) throws -> Void) throws {
        guard FileManager.default.fileExists(atPath: location.path(percentEncoded: false)) else { return }
        try refuseForeign()
        do {
            try act(try Archive(at: location))
        } catch let error as ArchiveError {
            Console.error("clew: this run does not stand in the audit log: \(error.message)", isLine: true)
        }
    }

    /// Refuses what is there and is no plain file: the library behind the archive would wait for a pipe without end.
    func refuseForeign() throws(ClewError) {
        do {
            try InputFile.check(location, as: location.path(percentEncoded: false))
        } catch {
            guard error.code != .missing else { return }
            throw ClewError(.archive, error.message)
        }
    }

    /// The archives that were said to be missing: a command may ask for one several times.
    private static let missing = Mutex<Set<String>>([])

    private static func reportMissing(_ path: String) {
        guard missing.withLock({ $0.insert(path).inserted }) else { return }
        Console.error("clew: there is no archive at \(path) yet; only what comes with Clew is read")
    }
}
