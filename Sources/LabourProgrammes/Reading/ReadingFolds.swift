import Foundation

/// What each character becomes in a ``ReadingText``.
struct ReadingFolds: Sendable {
    /// The lower-case letter or digit; a space for everything that is decided where it stands.
    let ascii: [UInt8]
    /// The folded form of each code point up to U+FFFF: 0 where it is left out, a control code where it divides.
    let table: [UInt32]

    /// Creates the folds.
    ///
    /// - Parameter characters: Traditional characters and the simplified ones that stand for them.
    init(characters: [(from: UInt32, to: UInt32)]) {
        ascii = (0..<0x80 as Range<UInt8>).map { byte in
            switch byte {
            case 0x41...0x5A: byte + 0x20
            case 0x30...0x39, 0x61...0x7A: byte
            case UInt8(ascii: "%"), UInt8(ascii: "+"), UInt8(ascii: "&"): byte
            default: ReadingText.space
            }
        }
        let folds = LetterFolds(characters: characters)
        var table = (0..<0x1_0000 as Range<UInt32>).map { value -> UInt32 in
            Self.punctuation(value) ?? Self.plain(folds.fold(value), of: value)
        }
        for form in 0xFF01...0xFF5E as ClosedRange<Int> {
            // Full-width letters and digits; their punctuation has been told above.
            let value = UInt8(form - 0xFEE0)
            if table[form] > 0x1F, value < 0x80, ascii[Int(value)] > ReadingText.space {
                table[form] = UInt32(ascii[Int(value)])
            }
        }
        self.table = table
    }

    private static func plain(_ folded: UInt32, of value: UInt32) -> UInt32 {
        switch folded {
        case FoldedText.space, FoldedText.separator: 0x20
        case FoldedText.apostrophe: UInt32(ReadingText.Mark.genitive)
        default: folded
        }
    }

    private static func punctuation(_ value: UInt32) -> UInt32? {
        let mark: UInt8
        switch value {
        case 0x3002, 0xFF01, 0xFF1B, 0xFF0E, 0x061B: mark = ReadingText.Mark.sentence
        case 0xFF1F, 0x061F: mark = ReadingText.Mark.question
        case 0xFF0C, 0x060C, 0x2014, 0x2013: mark = ReadingText.Mark.clause
        case 0x3001, 0xFF0F: mark = ReadingText.Mark.list
        case 0xFF1A: mark = ReadingText.Mark.colon
        case 0x201C...0x201F, 0x300A...0x300F, 0x2018: return 0
        case 0xFF08, 0x3010, 0x3014: mark = ReadingText.Mark.openBracket
        case 0xFF09, 0x3011, 0x3015: mark = ReadingText.Mark.closeBracket
        case 0x00B7, 0x2022, 0x30FB, 0x2027: mark = ReadingText.Mark.dot
        default: return nil
        }
        return UInt32(mark)
    }
}
