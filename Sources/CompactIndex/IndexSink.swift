import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// Where a builder puts the bytes of an index: memory, or a file that appears under its name only when it is whole.
final class IndexSink {
    private enum Target {
        case memory
        case file(descriptor: Int32, temporary: String, final: String)
    }

    private var target: Target
    private var buffer: [UInt8] = []
    private var memory: [UInt8] = []
    /// The number of bytes written so far.
    private(set) var position = 0
    /// The checksums of the pages written so far.
    private(set) var pageSums = IndexPageSums()

    /// A sink in memory.
    init() { target = .memory }

    /// A sink that writes beside `url` and takes its place in ``commit()``.
    init(file url: URL) throws(IndexError) {
        let path = url.path(percentEncoded: false)
        var temporary = ""
        var descriptor: Int32 = -1
        for attempt in 0..<100 {
            temporary = "\(path).\(getpid())-\(attempt).partial"
            descriptor = open(temporary, O_RDWR | O_CREAT | O_EXCL | O_CLOEXEC, 0o600)
            if descriptor >= 0 || errno != EEXIST { break }
        }
        guard descriptor >= 0 else {
            throw IndexError(.unwritable, "\(temporary) cannot be created: \(String(cString: strerror(errno)))")
        }
        target = .file(descriptor: descriptor, temporary: temporary, final: path)
    }

    /// The path of the unfinished file; `nil` in memory.
    var temporaryPath: String? {
        if case .file(_, let temporary, _) = target { temporary } else { nil }
    }

    deinit {
        if case .file(let descriptor, let temporary, _) = target {
            close(descriptor)
            unlink(temporary)
        }
    }

    /// Appends bytes.
    func write(_ bytes: UnsafeRawBufferPointer) throws(IndexError) {
        // The header stands first, and is written again at the end; it has a checksum of its own.
        let header = min(bytes.count, max(0, IndexLayout.headerLength - position))
        pageSums.add(UnsafeRawBufferPointer(rebasing: bytes[header...]))
        position += bytes.count
        if case .memory = target {
            memory.append(contentsOf: bytes)
            return
        }
        buffer.append(contentsOf: bytes)
        if buffer.count >= 1 << 20 { try flush() }
    }

    /// Appends zeros up to the next multiple of `alignment`.
    func pad(to alignment: Int) throws(IndexError) {
        let zeros = [UInt8](repeating: 0, count: (alignment - position % alignment) % alignment)
        try write(zeros)
    }

    /// Appends bytes.
    func write(_ bytes: [UInt8]) throws(IndexError) {
        // A typed throw does not pass through `withUnsafeBytes`.
        let result = bytes.withUnsafeBytes { raw in Result { () throws(IndexError) in try write(raw) } }
        try result.get()
    }

    private func flush() throws(IndexError) {
        guard case .file(let descriptor, let temporary, _) = target else { return }
        let failure = buffer.withUnsafeBytes { raw in Self.writeAll(raw, to: descriptor) }
        buffer.removeAll(keepingCapacity: true)
        if let failure { throw IndexError(.unwritable, "\(temporary) cannot be written: \(failure)") }
    }

    /// Writes `header` over the first bytes.
    func replaceStart(with header: [UInt8]) throws(IndexError) {
        switch target {
        case .memory:
            memory.replaceSubrange(0..<header.count, with: header)
        case .file(let descriptor, let temporary, _):
            try flush()
            let written = header.withUnsafeBytes { pwrite(descriptor, $0.baseAddress, $0.count, 0) }
            guard written == header.count else {
                throw IndexError(.unwritable, "\(temporary) cannot be written: \(String(cString: strerror(errno)))")
            }
        }
    }

    /// Makes the index visible: the bytes of a memory sink, or the file under its own name after it has reached the disk.
    func commit() throws(IndexError) -> IndexStorage {
        switch target {
        case .memory:
            defer { memory = [] }
            return memory.withUnsafeBytes { IndexStorage(copying: $0) }
        case .file(let descriptor, let temporary, let final):
            try flush()
            guard fsync(descriptor) == 0, rename(temporary, final) == 0 else {
                throw IndexError(.unwritable, "\(final) cannot be replaced: \(String(cString: strerror(errno)))")
            }
            close(descriptor)
            target = .memory
            let folder = open(
                (final as NSString).deletingLastPathComponent.isEmpty
                    ? "." : (final as NSString).deletingLastPathComponent, O_RDONLY | O_CLOEXEC)
            if folder >= 0 {
                fsync(folder)
                close(folder)
            }
            return try IndexStorage(file: URL(filePath: final))
        }
    }

    /// Writes every byte, however the system cuts the write; returns what failed.
    static func writeAll(_ bytes: UnsafeRawBufferPointer, to descriptor: Int32) -> String? {
        var offset = 0
        while offset < bytes.count {
            let written = Foundation.write(descriptor, bytes.baseAddress?.advanced(by: offset), bytes.count - offset)
            if written < 0 {
                if errno == EINTR { continue }
                return String(cString: strerror(errno))
            }
            offset += written
        }
        return nil
    }
}
