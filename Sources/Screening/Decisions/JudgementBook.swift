public import ClewModel

/// All judgements so far, ready to be applied wherever their pair appears.
///
/// A judgement is about two parties as they were described: it holds for every query that describes the first one so,
/// whatever key the query carries, and as long as the entity is described as it was.
public struct JudgementBook: Hashable, Sendable {
    private struct Pair: Hashable {
        let query: String
        let entity: EntityID
    }

    /// The day on which the judgements are asked for: one whose last day lies before it is a former one.
    ///
    /// `nil` for every day.
    public var day: Day?
    private var latest: [Pair: Judgement] = [:]
    /// The pairs on record about each entity, in the order of their judgements.
    private var pairs: [EntityID: [Pair]] = [:]

    /// Creates a book; of several judgements on one pair the one of the latest day counts, and of those of one day the last in
    /// `judgements`.
    public init(_ judgements: some Sequence<Judgement>) {
        for judgement in judgements { add(judgement) }
    }

    /// Adds a judgement, made after those in the book.
    public mutating func add(_ judgement: Judgement) {
        let pair = Pair(query: judgement.query, entity: judgement.entity)
        if let standing = latest[pair], standing.decidedOn > judgement.decidedOn { return }
        if latest.updateValue(judgement, forKey: pair) != nil {
            pairs[judgement.entity]?.removeAll { $0 == pair }
        }
        pairs[judgement.entity, default: []].append(pair)
    }

    /// Whether nothing was decided.
    public var isEmpty: Bool { latest.isEmpty }

    /// Every judgement in a line with whether its last day lies before a day: with equal texts, equal decisions.
    public func text(holdingOn day: Day) -> String {
        latest.values.map { judgement in
            let isOver = judgement.expires.map { $0 < day } ?? false
            return [
                judgement.query, judgement.entity.rawValue, judgement.verdict.rawValue, judgement.decidedOn.description,
                judgement.queryHash, judgement.entityHash, isOver ? "over" : "holds",
            ].joined(separator: "\t")
        }.sorted().joined(separator: "\n")
    }

    /// The judgement on a pair, whether or not it still holds.
    public func judgement(on entity: EntityID, for query: String) -> Judgement? {
        latest[Pair(query: query, entity: entity)]
    }

    /// Applies the judgements to the candidates of a query.
    ///
    /// A judgement holds for a query that describes the party as it was described when it was judged, and for one that
    /// describes it more fully, as long as nothing that nobody had seen speaks against it; and only as long as the entity has
    /// not changed. One that holds is attached as ``Candidate/judgement``. One on the query's own key that no
    /// longer holds, or on a party of the same name, is attached as ``Candidate/outdatedJudgement``, so that the question is
    /// asked again with the former answer in view. Of several the one of the latest day counts. Scores stay as they are:
    /// nothing disappears from the record.
    public func apply(to candidates: [Candidate], of query: ScreeningQuery) -> [Candidate] {
        guard !latest.isEmpty else { return candidates }
        var descriptions = QueryDescriptions(query)
        return candidates.map { candidate in
            guard let pairs = pairs[candidate.entity] else { return candidate }
            let found = pairs.compactMap { latest[$0] }
            let content = candidate.contentHash
            let holding = found.filter { judgement in
                guard judgement.holds(on: day), judgement.entityHash == content,
                    let unseen = descriptions.unseen(judgement.queryHash)
                else { return false }
                return !isContradicted(judgement, candidate, unseen)
            }
            var candidate = candidate
            candidate.judgement = Self.last(holding)
            if candidate.judgement == nil {
                let former = found.filter { judgement in
                    judgement.query == query.id
                        || judgement.matter.map { query.names.contains($0.name) } ?? false
                }
                candidate.outdatedJudgement = Self.last(former)
            }
            return candidate
        }
    }

    /// The last of the latest day.
    private static func last(_ judgements: [Judgement]) -> Judgement? {
        judgements.max { $0.decidedOn < $1.decidedOn }.flatMap { latest in
            judgements.last { $0.decidedOn == latest.decidedOn }
        }
    }

    /// Whether something that was not among what was judged speaks against a judgement.
    private func isContradicted(
        _ judgement: Judgement, _ candidate: Candidate, _ unseen: Set<QueryDescriptions.Part>
    ) -> Bool {
        guard !unseen.isEmpty, let explanation = candidate.explanation else { return false }
        func has(_ kind: MatchEvidence.Kind, of part: QueryDescriptions.Part) -> Bool {
            unseen.contains(part) && explanation.evidence.contains { $0.kind == kind }
        }
        switch judgement.verdict {
        case .noMatch:
            if unseen.contains(.names), let name = explanation.queryName, name != judgement.matter?.name { return true }
            return has(.identifierAgrees, of: .identifiers) || has(.birthDateAgrees, of: .birthDates)
                || has(.countryAgrees, of: .countries)
        case .match:
            return has(.identifierContradicts, of: .identifiers) || has(.birthDateContradicts, of: .birthDates)
                || has(.countryContradicts, of: .countries)
        case .unsure: return false
        }
    }
}

extension Judgement {
    /// Whether it has not expired on a day.
    public func holds(on day: Day?) -> Bool {
        guard let expires, let day else { return true }
        return day <= expires
    }
}

/// The hashes of a query as it stands and of what it would be if less were known of the party.
private struct QueryDescriptions {
    /// A part of what is known of a party.
    enum Part { case names, countries, identifiers, addresses, birthDates }

    private let query: ScreeningQuery
    private let whole: String
    private var parts: [String: Set<Part>]?

    init(_ query: ScreeningQuery) {
        self.query = query
        whole = query.contentHash
    }

    /// What the query says beyond a description with a hash; `nil` where the hash is of no part of the query.
    ///
    /// - Complexity: O(*n*) hashes for *n* names, the first time that a hash is not that of the whole.
    mutating func unseen(_ hash: String) -> Set<Part>? {
        if hash == whole { return [] }
        let known = parts ?? Self.parts(of: query)
        parts = known
        return known[hash]
    }

    private static func parts(of query: ScreeningQuery) -> [String: Set<Part>] {
        var hashes: [String: Set<Part>] = [:]
        let names = [query.names] + (query.names.count > 1 ? query.names.map { [$0] } : [])
        let schemata = Set([query.schema, .legalEntity, .thing, .organization, .company, .person]).filter {
            $0.isCompatible(with: query.schema)
        }
        let leftOut: [Part] = [.countries, .identifiers, .addresses, .birthDates]
        for names in names {
            for schema in schemata {
                for choice in 0..<(1 << leftOut.count) {
                    var part = query
                    part.names = names
                    part.schema = schema
                    var unseen: Set<Part> = names == query.names ? [] : [.names]
                    for (bit, what) in leftOut.enumerated() where choice >> bit & 1 == 1 {
                        unseen.insert(what)
                        switch what {
                        case .countries: part.countries = []
                        case .identifiers: part.identifiers = []
                        case .addresses: part.addresses = []
                        case .birthDates: part.birthDates = []
                        case .names: break
                        }
                    }
                    let hash = part.contentHash
                    // Of equal descriptions the one that leaves out least is meant: the others left out nothing.
                    if let known = hashes[hash], known.count <= unseen.count { continue }
                    hashes[hash] = unseen
                }
            }
        }
        return hashes
    }
}

extension Candidate {
    /// Whether someone has to look: a match that nobody has decided on, or whose decision no longer holds.
    ///
    /// A match that was judged to be another party is settled until something changes; one that was left unsure is not.
    public var isOpen: Bool {
        guard let judgement else { return isMatch }
        return judgement.verdict == .unsure
    }

    /// What counts after decisions: the person's word where there is one that holds, the score otherwise.
    public var isMatchAfterJudgement: Bool { decided ?? isMatch }

    /// The same for a threshold of the asker's, and a score that is weighed otherwise.
    public func isMatch(at threshold: Double, score: Double) -> Bool { decided ?? (score >= threshold) }

    /// What a person said; `nil` where nobody did, or was unsure.
    private var decided: Bool? {
        switch judgement?.verdict {
        case .match: true
        case .noMatch: false
        case .unsure, nil: nil
        }
    }
}
