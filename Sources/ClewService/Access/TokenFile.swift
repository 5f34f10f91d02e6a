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

/// The file of tokens: readable by its owner alone, replaced whole, read again as soon as it is another.
final class TokenFile: Sendable {
    /// The name of the variable that names the file.
    static let variable = "CLEW_TOKENS"

    private struct Content: Codable {
        var version = 1
        var tokens: [AccessToken]
    }

    /// What tells a file from the one before it.
    private struct Stamp: Equatable {
        let inode: UInt64
        let size: Int64
        let seconds: Int
        let nanoseconds: Int
    }

    private struct Known {
        var stamp: Stamp?
        var byDigest: [String: AccessToken] = [:]
    }

    let url: URL
    private let known = Mutex(Known())

    init(_ url: URL) { self.url = url }

    /// Where the file lies: the path given, else `CLEW_TOKENS`, else `tokens.json` beside the archive.
    static func resolve(_ path: String?, archive: String?) -> TokenFile {
        if let path, !path.isEmpty { return TokenFile(URL(filePath: path)) }
        if let path = ProcessInfo.processInfo.environment[variable], !path.isEmpty {
            return TokenFile(URL(filePath: path))
        }
        return TokenFile(ArchiveLocation.resolve(archive).deletingLastPathComponent().appending(path: "tokens.json"))
    }

    private var path: String { url.path(percentEncoded: false) }

    /// The tokens, in the order in which they were made; none where there is no file yet.
    ///
    /// - Throws: `ClewError` for a file that is damaged, or that others can write to or read.
    func tokens() throws(ClewError) -> [AccessToken] {
        var status = stat()
        guard stat(path, &status) == 0 else {
            guard errno == ENOENT else { throw ClewError(.access, "\(path) cannot be read") }
            return []
        }
        guard status.st_mode & 0o077 == 0 else {
            throw ClewError(
                .access, "\(path): others than its owner have access to the tokens; chmod 600 mends that")
        }
        do {
            try InputFile.check(url, as: path)
            return try JSONDecoder().decode(Content.self, from: Data(contentsOf: url)).tokens
        } catch let error as SourceFileError {
            throw ClewError(.access, error.message)
        } catch {
            throw ClewError(.access, "\(path) is no file of tokens, or is damaged")
        }
    }

    /// The token on file for one that a client sends; `nil` where there is none, or the file cannot be read.
    ///
    /// A token that was taken back opens nothing from the next request on.
    func token(_ secret: String) -> AccessToken? { token(digest: AccessToken.digest(of: secret)) }

    /// The token on file that has a digest; `nil` as above.
    func token(digest: String) -> AccessToken? {
        return known.withLock { known in
            let stamp = Self.stamp(path)
            if stamp == nil || stamp != known.stamp {
                let tokens = (try? tokens()) ?? []
                known = Known(
                    stamp: stamp, byDigest: Dictionary(tokens.map { ($0.sha256, $0) }) { _, last in last })
            }
            return known.byDigest[digest]
        }
    }

    /// Changes the tokens while no other process does.
    func change<Result>(
        _ body: (inout [AccessToken]) throws(ClewError) -> Result
    ) throws(ClewError) -> Result {
        do {
            try PrivateFile.makeFolder(url.deletingLastPathComponent())
        } catch {
            throw ClewError(.access, "the folder of \(path) cannot be made")
        }
        let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
            if lock >= 0 { close(lock) }
            throw ClewError(.access, "\(path) cannot be written; check its folder and permissions")
        }
        defer { close(lock) }
        var tokens = try tokens()
        let result = try body(&tokens)
        let encoder = JSONEncoder()
        encoder.outputFormatting = [.prettyPrinted, .sortedKeys]
        do {
            try PrivateFile.write(try encoder.encode(Content(tokens: tokens)), to: url)
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
        #if canImport(Darwin)
            let time = status.st_mtimespec
        #else
            let time = status.st_mtim
        #endif
        return Stamp(
            inode: UInt64(status.st_ino), size: Int64(status.st_size), seconds: time.tv_sec,
            nanoseconds: Int(time.tv_nsec))
    }
}
