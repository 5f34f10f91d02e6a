import ClewModel

/// What a result was made from, in lines for a person: a result that nobody can date is worth little.
public struct ScreeningConditions: Sendable {
    /// The threshold and the days that were asked for.
    public let settings: String
    /// What was screened against, one line a list or file.
    public let sources: [String]

    /// Puts the lines together.
    ///
    /// - Parameters:
    ///   - base: What was screened against.
    ///   - threshold: From which score on a candidate is a match.
    public init(_ base: ScreeningBase, threshold: Double) {
        var settings = "A match has a score of \(Self.short(threshold)) or more."
        if let asOf = base.asOf { settings += " The lists as they stood on \(asOf)" }
        if let knownAt = base.knownAt { settings += ", with what was on record by \(knownAt)" }
        self.settings = settings + (base.asOf == nil ? "" : ".")
        sources = base.sources
    }

    /// A score without zeros at its end.
    private static func short(_ score: Double) -> String {
        var text = ScoreText.fixed(score)
        while text.hasSuffix("0"), !text.hasSuffix(".0") { text.removeLast() }
        return text
    }
}
