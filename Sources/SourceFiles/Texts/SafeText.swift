/// Text from outside, made fit to be shown: in a terminal, in a log, on a page, in a message.
///
/// Names, titles and cells come from people who may mean harm. An escape sequence hides or repaints what a terminal shows
/// before it, a control of direction draws “not from Xinjiang” as another sentence, a line break forges a line of its own. What
/// has such power is written out as `\u{1B}`, never dropped: it is evidence, and the text must not look like another one.
///
/// - Complexity: O(*n*); text without such characters is returned as it is.
public enum SafeText {
    /// A text of one line: no control, no break of line, no direction, no character without a meaning.
    public static func line(_ text: some StringProtocol) -> String { shown(text, keeping: []) }

    /// A text of several lines: as ``line(_:)``, but line feeds and tabs stay.
    public static func block(_ text: some StringProtocol) -> String { shown(text, keeping: ["\n", "\t"]) }

    /// A value in a table that programs read back: as ``block(_:)``, but the marks of direction stay that names in Arabic and Hebrew are
    /// written with and that turn nothing round.
    public static func value(_ text: some StringProtocol) -> String {
        shown(text, keeping: ["\n", "\t", "\u{200E}", "\u{200F}", "\u{061C}"])
    }

    /// A text of one line in quotation marks, cut to a length that fits a message.
    public static func quoted(_ text: some StringProtocol, limit: Int = 60) -> String {
        let cut = text.count > limit ? String(text.prefix(limit - 3)) + "…" : String(text)
        return "“" + line(cut) + "”"
    }

    /// A JSON text in which the characters that command are escaped as JSON does it, so that it reads as the same value.
    ///
    /// Writers of JSON escape the C0 controls alone.
    public static func json(_ text: String) -> String {
        guard text.unicodeScalars.contains(where: isCommandInJSON) else { return text }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            guard isCommandInJSON(scalar) else {
                result.append(scalar)
                continue
            }
            for unit in UTF16.encode(scalar) ?? UTF16.encodedReplacementCharacter {
                let digits = String(unit, radix: 16)
                let zeros = String(repeating: "0", count: 4 - digits.count)
                result.append(contentsOf: "\\u\(zeros)\(digits)".unicodeScalars)
            }
        }
        return String(result)
    }

    /// Line feeds and the like stand between the values of JSON, and within them are escaped already.
    private static func isCommandInJSON(_ scalar: Unicode.Scalar) -> Bool { scalar.value >= 0x20 && isCommand(scalar) }

    /// Whether a character commands rather than stands for something: C0 and C1 controls, directions, breaks of lines and
    /// paragraphs, tags, surrogates of interlinear notes, and what Unicode sets aside for no character.
    public static func isCommand(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x00..<0x20, 0x7F..<0xA0: true
        case 0x061C, 0x200E, 0x200F, 0x202A...0x202E, 0x2066...0x206F: true
        case 0x2028, 0x2029: true
        case 0xFFF9...0xFFFB, 0xFFFE, 0xFFFF: true
        case 0xE0000...0xE007F: true
        default: scalar.value & 0xFFFE == 0xFFFE
        }
    }

    private static func shown(_ text: some StringProtocol, keeping kept: Set<Unicode.Scalar>) -> String {
        guard text.unicodeScalars.contains(where: { isCommand($0) && !kept.contains($0) }) else { return String(text) }
        var result = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            if isCommand(scalar) && !kept.contains(scalar) {
                result.append(contentsOf: "\\u{\(String(scalar.value, radix: 16, uppercase: true))}".unicodeScalars)
            } else {
                result.append(scalar)
            }
        }
        return String(result)
    }
}
