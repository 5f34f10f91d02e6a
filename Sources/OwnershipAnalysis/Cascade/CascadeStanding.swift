/// Where one party stands in a run of a cascade.
struct CascadeStanding: Sendable {
    /// The round in which it surely falls under the rule; 0 for a seed, -1 for never.
    var sureDepth: Int32 = -1
    /// The round in which it can; 0 for a seed, -1 for never.
    var possibleDepth: Int32 = -1
    /// What those inside hold of its capital.
    var capital: ShareTally
    /// In which of the two fixpoints its holdings count.
    var spread: CascadeEnds = []
    /// In which of them they are to be counted in the next round.
    var pending: CascadeEnds = []
}

/// One or both of the fixpoints of a cascade: every unknown at its least, and every unknown at its greatest.
struct CascadeEnds: OptionSet, Sendable {
    let rawValue: UInt8

    /// The lower one: those surely inside.
    static let sure = CascadeEnds(rawValue: 1)
    /// The upper one: those who can be inside.
    static let possible = CascadeEnds(rawValue: 2)
    /// Both.
    static let both: CascadeEnds = [.sure, .possible]
}
