/// How near a piece of evidence stands to a programme, the nearest first.
public enum EvidenceGrade: String, Hashable, Comparable, Sendable, Codable, CaseIterable {
    /// An official Chinese text names the party and the programme.
    case officialText = "T1"
    /// A text of the party's own says so.
    case companyDisclosure = "T2"
    /// A listing states it as its basis.
    case listing = "T3"
    /// An investigation says so, with archived sources, or the press.
    case investigation = "T4"
    /// A text whose publisher nobody states: who speaks, and with it the grade, is open.
    case open = "open"
    /// The place alone.
    case location = "T5"
    /// A pattern: subsidies, pairing, rhetoric, or a text of which nobody knows whose it is.
    case pattern = "T6"

    /// What the grade means, in a few words.
    public var phrase: String {
        switch self {
        case .officialText: "an official text"
        case .companyDisclosure: "the company's own text"
        case .listing: "the stated basis of a listing"
        case .investigation: "an investigation or a press report"
        case .open: "open until the publisher of the text is stated"
        case .location: "the place alone"
        case .pattern: "a pattern only"
        }
    }

    /// The grade in front of a sentence: `T1`, or `Grade open`.
    public var label: String { self == .open ? "Grade open" : rawValue }

    /// What a grade can carry at most.
    public enum Reach: String, Hashable, Sendable, Codable {
        /// A source ties the party to the programme.
        case participation
        /// A text says so, and nobody knows whose it is: a question.
        case question
        /// The party may meet the programme; nothing says that it did.
        case exposure
    }

    /// What the grade can carry at most.
    ///
    /// No number of weak grades adds up to a strong one.
    public var reach: Reach {
        switch self {
        case .officialText, .companyDisclosure, .listing, .investigation: .participation
        case .open: .question
        case .location, .pattern: .exposure
        }
    }

    /// Orders from the nearest, T1, to the farthest, T6; an open grade stands before those that are exposure at most.
    public static func < (lhs: EvidenceGrade, rhs: EvidenceGrade) -> Bool {
        lhs.rank < rhs.rank
    }

    private var rank: Int {
        switch self {
        case .officialText: 1
        case .companyDisclosure: 2
        case .listing: 3
        case .investigation: 4
        case .open: 5
        case .location: 6
        case .pattern: 7
        }
    }
}
