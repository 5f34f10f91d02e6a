import ClewModel
import Foundation
import NameMatching
import Screening
import TradeRecords
import World

/// Who the names of tables of trade are in the world: each name is looked up once, so that the cost grows with distinct names.
///
/// A match by the rules of a case's assessment establishes who a name is, and the report says where it rests on the name alone;
/// what is merely alike is a question, until a person decides.
struct TradePartyFinder {
    /// What was found of a name.
    struct Found {
        /// The parties of the world that it is taken to be, by the identifiers that stand for all of each.
        var parties: [EntityID] = []
        /// Parties that it may be.
        var possible: [EntityID] = []
        /// Entries of lists, and listed owners.
        var ties: [Exposure] = []
        var questions: [String] = []
        var decisions: [String] = []
        /// When lists named it, or those that it may be.
        var periods: [TradeRoot.Period] = []
        /// Why goods would be followed from it; `nil` where nothing was found.
        var basis: TradeReport.Root.Basis?
        /// Whether that is established.
        var isEstablished = false
        /// Whether its script is not read, so that nobody can say.
        var isUnread = false
    }

    private let world: World
    private let day: Day
    private let about: Set<DatasetName>
    private let ties: PartyTies

    /// How many names are looked up at once.
    private static let batch = 4096

    init(_ world: World, on day: Day) throws(ClewError) {
        self.world = world
        self.day = day
        about = Set(
            world.datasets.filter { $0.nature.effect != .identifies && $0.nature != .counterMeasures }.map(\.dataset))
        ties = try PartyTies(world, on: day)
    }

    /// Looks names up.
    ///
    /// - Complexity: a search by name for each, and another for those that are alike.
    func find(_ numbers: [Int], in book: TradeBook) throws(ClewError) -> [Int: Found] {
        var found: [Int: Found] = [:]
        var start = 0
        while start < numbers.count {
            let part = Array(numbers[start..<min(start + Self.batch, numbers.count)])
            start += part.count
            let issuers = part.map { Self.issuer(book.parties[$0]) }
            let answers = try world.identify(issuers.map(IssuerFinder.query), on: day)
            var alike: [Int] = []
            for (place, candidates) in answers.enumerated() {
                let matches = candidates.map(match)
                found[part[place]] = try settled(matches, book.parties[part[place]].name)
                if matches.contains(where: isAlike) { alike.append(place) }
            }
            guard !alike.isEmpty else { continue }
            // What is alike is asked again with its reasons: names that differ in all that tells apart raise no question.
            var options = ScreeningOptions()
            options.explains = true
            let explained = try world.identify(alike.map { IssuerFinder.query(issuers[$0]) }, options: options, on: day)
            for (place, candidates) in zip(alike, explained) {
                ask(
                    candidates.map(match).filter { isAlike($0) && $0.isPutToAPerson }, issuers[place],
                    &found[part[place], default: Found()])
            }
        }
        return found
    }

    private static func issuer(_ party: TradeBook.Party) -> IssuerFinder.Issuer {
        let key = PartyKey.of(names: [party.name], countries: party.countries, identifiers: []) ?? party.name
        return IssuerFinder.Issuer(
            key: "name:" + key, party: nil, lei: nil, names: [party.name], countries: party.countries, basis: .none,
            identification: "")
    }

    private func match(_ candidate: Candidate) -> ScreeningStep.Match {
        ScreeningStep.Match(
            candidate: candidate,
            designations: world.designations(of: candidate.entity).filter {
                about.contains($0.dataset) && ($0.from?.earliest ?? .distantPast) <= day
            })
    }

    private func isAlike(_ match: ScreeningStep.Match) -> Bool {
        !match.isMatch && !match.designations.isEmpty && match.candidate.score >= ScreeningStep.reviewFrom
            && match.candidate.judgement?.verdict != .noMatch
    }

    /// What is established of a name.
    private func settled(_ matches: [ScreeningStep.Match], _ name: String) throws(ClewError) -> Found {
        var found = Found()
        let sure = matches.filter(\.isMatch)
        found.parties = sure.map { world.identities.representative(of: $0.candidate.entity) }.unique()
        for match in sure {
            for entry in match.designations {
                found.periods.append(.init(from: entry.from, to: entry.to))
                found.ties.append(exposure(of: match, entry, name, isEstablished: true))
            }
        }
        if !found.ties.isEmpty {
            found.basis = .listed
            found.isEstablished = true
        } else {
            for party in found.parties {
                let owned = try ties.ownership(of: party, same: [], as: name)
                found.ties += owned.exposures.filter { $0.kind == .owned }
            }
            if !found.ties.isEmpty {
                found.basis = .owned
                found.isEstablished = found.ties.contains(where: \.isEstablished)
                // Since when they own it, no verdict says.
                found.periods = [.init(from: nil)]
            }
        }
        found.ties = PartyTies.sorted(found.ties)
        found.isUnread = sure.isEmpty && UnreadScript.ofAll([name]) != nil
        return found
    }

    /// Adds what is alike as questions.
    private func ask(_ matches: [ScreeningStep.Match], _ issuer: IssuerFinder.Issuer, _ found: inout Found) {
        let name = issuer.names.first ?? ""
        for match in matches {
            let party = world.identities.representative(of: match.candidate.entity)
            guard !found.parties.contains(party), !found.possible.contains(party) else { continue }
            found.possible.append(party)
            found.questions.append(
                "Is \(name) the party “\(match.candidate.caption)” (\(match.candidate.entity))? The names are alike "
                    + "(\(ScoreText.fixed(match.candidate.score))), and nobody has decided.")
            found.decisions.append(IssuerFinder.decision(issuer, on: match.candidate.entity))
            for entry in match.designations {
                found.ties.append(exposure(of: match, entry, name, isEstablished: false))
                if found.basis == nil || !found.isEstablished {
                    found.periods.append(.init(from: entry.from, to: entry.to))
                }
            }
            if found.basis == nil { found.basis = .listed }
        }
        found.ties = PartyTies.sorted(found.ties)
    }

    private func exposure(
        of match: ScreeningStep.Match, _ entry: Designation, _ name: String, isEstablished: Bool
    ) -> Exposure {
        let title = world.title(of: entry.dataset)
        let since = entry.from.map { "since \($0)" } ?? "since a day that the list does not state"
        let until = entry.to.map { ", until \($0)" } ?? ""
        let candidate = match.candidate
        let because: String
        if let judgement = candidate.judgement, judgement.verdict == .match {
            because = "A person decided that both are one (\(judgement.decidedBy), \(judgement.decidedOn))."
        } else if isEstablished {
            because =
                "It rests on the name alone: “\(candidate.matchedName.isEmpty ? candidate.caption : candidate.matchedName)”, "
                + "\(ScoreText.fixed(candidate.score)); nobody has decided."
        } else {
            because = "The names are alike (\(ScoreText.fixed(candidate.score))), no more."
        }
        return Exposure(
            key: "listed/\(entry.dataset)/\(entry.entity)", kind: .listed, regime: entry.dataset.rawValue, grade: nil,
            other: world.identities.representative(of: candidate.entity),
            statement: isEstablished
                ? "\(name) matches “\(candidate.caption)” on \(title) (\(since)\(until)). \(because)"
                : "\(name) may be “\(candidate.caption)” on \(title) (\(since)\(until)). \(because)",
            isEstablished: isEstablished, since: entry.from,
            confidence: isEstablished ? entry.confidence : min(entry.confidence, .low),
            evidence: [
                Evidence(
                    id: EvidenceID(rawValue: "listing:\(entry.dataset):\(entry.entity)"), kind: .listing,
                    statement: "\(title) names \(world.name(of: entry.entity)), \(since)\(until).",
                    citation: entry.citation,
                    confidence: entry.confidence)
            ])
    }
}
