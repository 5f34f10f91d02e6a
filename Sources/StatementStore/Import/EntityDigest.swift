import SourceFiles

/// The digest of a version: SHA-256 over one line for each entity in the order of the identifiers, with the identifier, a
/// tab, the hash in hexadecimal and a line feed.
struct EntityDigest: ~Copyable {
    private var hasher = SHA256Hasher()
    private var buffer: [UInt8] = []
    private let digits = Array("0123456789abcdef".utf8)

    /// Adds the line of an entity.
    mutating func add(_ key: UnsafeBufferPointer<UInt8>, _ hash: Hash256) {
        buffer.append(contentsOf: key)
        buffer.append(0x09)
        hash.withBytes { bytes in
            for byte in bytes {
                buffer.append(digits[Int(byte >> 4)])
                buffer.append(digits[Int(byte & 15)])
            }
        }
        buffer.append(0x0A)
        if buffer.count > 1 << 14 { flush() }
    }

    private mutating func flush() {
        let bytes = buffer
        hasher.update(bytes.span)
        buffer.removeAll(keepingCapacity: true)
    }

    /// The digest of the lines so far; the next line starts another.
    mutating func finish() -> Hash256 {
        flush()
        return Hash256(hasher.next())
    }
}
