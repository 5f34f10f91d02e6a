/// How reliable a source is and how credible what it says, on the two scales that intelligence services call the Admiralty
/// code; a person gives it, and it stands beside the grade without changing it.
public struct AdmiraltyRating: Hashable, Sendable, Codable, CustomStringConvertible {
    /// How far the source has been right before.
    public enum Source: String, Hashable, Sendable, Codable, CaseIterable {
        case completelyReliable = "A"
        case usuallyReliable = "B"
        case fairlyReliable = "C"
        case notUsuallyReliable = "D"
        case unreliable = "E"
        case cannotBeJudged = "F"
    }

    /// How far other sources bear out what it says.
    public enum Information: String, Hashable, Sendable, Codable, CaseIterable {
        case confirmed = "1"
        case probablyTrue = "2"
        case possiblyTrue = "3"
        case doubtful = "4"
        case improbable = "5"
        case cannotBeJudged = "6"
    }

    /// How far the source has been right before.
    public let source: Source
    /// How far other sources bear out what it says.
    public let information: Information

    /// Puts the two together.
    public init(source: Source, information: Information) {
        self.source = source
        self.information = information
    }

    /// Reads `B2`; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        guard text.count == 2, let source = Source(rawValue: text.prefix(1).uppercased()),
            let information = Information(rawValue: String(text.suffix(1)))
        else { return nil }
        self.init(source: source, information: information)
    }

    /// The two characters: `B2`.
    public var description: String { source.rawValue + information.rawValue }
}
