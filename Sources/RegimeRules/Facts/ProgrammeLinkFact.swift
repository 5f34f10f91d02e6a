public import ClewModel

/// A tie of a party to a labour programme, by graded evidence.
public struct ProgrammeLinkFact: Hashable, Sendable {
    /// The party.
    public var party: String
    /// The programme, as people call it.
    public var programme: String
    /// The grade of a text whose publisher nobody states: whether it ties the two is open.
    public static let open = "open"
    /// The grade of the evidence, from `T1` (an official text that names both) to `T6` (a pattern), or ``open``.
    public var grade: String
    /// The evidence.
    public var evidence: [EvidenceID]

    /// Creates a fact.
    public init(party: String, programme: String, grade: String, evidence: [EvidenceID]) {
        self.party = party
        self.programme = programme
        self.grade = grade
        self.evidence = evidence
    }
}
