/// What a word does in a sentence, apart from naming a programme; the words are `Reference/programmes/cues.csv`.
enum Cue: String, Sendable, CaseIterable {
    /// One bit for each, so that a sentence knows at once which it lacks.
    var bit: UInt64 { Self.bits[self] ?? 0 }

    private static let bits = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($0.element, UInt64(1) << UInt64($0.offset)) })

    // Parts that together speak of a programme.
    case people, minority, state, moved, receive, `guard`, work, camp, detained, prisoner, prisonName, owned, contracted
    case released, placed, land, landMoved, landTaken, landUrban, aid, centre, confined, ofThem, monitoring, reported
    // Who is meant.
    case issuer, pronoun, bareCompany, definiteNoun, otherSubject, relation
    // How a party stands in the sentence.
    case toward, apart, leave, buy
    // Whether it is so.
    case plan, done, cancelled, ended, question, yes, rule, rumour, namedBy, claim, anaphor, contrast, speech
    // Who decided.
    case court
}
