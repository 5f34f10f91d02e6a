public import Foundation

/// Arrays of numbers and texts one after another, to be written to a file and read back at the speed of memory.
///
/// The file holds a magic number, a format number, a checksum over all that follows, and then each array with its length.
/// It is read on machines of the byte order of the one that wrote it; it is a cache, never an archive.
public struct PackedWriter: Sendable {
    private var bytes: [UInt8] = []

    /// Starts an empty file.
    public init() {}

    /// Adds an array of numbers.
    public mutating func add<Number: FixedWidthInteger & BitwiseCopyable>(_ array: [Number]) {
        withUnsafeBytes(of: UInt64(array.count).littleEndian) { bytes.append(contentsOf: $0) }
        array.withUnsafeBytes { bytes.append(contentsOf: $0) }
        while bytes.count % 8 != 0 { bytes.append(0) }
    }

    /// Adds bytes.
    public mutating func add(_ data: Data) { add([UInt8](data)) }

    /// The whole file.
    ///
    /// - Parameters:
    ///   - magic: Eight bytes that say what the file is.
    ///   - format: The number of its format.
    public consuming func finished(magic: String, format: UInt64) -> Data {
        var head = Array(magic.utf8.prefix(8))
        while head.count < 8 { head.append(0x20) }
        let checksum = bytes.withUnsafeBytes { IndexChecksum.of($0) }
        for number in [format, UInt64(bytes.count), checksum] {
            withUnsafeBytes(of: number.littleEndian) { head.append(contentsOf: $0) }
        }
        return Data(head + bytes)
    }
}

/// Reads back what a ``PackedWriter`` wrote; damage is found before anything is read.
public struct PackedReader: Sendable {
    private let data: Data
    private let name: String
    private var place = PackedReader.headSize
    static let headSize = 32

    /// Opens a file.
    ///
    /// - Throws: `foreign` for a file of another kind or format, `damaged` for one that was changed or cut off.
    /// - Complexity: O(*n*): every byte is checked, some gigabytes a second.
    public init(_ url: URL, magic: String, format: UInt64) throws(IndexError) {
        name = url.lastPathComponent
        do {
            // Not mapped: whoever cuts a mapped file short ends the process, and whoever writes to it undoes the check below.
            data = try Data(contentsOf: url)
        } catch {
            throw IndexError(.unreadable, "\(url.lastPathComponent) cannot be read")
        }
        func number(_ offset: Int) -> UInt64 {
            data.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: offset, as: UInt64.self).littleEndian }
        }
        guard data.count >= Self.headSize, data.prefix(8).elementsEqual(Array(magic.utf8.prefix(8))),
            number(8) == format
        else { throw IndexError(.foreign, "\(url.lastPathComponent) is a file of another kind or version") }
        let sum = data.withUnsafeBytes { IndexChecksum.of(UnsafeRawBufferPointer(rebasing: $0[Self.headSize...])) }
        guard number(16) == UInt64(data.count - Self.headSize), number(24) == sum else {
            throw IndexError(.damaged, "\(url.lastPathComponent) is damaged")
        }
    }

    /// The array that comes next.
    public mutating func array<Number: FixedWidthInteger & BitwiseCopyable>(of: Number.Type) throws(IndexError)
        -> [Number]
    {
        let start = place + 8
        guard start <= data.count else { throw damaged("it ends too early") }
        let count = data.withUnsafeBytes { $0.loadUnaligned(fromByteOffset: place, as: UInt64.self).littleEndian }
        let size = MemoryLayout<Number>.size
        guard count <= UInt64((data.count - start) / size) else { throw damaged("an array is cut off") }
        let length = Int(count) * size
        let result = [Number](unsafeUninitializedCapacity: Int(count)) { buffer, filled in
            data.withUnsafeBytes { bytes in
                UnsafeMutableRawBufferPointer(buffer).copyMemory(
                    from: UnsafeRawBufferPointer(rebasing: bytes[start..<start + length]))
            }
            filled = Int(count)
        }
        place = start + (length + 7) / 8 * 8
        return result
    }

    /// The bytes that come next.
    public mutating func bytes() throws(IndexError) -> Data { Data(try array(of: UInt8.self)) }

    func damaged(_ what: String) -> IndexError {
        IndexError(.damaged, "\(name) is damaged: \(what)")
    }
}
