/// Small readings of text that every reader needs.
public enum Text {
    /// Removes white space, no-break spaces and byte order marks from both ends.
    public static func trimmed(_ text: some StringProtocol) -> String {
        func isBlank(_ scalar: Unicode.Scalar) -> Bool {
            scalar.properties.isWhitespace || scalar.value == 0xFEFF || scalar.value == 0x200B
        }
        let scalars = text.unicodeScalars
        guard let start = scalars.firstIndex(where: { !isBlank($0) }),
            let end = scalars.lastIndex(where: { !isBlank($0) })
        else { return "" }
        return String(String.UnicodeScalarView(scalars[start...end]))
    }

    /// A text with letters, digits and marks of full width, as keyboards for Chinese write them, as those of ASCII.
    public static func ofHalfWidth(_ text: String) -> String {
        let fullWidth: ClosedRange<UInt32> = 0xFF01...0xFF5E
        guard text.unicodeScalars.contains(where: { fullWidth.contains($0.value) }) else { return text }
        var plain = String.UnicodeScalarView()
        for scalar in text.unicodeScalars {
            plain.append(
                fullWidth.contains(scalar.value) ? Unicode.Scalar(UInt8(scalar.value - 0xFEE0)) : scalar)
        }
        return String(plain)
    }

    /// The words of a title, as written: apart at spaces and signs but an apostrophe, and at capitals within a word.
    ///
    /// - Parameter signs: Signs that are read as letters are.
    public static func words(ofTitle title: String, keeping signs: Set<Character> = []) -> [String] {
        var words: [String] = []
        var word = ""
        var wasLower = false
        for character in title {
            guard character.isLetter || character.isNumber || signs.contains(character) else {
                // “Sub-supplier” is one word more, “Buyer's” none.
                if !"'’".contains(character), !word.isEmpty {
                    words.append(word)
                    word = ""
                }
                wasLower = false
                continue
            }
            if character.isUppercase, wasLower {
                words.append(word)
                word = ""
            }
            wasLower = character.isLowercase
            word.append(character)
        }
        if !word.isEmpty { words.append(word) }
        return words
    }
}
