import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The bytes of an index, mapped from a file or held in memory, for as long as anyone reads them.
///
/// A mapped file may be replaced while it is read: the map keeps the old file alive. It must not be changed in place.
final class IndexStorage: @unchecked Sendable {
    /// All the bytes; never written after `init`.
    let bytes: UnsafeRawBufferPointer
    private let isMapped: Bool

    /// Copies bytes into memory of its own.
    init(copying source: UnsafeRawBufferPointer) {
        let copy = UnsafeMutableRawBufferPointer.allocate(byteCount: max(1, source.count), alignment: 64)
        copy.copyMemory(from: source)
        bytes = UnsafeRawBufferPointer(rebasing: copy[0..<source.count])
        isMapped = false
    }

    /// Maps a file for reading.
    init(mapping url: URL) throws(IndexError) {
        let path = url.path(percentEncoded: false)
        // A pipe would be waited for without O_NONBLOCK.
        let descriptor = open(path, O_RDONLY | O_CLOEXEC | O_NONBLOCK)
        guard descriptor >= 0 else {
            throw IndexError(.unreadable, "\(path) cannot be opened: \(String(cString: strerror(errno)))")
        }
        defer { close(descriptor) }
        var status = stat()
        guard fstat(descriptor, &status) == 0, status.st_mode & S_IFMT == S_IFREG else {
            throw IndexError(.unreadable, "\(path) is not a regular file")
        }
        let length = Int(status.st_size)
        guard length > 0 else { throw IndexError(.foreign, "\(path) is empty") }
        guard let base = mmap(nil, length, PROT_READ, MAP_PRIVATE, descriptor, 0), base != MAP_FAILED else {
            throw IndexError(.unreadable, "\(path) cannot be mapped: \(String(cString: strerror(errno)))")
        }
        bytes = UnsafeRawBufferPointer(start: base, count: length)
        isMapped = true
    }

    deinit {
        guard let base = bytes.baseAddress else { return }
        if isMapped {
            munmap(UnsafeMutableRawPointer(mutating: base), bytes.count)
        } else {
            UnsafeMutableRawPointer(mutating: base).deallocate()
        }
    }
}
