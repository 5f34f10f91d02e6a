import SourceFiles

/// Answers that somebody types for a supplier, as the table that a supplier sends back.
public struct AnswerSheet: Sendable {
    /// One answer.
    public struct Answer: Sendable {
        /// The mark of the request.
        public var mark: String
        /// The answer, in the supplier's own words.
        public var text: String
        /// The papers that the supplier says it sends.
        public var papers: String

        /// Creates an answer.
        public init(mark: String, text: String, papers: String) {
            self.mark = mark
            self.text = text
            self.papers = papers
        }
    }

    private let answers: [Answer]
    private let answeredBy: String
    private let answeredOn: String

    /// Creates a sheet.
    ///
    /// - Parameters:
    ///   - answers: The answers; a blank one is none.
    ///   - answeredBy: Who answered, as stated.
    ///   - answeredOn: When, as stated.
    public init(_ answers: [Answer], answeredBy: String, answeredOn: String) {
        self.answers = answers.filter { !$0.text.isEmpty }
        self.answeredBy = answeredBy
        self.answeredOn = answeredOn
    }

    /// Whether it has no answer.
    public var isEmpty: Bool { answers.isEmpty }

    /// The table as CSV, for ``AnswerImport``.
    public var csv: String {
        let columns: [LetterForm.Column] = [.mark, .answer, .sent, .answeredBy, .answeredOn]
        return
            ([columns.map(\.rawValue)]
            + answers.map { [$0.mark, $0.text, $0.papers, answeredBy, answeredOn] })
            .map { CSVCell.row($0) }.joined()
    }
}
