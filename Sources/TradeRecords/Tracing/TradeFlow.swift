public import ClewModel

/// What some records show together.
public struct TradeTally: Hashable, Sendable {
    /// How many shipments: numbers of bills, and rows where there are none.
    public var shipments = TradeRange()
    /// How many rows, those that repeat others too.
    public var rows = 0
    /// What they amount to in thousandths, each measure for itself.
    public var amounts: [TradeMeasure: TradeRange] = [:]
    /// The first and the last day.
    public var first: Day?
    /// The last day.
    public var last: Day?
    /// How many rows give no day.
    public var undated = 0
    /// The headings of the goods, or chapters where no more is stated, sorted.
    public var headings: [String] = []
    /// How many rows state no code.
    public var withoutCode = 0

    /// The measures in their order.
    public var measures: [TradeMeasure] { amounts.keys.sorted() }
    /// The chapters of the goods, sorted.
    public var chapters: [String] { Set(headings.map { String($0.prefix(2)) }).sorted() }
}

/// What the records show between two parties, or between one and an end where nobody is named.
public struct TradeEdge: Hashable, Sendable {
    /// Who sends, by its number in the book.
    public var from: Int
    /// Who receives; `nil` where nobody is named to whom goods could be followed.
    public var to: Int?
    /// Why nobody is; of an edge to a party that stands in for a consignee, `nil`.
    public var openEnd: OpenEnd?
    /// Names that stand there all the same, such as those of banks and forwarders.
    public var openNames: [Int]
    /// In how many steps it is reached, by the plainest way.
    public var step: Int
    /// What the records show, by the standing of the way; the plainest first.
    public var tallies: [(standing: TradeStanding, tally: TradeTally)]
    /// The roots that ways of the plainest standing start from, by their place.
    public var roots: [Int]
    /// The roles in which the sender and the receiver are named.
    public var fromRoles: [TradeRole]
    /// The roles of the receiver.
    public var toRoles: [TradeRole]
    /// For how many rows the receiver stands in for a consignee that names nobody, by the reason.
    public var standIns: [OpenEnd: Int]
    /// How the goods are related to those that came before; empty for the first step.
    public var relations: [ProductRelation]
    /// What the rows call the goods, a few of them.
    public var descriptions: [String]
    /// The ports of lading and of unlading, a few of them.
    public var ladings: [String]
    /// The ports of unlading.
    public var unladings: [String]
    /// The first rows.
    public var places: [SourceLocation]

    /// Whether two edges say the same.
    public static func == (lhs: TradeEdge, rhs: TradeEdge) -> Bool {
        lhs.from == rhs.from && lhs.to == rhs.to && lhs.openEnd == rhs.openEnd && lhs.step == rhs.step
            && lhs.roots == rhs.roots && lhs.tallies.map(\.standing) == rhs.tallies.map(\.standing)
            && lhs.tallies.map(\.tally) == rhs.tallies.map(\.tally)
    }

    /// Hashes who sends and who receives.
    public func hash(into hasher: inout Hasher) {
        hasher.combine(from)
        hasher.combine(to)
    }

    /// The plainest standing.
    public var standing: TradeStanding { tallies.first?.standing ?? TradeStanding(isQuestion: true, time: .open) }
}

/// What a party received of one product in one year.
public struct TradeGoods: Hashable, Sendable {
    /// Who receives.
    public var party: Int
    /// The headings, joined where a row states several; empty where it states none.
    public var product: String
    /// The year; `nil` where no row gives one.
    public var year: Int?
    /// The standing of the ways.
    public var standing: TradeStanding
    /// The fewest steps.
    public var step: Int
    /// The roots.
    public var roots: [Int]
    /// What the records show.
    public var tally: TradeTally
}

/// A party that is reached, with one way to it.
public struct TradeReached: Hashable, Sendable {
    /// One record of a way.
    public struct Leg: Hashable, Sendable {
        /// Who sends and who receives.
        public var from: Int
        /// Who receives.
        public var to: Int
        /// The row.
        public var place: SourceLocation
        /// The day or what is stated of it.
        public var date: PartialDate?
        /// The headings of the goods.
        public var headings: [String]
        /// How they are related to those of the leg before; `nil` for the first.
        public var relation: ProductRelation?
    }

    /// The party.
    public var party: Int
    /// The plainest standing of a way to it.
    public var standing: TradeStanding
    /// In how many steps.
    public var step: Int
    /// The roots of such ways.
    public var roots: [Int]
    /// One of the shortest ways of that standing.
    public var way: [Leg]
}

/// A row that was reached, and how it counts.
public struct TradeFlowRow: Hashable, Sendable {
    /// Its place.
    public var place: SourceLocation
    /// Its date, as far as it is stated.
    public var date: PartialDate?
    /// Who sends.
    public var senders: [Int]
    /// Who receives.
    public var receivers: [Int]
    /// Why nobody is named as consignee.
    public var openEnd: OpenEnd?
    /// The number of its bill.
    public var bill: String?
    /// The codes of the goods.
    public var codes: [String]
    /// The plainest standing, and its steps.
    public var standing: TradeStanding
    /// The steps.
    public var step: Int
    /// Why it does not count by itself; `nil` where it does.
    public var aside: TradeAside?
    /// Whether the table does not say if it is a version of another row or a part of the same bill.
    public var isUnsettled: Bool
}

/// What following the records found, and what it could not follow.
public struct TradeFlow: Sendable {
    /// How many rows were treated how.
    public struct Counts: Hashable, Sendable, Codable {
        /// Rows that were reached.
        public var reached = 0
        /// Of these, rows that stand aside, by the reason.
        public var aside: [String: Int] = [:]
        /// Of these, rows that may be versions or parts of one bill.
        public var unsettled = 0
        /// Of those that count, rows without a day, which lead no further.
        public var undated = 0
        /// Of those that count, rows whose consignee names nobody, by the reason.
        public var openEnds: [String: Int] = [:]
        /// Of those with such a consignee, rows where another party named stands in.
        public var standIns = 0
        /// Of those that count, rows with an amount or a code that could not be read.
        public var doubtful = 0
        /// Rows of parties on the way about other goods, which were not followed.
        public var otherGoods = 0
        /// Rows of parties on the way that are not later, too late, or without a day.
        public var notLater = 0
        /// Whether the limit of rows cut something off.
        public var isCut = false
    }

    /// The parties reached, roots aside: the plainest and nearest first.
    public let parties: [TradeReached]
    /// What the records show, the plainest and nearest first.
    public let edges: [TradeEdge]
    /// What each party received, by product and year.
    public let goods: [TradeGoods]
    /// The rows that were reached, in the order of the files.
    public let rows: [TradeFlowRow]
    /// How rows were treated.
    public let counts: Counts
}

extension TradeBook {
    /// Follows records forward from some parties.
    ///
    /// What an edge says is that rows name one party as sending and another as receiving, and nothing about what goods are made of.
    ///
    /// - Parameters:
    ///   - roots: Where to start.
    ///   - options: How far.
    ///   - products: Which goods are made of which.
    /// - Throws: ``TradeError`` where a table changed since it was read first; what reading throws.
    /// - Complexity: one reading of all tables for each step; memory for what is reached.
    public func flow(
        from roots: [TradeRoot], options: TradeTraceOptions = TradeTraceOptions(),
        products: ProductKinds = ProductKinds()
    ) throws -> TradeFlow {
        var tracer = TradeTracer(self, roots: roots, options: options, products: products)
        try tracer.run()
        return TradeFlowBuilder(self, tracer, roots: roots).flow()
    }
}
