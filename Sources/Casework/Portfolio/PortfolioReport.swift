public import ClewModel
public import Portfolio

/// What a portfolio is exposed to, issuer by issuer: written to `report.json` as it is, under the schema in
/// `docs/schema/portfolio.schema.json`.
///
/// A pure function of the list of holdings, the world and the options; ``fingerprint`` stands for all three.
public struct PortfolioReport: Hashable, Sendable, Codable {
    /// The format of this document and its version.
    public static let currentFormat = "clew.portfolio/1"

    /// A part of the value held.
    public struct Part: Hashable, Sendable, Codable {
        /// In the unit of the report.
        public var amount: Int64
        /// In billionths of the value held in securities and funds.
        public var share: Int64
    }

    /// The three shares; each stands for itself, and they are never added up to a score.
    public struct Shares: Hashable, Sendable, Codable {
        /// Of issuers with an established tie of any kind.
        public var exposed: Part
        /// Of issuers without one, where somebody unknown, an undecided match or an unknown owner leaves it open.
        public var undetermined: Part
        /// Of issuers that are identified and of whose owners something is on hand.
        public var covered: Part
    }

    /// The value whose nearest tie is of one kind.
    public struct KindShare: Hashable, Sendable, Codable {
        /// The kind.
        public var kind: Exposure.Kind
        /// The value of the issuers whose nearest established tie is of it.
        public var part: Part
        /// How many issuers that are.
        public var issuers: Int
    }

    /// Which list was read, and for which day the question is asked.
    public struct Question: Hashable, Sendable, Codable {
        /// The file of holdings, with its SHA-256.
        public var file: String
        /// The SHA-256 of the file.
        public var sha256: String
        /// The day of the holdings, where the file says so.
        public var holdingsAsOf: Day?
        /// The day for which the question is asked.
        public var asOf: Day
        /// The day whose knowledge was used; `nil` for all that is on hand.
        public var knownAt: Day?
    }

    /// A list behind the answer.
    public struct Source: Hashable, Sendable, Codable {
        /// The dataset, its title and its state in words.
        public var dataset: DatasetName
        /// The name of the list.
        public var title: String
        /// Its state.
        public var state: String
        /// What it lacks, where that is known.
        public var caveat: String?
    }

    /// The format.
    public var format = PortfolioReport.currentFormat
    /// SHA-256 over the inputs, in lower-case hexadecimal.
    public var fingerprint: String
    /// The version of Clew, and that of the reference data.
    public var clew: String
    /// The version of the reference data.
    public var knowledge: String
    /// What was asked.
    public var question: Question
    /// What amounts are counted in.
    public var unit: String
    /// The value held in securities and funds, and apart from it what is held in cash and derivatives and what was sold short.
    public var total: Int64
    /// What is held in cash, apart from the total.
    public var cash: Int64
    /// What is held in derivatives, never below nothing.
    public var derivatives: Int64
    /// What was sold short, never below nothing.
    public var short: Int64
    /// The three shares.
    public var shares: Shares
    /// The exposed share by the nearest kind of tie, the nearest first.
    public var kinds: [KindShare]
    /// The issuers: exposed ones first, then undetermined ones, each by value.
    public var issuers: [IssuerReport]
    /// What differs from the report before; `nil` where none was given.
    public var changes: PortfolioChanges?
    /// The lists behind the answer.
    public var sources: [Source]
    /// What in the input someone should look at.
    public var diagnostics: [Diagnostic]
}

/// One issuer with what it is tied to.
public struct IssuerReport: Hashable, Sendable, Codable {
    /// How the issuer was found.
    public enum Basis: String, Hashable, Sendable, Codable, CaseIterable {
        /// By the ISIN, in a register of securities.
        case isin
        /// By the LEI that the list of holdings gives.
        case lei
        /// By a person's decision, or another identifier that agrees.
        case decision
        /// By nothing but a likeness of names: a question, and no answer.
        case name
        /// Not at all.
        case none
    }

    /// What can be said of it.
    public enum Standing: String, Hashable, Sendable, Codable, CaseIterable {
        /// It has an established tie.
        case exposed
        /// It has none that is established, and something leaves it open.
        case undetermined
        /// Nothing was found in what is on hand; that is no clearance.
        case nothingFound = "nothing-found"
    }

    /// One holding of it.
    public struct Held: Hashable, Sendable, Codable {
        /// The line of the file.
        public var line: Int
        /// The ISIN, where there is one.
        public var isin: String?
        /// The name.
        public var name: String
        /// The value, and the funds through which it is held.
        public var part: PortfolioReport.Part
        /// The funds through which it is held, the outermost first.
        public var path: [String]
    }

    /// A company above it by accounting consolidation: control, and no percentage.
    public struct Parent: Hashable, Sendable, Codable {
        /// The party, by the identifier that stands for all of it.
        public var party: EntityID
        /// The name.
        public var name: String
        /// `direct`, `ultimate`, or the word of the source.
        public var relation: String
        /// Where it can be read.
        public var citation: Citation
    }

    /// What a regime says of dealing in it.
    public struct Dealing: Hashable, Sendable, Codable {
        /// The list or the rule, by its name.
        public var regime: String
        /// What it says, in a sentence.
        public var statement: String
        /// Where it can be read.
        public var citation: Citation
        /// How far it is to be trusted.
        public var confidence: Confidence
    }

    /// The key: the party's identifier, or its name where it has none.
    public var key: String
    /// The name.
    public var name: String
    /// The LEI, where one is known.
    public var lei: String?
    /// The party of the world, by the identifier that stands for all of it.
    public var party: EntityID?
    /// How it was found.
    public var basis: Basis
    /// How it was found, in a sentence.
    public var identification: String
    /// What is held of it.
    public var holdings: [Held]
    /// How much of the portfolio that is.
    public var part: PortfolioReport.Part
    /// What can be said of it.
    public var standing: Standing
    /// The nearest kind of established tie.
    public var nearest: Exposure.Kind?
    /// Whether it is identified and something is on hand about its owners.
    public var isCovered: Bool
    /// What it is tied to, the nearest first; ties that are not established are questions.
    public var exposures: [Exposure]
    /// What leaves it open, a sentence each.
    public var questions: [String]
    /// For each undecided match, the command that puts a decision on record.
    public var decisions: [String]
    /// Those above it, and why none is reported, where the register says so.
    public var parents: [Parent]
    /// Why the register names no parent, a sentence each.
    public var exceptions: [String]
    /// What the lists and rules behind its ties say of dealing in it.
    public var dealings: [Dealing]
    /// What was asked of it and what it answered, in the order of time.
    public var engagement: [Engagement]
}

/// One tie of a party to what was asked about, with its evidence.
public struct Exposure: Hashable, Sendable, Codable {
    /// The kinds of tie, the nearest first.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable, Comparable {
        /// A list names the party itself.
        case listed
        /// Listed parties own or control it, by the rule of a law.
        case owned
        /// It holds a listed party.
        case owns
        /// A company above it holds a listed party.
        case groupOwns = "group-owns"
        /// A source ties it to a labour programme.
        case programme
        /// It buys from a listed party, or sells to one.
        case trade
        /// It is in the region; nothing says more.
        case place
        /// A subsidy, a pairing or another pattern.
        case pattern

        /// Orders from the nearest to the farthest.
        public static func < (lhs: Kind, rhs: Kind) -> Bool {
            (allCases.firstIndex(of: lhs) ?? 0) < (allCases.firstIndex(of: rhs) ?? 0)
        }
    }

    /// The same for the same tie in every report: the kind, the law or list, and the other party.
    public var key: String
    /// What kind it is.
    public var kind: Kind
    /// The list or the rule that it is by.
    public var regime: String?
    /// The grade of the evidence of a programme, `T1` to `T6`.
    public var grade: String?
    /// The party that it is tied to.
    public var other: EntityID?
    /// The tie in one neutral sentence.
    public var statement: String
    /// Whether evidence establishes it; where not, it is a question.
    public var isEstablished: Bool
    /// Since when, where known.
    public var since: PartialDate?
    /// How far it is to be trusted.
    public var confidence: Confidence
    /// The chain that leads to it.
    public var evidence: [Evidence]
}
