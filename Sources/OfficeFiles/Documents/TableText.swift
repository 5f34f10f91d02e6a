/// The text of a table in whatever encoding spreadsheets and older programs write.
public enum TableText {
    /// Decodes a table whose bytes are not UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: The whole table.
    ///   - guess: The encoding that its shape suggests, by its name in standards; it is taken where the text itself does not prove
    ///     another one.
    /// - Returns: The text and its encoding; `nil` where any byte is damaged in each encoding that fits: a wrong guess finds nobody, and
    ///   would look as if nobody were there.
    /// - Complexity: O(*n*) in the bytes.
    public static func decode(_ bytes: [UInt8], guess: String?) -> (text: String, encoding: TextEncoding)? {
        switch guess?.uppercased() {
        case "UTF-16LE": return whole(EncodedText.decoded([0xFF, 0xFE] + bytes, .utf16))
        case "UTF-16BE": return whole(EncodedText.decoded([0xFE, 0xFF] + bytes, .utf16))
        default: break
        }
        if let found = EncodedText.detect(bytes), found.encoding != .windows1252, found.encoding != .utf8 {
            return whole(found)
        }
        guard let guess, let encoding = TextEncoding(stated: guess) else { return nil }
        // What looks Chinese by its bytes alone may be Japanese or Korean: only its characters prove it.
        guard encoding != .gb18030, encoding != .big5 else { return nil }
        guard encoding != .windows1252 || readsLikeWesternText(bytes) else { return nil }
        guard let text = whole(EncodedText.decoded(bytes, encoding)), readsLikeWords(text.text) else { return nil }
        return text
    }

    /// Whether few bytes lie where Windows has quotes and dashes, and encodings of Japan and of DOS have their letters.
    private static func readsLikeWesternText(_ bytes: [UInt8]) -> Bool {
        let quotes: Set<UInt8> = [0x80, 0x82, 0x84, 0x85, 0x91, 0x92, 0x93, 0x94, 0x95, 0x96, 0x97, 0x99]
        let odd = bytes.count { (0x80..<0xA0).contains($0) && !quotes.contains($0) }
        let letters = bytes.count { $0 >= 0xC0 }
        return odd * 4 <= letters
    }

    /// Whether letters beyond ASCII stand as they do in words: older encodings of the same bytes show as signs between letters, as
    /// in “Soci‚t‚”, or as words that begin small and go on large, as in “лНЛОЮМХЪ”.
    private static func readsLikeWords(_ text: String) -> Bool {
        var (fit, odd) = (0, 0)
        var previous: Unicode.Scalar = " "
        // Whether the word at hand began small, and has gone on large.
        var (beganSmall, isMixed) = (false, false)
        for scalar in text.unicodeScalars {
            defer { previous = scalar }
            let isLetter = scalar.properties.isAlphabetic
            if isLetter, !previous.properties.isAlphabetic {
                (beganSmall, isMixed) = (scalar.properties.isLowercase, false)
            }
            guard scalar.value >= 0x80 else { continue }
            if isLetter {
                if beganSmall, scalar.properties.isUppercase { isMixed = true }
                if isMixed { odd += 1 } else { fit += 1 }
            } else if previous.properties.isAlphabetic, !typographic.contains(scalar) {
                odd += 1
            }
        }
        return odd * 4 <= fit
    }

    /// Signs that stand behind letters in sound text.
    private static let typographic = Set("’‘”“»«–—…®™©°ºª·•€£§\u{A0}".unicodeScalars)

    private static func whole(_ text: EncodedText?) -> (text: String, encoding: TextEncoding)? {
        guard let text, text.damaged == 0 else { return nil }
        return (text.text, text.encoding)
    }
}
