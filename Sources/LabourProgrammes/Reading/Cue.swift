/// What a word does in a sentence, apart from naming a programme; the words are `Reference/programmes/cues.csv`.
enum Cue: String, Sendable, CaseIterable {
    // Parts that together speak of a programme.
    case people, minority, state, moved, receive, `guard`, work, camp, detained, prisoner, prisonName, owned, contracted
    case released, placed, land, landMoved, landTaken, landUrban, aid, centre, confined, ofThem, monitoring, reported
    // Who is meant.
    case issuer, pronoun, bareCompany, definiteNoun, otherSubject, relation
    // How a party stands in the sentence.
    case toward, apart, leave, buy
    // Whether it is so.
    case plan, done, cancelled, ended, question, yes, rule, rumour, namedBy, claim, anaphor, contrast, speech

}
