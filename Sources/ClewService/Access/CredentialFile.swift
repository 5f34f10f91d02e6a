import Casework
import ClewModel
import Foundation
import SourceFiles
import StatementStore
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// A file of what people sign in with: readable by its owner alone, replaced whole, read again as soon as it is another.
///
/// One that others have access to is not taken.
final class CredentialFile<Entry: Codable & Sendable>: Sendable {
    /// What tells a file from the one before it.
    private struct Stamp: Equatable {
        let inode: UInt64
        let size: Int64
        let seconds: Int
        let nanoseconds: Int
    }

    private struct Known {
        var stamp: Stamp?
        var byKey: [String: Entry] = [:]
    }

    /// The content: a version, and the entries under the name of what they are.
    private struct Content: Codable {
        struct Key: CodingKey {
            let stringValue: String
            var intValue: Int? { nil }
            init(stringValue: String) { self.stringValue = stringValue }
            init?(intValue: Int) { nil }
        }

        static var plural: CodingUserInfoKey? { CodingUserInfoKey(rawValue: "plural") }

        let entries: [Entry]

        init(_ entries: [Entry]) { self.entries = entries }

        private static func key(_ info: [CodingUserInfoKey: Any]) -> Key {
            Key(stringValue: plural.flatMap { info[$0] as? String } ?? "entries")
        }

        init(from decoder: any Decoder) throws {
            let container = try decoder.container(keyedBy: Key.self)
            entries = try container.decode([Entry].self, forKey: Self.key(decoder.userInfo))
        }

        func encode(to encoder: any Encoder) throws {
            var container = encoder.container(keyedBy: Key.self)
            try container.encode(1, forKey: Key(stringValue: "version"))
            try container.encode(entries, forKey: Self.key(encoder.userInfo))
        }
    }

    let url: URL
    /// What the entries are called: `tokens`, `users`.
    let plural: String
    private let key: @Sendable (Entry) -> String
    private let known = Mutex(Known())

    /// - Parameters:
    ///   - plural: What the entries are called, in the file and in messages.
    ///   - key: What an entry is found by.
    init(_ url: URL, of plural: String, by key: @escaping @Sendable (Entry) -> String) {
        self.url = url
        self.plural = plural
        self.key = key
    }

    private var path: String { url.path(percentEncoded: false) }

    /// The entries, in the order in which they were made; none where there is no file yet.
    ///
    /// - Throws: `ClewError` for a file that is damaged, that is another user's, or that others can write to or read.
    func entries() throws(ClewError) -> [Entry] {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw ClewError(.access, "\(path) cannot be read") }
            return []
        }
        guard status.st_mode & 0o077 == 0 else {
            throw ClewError(
                .access, "\(path): others than its owner have access to the \(plural); chmod 600 mends that")
        }
        guard access(path, R_OK) == 0 else {
            throw ClewError(
                .access,
                "\(path) cannot be read: it is that of user \(status.st_uid), and this is user \(geteuid()); nobody in it is let in"
            )
        }
        do {
            try InputFile.check(url, as: path)
            let decoder = JSONDecoder()
            if let plural = Content.plural { decoder.userInfo[plural] = self.plural }
            return try decoder.decode(Content.self, from: Data(contentsOf: url)).entries
        } catch let error as SourceFileError {
            throw ClewError(.access, error.message)
        } catch {
            throw ClewError(.access, "\(path) is no file of \(plural), or is damaged")
        }
    }

    /// The entry with a key; `nil` where there is none, or the file cannot be read.
    ///
    /// What was changed in the file counts from the next request on.
    func entry(_ sought: String) -> Entry? { current { $0[sought] } }

    /// Whether some entry on file is so; `false` where the file cannot be read.
    func contains(where isSo: (Entry) -> Bool) -> Bool { current { $0.values.contains(where: isSo) } }

    private func current<Result>(_ body: ([String: Entry]) -> Result) -> Result {
        known.withLock { known in
            let stamp = Self.stamp(path)
            if stamp == nil || stamp != known.stamp {
                let entries: [Entry]
                do throws(ClewError) {
                    entries = try self.entries()
                } catch {
                    entries = []
                    // Once for each file that stands there: nobody is let in, and whoever runs the service must learn why.
                    if stamp != nil { ServiceMessage.tell(error) }
                }
                known = Known(stamp: stamp, byKey: Dictionary(entries.map { (key($0), $0) }) { _, last in last })
            }
            return body(known.byKey)
        }
    }

    /// Refuses root in the folder of a user that a service runs as: what root leaves there that user cannot read.
    private func checkOwner() throws(ClewError) {
        var folder = stat()
        guard geteuid() == 0, stat(url.deletingLastPathComponent().path(percentEncoded: false), &folder) == 0,
            folder.st_uid != 0
        else { return }
        throw ClewError(
            .access,
            "\(path) lies in the folder of user \(folder.st_uid), who could not read what root leaves there; do this as that "
                + "user (with systemd: clew-as-service); nothing was changed")
    }

    /// Changes the entries while no other process does.
    func change<Result>(_ body: (inout [Entry]) throws(ClewError) -> Result) throws(ClewError) -> Result {
        do {
            try PrivateFile.makeFolder(url.deletingLastPathComponent())
        } catch {
            throw ClewError(.access, "the folder of \(path) cannot be made")
        }
        try checkOwner()
        let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
            if lock >= 0 { close(lock) }
            throw ClewError(.access, "\(path) cannot be written; check its folder and permissions")
        }
        defer { close(lock) }
        var entries = try entries()
        let result = try body(&entries)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        if let plural = Content.plural { encoder.userInfo[plural] = self.plural }
        do {
            try PrivateFile.write(try encoder.encode(Content(entries)), to: url)
        } catch let error as SourceFileError {
            throw ClewError(.access, error.message)
        } catch {
            throw ClewError(.access, "\(path) cannot be written")
        }
        return result
    }

    private static func stamp(_ path: String) -> Stamp? {
        var status = stat()
        guard stat(path, &status) == 0 else { return nil }
        // When anything of it changed, its rights too: who mends those lets people in again.
        #if canImport(Darwin)
            let time = status.st_ctimespec
        #else
            let time = status.st_ctim
        #endif
        return Stamp(
            inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: time.tv_sec,
            nanoseconds: Int(time.tv_nsec))
    }
}

/// Where a file of what people sign in with lies.
enum CredentialLocation {
    /// The path given, else the one that a variable of the environment names, else a file beside the archive.
    static func resolve(_ path: String?, variable: String, name: String, archive: String?) -> URL {
        if let path, !path.isEmpty { return URL(filePath: path) }
        if let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty { return URL(filePath: path) }
        return ArchiveLocation.resolve(archive).deletingLastPathComponent().appending(path: name)
    }
}
