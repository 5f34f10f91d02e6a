import Foundation
import GRDB
import SourceFiles

/// A SHA-256 hash in 32 bytes, as rows keep it.
struct Hash256: Hashable {
    private let words: (UInt64, UInt64, UInt64, UInt64)

    /// Computes the hash of bytes.
    init(of bytes: [UInt8]) {
        self.init(SHA256Digest(of: bytes))
    }

    /// Computes the hash of bytes.
    init(of bytes: Span<UInt8>) {
        self.init(SHA256Digest(of: bytes))
    }

    /// Takes over a digest as four numbers, the most significant first.
    init(_ words: (UInt64, UInt64, UInt64, UInt64)) {
        self.words = words
    }

    /// Reads 32 bytes; `nil` for any other number of them.
    init?(_ bytes: UnsafeRawBufferPointer) {
        guard bytes.count == 32 else { return nil }
        func word(_ place: Int) -> UInt64 {
            UInt64(bigEndian: bytes.loadUnaligned(fromByteOffset: 8 * place, as: UInt64.self))
        }
        words = (word(0), word(1), word(2), word(3))
    }

    /// Hands out the bytes, the most significant first.
    func withBytes<Value>(_ body: (UnsafeRawBufferPointer) throws -> Value) rethrows -> Value {
        let bytes = (words.0.bigEndian, words.1.bigEndian, words.2.bigEndian, words.3.bigEndian)
        return try withUnsafeBytes(of: bytes, body)
    }

    /// Takes over a digest.
    init(_ digest: SHA256Digest) {
        var words: [UInt64] = [0, 0, 0, 0]
        for (place, byte) in digest.hex.utf8.enumerated() where place < 64 {
            let digit = byte < 0x3A ? byte - 0x30 : byte - 0x57
            words[place / 16] = words[place / 16] << 4 | UInt64(digit)
        }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// Reads 64 hexadecimal digits; `nil` for anything else.
    init?(hex: String) {
        guard let digest = SHA256Digest(hex: hex) else { return nil }
        self.init(digest)
    }

    /// Reads 32 bytes; `nil` for any other number of them.
    init?(_ data: Data) {
        guard let hash = data.withUnsafeBytes(Hash256.init) else { return nil }
        self = hash
    }

    /// The first half, which is long enough that no two records ever share it.
    var half: (UInt64, UInt64) { (words.0, words.1) }

    /// The bytes, the most significant first.
    var data: Data {
        withBytes { Data($0) }
    }

    /// The hash as 64 lower-case hexadecimal digits.
    var hex: String {
        data.map { String($0 >> 4, radix: 16) + String($0 & 15, radix: 16) }.joined()
    }

    static func == (lhs: Hash256, rhs: Hash256) -> Bool { lhs.words == rhs.words }

    func hash(into hasher: inout Hasher) {
        hasher.combine(words.0)
    }
}
