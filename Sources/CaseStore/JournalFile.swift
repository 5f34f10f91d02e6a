import ClewModel
import Foundation
import SourceFiles
import Synchronization

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The file of a journal, which one process has open for writing at a time.
final class JournalFile: JournalDisk {
    private let url: URL
    private let descriptor: Int32
    private let lock: Int32
    private let waitsForDisk: Bool
    /// Whether the descriptor names a file that another has taken the place of.
    private let isLost = Mutex(false)

    var name: String { url.path(percentEncoded: false) }

    /// Opens the file, or makes an empty one that only its owner may read.
    ///
    /// - Parameter waitsForDisk: Whether a call returns only when the disk has confirmed what it wrote.
    /// - Throws: `work.store` where another process has it open, or where it cannot be written.
    init(at url: URL, waitsForDisk: Bool) throws(ClewError) {
        let path = url.path(percentEncoded: false)
        do {
            try PrivateFile.makeFolder(url.deletingLastPathComponent())
        } catch {
            throw ClewError(.workStore, "the folder of \(path) cannot be made")
        }
        let lock = open(path + ".lock", O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0, Self.takes(lock) else {
            if lock >= 0 { close(lock) }
            throw ClewError(.workStore, "\(path) is open in another process, or its folder cannot be written to")
        }
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0 else {
            close(lock)
            throw ClewError(.workStore, "\(path) cannot be written")
        }
        self.url = url
        self.lock = lock
        self.descriptor = descriptor
        self.waitsForDisk = waitsForDisk
        if waitsForDisk { DurableFile.settle(url.deletingLastPathComponent()) }
    }

    /// Takes the lock.
    ///
    /// A program that this process is about to start holds it for a moment as well, until it is another program: that is waited for,
    /// two tenths of a second at most.
    private static func takes(_ lock: Int32) -> Bool {
        for _ in 0..<20 {
            if flock(lock, LOCK_EX | LOCK_NB) == 0 { return true }
            guard errno == EWOULDBLOCK else { return false }
            usleep(10_000)
        }
        return false
    }

    deinit {
        close(descriptor)
        close(lock)
    }

    func read() throws(ClewError) -> [UInt8] {
        do {
            try InputFile.check(url, as: name)
            return Array(try Data(contentsOf: url))
        } catch {
            throw ClewError(.workStore, "\(name) cannot be read")
        }
    }

    func write(_ bytes: [UInt8], at place: Int) throws(ClewError) {
        let written = bytes.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, off_t(place)) }
        try confirm(written == bytes.count)
    }

    func cut(to length: Int) throws(ClewError) { try confirm(ftruncate(descriptor, off_t(length)) == 0) }

    func replace(with bytes: [UInt8]) throws(ClewError) {
        try DurableFile.write(bytes, to: url)
        // The descriptor still names the file before: what is written next must go into the new one.
        let fresh = open(name, O_RDWR | O_CLOEXEC)
        guard fresh >= 0, dup2(fresh, descriptor) >= 0, fcntl(descriptor, F_SETFD, FD_CLOEXEC) == 0 else {
            isLost.withLock { $0 = true }
            throw ClewError(.workStore, "\(url.lastPathComponent) cannot be opened again; start the service anew")
        }
        close(fresh)
    }

    private func confirm(_ isDone: Bool) throws(ClewError) {
        guard isDone, !isLost.withLock({ $0 }), !waitsForDisk || fsync(descriptor) == 0 else {
            throw ClewError(.workStore, "\(name) cannot be written")
        }
    }
}
