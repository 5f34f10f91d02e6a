import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The bytes of an index in memory of its own, for as long as anyone reads them.
///
/// Those of a file are copied page by page when they are first asked for. A file map would be one call less a page, but
/// whoever cuts the file short then ends every process that reads it (SIGBUS), and whoever writes to it changes bytes that
/// were checked already. A copy stays as it was checked; memory is taken only for the pages that are read.
final class IndexStorage: @unchecked Sendable {
    /// All the bytes; those of a file read as zeros until they were fetched.
    let bytes: UnsafeRawBufferPointer
    private let memory: UnsafeMutableRawBufferPointer
    private let source: Source

    private enum Source {
        /// Every byte is in memory.
        case memory
        /// The rest is in an open file, which stays the same file when another takes its name.
        case file(descriptor: Int32, path: String)
    }

    /// Copies bytes into memory of its own.
    init(copying source: UnsafeRawBufferPointer) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, source.count), alignment: 64)
        copy.copyMemory(from: source)
        memory = copy
        bytes = UnsafeRawBufferPointer(rebasing: copy[0..<source.count])
        self.source = .memory
    }

    /// Opens a file for reading.
    init(file url: URL) throws(IndexError) {
        let path = url.path(percentEncoded: false)
        // A pipe would be waited for without O_NONBLOCK.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw IndexError(.unreadable, "\(path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            close(descriptor)
            throw IndexError(.unreadable, "\(path) is not a regular file")
        }
        let length = Int(status.st_size)
        guard length > 0 else {
            close(descriptor)
            throw IndexError(.foreign, "\(path) is empty")
        }
        // Addresses alone: the system gives memory to a page when it is first written.
        guard let base = mmap(nil, length, PROT_READ | PROT_WRITE, MAP_PRIVATE | MAP_ANON | MAP_NORESERVE, -1, 0),
            base != MAP_FAILED
        else {
            close(descriptor)
            throw IndexError(.unreadable, "\(path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        memory = UnsafeMutableRawBufferPointer(start: base, count: length)
        bytes = UnsafeRawBufferPointer(memory)
        source = .file(descriptor: descriptor, path: path)
    }

    deinit {
        switch source {
        case .memory: memory.deallocate()
        case .file(let descriptor, _):
            munmap(memory.baseAddress, memory.count)
            close(descriptor)
        }
    }

    /// Whether every byte is in memory already.
    var isComplete: Bool {
        if case .memory = source { true } else { false }
    }

    /// Takes bytes into memory unchecked: the header and the table of checksums, which say what the others must be.
    ///
    /// - Precondition: Nobody else reads the storage yet.
    func fetch(_ range: Range<Int>) throws(IndexError) {
        try read(range, into: UnsafeMutableRawBufferPointer(rebasing: memory[range]))
    }

    /// Copies checked bytes to their place in memory.
    ///
    /// - Precondition: Nobody reads them yet.
    func keep(_ checked: UnsafeRawBufferPointer, at place: Int) {
        UnsafeMutableRawBufferPointer(rebasing: memory[place..<place + checked.count]).copyMemory(from: checked)
    }

    /// Reads bytes of the file as they are now.
    ///
    /// - Throws: `truncated` where the file has become shorter, `unreadable` where the disk fails.
    func read(_ range: Range<Int>, into buffer: UnsafeMutableRawBufferPointer) throws(IndexError) {
        guard case .file(let descriptor, let path) = source else { return }
        var offset = 0
        while offset < range.count {
            let count = pread(
                descriptor, buffer.baseAddress?.advanced(by: offset), range.count - offset,
                off_t(range.lowerBound + offset))
            if count > 0 {
                offset += count
            } else if count == 0 {
                throw IndexError(
                    .truncated, "\(path) was cut short while it was open; build the index again")
            } else if errno != EINTR {
                throw IndexError(.unreadable, "\(path) cannot be read: \(String(cString: strerror(errno)))")
            }
        }
    }
}
