public import ClewModel

/// A party that goods are followed from.
public struct TradeRoot: Hashable, Sendable {
    /// When a list named it.
    public struct Period: Hashable, Sendable, Codable {
        /// The first day; `nil` where the list states none.
        public var from: PartialDate?
        /// The last day; `nil` while it stands.
        public var to: PartialDate?

        /// Creates a period.
        public init(from: PartialDate?, to: PartialDate? = nil) {
            self.from = from
            self.to = to
        }
    }

    /// The party, by its number in the book.
    public var party: Int
    /// Whether it is surely who it is taken for; else that is a question.
    public var isEstablished: Bool
    /// When lists named it; empty for one that was asked for and that no list names.
    public var periods: [Period]

    /// Creates a root.
    public init(party: Int, isEstablished: Bool, periods: [Period]) {
        self.party = party
        self.isEstablished = isEstablished
        self.periods = periods
    }
}

/// How a way of records stands to the listing of the party that it starts from.
public struct TradeStanding: Hashable, Sendable, Comparable {
    /// When its first record was, seen from the listing.
    public enum Time: Int, Hashable, Sendable, CaseIterable {
        /// While the party was listed; of one that no list names, whenever it was.
        case during
        /// Nobody can tell: the record or the list states no day.
        case open
        /// After the listing ended.
        case after
        /// Before it was listed.
        case before

        /// The time in words.
        public var words: String {
            switch self {
            case .during: "while it was listed"
            case .open: "no day tells whether it was listed then"
            case .after: "after its listing ended"
            case .before: "before it was listed"
            }
        }
    }

    /// Whether the party that it starts from is one only perhaps.
    public var isQuestion: Bool
    /// When its first record was.
    public var time: Time

    /// Creates a standing.
    public init(isQuestion: Bool, time: Time) {
        self.isQuestion = isQuestion
        self.time = time
    }

    /// The plainest first: what is established before what is asked, and within that in the order of ``Time``.
    public static func < (lhs: TradeStanding, rhs: TradeStanding) -> Bool { lhs.number < rhs.number }

    /// Its place in that order, from 0.
    var number: Int { (isQuestion ? Time.allCases.count : 0) + time.rawValue }

    /// How many there are.
    static let count = 2 * Time.allCases.count

    /// The standing with a number.
    init(number: Int) {
        let count = Time.allCases.count
        self.init(isQuestion: number >= count, time: Time(rawValue: number % count) ?? .open)
    }

    /// A key for machines: `listed`, `listed-before` …, with `maybe-` before it for a question.
    public var key: String {
        let time =
            switch time {
            case .during: "during"
            case .open: "open"
            case .after: "after"
            case .before: "before"
            }
        return (isQuestion ? "maybe-" : "") + time
    }
}

extension TradeRoot {
    /// How a record of a date stands to the listings.
    func standing(on date: PartialDate?) -> TradeStanding {
        guard !periods.isEmpty else { return TradeStanding(isQuestion: !isEstablished, time: .during) }
        return TradeStanding(
            isQuestion: !isEstablished,
            time: periods.map { Self.time(of: date, in: $0) }.min { $0.rawValue < $1.rawValue } ?? .open)
    }

    private static func time(of date: PartialDate?, in period: Period) -> TradeStanding.Time {
        guard let date else { return .open }
        if let to = period.to, date.earliest > to.latest { return .after }
        guard let from = period.from else { return .open }
        if date.latest < from.earliest { return .before }
        let isWithin = date.earliest >= from.latest && (period.to.map { date.latest <= $0.earliest } ?? true)
        return isWithin ? .during : .open
    }
}
