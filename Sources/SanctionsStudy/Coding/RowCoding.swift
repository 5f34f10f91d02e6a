/// What a variable of a row was coded as, each time that it was.
public struct RowCoding: Hashable, Sendable, Codable {
    /// The ledger that the row belongs to, as the export names it.
    public enum Ledger: String, Hashable, Sendable, Codable, CaseIterable {
        /// Measures.
        case measures
        /// Counter-measures.
        case counterMeasures = "counter_measures"
        /// Responses.
        case responses
    }

    /// A variable that was coded again.
    public enum Variable: String, Hashable, Sendable, Codable, CaseIterable {
        /// What kind of measure, event or company it is.
        case kind
        /// What it is about.
        case about
        /// The codes of a response.
        case codes
    }

    /// The ledger.
    public let ledger: Ledger
    /// The row.
    public let row: LedgerID
    /// The variable.
    public let variable: Variable
    /// What the ledger said before the further passes; empty where it was not coded.
    public let given: [String]
    /// What the first further pass gave, without sight of the ledger’s codes.
    public let first: [String]
    /// What the second further pass gave, without sight of the ledger’s codes or of the first.
    public let second: [String]
    /// What was settled, which the ledger now says.
    public let settled: [String]
    /// Why, where not all said the same.
    public let reason: String?

    /// Whether all three codings said the same.
    public var isUnanimous: Bool { given == first && first == second }
}
