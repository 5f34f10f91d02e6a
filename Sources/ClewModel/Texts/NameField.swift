/// The names that one field holds.
///
/// Users and publishers write “X (also known as Y)”, “X; Y” or “X a.k.a. Y” into the field of the name.
/// Words such as “also known as” are sure signs: each part is a name, and the field as a whole is none. A slash or brackets
/// without such words are unsure: the field stays a name as written, and its parts are weak aliases beside it. What is no name, such as an
/// address or a telephone behind one, is left out.
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
        let glance = NameFieldGlance(field)
        return glance.mayHoldSeveral ? takenApart(field, isPerson: isPerson, glance) : [Part(.name, field)]
    }

    /// The same of a field that is taken apart whatever its bytes say; with a glance, without what that rules out.
    static func takenApart(_ field: String, isPerson: Bool, _ glance: NameFieldGlance? = nil) -> [Part] {
        var reader = NameFieldReader(isPerson: isPerson)
        let parts = reader.read(field, glance)
        return parts.isEmpty ? [Part(.name, field)] : parts
    }

    /// The pieces of a field that is a list of names of one organization: between commas and “or”, legal forms with the name before them, and
    /// without the labels of languages before them.
    ///
    /// - Returns: The pieces in their order; the field alone where it holds none of these.
    public static func pieces(of field: String) -> [String] {
        let parts = field.split { ",،，".contains($0) }.flatMap { $0.split(separator: " or ") }.map {
            NameFieldReader.withoutLanguage(NameFieldReader.stripped(String($0)))
        }
        let pieces = NameFieldReader.joiningForms(parts)
        return pieces.count > 1 && pieces.allSatisfy { $0.count(where: \.isLetter) >= 3 } ? pieces : [field]
    }
}
