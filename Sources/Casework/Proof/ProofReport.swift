import Foundation

/// What a screening system answered to a deck.
public struct ProofReport: Codable, Sendable {
    /// What became of one question.
    public struct Answer: Codable, Sendable, Hashable {
        /// The key of the question.
        public let id: String
        /// The score of the party expected; `nil` where it is not among the candidates.
        public let score: Double?
        /// Its place among the candidates, from 1.
        public let rank: Int?
        /// Whether it, or another entry of its name, is a match; for a clean name whether anybody is.
        public let isFound: Bool
        /// The best candidate that is not expected, as `name (id)`.
        public let other: String?
        /// Its score.
        public let otherScore: Double?
        /// Why there is no answer; `nil` where there is one.
        public let failure: String?

        init(
            id: String, score: Double? = nil, rank: Int? = nil, isFound: Bool = false, other: String? = nil,
            otherScore: Double? = nil, failure: String? = nil
        ) {
            self.id = id
            self.score = score
            self.rank = rank
            self.isFound = isFound
            self.other = other
            self.otherScore = otherScore
            self.failure = failure
        }
    }

    /// How many questions of one kind were answered as they should be.
    public struct Tally: Codable, Sendable, Hashable {
        /// Which part of the deck it belongs to.
        public let part: ProofDeck.Part
        /// What was done to the name.
        public let kind: String
        /// How often or how strongly it was done.
        public let degree: Int
        /// How many were asked.
        public let asked: Int
        /// How many were found; of clean names how many were alerted.
        public let found: Int
        /// How many got no answer.
        public let failed: Int
        /// The 95 % interval of the share found, from 0 to 1 (Wilson, 1927).
        public let low: Double
        /// The upper end of the interval.
        public let high: Double

        /// The share found in per cent, with one digit; 100.0 only where nothing is missing.
        public var share: String {
            guard asked > 0 else { return "–" }
            let tenths = found * 1000 / asked
            return "\(tenths / 10).\(tenths % 10) %"
        }
    }

    /// A question with its answer, for a person.
    public struct Sample: Codable, Sendable, Hashable {
        /// The key of the question.
        public let id: String
        /// What was done to the name.
        public let kind: String
        /// The name asked for.
        public let name: String
        /// The listed name that it was made from; `nil` for a clean name.
        public let listedName: String?
        /// The best candidate that is not expected.
        public let other: String?
        /// The score that decides the question.
        public let score: Double?
        /// Why it stands here, in words.
        public let reason: String
    }

    /// What the file is.
    public let format: String
    /// The version of Clew that asked.
    public let askedBy: String
    /// What was asked, for a person.
    public let target: [String]
    /// From which score on a candidate is a match.
    public let threshold: Double
    /// The day that the deck bears.
    public let deckMade: String
    /// The version of Clew that made the deck.
    public let deckMadeBy: String
    /// The seed of the deck.
    public let deckSeed: UInt64
    /// What the deck was made from, a line each.
    public let deckSources: [String]
    /// SHA-256 of the deck as it was read.
    public let deckFingerprint: String
    /// SHA-256 over the deck's, the threshold, and all answers: the same answers to the same questions have the same.
    public let fingerprint: String
    /// The counts by part, kind and degree, in the order of the deck.
    public let tallies: [Tally]
    /// Listed names, as they stand or changed, that were not found.
    public let missed: [Sample]
    /// Clean names that were alerted.
    public let alerts: [Sample]
    /// What lies just above the threshold and just below it, for a person to judge.
    public let above: [Sample]
    /// The same below the threshold.
    public let below: [Sample]
    /// What came of each question, in the order of the deck.
    public let answers: [Answer]

    /// Whether every listed name as it stands was found.
    public var isControlWhole: Bool {
        tallies.allSatisfy { $0.part != .control || $0.found == $0.asked }
    }

    /// Puts the answers to a deck together.
    init(
        deck: ProofDeck, deckFingerprint: String, answers: [Answer], target: [String], threshold: Double,
        fingerprint: String
    ) {
        format = "clew-proof-report/1"
        askedBy = ClewVersion.current
        self.target = target
        self.threshold = threshold
        deckMade = "\(deck.made)"
        deckMadeBy = deck.madeBy
        deckSeed = deck.seed
        deckSources = deck.sources
        self.deckFingerprint = deckFingerprint
        self.fingerprint = fingerprint
        self.answers = answers
        let pairs = Array(zip(deck.questions, answers))
        tallies = Self.tallies(pairs)
        missed = pairs.filter { $0.0.part != .clean && !$0.1.isFound }.map {
            Self.sample($0, Self.whyMissed($0.1, threshold))
        }
        alerts = pairs.filter { $0.0.part == .clean && $0.1.isFound }.map {
            Self.sample($0, "alerted though nobody of the list bears the name")
        }
        let scored = pairs.filter { Self.telling($0) != nil }
        above = scored.filter { Self.telling($0) ?? 0 >= threshold }
            .sorted { (Self.telling($0) ?? 0, $0.0.id) < (Self.telling($1) ?? 0, $1.0.id) }
            .prefix(Self.sampleSize).map { Self.sample($0, "just above the threshold") }
        below = scored.filter { Self.telling($0) ?? 0 < threshold }
            .sorted { (-(Self.telling($0) ?? 0), $0.0.id) < (-(Self.telling($1) ?? 0), $1.0.id) }
            .prefix(Self.sampleSize).map { Self.sample($0, "just below the threshold") }
    }

    /// How many samples are shown on each side of the threshold.
    static let sampleSize = 15

    /// The score that decides a question: that of the party expected, or of the best candidate for a clean name.
    private static func telling(_ pair: (ProofDeck.Question, Answer)) -> Double? {
        pair.0.part == .clean ? pair.1.otherScore : pair.1.score
    }

    private static func whyMissed(_ answer: Answer, _ threshold: Double) -> String {
        if let failure = answer.failure { return failure }
        guard let score = answer.score else { return "not among the candidates" }
        return "a candidate with \(ScoreText.fixed(score)), below the threshold of \(ScoreText.fixed(threshold))"
    }

    private static func sample(_ pair: (question: ProofDeck.Question, answer: Answer), _ reason: String) -> Sample {
        Sample(
            id: pair.question.id, kind: kindText(pair.question.kind, pair.question.degree), name: pair.question.name,
            listedName: pair.question.listedName, other: pair.answer.other, score: telling(pair), reason: reason)
    }

    static func kindText(_ kind: String, _ degree: Int) -> String { degree > 1 ? "\(kind), degree \(degree)" : kind }

    private static func tallies(_ pairs: [(ProofDeck.Question, Answer)]) -> [Tally] {
        var order: [String] = []
        var groups: [String: [(ProofDeck.Question, Answer)]] = [:]
        for pair in pairs {
            let key = "\(pair.0.part.rawValue)|\(pair.0.kind)|\(pair.0.degree)"
            if groups[key] == nil { order.append(key) }
            groups[key, default: []].append(pair)
        }
        return order.compactMap { key in
            guard let group = groups[key], let first = group.first?.0 else { return nil }
            let found = group.count { $0.1.isFound }
            let (low, high) = interval(found, of: group.count)
            return Tally(
                part: first.part, kind: first.kind, degree: first.degree, asked: group.count, found: found,
                failed: group.count { $0.1.failure != nil }, low: low, high: high)
        }
    }

    /// The 95 % score interval of a share (Wilson, *Journal of the American Statistical Association* 22, 1927).
    static func interval(_ found: Int, of asked: Int) -> (low: Double, high: Double) {
        guard asked > 0 else { return (0, 1) }
        let z = 1.959_964
        let n = Double(asked)
        let share = Double(found) / n
        let middle = (share + z * z / (2 * n)) / (1 + z * z / n)
        let half = z / (1 + z * z / n) * (share * (1 - share) / n + z * z / (4 * n * n)).squareRoot()
        return (max(0, middle - half), min(1, middle + half))
    }
}
