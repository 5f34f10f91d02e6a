public import ClewModel
import Foundation
public import Portfolio
public import Screening
import SupplyChain

/// A party that somebody wants to hear of: a row of a table, a party of a case, or an issuer of what is held.
public struct MonitoredSubject: Hashable, Sendable, Codable {
    /// The key under which alerts about it stand.
    public var key: String
    /// The names.
    public var names: [String]
    /// What kind of thing it is.
    public var schema: Schema
    /// The countries.
    public var countries: [String]
    /// The identifiers.
    public var identifiers: [PartyIdentifier]
    /// The addresses.
    public var addresses: [String]
    /// The telephone numbers.
    public var phones: [String]
    /// The holding that it comes from, where its issuer is to be found by ISIN or LEI.
    public var holding: Holding?

    /// Takes a party to be screened, and its telephone numbers, by which parties are not screened.
    public init(_ query: ScreeningQuery, phones: [String] = []) {
        key = query.id
        names = query.names
        schema = query.schema
        countries = query.countries
        identifiers = query.identifiers
        addresses = query.addresses
        self.phones = phones
    }

    /// Takes a holding.
    public init(_ holding: Holding) {
        key = [holding.isin, holding.lei].compactMap { $0 }.first ?? holding.name
        names = [holding.name]
        schema = .company
        countries = holding.country.map { [$0] } ?? []
        identifiers = []
        addresses = []
        phones = []
        self.holding = holding
    }
}

/// One thing that can be said of a subject on a day, as far as monitoring goes.
public struct MonitoredFact: Hashable, Sendable, Codable {
    /// The kinds of fact.
    public enum Kind: String, Hashable, Sendable, Codable, CaseIterable {
        /// The subject has a tie, or may have one.
        case tie
        /// It may belong to a listed party whose entry extends to others.
        case belonging
        /// A decision about it no longer holds, since either side has changed.
        case decisionOutdated = "decision-outdated"
        /// A listed party has the same address or telephone number: a reason to look, never a tie.
        case sharedContact = "shared-contact"
        /// A list is older than it may be.
        case listStale = "list-stale"
        /// A law begins, ends or pauses within 90 days.
        case lawAhead = "law-ahead"

        /// Whether such a fact is about one of the subjects, rather than about the lists or the law.
        var isOfASubject: Bool { self != .listStale && self != .lawAhead }
    }

    /// The same for the same fact in every run: the subject and what it is about.
    public var key: String
    /// The key of the subject.
    public var subject: String
    /// What kind it is.
    public var kind: Kind
    /// How much it matters.
    public var severity: Severity
    /// What it says, in a sentence.
    public var statement: String
    /// The tie in full, where it is one.
    public var exposure: Exposure?
}

/// What became of an alert.
public struct MonitorAlert: Hashable, Sendable, Codable {
    /// The states of an alert.
    public enum State: String, Hashable, Sendable, Codable, CaseIterable {
        /// Nobody has seen it yet.
        case new
        /// Somebody has seen it.
        case seen
        /// What it said is no longer so.
        case cleared
        /// It was cleared, and is so again.
        case reopened
    }

    /// Why an alert stands in its state now: what the sentences of ``why`` are.
    public enum Why: String, Hashable, Sendable, CaseIterable {
        /// The fact is new.
        case fresh = "It was not so in the run before."
        /// It was cleared, and the fact is back.
        case back = "It was cleared, and is so again."
        /// Somebody cleared it, and it says something else now.
        case other = "It was cleared by a person, and says something else now."
        /// A question became established.
        case surer = "It was a question, and is established now."
        /// A change of law is near.
        case nearer = "It is 30 days away, or fewer."
        /// The fact is gone.
        case gone = "Nothing on hand says so any more."
        /// A change of law has come.
        case come = "The day has come, or it is told otherwise now."
        /// A person cleared it.
        case person = "A person cleared it."
    }

    /// What it says.
    public var fact: MonitoredFact
    /// Its state.
    public var state: State
    /// The day for which the run asked that first said so, and that of its last change.
    public var firstOn: Day
    /// The day of its last change.
    public var changedOn: Day
    /// Why now, in a sentence: that of a ``Why``.
    public var why: String
    /// Who marked it as seen or cleared it; `nil` where nobody did, or it has changed since.
    public var by: String?
    /// Why they cleared it.
    public var reason: String?
    /// The versions of the lists before and after, where both are known.
    public var before: [String]
    /// The versions of the lists after it.
    public var after: [String]
}
