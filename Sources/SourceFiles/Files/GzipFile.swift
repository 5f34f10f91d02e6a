import CZLib
import ClewModel
public import Foundation

/// A file that is read the same whether it is packed by gzip or not.
///
/// It tells by the first bytes, never by the name; a file of several packed parts, as log programs write them, is read whole.
public final class GzipFile {
    private let file: gzFile
    private let name: String

    /// Whether bytes are the beginning of a file packed by gzip.
    public static func isPacked(_ bytes: some Sequence<UInt8>) -> Bool { Array(bytes.prefix(2)) == [0x1F, 0x8B] }

    /// Opens a file.
    ///
    /// - Parameters:
    ///   - url: The file; whether it is a plain one is for the caller to check, see ``InputFile``.
    ///   - name: The name that messages use for it.
    /// - Throws: `unreadable`.
    public init(_ url: URL, as name: String) throws(SourceFileError) {
        guard let file = gzopen(url.path(percentEncoded: false), "rb") else {
            throw SourceFileError(.unreadable, "\(name) cannot be opened; check its permissions", at: .init(file: name))
        }
        self.file = file
        self.name = name
    }

    /// Reads the next bytes, unpacked.
    ///
    /// - Returns: How many; zero at the end.
    /// - Throws: `unreadable` where the packing is damaged or ends early: what was read until then is not all.
    public func read(into buffer: UnsafeMutableBufferPointer<UInt8>) throws(SourceFileError) -> Int {
        let count = gzread(file, buffer.baseAddress, UInt32(min(buffer.count, 1 << 30)))
        var code: Int32 = 0
        _ = gzerror(file, &code)
        guard count >= 0, code == Z_OK || code == Z_STREAM_END else {
            throw SourceFileError(
                .unreadable, "\(name) is packed by gzip and damaged or cut short; fetch it again", at: .init(file: name)
            )
        }
        return Int(count)
    }

    deinit { gzclose(file) }

    /// Packs bytes by zlib; the same bytes always give the same bytes.
    ///
    /// - Returns: `nil` where there is no memory for it.
    /// - Complexity: O(*n*).
    public static func packed(_ bytes: [UInt8]) -> [UInt8]? {
        var stream = z_stream()
        // 16 above the largest window: a header of gzip is written, without a time.
        let version = ZLIB_VERSION
        let size = Int32(MemoryLayout<z_stream>.size)
        let status = deflateInit2_(
            &stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, 15 + 16, 8, Z_DEFAULT_STRATEGY, version, size)
        guard status == Z_OK else { return nil }
        defer { deflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: Int(deflateBound(&stream, UInt(bytes.count))))
        let count = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                _ = deflate(&stream, Z_FINISH)
                return target.count - Int(stream.avail_out)
            }
        }
        return Array(output.prefix(count))
    }

    /// The CRC-32 of bytes.
    public static func checksum(_ bytes: [UInt8]) -> UInt32 {
        UInt32(truncatingIfNeeded: crc32(0, bytes, UInt32(bytes.count)))
    }

    /// The first unpacked bytes of what is packed, to tell what it is; fewer where there are no more, or they are damaged.
    ///
    /// - Complexity: O(*count*).
    public static func beginning(of bytes: [UInt8], count: Int) -> [UInt8] {
        var stream = z_stream()
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            return []
        }
        defer { inflateEnd(&stream) }
        var input = Array(bytes.prefix(count + (1 << 12)))
        var output = [UInt8](repeating: 0, count: count)
        let made = input.withUnsafeMutableBufferPointer { source in
            output.withUnsafeMutableBufferPointer { target in
                stream.next_in = source.baseAddress
                stream.avail_in = UInt32(source.count)
                stream.next_out = target.baseAddress
                stream.avail_out = UInt32(target.count)
                _ = inflate(&stream, Z_NO_FLUSH)
                return target.count - Int(stream.avail_out)
            }
        }
        return Array(output.prefix(made))
    }

    /// Unpacks bytes at hand.
    ///
    /// Several packed parts behind each other, as web archives have one for each record, are read as one file.
    ///
    /// - Parameter limit: The most bytes that they may become.
    /// - Throws: `unreadable` where they are damaged; `tooLarge`.
    /// - Complexity: O(*n*) in the bytes, packed and unpacked, however many parts there are.
    public static func unpacked(_ bytes: [UInt8], as name: String, limit: Int) throws(SourceFileError) -> [UInt8] {
        guard !bytes.isEmpty else { return [] }
        var result: [UInt8] = []
        var stream = z_stream()
        // 16 above the largest window: a header of gzip is expected.
        guard inflateInit2_(&stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size)) == Z_OK else {
            throw SourceFileError(.unreadable, "\(name) cannot be unpacked", at: .init(file: name))
        }
        defer { inflateEnd(&stream) }
        var input = bytes
        var output = [UInt8](repeating: 0, count: 1 << 18)
        var status = Z_OK
        var isTooLarge = false
        input.withUnsafeMutableBufferPointer { source in
            var start = 0
            while status == Z_OK, start < source.count, !isTooLarge {
                stream.next_in = source.baseAddress.map { $0 + start }
                stream.avail_in = UInt32(source.count - start)
                while status == Z_OK, !isTooLarge {
                    output.withUnsafeMutableBufferPointer { target in
                        stream.next_out = target.baseAddress
                        stream.avail_out = UInt32(target.count)
                        status = inflate(&stream, Z_NO_FLUSH)
                        result.append(contentsOf: target.prefix(target.count - Int(stream.avail_out)))
                    }
                    isTooLarge = result.count > limit
                }
                start = source.count - Int(stream.avail_in)
                // What stands behind the last part and is no part is left out, as gzip itself does.
                guard status == Z_STREAM_END, isPacked(source[start...]) else { break }
                status = inflateReset(&stream)
            }
        }
        if isTooLarge {
            throw SourceFileError(
                .tooLarge, "\(name) unpacks to more than \(SourceFile.byteCount(limit))", at: .init(file: name))
        }
        guard status == Z_STREAM_END else {
            throw SourceFileError(
                .unreadable, "\(name) is packed by gzip and damaged or cut short; fetch it again",
                at: .init(file: name))
        }
        return result
    }
}
