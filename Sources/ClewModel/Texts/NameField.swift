/// The names that one field holds.
///
/// Users and publishers write “X (also known as Y)”, “X; Y” or “X a.k.a. Y” into the field of the name.
/// Words such as “also known as” are sure signs: each part is a name, and the field as a whole is none. A slash or brackets
/// without such words are unsure: the field stays a name as written, and its parts are weak aliases beside it.
public enum NameField {
    /// One name of a field.
    public struct Part: Hashable, Sendable {
        /// `name` for the name that stands first, `alias`, `previousName`, or `weakAlias` where the split is unsure.
        public let kind: PropertyName
        /// The name.
        public let text: String

        /// Creates a part.
        public init(_ kind: PropertyName, _ text: String) {
            self.kind = kind
            self.text = text
        }
    }

    /// Splits a field into its names.
    ///
    /// - Parameters:
    ///   - field: The field as written.
    ///   - isPerson: Whether it names a person: brackets behind persons say what they are more often than how they are called.
    /// - Returns: The names, the first of them `name`; the field itself alone where it holds no more, which is nearly always
    ///   and is told in one pass over its bytes.
    /// - Complexity: O(*n*) for *n* characters, times the number of signs where there is one.
    public static func parts(of field: String, isPerson: Bool = false) -> [Part] {
        guard mayHoldSeveral(field) else { return [Part(.name, field)] }
        var reader = NameFieldReader(isPerson: isPerson)
        let parts = reader.read(field)
        return parts.isEmpty ? [Part(.name, field)] : parts
    }

    /// Whether a field has a character that can separate names, or a word that begins as one of the signs does.
    private static func mayHoldSeveral(_ field: String) -> Bool {
        var previous: UInt8 = 0x20
        var first: UInt8 = 0
        for byte in field.utf8 {
            switch byte {
            case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: ";"), UInt8(ascii: "|"), UInt8(ascii: "/"),
                0x0A...0x0D:
                return true
            // Fullwidth brackets, Cyrillic and ideographs, and the separator of lines: their signs are looked for in the text
            // itself.
            case 0xD0, 0xD1, 0xE2...0xE9, 0xEF: return true
            default: break
            }
            if first != 0 {
                let next = byte | 0x20
                if NameFieldSigns.openings.contains(UInt16(first) << 8 | UInt16(next)) { return true }
                first = 0
            } else if byte > 0x20, previous <= 0x20 || previous == UInt8(ascii: ",") {
                first = byte | 0x20
            }
            previous = byte
        }
        return false
    }
}
