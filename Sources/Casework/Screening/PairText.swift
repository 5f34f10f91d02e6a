public import NameMatching

/// How two names were set against each other, in words.
public enum PairText {
    /// One aligned part in a line, such as `“Huafu” and “华孚” (trade name): the same, +6.03`.
    public static func sentence(for part: PartAlignment) -> String {
        let role = word(for: part.role)
        let sum = " \(ScoreText.signed(part.contribution))"
        if part.left.isEmpty { return "“\(part.right)” (\(role)) stands on the right alone:\(sum)" }
        if part.right.isEmpty { return "“\(part.left)” (\(role)) stands on the left alone:\(sum)" }
        return "“\(part.left)” and “\(part.right)” (\(role)): \(word(for: part.relation)),\(sum)"
    }

    /// A relation in words.
    public static func word(for relation: PartRelation) -> String {
        switch relation {
        case .same: "the same"
        case .transliteration: "one in another script or spelling system"
        case .translation: "the same meaning"
        case .abbreviation: "one is short for the other"
        case .typo: "alike but for a slip"
        case .soundsAlike: "sound alike"
        case .nickname: "forms of one given name"
        case .within: "one place lies within the other"
        case .dropped: "on one side alone"
        case .contradicted: "differ"
        case .acronym: "one is the initials of the other"
        }
    }

    /// A role in words.
    public static func word(for role: PartRole) -> String {
        switch role {
        case .tradeName: "trade name"
        case .place: "place"
        case .industry: "industry"
        case .qualifier: "qualifier"
        case .unit: "unit"
        case .legalForm: "legal form"
        case .number: "number"
        case .givenName: "given name"
        case .familyName: "family name"
        case .title: "title"
        case .filler: "filler"
        }
    }
}
