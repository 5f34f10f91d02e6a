import CaseStore
import Casework
import ClewModel
import Foundation
import SourceFiles
import StatementStore
import Synchronization

/// Versions of lists that were uploaded and wait until somebody has looked at what they would change.
///
/// The files lie in a folder that their owner alone may enter, until they are imported or discarded; what they would change
/// is found out again after a restart.
final class ImportShelf: Sendable {
    /// A version that waits.
    struct Pending: Codable, Hashable, Sendable {
        /// Its name: the list and the beginning of the digest of the files.
        let id: String
        /// The key of the list.
        let list: String
        /// The names of the files.
        let files: [String]
        /// Who uploaded it.
        let person: String
        let day: Day
        /// The day on which the files were published, where they do not say it.
        let published: Day?
    }

    /// The most versions that wait at a time.
    private static let most = 10

    private let folder: URL
    private let previews = Mutex<[String: ListPreview]>([:])

    init(folder: URL) { self.folder = folder }

    /// The versions that wait, by name; what is damaged is left out.
    func all() -> [Pending] {
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        return names.sorted().compactMap(pending)
    }

    /// A version that waits.
    func pending(_ id: String) -> Pending? {
        guard id.utf8.allSatisfy({ $0 != 0x2F && $0 != 0x2E }), !id.isEmpty,
            let bytes = try? Data(contentsOf: place(id).appending(path: "pending.json")),
            let pending = try? JSONDecoder().decode(Pending.self, from: bytes), pending.id == id
        else { return nil }
        return pending
    }

    /// The files of a version that waits.
    func files(of pending: Pending) -> [URL] {
        pending.files.map { place(pending.id).appending(path: "files").appending(path: $0) }
    }

    /// Keeps files until somebody has looked at what they would change.
    ///
    /// - Throws: `work.store` where they cannot be written, and where too many wait already.
    func add(
        _ files: [WorkForm.File], of list: String, by person: String, on day: Day, published: Day?
    ) throws(ClewError) -> Pending {
        let digests = files.map { "\($0.name) \(SHA256Digest(of: $0.bytes).hex)" }.sorted()
        let digest = SHA256Digest(ofText: "\(digests) \(published?.description ?? "")").hex.prefix(12)
        let id = "\(list)-\(digest)"
        guard pending(id) != nil || all().count < Self.most else {
            throw ClewError(
                .workStore, "\(Self.most) versions of lists wait already; import or discard one of them first")
        }
        var names: Set<String> = []
        for file in files where !Self.isName(file.name) || !names.insert(file.name).inserted {
            throw ClewError(.workStore, "'\(file.name)' is no name of a file here, or comes twice")
        }
        let pending = Pending(
            id: id, list: list, files: names.sorted(), person: person, day: day, published: published)
        do {
            let inner = place(id).appending(path: "files")
            try PrivateFile.makeFolder(inner)
            for file in files { try PrivateFile.write(Data(file.bytes), to: inner.appending(path: file.name)) }
            try PrivateFile.write(
                Data(try StableJSON.line(of: pending).utf8), to: place(id).appending(path: "pending.json"))
        } catch {
            discard(id)
            throw ClewError(.workStore, "the files cannot be kept; the disk may be full. Nothing was changed")
        }
        return pending
    }

    /// What a version that waits would change, as long as the list is what it was when that was found out.
    ///
    /// - Parameter find: Finds it out.
    func preview(
        of pending: Pending, at version: Int64?, _ find: () throws(ClewError) -> ListPreview
    ) throws(ClewError) -> ListPreview {
        if let known = previews.withLock({ $0[pending.id] }), known.before?.number == version { return known }
        let found = try find()
        previews.withLock { $0[pending.id] = found }
        return found
    }

    /// Where a copy of the archive may lie while what a version would change is found out.
    func workshop(of pending: Pending) -> URL { place(pending.id) }

    /// Removes a version that waits.
    func discard(_ id: String) {
        previews.withLock { $0[id] = nil }
        try? FileManager.default.removeItem(at: place(id))
    }

    private func place(_ id: String) -> URL { folder.appending(path: id, directoryHint: .isDirectory) }

    private static func isName(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 200 && name.first != "."
            && name.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "/" && $0 != "\\" }
    }
}
