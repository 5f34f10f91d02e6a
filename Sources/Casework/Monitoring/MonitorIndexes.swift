import ClewModel
import CompactIndex
import Foundation
import NameMatching
import Screening
import SourceFiles
import World

/// The indexes of a run, kept beside the book so that the next run finds out what has changed; each file is named by what it
/// holds.
struct MonitorIndexes {
    let folder: URL
    /// Those who stand on lists on the day, and everybody on hand.
    let current: [ScreeningIndex]

    private static let ending = ".index"

    /// The files of the current indexes.
    var names: [String] { current.map { $0.fingerprint.prefix(32) + Self.ending } }

    /// What changed in the parties since a run; `nil` where that cannot be told.
    ///
    /// - Parameter names: The files of its indexes.
    func deltas(since names: [String], lexicon: Lexicon) -> [ScreeningDelta]? {
        guard names.count == current.count else { return nil }
        var deltas: [ScreeningDelta] = []
        for (name, index) in zip(names, current) {
            guard let old = try? ScreeningIndex.open(folder.appending(path: name), lexicon: lexicon),
                let delta = try? ScreeningDelta(from: old, to: index)
            else { return nil }
            deltas.append(delta)
        }
        return deltas
    }

    /// Writes those that are not there yet.
    func write() throws(ClewError) {
        do { try PrivateFile.makeFolder(folder) } catch {
            throw ClewError(
                .cannotWrite, "\(folder.path(percentEncoded: false)) cannot be made: \(error.localizedDescription)")
        }
        for (name, index) in zip(names, current) {
            let file = folder.appending(path: name)
            guard !FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else { continue }
            let bytes = try withScreeningErrors { try index.compact.bytes() }
            do { try PrivateFile.write(Data(bytes), to: file) } catch {
                throw ClewError(.cannotWrite, error.message)
            }
        }
    }

    /// Removes the indexes of runs before; one that stays does no harm.
    func removeOthers() {
        let path = folder.path(percentEncoded: false)
        let kept = Set(names)
        for name in (try? FileManager.default.contentsOfDirectory(atPath: path)) ?? []
        where name.hasSuffix(Self.ending) && !kept.contains(name) {
            try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
    }
}
