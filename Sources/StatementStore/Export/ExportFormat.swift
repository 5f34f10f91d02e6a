/// A form in which a snapshot can be handed to other tools.
public enum ExportFormat: String, Hashable, Sendable, CaseIterable {
    /// FollowTheMoney entities, one JSON object a line.
    case entities = "ftm"
    /// FollowTheMoney statements, one JSON object a line.
    case statements = "statements.json"
    /// FollowTheMoney statements as CSV, in the columns of `ftm statements`.
    case statementTable = "statements.csv"
    /// One row for each entity, for spreadsheets.
    case table = "csv"
    /// Ownership and control as statements of the Beneficial Ownership Data Standard 0.4, one JSON array.
    case ownership = "bods"
}
