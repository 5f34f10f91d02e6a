/// Text with or without colour, as the terminal allows.
struct TextStyle {
    /// Whether escape codes are written.
    let isColoured: Bool

    /// How a piece of text is to look.
    enum Look: String, CaseIterable {
        case bold = "1"
        case faint = "2"
        case red = "31"
        case green = "32"
        case yellow = "33"
        case blue = "34"
        case boldRed = "1;31"
        case boldYellow = "1;33"
        case boldGreen = "1;32"
        case boldBlue = "1;34"
    }

    /// The text in the look, or as it is where there is no colour.
    ///
    /// It is marked alone; ``looks(in:)`` makes escape codes of the marks after all that is foreign has been made harmless.
    func callAsFunction(_ text: String, _ look: Look) -> String {
        isColoured ? Self.mark(look.rawValue) + text + Self.mark(Self.plain) : text
    }

    /// The text with its marks turned into the escape codes of terminals.
    static func looks(in text: String) -> String {
        guard text.contains(secret) else { return text }
        return (Look.allCases.map(\.rawValue) + [plain]).reduce(text) { text, code in
            text.replacing(mark(code), with: "\u{1B}[\(code)m")
        }
    }

    private static let plain = "0"
    private static func mark(_ code: String) -> String { "⟦\(secret) \(code)⟧" }

    /// A name or a title must not be able to look like a mark of ours, so nobody can know it in advance; it never comes out.
    private static let secret = String(UInt64.random(in: 0...UInt64.max), radix: 36)

    /// The text wrapped to so many columns, each line after the first indented.
    ///
    /// Han, Kana and Hangul take two columns; escape codes are not expected in `text`.
    static func wrap(_ text: String, columns: Int, indent: String) -> String {
        var lines: [String] = []
        var line = ""
        var width = 0
        for word in text.split(separator: " ", omittingEmptySubsequences: true) {
            let length = columns == 0 ? 0 : self.columns(of: word)
            if width > 0 && width + 1 + length > columns {
                lines.append(line)
                line = indent
                width = self.columns(of: indent[...])
            } else if width > 0 {
                line += " "
                width += 1
            }
            line += word
            width += length
        }
        lines.append(line)
        return lines.joined(separator: "\n")
    }

    /// The number of columns that a text takes on a terminal.
    static func columns(of text: Substring) -> Int {
        text.unicodeScalars.reduce(0) { sum, scalar in
            switch scalar.value {
            case 0x0300...0x036F, 0x200B...0x200F, 0xFE00...0xFE0F: sum
            case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE4F, 0xFF00...0xFF60,
                0x20000...0x3FFFD:
                sum + 2
            default: sum + 1
            }
        }
    }
}
