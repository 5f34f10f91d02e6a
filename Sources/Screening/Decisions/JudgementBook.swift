public import ClewModel

/// All judgements so far, ready to be applied to results.
public struct JudgementBook: Hashable, Sendable {
    private struct Pair: Hashable {
        let query: String
        let entity: EntityID
    }

    private var latest: [Pair: Judgement] = [:]

    /// Creates a book; of several judgements on one pair the one of the latest day counts, and of those of one day the last in
    /// `judgements`.
    public init(_ judgements: some Sequence<Judgement>) {
        for judgement in judgements { add(judgement) }
    }

    /// Adds a judgement, made after those in the book.
    public mutating func add(_ judgement: Judgement) {
        let pair = Pair(query: judgement.query, entity: judgement.entity)
        if let standing = latest[pair], standing.decidedOn > judgement.decidedOn { return }
        latest[pair] = judgement
    }

    /// The judgement on a pair, whether or not it still holds.
    public func judgement(on entity: EntityID, for query: String) -> Judgement? {
        latest[Pair(query: query, entity: entity)]
    }

    /// Applies the judgements to the candidates of a query.
    ///
    /// A judgement holds as long as neither the query nor the entity has changed. One that holds is attached as
    /// ``Candidate/judgement``; one that no longer holds as ``Candidate/outdatedJudgement``, so that the question is asked
    /// again with the former answer in view. Scores stay as they are: nothing disappears from the record.
    public func apply(to candidates: [Candidate], of query: ScreeningQuery) -> [Candidate] {
        guard !latest.isEmpty else { return candidates }
        let hash = query.contentHash
        return candidates.map { candidate in
            guard let judgement = judgement(on: candidate.entity, for: query.id) else { return candidate }
            var candidate = candidate
            if judgement.queryHash == hash && judgement.entityHash == candidate.contentHash {
                candidate.judgement = judgement
            } else {
                candidate.outdatedJudgement = judgement
            }
            return candidate
        }
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
