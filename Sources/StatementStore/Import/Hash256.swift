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
        guard data.count == 32 else { return nil }
        var words: [UInt64] = [0, 0, 0, 0]
        for (place, byte) in data.enumerated() {
            words[place / 8] = words[place / 8] << 8 | UInt64(byte)
        }
        self.words = (words[0], words[1], words[2], words[3])
    }

    /// The bytes, the most significant first.
    var data: Data {
        var bytes: [UInt8] = []
        bytes.reserveCapacity(32)
        for word in [words.0, words.1, words.2, words.3] {
            for shift in stride(from: 56, through: 0, by: -8) { bytes.append(UInt8(truncatingIfNeeded: word >> shift)) }
        }
        return Data(bytes)
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
