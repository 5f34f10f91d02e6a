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
        if let found = EncodedText.detect(bytes), found.encoding != .windows1252, found.encoding != .utf8 { return whole(found) }
        guard let guess, let encoding = TextEncoding(stated: guess) else { return nil }
        // What looks Chinese by its bytes alone may be Japanese or Korean: only its characters prove it.
        guard encoding != .gb18030, encoding != .big5 else { return nil }
        return whole(EncodedText.decoded(bytes, encoding))
    }

    private static func whole(_ text: EncodedText?) -> (text: String, encoding: TextEncoding)? {
        guard let text, text.damaged == 0 else { return nil }
        return (text.text, text.encoding)
    }
}
