/// Something undocumented, with a neutral question that would close the gap.
public struct GapReport: Hashable, Sendable, Codable {
    /// The identifier, stable for the same gap.
    public var id: String
    /// What it is about.
    public var subject: Subject
    /// What is missing.
    public var missing: String
    /// The question to send to the supplier.
    public var question: String
    /// The findings and duties that wait for the answer.
    public var neededFor: [String]
}
