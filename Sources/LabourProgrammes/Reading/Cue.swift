/// What a word does in a sentence, apart from naming a programme; the words are `Reference/programmes/cues.csv`.
enum Cue: String, Sendable, CaseIterable {
    /// One bit for each, so that a sentence knows at once which it lacks.
    var bit: UInt128 { Self.bits[self] ?? 0 }

    private static let bits = Dictionary(
        uniqueKeysWithValues: allCases.enumerated().map { ($0.element, UInt128(1) << UInt128($0.offset)) })

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
    // Who is set apart: the word stands before the name (unlike, 除), or after it (不同, 除外).
    case excepting, excepted
    // What would have to be so first (if, 假如), what somebody is asked to do (urged, 希望) and what became of it (said no).
    case condition, asking, turnedDown
    // Whether anybody showed it: words of showing (proved, 证据), of not being able to (无法), and of what nobody confirmed.
    case showing, unable, unconfirmed
    // What happened afterwards: since then, 后来.
    case later
    // People who came by themselves or fled, and works that only tell of people: a film, a poster.
    case ownAccount, depiction
    // What only stands beside a party: a visit, what a leader asks of everybody, a meeting, a gift, a proposal.
    case visit, exhorting, occasion
    // What ends a practice, said after it: 此后未再, “but no longer does”.
    case over
    // What somebody studies, watches or hears (学习, watched), and the papers and talks that it may be (通知, “briefing”).
    case study, paper
    // Land that its farmers let to somebody other than whoever takes them on: “leased out their land to the cooperative”.
    case landLet
    // What people are kept from: 外出, “leave the compound”.
    case restraint
}
