public import ClewModel
public import TradeRecords

/// Where records of trade lead from listed parties: written to `trade.json` as it is, under the schema in
/// `docs/schema/trade.schema.json`.
///
/// It says what records show, party by party, and nothing about what goods hold. A pure function of the tables, the world and the
/// options; ``fingerprint`` stands for all three.
public struct TradeReport: Hashable, Sendable, Codable {
    /// The format of this document and its version.
    public static let currentFormat = "clew.trade/1"

    /// What was asked.
    public struct Question: Hashable, Sendable, Codable {
        /// A table, as far as it was read.
        public struct File: Hashable, Sendable, Codable {
            /// Its name.
            public var name: String
            /// SHA-256 of the file as it lies there.
            public var sha256: String
            /// How many rows were read, and how many could not be.
            public var rows: Int
            /// How many could not be.
            public var unread: Int
            /// The order of days and months; `nil` where no date needs one.
            public var dates: DateOrder?
            /// How many rows give no day that can be read.
            public var undated: Int
            /// How many rows name nobody who sends, so that no way leads through them.
            public var withoutSender: Int
            /// The roles that it names parties in.
            public var roles: [TradeRole]
            /// Whether it has numbers of bills.
            public var hasBills: Bool
        }

        /// The tables.
        public var files: [File]
        /// Whom the user asked to start from; empty for all listed parties.
        public var from: [String]
        /// The day for which it is asked who is listed.
        public var asOf: Day
        /// The day whose knowledge was used; `nil` for all that is on hand.
        public var knownAt: Day?
        /// Whose names were read.
        public var names: TradeHeader.Names
        /// How far records were followed.
        public var limits: TradeTraceOptions
    }

    /// Why goods are followed from a party.
    public struct Root: Hashable, Sendable, Codable {
        /// On what that rests.
        public enum Basis: String, Hashable, Sendable, Codable, CaseIterable {
            /// A list names it.
            case listed
            /// Listed parties own or control it, by the rule of a law.
            case owned
            /// The user asked for it, and no list on hand names it.
            case asked
        }

        /// On what it rests.
        public var basis: Basis
        /// Whether it is surely that party; else that is a question.
        public var isEstablished: Bool
        /// In how many rows it sends.
        public var rows: Int
    }

    /// One record of a way.
    public struct Leg: Hashable, Sendable, Codable {
        /// Who sends, by the key of the party.
        public var from: String
        /// Who receives.
        public var to: String
        /// The row, as `file:line`.
        public var row: String
        /// The day, or as much of it as is stated.
        public var date: PartialDate?
        /// The headings of the goods.
        public var headings: [String]
        /// How they are related to those of the leg before; `nil` for the first.
        public var relation: String?
    }

    /// How a party is reached.
    public struct Reached: Hashable, Sendable, Codable {
        /// The standing of the plainest way: `during`, `open`, `after`, `before`, each with `maybe-` before it for a question.
        public var standing: String
        /// In how many steps.
        public var step: Int
        /// The roots of such ways.
        public var roots: [String]
        /// One of the shortest.
        public var way: [Leg]
    }

    /// A party that the records name on a way.
    public struct Party: Hashable, Sendable, Codable {
        /// The key within this document.
        public var key: String
        /// The name as it stands first.
        public var name: String
        /// The countries that stand beside it.
        public var countries: [String]
        /// The roles in which it is named.
        public var roles: [TradeRole]
        /// In how many cells of the tables it stands.
        public var cells: Int
        /// Why goods are followed from it; `nil` for others.
        public var root: Root?
        /// How it is reached; `nil` for roots that nothing leads to.
        public var reached: Reached?
        /// Entries of lists about it, and owners that are listed.
        public var ties: [Exposure]
        /// What is open about who it is, a sentence each.
        public var questions: [String]
        /// For each undecided likeness, the command that puts a decision on record.
        public var decisions: [String]
    }

    /// An amount, each unit and each currency for itself.
    public struct Amount: Hashable, Sendable, Codable {
        /// What is measured.
        public var kind: TradeMeasure.Kind
        /// The unit or the currency.
        public var unit: String
        /// `gross`, `net`, `FOB`, `CIF`; `nil` where the table does not say.
        public var basis: String?
        /// At least, where rows may be versions of one.
        public var least: Double
        /// At most.
        public var most: Double
    }

    /// What some records show.
    public struct Tally: Hashable, Sendable, Codable {
        /// The standing of the ways.
        public var standing: String
        /// Shipments, at least and at most.
        public var shipments: TradeRange
        /// Rows that count.
        public var rows: Int
        /// Of these, rows without a day.
        public var undated: Int
        /// The first and the last day.
        public var first: Day?
        /// The last day.
        public var last: Day?
        /// The chapters and headings of the goods.
        public var chapters: [String]
        /// The headings, or chapters where no more is stated.
        public var headings: [String]
        /// Rows without a code.
        public var withoutCode: Int
        /// What they amount to.
        public var amounts: [Amount]
    }

    /// What records show between two parties.
    public struct Edge: Hashable, Sendable, Codable {
        /// Who sends.
        public var from: String
        /// Who receives; `nil` where nobody is named to whom goods could be followed.
        public var to: String?
        /// Why nobody is.
        public var openEnd: OpenEnd?
        /// Names that stand there all the same.
        public var openNames: [String]
        /// In how many steps it is reached.
        public var step: Int
        /// The roots of the plainest ways.
        public var roots: [String]
        /// What the records say, in one neutral sentence.
        public var statement: String
        /// The roles of the sender and of the receiver.
        public var fromRoles: [TradeRole]
        /// The roles of the receiver.
        public var toRoles: [TradeRole]
        /// For how many rows the receiver stands in for a consignee that names nobody, by the reason.
        public var standIns: [String: Int]
        /// What the records show, by the standing of the way.
        public var tallies: [Tally]
        /// How the goods are related to those that came before.
        public var relations: [String]
        /// What rows call the goods, a few of them.
        public var descriptions: [String]
        /// Ports of lading, a few of them.
        public var ladings: [String]
        /// Ports of unlading, a few of them.
        public var unladings: [String]
        /// The first rows, as `file:line`; `rows.csv` has them all.
        public var places: [String]
    }

    /// What a party received of one product in one year.
    public struct Goods: Hashable, Sendable, Codable {
        /// Who received.
        public var party: String
        /// The headings, joined where a row states several; empty where none is stated.
        public var product: String
        /// The year; `nil` where no row gives one.
        public var year: Int?
        /// The fewest steps.
        public var step: Int
        /// The roots.
        public var roots: [String]
        /// What the records show.
        public var tally: Tally
    }

    /// A list behind the answer.
    public struct Source: Hashable, Sendable, Codable {
        /// The dataset.
        public var dataset: DatasetName
        /// Its title.
        public var title: String
        /// What kind of statement it makes.
        public var nature: DatasetNature
        /// Its state in words.
        public var state: String
        /// What it lacks, where that is known.
        public var caveat: String?
        /// How many days old the version on hand is, where that is known.
        public var days: Int?
        /// Whether that is more than its list allows; `nil` where nobody can tell.
        public var isStale: Bool?
        /// Why the imported version is not all that its publisher says, such as records that could not be read.
        public var rejects: String?
    }

    /// What the answer rests on.
    public struct Basis: Hashable, Sendable, Codable {
        /// The lists.
        public var lists: [Source]
        /// The version of the reference data.
        public var knowledge: String
        /// How many distinct names were compared with them.
        public var names: Int
        /// How many of these could not be, as their script is not read.
        public var unreadNames: Int
    }

    /// The format.
    public var format = TradeReport.currentFormat
    /// SHA-256 over the inputs, in lower-case hexadecimal.
    public var fingerprint: String
    /// The version of Clew.
    public var clew: String
    /// What was asked.
    public var question: Question
    /// Everybody on a way: roots first, then those reached, the plainest and nearest first.
    public var parties: [Party]
    /// What records show, the plainest and nearest first.
    public var edges: [Edge]
    /// What each party received, by product and year.
    public var goods: [Goods]
    /// How rows were treated.
    public var counts: TradeFlow.Counts
    /// What such tables cannot show, and what of these was not read, a sentence each.
    public var cannotShow: [String]
    /// What the answer rests on.
    public var restsOn: Basis
    /// What in the tables someone should look at.
    public var diagnostics: [Diagnostic]

    enum CodingKeys: String, CodingKey {
        case format, fingerprint, clew, question, parties, edges, goods, counts
        case cannotShow = "cannot_show"
        case restsOn = "rests_on"
        case diagnostics
    }
}
