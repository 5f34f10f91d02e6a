/// The rule that a text breaks, which was said to be an identifier.
public enum IdentifierError: Error, Hashable, Sendable {
    /// It has the wrong number of characters.
    case length(expected: Int, found: Int)
    /// It has a character that the standard does not allow, at an offset from 0.
    case character(offset: Int)
    /// Its check digits do not fit.
    case checkDigit(expected: String, found: String)
}

extension IdentifierError: CustomStringConvertible {
    /// The rule, for a person.
    public var description: String {
        switch self {
        case .length(let expected, let found): "it has \(found) characters, and \(expected) are expected"
        case .character(let offset): "character \(offset + 1) is not one that such an identifier can have there"
        case .checkDigit(let expected, let found):
            "its check digits are \(found), and those that follow from the rest are \(expected)"
        }
    }
}
