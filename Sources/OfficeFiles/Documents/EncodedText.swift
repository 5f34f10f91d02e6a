import ClewModel
import SourceFiles

/// A text whose encoding was found out.
///
/// UTF-8 proves itself and a byte order mark names itself; of the others, which take nearly any bytes, the one is taken that the text
/// proves, see ``EncodingProof``. Everything else is unread: a text in the wrong encoding finds nothing, and would look as if nothing
/// were there.
struct EncodedText {
    /// The text.
    var text: String
    /// The encoding that was taken.
    var encoding: TextEncoding
    /// How many bytes were damaged.
    var damaged: Int

    /// Finds out the encoding of a text.
    ///
    /// - Returns: `nil` where it is none of those read here.
    /// - Complexity: O(*n*) in the bytes.
    static func detect(_ bytes: [UInt8]) -> EncodedText? {
        if bytes.starts(with: [0xFF, 0xFE]) || bytes.starts(with: [0xFE, 0xFF]) { return decoded(bytes, .utf16) }
        guard let unicode = decoded(bytes, .utf8) else { return nil }
        if unicode.damaged == 0, bytes.contains(0x1B), let shifted = EncodingProof.text(of: bytes) { return shifted }
        if unicode.damaged == 0 || bytes.starts(with: [0xEF, 0xBB, 0xBF]) { return unicode }
        // Text in UTF-8 of which a few bytes are damaged: nearly all that is no ASCII decodes.
        return unicode.damaged * 50 <= bytes.count { $0 >= 0x80 } ? unicode : EncodingProof.text(of: bytes)
    }

    /// Decodes a text of a known encoding.
    ///
    /// - Returns: `nil` where this machine lacks the encoding.
    static func decoded(_ bytes: [UInt8], _ encoding: TextEncoding) -> EncodedText? {
        encoding.decode(bytes[...]).map { EncodedText(text: $0.text, encoding: encoding, damaged: $0.damaged) }
    }
}
