/// The text of a table in whatever encoding spreadsheets and older programs write.
public enum TableText {
    /// Decodes a table whose bytes are not UTF-8.
    ///
    /// - Parameters:
    ///   - bytes: The whole table.
    ///   - guess: `UTF-16LE` or `UTF-16BE` where its shape says so without a mark; everything else the text itself has to prove.
    /// - Returns: The text and its encoding; `nil` where nothing proves one: a wrong guess finds nobody, and would look as if nobody were
    ///   there.
    /// - Complexity: O(*n*) in the bytes.
    public static func decode(_ bytes: [UInt8], guess: String?) -> (text: String, encoding: TextEncoding)? {
        switch guess?.uppercased() {
        case "UTF-16LE": return whole(EncodedText.decoded([0xFF, 0xFE] + bytes, .utf16))
        case "UTF-16BE": return whole(EncodedText.decoded([0xFE, 0xFF] + bytes, .utf16))
        default: break
        }
        guard let found = EncodedText.detect(bytes), found.encoding != .utf8 else { return nil }
        return whole(found)
    }

    private static func whole(_ text: EncodedText?) -> (text: String, encoding: TextEncoding)? {
        guard let text, text.damaged == 0 else { return nil }
        return (text.text, text.encoding)
    }
}
