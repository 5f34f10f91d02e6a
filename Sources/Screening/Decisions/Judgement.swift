public import ClewModel

/// A person's decision on whether a candidate is the party asked for.
public struct Judgement: Hashable, Sendable, Codable {
    /// What was decided.
    public enum Verdict: String, Hashable, Sendable, Codable, CaseIterable {
        /// It is the same party.
        case match
        /// It is another party.
        case noMatch = "no-match"
        /// It could not be decided.
        case unsure
    }

    /// The query that was decided on.
    public var query: String
    /// The candidate that was decided on.
    public var entity: EntityID
    /// What was decided.
    public var verdict: Verdict
    /// Why.
    public var reason: String
    /// Who decided.
    public var decidedBy: String
    /// When.
    public var decidedOn: Day
    /// ``ScreeningQuery/contentHash`` at that time.
    public var queryHash: String
    /// ``Candidate/contentHash`` at that time.
    public var entityHash: String
    /// The last day on which it holds; `nil` where it holds until either side changes.
    public var expires: Day?
    /// The other person who decided the same before; `nil` for a proposal that nobody has confirmed.
    public var confirmedBy: String?
    /// What was compared, for whoever reads the decision later; `nil` where it was not kept.
    public var matter: Matter?

    /// What both sides said of themselves when a decision was made, in words.
    public struct Matter: Hashable, Sendable, Codable {
        /// The first name of the party asked for.
        public var name: String
        /// The name of the listed party.
        public var caption: String
        /// The score, to four decimals.
        public var score: Double
        /// The lists that name it.
        public var lists: [String]

        /// Creates the words of a decision.
        public init(name: String, caption: String, score: Double, lists: [String]) {
            self.name = name
            self.caption = caption
            self.score = (score * 10_000).rounded() / 10_000
            self.lists = lists
        }
    }

    /// Creates a judgement.
    public init(
        query: String, entity: EntityID, verdict: Verdict, reason: String, decidedBy: String, decidedOn: Day,
        queryHash: String, entityHash: String, matter: Matter? = nil, expires: Day? = nil
    ) {
        self.expires = expires
        self.query = query
        self.entity = entity
        self.verdict = verdict
        self.reason = reason
        self.decidedBy = decidedBy
        self.decidedOn = decidedOn
        self.queryHash = queryHash
        self.entityHash = entityHash
        self.matter = matter
    }

    /// Decides on a candidate as it stands now.
    public init(
        _ verdict: Verdict, on candidate: Candidate, for query: ScreeningQuery, reason: String, by person: String,
        on day: Day
    ) {
        self.init(
            query: query.id, entity: candidate.entity, verdict: verdict, reason: reason, decidedBy: person,
            decidedOn: day, queryHash: query.contentHash, entityHash: candidate.contentHash,
            matter: Matter(
                name: query.names.first ?? query.identifiers.first?.value ?? "", caption: candidate.caption,
                score: candidate.score, lists: candidate.datasets.map(\.rawValue)))
    }
}
