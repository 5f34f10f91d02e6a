import ClewModel
public import Foundation

/// A file in memory under the name that messages use for it.
public struct SourceFile: Sendable {
    /// The name for messages: relative to the folder that the user pointed at.
    public let name: String
    /// The bytes as found.
    public let bytes: [UInt8]

    /// Creates a file from bytes already at hand.
    public init(name: String, bytes: [UInt8]) {
        self.name = name
        self.bytes = bytes
    }

    /// Creates a file from text, for tests and for text that comes from elsewhere.
    public init(name: String, text: String) {
        self.init(name: name, bytes: Array(text.utf8))
    }

    /// The digest of the bytes.
    ///
    /// - Complexity: O(*n*) each time.
    public var sha256: SHA256Digest {
        SHA256Digest(of: bytes)
    }

    /// The bytes as text; damaged UTF-8 becomes U+FFFD, so check ``invalidUTF8Offset`` where that matters.
    public var text: String {
        String(decoding: bytes.dropFirst(byteOrderMarkLength), as: UTF8.self)
    }

    /// How many bytes of byte order mark the file starts with: 3 or 0.
    public var byteOrderMarkLength: Int {
        bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    }

    /// The offset of the first byte that is not valid UTF-8; `nil` if all are.
    ///
    /// - Complexity: O(*n*), at about 3 GB/s.
    public var invalidUTF8Offset: Int? {
        UTF8Check.firstInvalidOffset(in: bytes.span, from: 0)
    }

    /// Reads a file whole.
    ///
    /// - Parameters:
    ///   - url: The file.
    ///   - name: The name that messages use for it.
    ///   - folder: A folder that the file must lie in, links followed; anywhere where it is `nil`.
    ///   - limit: The most bytes that are accepted. A larger file is never held in memory.
    /// - Throws: ``SourceFileError`` for what ``InputFile`` refuses, a file that may not be read, or one above the limit;
    ///   in the last case with the line that is to blame, where one line is.
    public static func read(
        _ url: URL, as name: String, within folder: URL? = nil, limit: Int = 64 << 20
    ) throws(SourceFileError) -> SourceFile {
        let handle = try FileReader(url, name: name, within: folder)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(min(limit, handle.size) + 1)
        while let chunk = try handle.next() {
            guard bytes.count + chunk.count <= limit else {
                chunk.withUnsafeBytes { bytes.append(contentsOf: $0.prefix(limit - bytes.count)) }
                throw tooLarge(name: name, limit: limit, start: bytes)
            }
            chunk.withUnsafeBytes { bytes.append(contentsOf: $0) }
        }
        return SourceFile(name: name, bytes: bytes)
    }

    /// Finds what to blame: one endless line with its number, or the file as a whole.
    private static func tooLarge(name: String, limit: Int, start: [UInt8]) -> SourceFileError {
        let span = start.span
        var line = 1
        var lineStart = 0
        var longest = (line: 1, length: 0)
        while lineStart < span.count {
            let end = ByteSearch.first(0x0A, in: span, from: lineStart, to: span.count)
            if end - lineStart > longest.length { longest = (line, end - lineStart) }
            lineStart = end + 1
            if end < span.count { line += 1 }
        }
        // Of what is no text, such as a picture, nobody looks for lines.
        let isText = !start.prefix(1 << 16).contains(0)
        if isText, longest.length >= min(Table.lineLimit, limit) {
            return SourceFileError(
                .lineTooLong,
                "line \(longest.line) is longer than \(byteCount(min(Table.lineLimit, limit))); "
                    + "expected a text file with one record a line",
                at: .init(file: name, line: longest.line, column: 1))
        }
        return SourceFileError(
            .tooLarge, "the file is larger than the \(byteCount(limit)) accepted here",
            at: .init(file: name, line: line))
    }

    static func byteCount(_ count: Int) -> String {
        if count >= 1 << 20, count % (1 << 20) == 0 { return "\(count >> 20) MiB" }
        if count >= 1 << 10, count % (1 << 10) == 0 { return "\(count >> 10) KiB" }
        return "\(count) bytes"
    }
}
