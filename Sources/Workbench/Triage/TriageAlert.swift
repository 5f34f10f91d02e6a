import ClewModel
import Foundation
import Screening
import World

/// One party of a run, as it was screened.
struct TriageParty: Hashable, Sendable, Codable {
    /// A listed party that it may belong to: a relation, never an identity.
    struct Belonging: Hashable, Sendable, Codable {
        var entity: EntityID
        var caption: String
        var sentence: String
    }

    /// The key under which it was asked about.
    var key: String
    var schema: Schema
    var names: [String]
    var countries: [String]
    var identifiers: [PartyIdentifier]
    var addresses: [String]
    var birthDates: [String]
    var role: String?
    /// The line of the table, where it comes from one.
    var line: Int?
    /// Why the list of its matches is not whole, in words; then no match of it can be cleared.
    var cutOff: String?
    var belongings: [Belonging]

    /// Takes a party from its result.
    init(_ result: ScreeningResult) {
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
    var query: ScreeningQuery {
        ScreeningQuery(
            id: key, schema: schema, names: names, countries: countries, identifiers: identifiers,
            addresses: addresses, birthDates: birthDates, role: role)
    }

    /// A row that has no answer, for what is said of it.
    struct Unanswered: Hashable, Sendable, Codable {
        var name: String
        var key: String
        var line: Int?
        /// Why, in words.
        var why: String
    }

    /// What to call it.
    var name: String { names.first ?? identifiers.first?.value ?? key }

    static func cutOff(_ result: ScreeningResult) -> String? {
        var parts = result.omissions
        if result.isCapped { parts.append("more parties match than a search returns") }
        if result.hiddenMatches > 0 { parts.append("\(result.hiddenMatches) matches are not among those shown") }
        return parts.isEmpty ? nil : parts.joined(separator: "; ")
    }
}

/// One match that somebody has to look at, as it stood when it was found: what a decision is made on.
struct TriageAlert: Hashable, Sendable, Codable {
    /// One thing that speaks for or against a match.
    struct Line: Hashable, Sendable, Codable {
        /// What is compared, as ``MatchEvidence/Kind``.
        var kind: String
        var contribution: Double
        var sentence: String
    }

    /// A decision of before that no longer holds.
    struct Former: Hashable, Sendable, Codable {
        var verdict: Judgement.Verdict
        var reason: String
        var decidedBy: String
        var decidedOn: Day
        var expires: Day?
    }

    /// Which party of the run it is about.
    var party: Int
    var entity: EntityID
    var caption: String
    var schema: Schema
    var lists: [DatasetName]
    var countries: [String]
    var matchedName: String
    /// The name asked for that fits best.
    var queryName: String?
    var score: Double
    /// Whether a few letters are all that the names share.
    var restsOnInitials: Bool
    var evidence: [Line]
    /// How the names were set against each other, a sentence each.
    var alignments: [String]
    /// ``DecisionLog/State`` of both sides; for a relation what it was found by.
    var state: String
    var former: Former?
    /// Why the party may belong to the listed one, where that is the question; `nil` where it is whether both are the same.
    var relation: Relation?

    /// A relation to a listed party, which is never an identity.
    struct Relation: Hashable, Sendable, Codable {
        /// ``Reach/Basis``.
        var basis: String
        /// Whether it is more than a question.
        var isStrong: Bool
    }
}

extension TriageAlert {
    /// How urgent it is to look: an identifier or a sure name first, a hint of a few letters last.
    enum Urgency: String, Hashable, Sendable, Codable, CaseIterable {
        case high, medium, low
    }

    /// How urgent it is.
    var urgency: Urgency {
        if let relation { return relation.isStrong ? .medium : .low }
        if restsOnInitials { return .low }
        return score >= 0.95 ? .high : .medium
    }
}
