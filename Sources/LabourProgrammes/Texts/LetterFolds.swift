import Foundation

/// Which letter stands for which in a comparison of place names.
struct LetterFolds: Sendable {
    /// What a folded code point is replaced by where it is left out.
    static let dropped: UInt32 = 0

    /// The folded form of each code point up to U+FFFF.
    private let table: [UInt32]

    /// What holds without any table of characters.
    private static let plain: [UInt32] = (0..<0x1_0000 as Range<UInt32>).map { general($0) }

    /// Creates the folds.
    ///
    /// - Parameter characters: Traditional Chinese characters and the simplified ones that stand for them.
    init(characters: [(from: UInt32, to: UInt32)]) {
        var table = Self.plain
        for (from, to) in characters where from < 0x1_0000 { table[Int(from)] = to }
        // A radical stands for an ideograph, which may itself be a traditional one.
        for value in RadicalFolds.range {
            if let ideograph = RadicalFolds.ideograph(value), ideograph < 0x1_0000 {
                table[Int(value)] = table[Int(ideograph)]
            }
        }
        self.table = table
    }

    func fold(_ value: UInt32) -> UInt32 {
        value < 0x1_0000 ? table[Int(value)] : value
    }

    private static func general(_ value: UInt32) -> UInt32 {
        switch value {
        case 0..<0x80: return ascii(value)
        case 0xFF01...0xFF5E: return ascii(value - 0xFEE0)
        case 0x00C0...0x024F, 0x1E00...0x1EFF: return latin(value)
        case 0x0300...0x036F, 0x200B...0x200F, 0x00AD, 0xFEFF, 0x0640, 0x064B...0x065F, 0x0670: return dropped
        case 0x00A0, 0x2000...0x200A, 0x2010...0x2015, 0x202F, 0x3000, 0x00B7, 0x2022, 0x30FB: return FoldedText.space
        case 0x2018, 0x2019, 0x02BB, 0x02BC, 0x02B9, 0x02BE, 0x02BF, 0x00B4, 0x2032: return FoldedText.apostrophe
        case 0x0401: return 0x0435
        case 0x0451: return 0x0435
        case 0x0410...0x042F: return value + 0x20
        case 0x0400...0x040F: return value + 0x50
        // Uyghur, as keyboards for Arabic and Persian type it.
        case 0x064A, 0x06CC: return 0x0649
        case 0x06A9: return 0x0643
        case 0x0647: return 0x06D5
        case 0xFB50...0xFDFF, 0xFE70...0xFEFC: return shape(value)
        case 0x3001, 0x3002, 0xFF0C, 0x060C, 0x061B, 0x300A...0x3011, 0x201C...0x201F, 0x2026:
            return FoldedText.separator
        default: return value
        }
    }

    /// The letter behind a shape of Arabic letters, as some documents store them.
    private static func shape(_ value: UInt32) -> UInt32 {
        guard let scalar = Unicode.Scalar(value),
            let plain = String(Character(scalar)).precomposedStringWithCompatibilityMapping.unicodeScalars.first,
            !(0xFB50...0xFEFC).contains(plain.value)
        else { return value }
        return general(plain.value)
    }

    private static func ascii(_ value: UInt32) -> UInt32 {
        switch value {
        case 0x41...0x5A: return value + 0x20
        case 0x30...0x39, 0x61...0x7A, 0x26: return value
        case 0x27, 0x60: return FoldedText.apostrophe
        case 0x20, 0x2D, 0x2E, 0x5F, 0x23, 0x09: return FoldedText.space
        default: return FoldedText.separator
        }
    }

    /// Letters that no decomposition makes plain.
    private static let special: [UInt32: UInt32] = [
        0xD8: 0x6F, 0xF8: 0x6F, 0x110: 0x64, 0x111: 0x64, 0x131: 0x69, 0x141: 0x6C, 0x142: 0x6C, 0xDF: 0x73,
        0xE6: 0x61, 0xC6: 0x61,
    ]

    private static func latin(_ value: UInt32) -> UInt32 {
        if let letter = special[value] { return letter }
        guard let scalar = Unicode.Scalar(value) else { return value }
        let plain = String(Character(scalar)).decomposedStringWithCanonicalMapping.unicodeScalars
        guard let first = plain.first, first.isASCII else { return value }
        return ascii(first.value)
    }
}
