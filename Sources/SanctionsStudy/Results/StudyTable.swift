/// A result as a table of text, ready to be shown or written.
public struct StudyTable: Hashable, Sendable, Codable {
    /// What it shows.
    public var title: String
    /// The names of the columns.
    public var columns: [String]
    /// The rows, each as long as ``columns``.
    public var rows: [[String]]
    /// What it rests on and leaves out.
    public var coverage: StudyCoverage
    /// The direct sentence that the table bears out; `nil` where the one of the table before holds.
    public var answer: String?

    /// Creates a table.
    ///
    /// - Precondition: Each row is as long as `columns`.
    public init(
        title: String, columns: [String], rows: [[String]], coverage: StudyCoverage, answer: String? = nil
    ) {
        precondition(rows.allSatisfy { $0.count == columns.count }, "rows fit the columns")
        self.title = title
        self.columns = columns
        self.rows = rows
        self.coverage = coverage
        self.answer = answer
    }
}
