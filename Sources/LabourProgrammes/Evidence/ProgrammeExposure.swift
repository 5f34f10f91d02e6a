public import ClewModel

/// What ties a party to a programme, and how far that goes.
public struct ProgrammeExposure: Hashable, Sendable, Codable {
    /// The programme.
    public let programme: ProgrammeKey
    /// How the programme is called.
    public let name: String
    /// The programmes that the same words may name as well, since the work lies outside the region: no evidence of their own.
    public let alsoNames: [ProgrammeKey]
    /// The nearest evidence.
    public let grade: EvidenceGrade
    /// What the nearest evidence is, in a few words: a press report is called one, and no investigation.
    public let gradePhrase: String
    /// The whole evidence, the nearest first, then in the order of the texts.
    public let evidence: [Evidence]
    /// What it comes to, in one neutral sentence.
    public let statement: String

    /// Whether a source ties the party to the programme, or only its place or a pattern does.
    public var reach: EvidenceGrade.Reach { grade.reach }
}
