/// How identifiers are written down, before any standard's own rule.
enum IdentifierText {
    /// The ASCII upper-case bytes of `text` without spaces, hyphens, dots and full-width forms.
    static func canonical(_ text: some StringProtocol) -> [UInt8] {
        var bytes: [UInt8] = []
        for scalar in text.unicodeScalars {
            var value = scalar.value
            if (0xFF01...0xFF5E).contains(value) { value -= 0xFEE0 }
            switch value {
            case 0x20, 0x2D, 0x2E, 0x2F, 0xA0, 0x3000, 0x2010...0x2015, 0x200B...0x200F, 0xFEFF: continue
            case 0x61...0x7A: bytes.append(UInt8(value - 32))
            case 0...0x7F: bytes.append(UInt8(value))
            default: bytes.append(0x3F)
            }
        }
        return bytes
    }

    /// The value of a digit or upper-case letter in base 36.
    static func base36(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 0x30
        case 0x41...0x5A: Int(byte) - 0x41 + 10
        default: nil
        }
    }
}
