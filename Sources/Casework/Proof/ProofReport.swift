import Foundation

/// What a screening system answered to a deck.
public struct ProofReport: Codable, Sendable {
    /// How a system answers.
    public enum Outcome: String, Codable, Sendable {
        /// The party expected, or another entry of its name, is a match; for a clean name anybody is.
        case match
        /// It is a candidate that a person has to look at.
        case question
        /// Neither.
        case none
    }

    /// What became of one question.
    public struct Answer: Codable, Sendable, Hashable {
        /// The key of the question.
        public let id: String
        /// How the system answered.
        public let outcome: Outcome
        /// The score of the party expected; `nil` where it is not among the candidates.
        public let score: Double?
        /// Its place among the candidates, from 1.
        public let rank: Int?
        /// The best candidate that is not expected, as `name (id)`.
        public let other: String?
        /// Its score.
        public let otherScore: Double?
        /// Why there is no answer; `nil` where there is one.
        public let failure: String?

        init(
            id: String, outcome: Outcome = .none, score: Double? = nil, rank: Int? = nil, other: String? = nil,
            otherScore: Double? = nil, failure: String? = nil
        ) {
            self.id = id
            self.outcome = outcome
            self.score = score
            self.rank = rank
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
        /// The script of the name.
        public let script: String
        /// How often or how strongly it was done.
        public let degree: Int
        /// How many were asked.
        public let asked: Int
        /// How many were answered with a match.
        public let matches: Int
        /// How many were answered with a question to a person.
        public let questions: Int
        /// How many were answered with neither, or not at all.
        public var missed: Int { asked - found }
        /// How many got no answer.
        public let failed: Int
        /// The 95 % interval of the share of matches and questions, from 0 to 1 (Wilson, 1927).
        public let low: Double
        /// The upper end of the interval.
        public let high: Double

        /// How many were put before a person, as a match or a question; of clean names how many were alerted.
        public var found: Int { matches + questions }

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
    /// From which score on a candidate is a question to a person.
    public let possible: Double
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
    /// The same by part and script.
    public let scripts: [Tally]
    /// Listed names, as they stand or changed, that are neither a match nor a question.
    public let missed: [Sample]
    /// Listed names as they stand that are a question and no match.
    public let questioned: [Sample]
    /// Clean names that are a match or a question.
    public let alerts: [Sample]
    /// What lies just above the threshold and just below it, for a person to judge.
    public let above: [Sample]
    /// The same below the threshold.
    public let below: [Sample]
    /// What of the list is in no question of the deck, in words.
    public let notAsked: [String]
    /// What came of each question, in the order of the deck.
    public let answers: [Answer]

    /// Whether every listed name as it stands was found, as a match or a question.
    public var isControlWhole: Bool {
        tallies.allSatisfy { $0.part != .control || $0.found == $0.asked }
    }

    /// Puts the answers to a deck together.
    init(
        deck: ProofDeck, deckFingerprint: String, answers: [Answer], target: [String], threshold: Double,
        possible: Double, fingerprint: String
    ) {
        format = "clew-proof-report/2"
        self.possible = possible
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
        notAsked = deck.notAsked
        let pairs = Array(zip(deck.questions, answers))
        tallies = Self.tallies(pairs) { ($0.kind, $0.script, $0.degree) }
        scripts = Self.tallies(pairs) { ("all kinds", $0.script, 0) }
        missed = pairs.filter { $0.0.part != .clean && $0.1.outcome == .none }.map {
            Self.sample($0, Self.whyMissed($0.1, possible))
        }
        questioned = pairs.filter { $0.0.part == .control && $0.1.outcome == .question }.map {
            Self.sample($0, "a question to a person, below the threshold of \(ScoreText.fixed(threshold))")
        }
        alerts = pairs.filter { $0.0.part == .clean && $0.1.outcome != .none }.map {
            Self.sample($0, "\($0.1.outcome.rawValue), though nobody of the list bears the name")
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

    private static func whyMissed(_ answer: Answer, _ possible: Double) -> String {
        if let failure = answer.failure { return failure }
        guard let score = answer.score else { return "not among the candidates" }
        return "a candidate with \(ScoreText.fixed(score)), below the \(ScoreText.fixed(possible)) of a question"
    }

    private static func sample(_ pair: (question: ProofDeck.Question, answer: Answer), _ reason: String) -> Sample {
        Sample(
            id: pair.question.id, kind: kindText(pair.question.kind, pair.question.degree), name: pair.question.name,
            listedName: pair.question.listedName, other: pair.answer.other, score: telling(pair), reason: reason)
    }

    static func kindText(_ kind: String, _ degree: Int) -> String { degree > 1 ? "\(kind), degree \(degree)" : kind }

    private static func tallies(
        _ pairs: [(ProofDeck.Question, Answer)],
        by key: (ProofDeck.Question) -> (kind: String, script: String, degree: Int)
    ) -> [Tally] {
        var order: [String] = []
        var groups: [String: [(ProofDeck.Question, Answer)]] = [:]
        for pair in pairs {
            let (kind, script, degree) = key(pair.0)
            let text = "\(pair.0.part.rawValue)|\(kind)|\(script)|\(degree)"
            if groups[text] == nil { order.append(text) }
            groups[text, default: []].append(pair)
        }
        return order.compactMap { text in
            guard let group = groups[text], let first = group.first?.0 else { return nil }
            let (kind, script, degree) = key(first)
            let matches = group.count { $0.1.outcome == .match }
            let questions = group.count { $0.1.outcome == .question }
            let (low, high) = interval(matches + questions, of: group.count)
            return Tally(
                part: first.part, kind: kind, script: script, degree: degree, asked: group.count, matches: matches,
                questions: questions, failed: group.count { $0.1.failure != nil }, low: low, high: high)
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
