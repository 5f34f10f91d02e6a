/// The rule that a text breaks, which was said to be an identifier.
public enum IdentifierError: Error, Hashable, Sendable {
    /// It has the wrong number of characters.
    case length(expected: Int, found: Int)
    /// It has a character that the standard does not allow, at an offset from 0.
    case character(offset: Int)
    /// Its check digits do not fit.
    case checkDigit(expected: String, found: String)
}
