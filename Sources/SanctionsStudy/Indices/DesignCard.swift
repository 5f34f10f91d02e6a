public import ClewModel

/// The answers about the design of one measure: yes, no or unknown, never a number.
public struct DesignCard: Hashable, Sendable, Codable {
    /// One line of a card.
    public struct Line: Hashable, Sendable, Codable {
        /// The question.
        public let question: DesignQuestion
        /// The answer.
        public let answer: DesignAnswer.Answer
        /// What it rests on; `nil` where nobody answered.
        public let evidence: String?
        /// Where it can be read.
        public let citation: Citation?
        /// What would answer it; `nil` where it is answered, or nobody said.
        public let wanted: String?
    }

    /// The key of the measure.
    public let key: String
    /// Its title.
    public let title: String
    /// One line for each question, in their order.
    public let lines: [Line]

    /// How many questions are answered yes or no.
    public var answeredCount: Int {
        lines.filter { $0.answer != .unknown }.count
    }
}

extension StudyLedgers {
    /// The cards of all measures that anything is known about, by key; a question nobody answered is unknown.
    public func designCards() -> [DesignCard] {
        let open = Dictionary(
            openDesign.map { ([$0.card, $0.question.rawValue], $0.wanted) }, uniquingKeysWith: { first, _ in first })
        return Dictionary(grouping: design.filter { $0.confidence != .unverified }, by: \.card)
            .sorted { $0.key < $1.key }
            .map { key, answers in
                DesignCard(
                    key: key, title: answers.first?.title ?? key,
                    lines: DesignQuestion.allCases.map { question in
                        let answer = answers.first { $0.question == question }
                        return DesignCard.Line(
                            question: question, answer: answer?.answer ?? .unknown, evidence: answer?.evidence,
                            citation: answer?.citation,
                            wanted: answer.map { $0.answer == .unknown } ?? true
                                ? open[[key, question.rawValue]] : nil)
                    })
            }
    }

    /// The cards as a table.
    public func designTable() -> StudyTable {
        let cards = designCards()
        let known = cards.map(\.answeredCount).reduce(0, +)
        return StudyTable(
            title: "How measures are designed",
            columns: ["measure", "question", "answer", "evidence", "source", "what would answer it"],
            rows: cards.flatMap { card in
                card.lines.map { line in
                    [
                        card.title, line.question.phrase, line.answer.rawValue, line.evidence ?? "",
                        line.citation?.description ?? "", line.wanted ?? "",
                    ]
                }
            },
            coverage: StudyCoverage(
                counted: design.count,
                notes: [
                    "An unknown answer is neither yes nor no. No score is formed.",
                    "What would answer a question is a pointer to what has to be read, and no answer.",
                ]),
            answer:
                "\(known) of \(cards.count * DesignQuestion.allCases.count) questions about \(cards.count) measures are answered yes or no; "
                + "of the other \(cards.count * DesignQuestion.allCases.count - known) the table says what would answer them."
        )
    }
}
