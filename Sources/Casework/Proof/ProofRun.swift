public import ClewModel
import Foundation
import Screening
import SourceFiles
import World

/// Asks the questions of a deck, and puts the answers together.
public struct ProofRun: Sendable {
    /// A candidate as any screening system gives it.
    public struct Candidate: Sendable, Hashable {
        /// The key of the question.
        public let id: String
        /// The names by which the answer names it.
        public let names: [String]
        /// The score that decides the question.
        public let score: Double

        /// Creates a candidate.
        public init(id: String, names: [String], score: Double) {
            self.id = id
            self.names = names
            self.score = score
        }
    }

    /// What a system gave for one question: candidates, best first, or why it gave none.
    public typealias Outcome = Result<[Candidate], ClewError>

    /// From which score on a candidate is a question, where nobody says otherwise.
    public static let usualPossible = 0.25

    /// The deck.
    public let deck: ProofDeck
    private let deckFingerprint: String
    /// From which score on a candidate is a question, which a person has to answer.
    public let possible: Double
    /// From which score on a candidate is a match.
    public let threshold: Double

    /// Creates a run.
    ///
    /// - Parameters:
    ///   - bytes: The deck as written by `clew proof build`.
    ///   - name: What messages call it.
    ///   - threshold: From which score on a candidate is a match, from 0 to 1.
    ///   - possible: From which score on a candidate is a question, from 0 to `threshold`; without it ``usualPossible``, or `threshold`
    ///     where that is less.
    /// - Throws: ``ClewError`` where the bytes are no deck, or `possible` is above `threshold`.
    public init(
        deck bytes: [UInt8], name: String, threshold: Double, possible: Double? = nil
    ) throws(ClewError) {
        let possible = possible ?? min(Self.usualPossible, threshold)
        guard possible <= threshold else {
            throw ClewError(
                .screeningInput,
                "a candidate would be a question from \(possible) on only, above the \(threshold) from which it is a match"
            )
        }
        deck = try ProofDeck.read(bytes, name: name)
        deckFingerprint = SHA256Digest(of: bytes).hex
        self.threshold = threshold
        self.possible = possible
    }

    /// Asks Clew itself.
    ///
    /// - Parameter base: The parties to screen against.
    public func report(against base: ScreeningBase) throws(ClewError) -> ProofReport {
        var options = ScreeningOptions()
        options.explains = false
        options.weights.threshold = threshold
        let screener = try base.screener(options)
        let queries = deck.questions.map { question in
            ScreeningQuery(
                id: question.id, schema: Schema(rawValue: question.schema), names: [question.name],
                countries: question.countries, birthDates: question.birthDates)
        }
        let found = try withScreeningErrors { try screener.screen(queries) }
        let outcomes: [Outcome] = found.map { candidates in
            .success(
                candidates.map {
                    Candidate(id: $0.entity.rawValue, names: [$0.caption, $0.matchedName], score: $0.score)
                })
        }
        return report(of: outcomes, target: ["Clew \(ClewVersion.current)", base.title] + base.sources)
    }

    /// Puts the outcomes of all questions, in their order, together.
    ///
    /// - Precondition: There is one outcome for each question.
    public func report(of outcomes: [Outcome], target: [String]) -> ProofReport {
        precondition(outcomes.count == deck.questions.count, "one outcome for each question")
        let answers = zip(deck.questions, outcomes).map(answer)
        var text = "\(deckFingerprint)\n\(ScoreText.fixed(threshold))\n\(ScoreText.fixed(possible))\n"
        for answer in answers {
            text +=
                "\(answer.id)\t\(answer.outcome.rawValue)\t\(answer.rank ?? 0)\t\(answer.score.map(ScoreText.fixed) ?? "-")\n"
        }
        return ProofReport(
            deck: deck, deckFingerprint: deckFingerprint, answers: answers, target: target, threshold: threshold,
            possible: possible, fingerprint: SHA256Digest(ofText: text).hex)
    }

    private func answer(_ question: ProofDeck.Question, _ outcome: Outcome) -> ProofReport.Answer {
        let candidates: [Candidate]
        switch outcome {
        case .success(let found): candidates = found
        case .failure(let error): return ProofReport.Answer(id: question.id, failure: error.message)
        }
        func isExpected(_ candidate: Candidate) -> Bool {
            guard let expected = question.expected else { return false }
            // Other systems have identifiers of their own, and lists have one party in several entries.
            return candidate.id == expected || question.listedName.map { candidate.names.contains($0) } ?? false
        }
        let place = candidates.firstIndex(where: isExpected)
        let other = candidates.first { !isExpected($0) }
        let score = place.map { candidates[$0].score }
        let telling = (question.part == .clean ? other?.score : score) ?? -1
        return ProofReport.Answer(
            id: question.id, outcome: telling >= threshold ? .match : telling >= possible ? .question : .none,
            score: score, rank: place.map { $0 + 1 },
            other: other.map { "\($0.names.first ?? "") (\($0.id))" }, otherScore: other?.score)
    }
}
