public import ClewModel
import Foundation
public import Screening
import World

/// One party of a run, as it was screened.
public struct TriageParty: Hashable, Sendable, Codable {
    /// A listed party that it may belong to: a relation, never an identity.
    public struct Belonging: Hashable, Sendable, Codable {
        public var entity: EntityID
        public var caption: String
        public var sentence: String
    }

    /// The key under which it was asked about.
    public var key: String
    public var schema: Schema
    public var names: [String]
    public var countries: [String]
    public var identifiers: [PartyIdentifier]
    public var addresses: [String]
    public var birthDates: [String]
    public var role: String?
    /// The line of the table, where it comes from one.
    public var line: Int?
    /// Why the list of its matches is not whole, in words; then no match of it can be cleared.
    public var cutOff: String?
    public var belongings: [Belonging]

    /// Takes a party from its result.
    public init(_ result: ScreeningResult) {
        let query = result.query
        key = query.id
        schema = query.schema
        names = query.names
        countries = query.countries
        identifiers = query.identifiers
        addresses = query.addresses
        birthDates = query.birthDates
        role = query.role
        line = result.location?.line
        cutOff = Self.cutOff(result)
        belongings = result.reaches.map {
            Belonging(entity: $0.entity, caption: $0.caption, sentence: $0.sentence)
        }
    }

    /// The party as it is asked about again.
    public var query: ScreeningQuery {
        ScreeningQuery(
            id: key, schema: schema, names: names, countries: countries, identifiers: identifiers,
            addresses: addresses, birthDates: birthDates, role: role)
    }

    /// What to call it.
    public var name: String { names.first ?? identifiers.first?.value ?? key }

    static func cutOff(_ result: ScreeningResult) -> String? {
        var parts = result.omissions
        if result.isCapped { parts.append("more parties match than a search returns") }
        if result.hiddenMatches > 0 { parts.append("\(result.hiddenMatches) matches are not among those shown") }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

/// One match that somebody has to look at, as it stood when it was found: what a decision is made on.
public struct TriageAlert: Hashable, Sendable, Codable {
    /// One thing that speaks for or against a match.
    public struct Line: Hashable, Sendable, Codable {
        /// What is compared, as ``MatchEvidence/Kind``.
        public var kind: String
        public var contribution: Double
        public var sentence: String
    }

    /// A decision of before that no longer holds.
    public struct Former: Hashable, Sendable, Codable {
        public var verdict: Judgement.Verdict
        public var reason: String
        public var decidedBy: String
        public var decidedOn: Day
        public var expires: Day?
    }

    /// Which party of the run it is about.
    public var party: Int
    public var entity: EntityID
    public var caption: String
    public var schema: Schema
    public var lists: [DatasetName]
    public var countries: [String]
    public var matchedName: String
    /// The name asked for that fits best.
    public var queryName: String?
    public var score: Double
    /// Whether a few letters are all that the names share.
    public var restsOnInitials: Bool
    public var evidence: [Line]
    /// How the names were set against each other, a sentence each.
    public var alignments: [String]
    /// ``DecisionLog/State`` of both sides.
    public var state: String
    public var former: Former?

    /// The hash of the listed party's content, which changes with it.
    public var entityHash: String { DecisionLog.State(state)?.entity ?? "" }
}

extension TriageAlert {
    /// How urgent it is to look: an identifier or a sure name first, a hint of a few letters last.
    public enum Urgency: String, Hashable, Sendable, Codable, CaseIterable {
        case high, medium, low
    }

    /// How urgent it is.
    public var urgency: Urgency {
        if restsOnInitials { return .low }
        return score >= 0.95 ? .high : .medium
    }
}
