/// Text as HTML and SVG hold it: the one guard for every page and picture.
public enum HTMLText {
    /// The text with the characters that markup gives a meaning to written as entities, in elements as in quoted attributes.
    ///
    /// Controls, of terminals and of direction, are written out, see ``SafeText``: a page has the reader's direction, and
    /// no name may turn the sentence around it.
    public static func escape(_ text: String) -> String {
        var escaped = ""
        escaped.reserveCapacity(text.utf8.count)
        for scalar in SafeText.block(text).unicodeScalars {
            switch scalar {
            case "&": escaped += "&amp;"
            case "<": escaped += "&lt;"
            case ">": escaped += "&gt;"
            case "\"": escaped += "&quot;"
            case "'": escaped += "&#39;"
            default: escaped.unicodeScalars.append(scalar)
            }
        }
        return escaped
    }
}
