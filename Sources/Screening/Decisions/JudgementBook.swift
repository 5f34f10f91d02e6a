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

    /// The judgement on a pair, whether or not it still holds.
    public func judgement(on entity: EntityID, for query: String) -> Judgement? {
        latest[Pair(query: query, entity: entity)]
    }

    /// Applies the judgements to the candidates of a query.
    ///
    /// A judgement holds for a query that describes the party as it was described when it was judged, and for one that
    /// describes it more fully, as long as no identifier that nobody had seen speaks against it; and only as long as the
    /// entity has not changed. One that holds is attached as ``Candidate/judgement``. One on the query's own key that no
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
                judgement.entityHash == content && descriptions.include(judgement.queryHash)
                    && !isContradicted(judgement, candidate, isWhole: descriptions.isWhole(judgement.queryHash))
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

    /// Whether an identifier that was not among what was judged speaks against a judgement.
    private func isContradicted(_ judgement: Judgement, _ candidate: Candidate, isWhole: Bool) -> Bool {
        guard !isWhole, let evidence = candidate.explanation?.evidence else { return false }
        return switch judgement.verdict {
        case .noMatch: evidence.contains { $0.kind == .identifierAgrees || $0.kind == .birthDateAgrees }
        case .match: evidence.contains { $0.kind == .identifierContradicts || $0.kind == .birthDateContradicts }
        case .unsure: false
        }
    }
}

/// The hashes of a query as it stands and of what it would be if less were known of the party.
private struct QueryDescriptions {
    private let query: ScreeningQuery
    private let whole: String
    private var parts: Set<String>?

    init(_ query: ScreeningQuery) {
        self.query = query
        whole = query.contentHash
    }

    func isWhole(_ hash: String) -> Bool { hash == whole }

    /// Whether a hash is that of the query or of a part of it.
    ///
    /// - Complexity: O(*n*) hashes for *n* names, the first time that a hash is not that of the whole.
    mutating func include(_ hash: String) -> Bool {
        if hash == whole { return true }
        let known = parts ?? Self.parts(of: query)
        parts = known
        return known.contains(hash)
    }

    private static func parts(of query: ScreeningQuery) -> Set<String> {
        var hashes: Set<String> = []
        let names = [query.names] + (query.names.count > 1 ? query.names.map { [$0] } : [])
        let schemata = Set([query.schema, .legalEntity, .thing, .organization, .company, .person]).filter {
            $0.isCompatible(with: query.schema)
        }
        func choices<Value>(_ values: [Value]) -> [[Value]] { values.isEmpty ? [[]] : [values, []] }
        for names in names {
            for schema in schemata {
                for countries in choices(query.countries) {
                    for identifiers in choices(query.identifiers) {
                        for addresses in choices(query.addresses) {
                            for birthDates in choices(query.birthDates) {
                                var part = query
                                part.names = names
                                part.schema = schema
                                part.countries = countries
                                part.identifiers = identifiers
                                part.addresses = addresses
                                part.birthDates = birthDates
                                hashes.insert(part.contentHash)
                            }
                        }
                    }
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
    public var isMatchAfterJudgement: Bool {
        switch judgement?.verdict {
        case .match: true
        case .noMatch: false
        case .unsure, nil: isMatch
        }
    }
}
