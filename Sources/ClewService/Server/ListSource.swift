import Casework
import ClewModel
import Foundation
import SourceFiles
import StatementStore
import World

/// Where a service takes its lists from: the reference data and the archive.
struct ListSource: Sendable {
    let archive: String?
    let reference: String?

    private var location: URL { ArchiveLocation.resolve(archive) }

    /// Reads the lists as they are now.
    ///
    /// - Parameters:
    ///   - day: The day on which entries stand or not.
    ///   - needsArchive: Whether lists were read from the archive before: where it is gone, nobody may be cleared for that.
    func load(on day: Day, needsArchive: Bool = false) throws(ClewError) -> ServiceLists {
        let path = location.path(percentEncoded: false)
        guard !needsArchive || FileManager.default.fileExists(atPath: path) else {
            throw ClewError(.archive, "the archive \(path), from which lists were read before, is gone")
        }
        let knowledge = KnowledgeBase(try ReferenceDirectory.find(named: reference))
        let store = try open(saysMissing: true)
        let world = try World(
            knowledge, archive: store, cache: store.map { _ in WorldCache(besideArchive: location) })
        return try ServiceLists(world, on: day)
    }

    /// The versions that the archive has in force now: none where there is no archive, `nil` where it cannot be read.
    func versions() -> [ListVersion]? {
        do {
            return try open(saysMissing: false)?.lists(knownAt: .distantFuture) ?? []
        } catch {
            return nil
        }
    }

    /// Puts an act on record in the archive's log; where there is no archive, no list can have changed, and it is only said.
    ///
    /// - Returns: What went wrong.
    func record(_ act: ServiceAct) -> String? {
        guard FileManager.default.fileExists(atPath: location.path(percentEncoded: false)) else {
            ServiceMessage.tell("\(act.kind.rawValue) by \(act.person); there is no archive whose log could keep it")
            return nil
        }
        do {
            try InputFile.check(location, as: location.path(percentEncoded: false))
            try Archive(at: location).record(act)
            return nil
        } catch let error as ArchiveError {
            return error.message
        } catch {
            return "the archive cannot be opened"
        }
    }

    /// Opens the archive; `nil` where there is none yet, which is said where one was named, as the command line does.
    private func open(saysMissing: Bool) throws(ClewError) -> Archive? {
        let path = location.path(percentEncoded: false)
        guard FileManager.default.fileExists(atPath: path) else {
            let isNamed = archive != nil || ProcessInfo.processInfo.environment[ArchiveLocation.variable] != nil
            if isNamed, saysMissing {
                ServiceMessage.tell("there is no archive at \(path) yet; only what comes with Clew is read")
            }
            return nil
        }
        do {
            // The library behind the archive would wait for a pipe without end.
            try InputFile.check(location, as: path)
            return try Archive(at: location, access: .reading)
        } catch let error as ArchiveError {
            throw ClewError(.archive, error.message)
        } catch let error as SourceFileError {
            throw ClewError(.archive, error.message)
        } catch {
            throw ClewError(.archive, "\(path) cannot be read")
        }
    }
}

/// What the service says to whoever started it, on standard error.
enum ServiceMessage {
    /// Says a sentence.
    static func tell(_ text: String) { write(["clew-service: \(text)"]) }

    /// Says what went wrong, with its places.
    static func tell(_ error: ClewError) {
        write(error.diagnostics.map(\.description) + ["clew-service: \(error.message)"])
    }

    private static func write(_ lines: [String]) {
        // Where nobody listens, the status says it.
        _ = StandardStream.error.write(lines.map { SafeText.line($0) }.joined(separator: "\n") + "\n")
    }
}
