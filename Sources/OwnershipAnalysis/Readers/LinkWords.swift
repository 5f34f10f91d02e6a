import ClewModel

/// What the words of a link say of how something is held: of which right, directly or through others, by whom for whom.
///
/// Publishers write one word (`voting`), several (“ownership of shares; ownership of voting rights”) or a sentence. Each part is read by
/// itself, and nothing that is not understood takes a share away: a share of no stated kind is one of the capital.
struct LinkWords {
    /// Whether a share of the capital is stated.
    private(set) var isCapital = false
    /// Whether a share of the votes is stated.
    private(set) var isVoting = false
    /// Whether shares with votes are stated: how much of the capital they are is not said.
    private(set) var isVotingShares = false
    /// Whether the holder holds for somebody else.
    private(set) var isNominee = false
    /// Whether it is held through others, or may be: a source that says it does not know which.
    private(set) var isIndirect = false

    /// Reads the values of the properties that say it.
    init(_ texts: [String]) {
        for text in texts {
            for part in text.lowercased().split(whereSeparator: { ";,/|\n".contains($0) }) { read(part) }
        }
    }

    private mutating func read(_ part: Substring) {
        let words = part.split { !$0.isLetter }.map(String.init)
        func has(_ known: Set<String>) -> Bool { words.contains(where: known.contains) }
        if words == ["unknown"] || has(Self.throughOthers) { isIndirect = true }
        if let at = words.firstIndex(where: Self.nominees.contains),
            !words[..<at].contains(where: Self.negations.contains)
        {
            isNominee = true
        }
        // “Non-voting shares” and “shares without votes” are capital.
        let votes = words.indices.filter { Self.votes.contains(words[$0]) }
            .filter { index in !words[..<index].suffix(2).contains(where: Self.negations.contains) }
        let isOfCapital = has(Self.capital)
        if votes.isEmpty {
            isCapital = isCapital || isOfCapital
        } else if !isOfCapital {
            isVoting = true
        } else if has(Self.both) {
            (isCapital, isVoting) = (true, true)
        } else {
            (isVoting, isVotingShares) = (true, true)
        }
    }

    private static let throughOthers: Set<String> = ["indirect", "indirectly", "mittelbar", "indirecte", "indirecto"]
    private static let nominees: Set<String> = ["nominee", "nominees"]
    private static let negations: Set<String> = ["no", "non", "not", "nor", "without", "never"]
    private static let votes: Set<String> = ["voting", "votes", "vote", "votingrights"]
    private static let capital: Set<String> = [
        "share", "shares", "shareholding", "shareholdings", "shareholder", "equity", "capital", "stock", "stocks",
        "interest",
    ]
    /// Words beside which shares and votes are two things.
    private static let both: Set<String> = ["and", "rights", "right", "plus"]
}
