import ClewModel
public import Foundation

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// The lines of a stream or a file as they arrive, in bounded memory: whoever writes one and waits for an answer gets it.
///
/// Unlike a scanner it has an element for every line, empty and overlong ones too, so that a program that answers line by line
/// never loses count.
public final class LineStream {
    /// One line.
    public enum Line: Sendable, Hashable {
        /// Its bytes, without the line feed and without a carriage return before it.
        case text([UInt8])
        /// A line that was not kept because it is longer than the limit, with its length in bytes.
        case tooLong(Int)
    }

    private let handle: FileHandle
    private let name: String
    private let lineLimit: Int
    private var buffer: [UInt8] = []
    /// Where in the buffer the next line starts, and from where on no line feed has been looked for.
    private var start = 0
    private var searched = 0
    private var isAtEnd = false
    /// How many bytes of a line that is too long have been dropped.
    private var dropped = 0

    /// The standard input of the process.
    ///
    /// - Parameter lineLimit: The most bytes that are kept of one line.
    public static func standardInput(lineLimit: Int = 16 << 20) -> LineStream {
        LineStream(FileHandle.standardInput, "standard input", lineLimit)
    }

    /// Opens a file.
    ///
    /// - Throws: ``SourceFileError`` as ``InputFile`` does.
    public convenience init(_ url: URL, as name: String, lineLimit: Int = 16 << 20) throws(SourceFileError) {
        self.init(try InputFile.handle(url, as: name), name, lineLimit)
    }

    private init(_ handle: FileHandle, _ name: String, _ lineLimit: Int) {
        self.handle = handle
        self.name = name
        self.lineLimit = lineLimit
    }

    /// The next lines: those that are at hand, at least one, which may have to be waited for.
    ///
    /// - Parameter count: The most lines, one at least.
    /// - Returns: No line at the end of the stream alone.
    /// - Throws: `unreadable`.
    /// - Complexity: O(*n*) in the bytes read; memory for `lineLimit` bytes and what one read brings.
    public func next(upTo count: Int) throws(SourceFileError) -> [Line] {
        var lines: [Line] = []
        while lines.count < count {
            if let line = takeLine() {
                lines.append(line)
                continue
            }
            if isAtEnd || (!lines.isEmpty && !hasMore) { break }
            try readOn()
        }
        return lines
    }

    /// A line that is at hand whole; the last one needs no line feed.
    private func takeLine() -> Line? {
        let end = ByteSearch.first(0x0A, in: buffer.span, from: searched, to: buffer.count)
        searched = end
        guard end < buffer.count else {
            if end - start > lineLimit {
                dropped += end - start
                start = end
            }
            guard isAtEnd, end > start || dropped > 0 else { return nil }
            return line(to: end)
        }
        defer {
            start = end + 1
            searched = start
        }
        return line(to: end)
    }

    private func line(to end: Int) -> Line {
        let length = dropped + end - start
        defer {
            dropped = 0
            start = end
        }
        guard length <= lineLimit else { return .tooLong(length) }
        let text = buffer[start..<end]
        return .text(Array(text.last == 0x0D ? text.dropLast() : text))
    }

    /// Whether reading would bring something, or the end, without waiting.
    private var hasMore: Bool {
        var state = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
        return poll(&state, 1, 0) > 0
    }

    private func readOn() throws(SourceFileError) {
        if start > 0 {
            buffer.removeSubrange(0..<start)
            searched -= start
            start = 0
        }
        var piece = [UInt8](repeating: 0, count: 1 << 18)
        while true {
            let count = piece.withUnsafeMutableBytes { read(handle.fileDescriptor, $0.baseAddress, $0.count) }
            if count >= 0 {
                isAtEnd = count == 0
                buffer.append(contentsOf: piece.prefix(count))
                return
            }
            if errno == EAGAIN || errno == EWOULDBLOCK {
                var state = pollfd(fd: handle.fileDescriptor, events: Int16(POLLIN), revents: 0)
                _ = poll(&state, 1, -1)
            } else if errno != EINTR {
                throw SourceFileError(.unreadable, "reading \(name) failed midway", at: SourceLocation(file: name))
            }
        }
    }
}
