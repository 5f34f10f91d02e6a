import ArgumentParser
import Casework
import ClewModel
import Foundation
import SourceFiles
import StatementStore
import Synchronization
import World

/// What is on hand: the archive and the reference data.
struct WorldOptions: ParsableArguments {
    @OptionGroup var archive: ArchiveOptions
    @OptionGroup var reference: ReferenceOptions

    /// Puts together what is known on a day, or takes it from beside the archive, and says what takes long.
    func world(knownAt: Day?) throws -> World {
        let archive = try archive.openIfPresent()
        let told = WorldProgressLine()
        defer { told.clear() }
        return try World(
            KnowledgeBase(reference.directory()), archive: archive, knownAt: knownAt,
            cache: archive.map { _ in WorldCache(besideArchive: self.archive.location) }, progress: told.progress)
    }
}

/// Says on standard error what is done while many lists are read for the first time: a line that changes on a terminal, a
/// line each elsewhere, and nothing where there is little to read.
final class WorldProgressLine: Sendable {
    private let isShown = Mutex(false)

    /// Receives what is done.
    var progress: WorldProgress {
        WorldProgress { [self] stage in
            if Console.showsProgress {
                isShown.withLock { $0 = true }
                _ = StandardStream.error.write("\r\u{1B}[K\(Self.words(stage))")
            } else if Self.isLong(stage) {
                Console.error(Self.words(stage))
            }
        }
    }

    /// Takes the line away.
    func clear() {
        guard isShown.withLock({ $0 }) else { return }
        _ = StandardStream.error.write("\r\u{1B}[K")
    }

    private static func isLong(_ stage: WorldProgress.Stage) -> Bool {
        switch stage {
        case .readingParties: true
        case .indexingListed(let count): count > 65_536
        case .notKept: true
        case .readingListings, .keeping: false
        }
    }

    private static func words(_ stage: WorldProgress.Stage) -> String {
        switch stage {
        case .readingListings: "clew: reading the entries of all lists …"
        case .readingParties(let count): "clew: the lists are read for the first time: \(count) parties so far …"
        case .indexingListed(let count): "clew: indexing the \(count) parties that are listed …"
        case .notKept(let folder):
            "clew: what was read cannot be kept in \(SafeText.line(folder)), so it is read anew each time; free space on the disk, or check its permissions"
        case .keeping: "clew: keeping what was read beside the archive …"
        }
    }
}
