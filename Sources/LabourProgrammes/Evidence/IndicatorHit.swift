public import ClewModel

/// A term of the catalog, found in a text.
public struct IndicatorHit: Hashable, Sendable, Codable {
    /// Whether the words count.
    public enum Standing: String, Hashable, Sendable, Codable {
        /// They count.
        case counted
        /// The text denies them; shown, and not counted. A denial is no proof either.
        case negated
        /// The term is too general, and nothing near it ties it to Xinjiang or to a programme.
        case outOfContext
    }

    /// What was found.
    public let indicator: Indicator
    /// Whether it counts.
    public let standing: Standing
    /// The word that denies it.
    public let negation: String?
    /// The words as they stand in the text.
    public let text: String
    /// The words with a few characters on either side, without numbers of persons.
    public let quote: String
    /// Where the words stand in the file.
    public let location: SourceLocation
    /// Where the words stand, in UTF-8 bytes from the start of the text.
    public let bytes: Range<Int>
    /// How often the same term counts in the same way in the text, this place included.
    public let occurrences: Int
    /// The text.
    public let source: TextSource

    /// The programmes that the term points to.
    public var programmes: [ProgrammeKey] { indicator.programmes }
}
