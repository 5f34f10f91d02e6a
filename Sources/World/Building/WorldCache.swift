import ClewModel
import CompactIndex
public import Foundation
import OwnershipAnalysis
import Screening

/// Where a world that was put together is kept for the next process: beside the archive, readable by its owner alone.
///
/// It can be deleted at any time. A file that is damaged, or of another version of Clew, is built again.
public struct WorldCache: Sendable {
    /// The folder.
    public let folder: URL

    /// The cache of an archive.
    public init(besideArchive archive: URL) {
        folder = archive.deletingLastPathComponent().appending(path: archive.lastPathComponent + ".world")
    }

    private static let magic = "CLEWWRLD"
    private static let format: UInt64 = 7
    /// How many worlds are kept: those of a few days of knowledge.
    private static let kept = 4

    /// The three files of a world.
    struct Files {
        var table: URL
        var everyone: URL
        var listed: URL
    }

    func files(_ key: String) -> Files {
        let name = String(key.prefix(32))
        return Files(
            table: folder.appending(path: name + ".world"), everyone: folder.appending(path: name + ".everyone.clew"),
            listed: folder.appending(path: name + ".listed.clew"))
    }

    /// The small parts of a world.
    struct Head: Codable {
        var key: String
        var datasets: [DatasetOnHand]
        var diagnostics: [Diagnostic]
        /// The fingerprints of the indexes that were written with it: of everyone, and of those listed where they are fewer.
        var indexes: [String]
    }

    /// Everything that is read back.
    struct Contents {
        var head: Head
        var table: ListingTable
        var stakes: OwnershipGraph
    }

    /// Reads a world back; `nil` where there is none that is whole.
    func read(_ key: String) -> Contents? {
        do {
            var file = try PackedReader(files(key).table, magic: Self.magic, format: Self.format)
            let head = try CacheCoding.decode(Head.self, from: try file.bytes())
            guard head.key == key else { return nil }
            return Contents(head: head, table: try ListingTable(&file), stakes: try OwnershipGraph(&file))
        } catch {
            // Whatever is wrong with it, it is built again from what it was made of.
            return nil
        }
    }

    /// Makes the folder, which only its owner can read.
    ///
    /// - Returns: Whether anything can be kept there.
    func prepare() -> Bool {
        let path = folder.path(percentEncoded: false)
        let attributes: [FileAttributeKey: Any] = [.posixPermissions: 0o700]
        // A link leads to a folder of somebody's, whose rights are not ours to change.
        let place = path.hasSuffix("/") ? String(path.dropLast()) : path
        let kind = (try? FileManager.default.attributesOfItem(atPath: place))?[.type] as? FileAttributeType
        guard kind == nil || kind == .typeDirectory else { return false }
        do {
            try FileManager.default.createDirectory(
                atPath: path, withIntermediateDirectories: true, attributes: attributes)
            try FileManager.default.setAttributes(attributes, ofItemAtPath: path)
        } catch {
            return false
        }
        return FileManager.default.isWritableFile(atPath: path)
    }

    /// Writes a world down; its indexes lie there already.
    ///
    /// Older ones make room.
    func write(_ contents: Contents) throws {
        var file = PackedWriter()
        file.add(try CacheCoding.encode(contents.head))
        try contents.table.write(to: &file)
        contents.stakes.write(to: &file)
        let files = files(contents.head.key)
        try file.finished(magic: Self.magic, format: Self.format).write(to: files.table, options: .atomic)
        for url in [files.table, files.everyone, files.listed] {
            let path = url.path(percentEncoded: false)
            guard FileManager.default.fileExists(atPath: path) else { continue }
            try FileManager.default.setAttributes([.posixPermissions: 0o600], ofItemAtPath: path)
        }
        removeOld(keeping: contents.head.key)
    }

    private func removeOld(keeping key: String) {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        let worlds = names.filter { $0.hasSuffix(".world") && !$0.hasPrefix(key.prefix(32)) }
        let dated = worlds.map { name in
            let path = folder.appending(path: name).path(percentEncoded: false)
            let date = (try? FileManager.default.attributesOfItem(atPath: path))?[.modificationDate] as? Date
            return (name: name, date: date ?? .distantPast)
        }
        for old in dated.sorted(by: { ($1.date, $1.name) < ($0.date, $0.name) }).dropFirst(Self.kept - 1) {
            let stem = old.name.dropLast(".world".count)
            for ending in [".world", ".everyone.clew", ".listed.clew"] {
                // What cannot be removed takes room and does no harm.
                try? FileManager.default.removeItem(at: folder.appending(path: stem + ending))
            }
        }
    }
}
