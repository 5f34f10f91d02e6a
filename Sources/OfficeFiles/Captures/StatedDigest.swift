import SourceFiles

/// A digest as web archives state it of themselves: `sha256:` or `sha1:` and the value in hexadecimal or base 32.
struct StatedDigest {
    private let algorithm: String
    private let hex: String

    /// Reads a digest; `nil` for an algorithm that is not known here, or a value that is none of it.
    init?(_ text: String) {
        let parts = text.split(separator: ":", maxSplits: 1)
        guard parts.count == 2 else { return nil }
        algorithm = parts[0].lowercased().replacing("-", with: "")
        guard let size = ["sha1": 20, "sha256": 32][algorithm] else { return nil }
        let value = String(parts[1])
        if value.utf8.count == size * 2, value.utf8.allSatisfy({ Character(UnicodeScalar($0)).isHexDigit }) {
            hex = value.lowercased()
        } else if let bytes = Self.base32(value), bytes.count == size {
            hex = bytes.map { byte in
                let digits = String(byte, radix: 16)
                return digits.utf8.count == 1 ? "0" + digits : digits
            }.joined()
        } else {
            return nil
        }
    }

    /// Whether bytes have this digest.
    func fits(_ bytes: [UInt8]) -> Bool {
        (algorithm == "sha1" ? SHA1.hex(of: bytes) : SHA256Digest(of: bytes).hex) == hex
    }

    /// The bytes of a text in base 32 (RFC 4648), with or without its padding.
    private static func base32(_ text: String) -> [UInt8]? {
        var result: [UInt8] = []
        var held: UInt32 = 0
        var bits = 0
        for byte in text.uppercased().utf8 where byte != 0x3D {
            let value: UInt32
            switch byte {
            case 0x41...0x5A: value = UInt32(byte - 0x41)
            case 0x32...0x37: value = UInt32(byte - 0x32 + 26)
            default: return nil
            }
            held = held << 5 | value
            bits += 5
            if bits >= 8 {
                bits -= 8
                result.append(UInt8(truncatingIfNeeded: held >> UInt32(bits)))
            }
        }
        return result
    }
}
