public import ClewModel
import Foundation
import SourceFiles

/// A report of a proof as a page, and as a table.
extension ProofReport {
    /// The page, complete in itself.
    ///
    /// - Throws: ``ClewError`` where the page's template is broken.
    public func html() throws(ClewError) -> String {
        SafeText.block(try PageTemplate.filled(PackageResources.proof_mustache, of: "proof", with: ProofView(self)))
    }

    /// One row a question, with what came of it.
    ///
    /// - Parameter deck: The deck that was asked.
    public func csv(_ deck: ProofDeck) -> String {
        var text = CSVCell.row([
            "id", "part", "kind", "script", "degree", "schema", "name", "listedName", "expected", "outcome", "rank",
            "score",
            "other",
            "otherScore", "failure",
        ])
        for (question, answer) in zip(deck.questions, answers) {
            text += CSVCell.row([
                question.id, question.part.rawValue, question.kind, question.script, "\(question.degree)",
                question.schema,
                question.name,
                question.listedName ?? "", question.expected ?? "", answer.outcome.rawValue,
                answer.rank.map { "\($0)" } ?? "", answer.score.map(ScoreText.precise) ?? "", answer.other ?? "",
                answer.otherScore.map(ScoreText.precise) ?? "", answer.failure ?? "",
            ])
        }
        return text
    }

    /// What was found of a part, in words.
    public func summary(of part: ProofDeck.Part) -> String {
        let own = tallies.filter { $0.part == part }
        let (asked, found) = (own.reduce(0) { $0 + $1.asked }, own.reduce(0) { $0 + $1.found })
        guard asked > 0 else { return "none was asked" }
        let (low, high) = Self.interval(found, of: asked)
        let tenths = found * 1000 / asked
        let verb = part == .clean ? "alerted" : "found"
        let matches = own.reduce(0) { $0 + $1.matches }
        return
            "\(found) of \(asked) \(verb), \(tenths / 10).\(tenths % 10) % (\(Self.percent(low)) to \(Self.percent(high))): "
            + "\(CountText.of(matches, "match", "matches")), \(CountText.of(found - matches, "question", "questions"))"
    }

    static func percent(_ share: Double) -> String {
        let tenths = Int((share * 1000).rounded())
        return "\(tenths / 10).\(tenths % 10) %"
    }
}

/// What the template is filled with.
private struct ProofView {
    struct TallyView {
        let part: String
        let kind: String
        let script: String
        let asked: Int
        let matches: Int
        let questions: Int
        let missed: Int
        let share: String
        let interval: String
        let failed: Int

        init(_ tally: ProofReport.Tally) {
            part = tally.part.rawValue
            kind = ProofReport.kindText(tally.kind, tally.degree)
            script = tally.script
            asked = tally.asked
            matches = tally.matches
            questions = tally.questions
            missed = tally.missed
            share = tally.share
            interval = "\(ProofReport.percent(tally.low)) to \(ProofReport.percent(tally.high))"
            failed = tally.failed
        }
    }

    struct RowView {
        let id: String
        let kind: String
        let name: String
        let listed: String
        let score: String
        let reason: String

        init(_ sample: ProofReport.Sample) {
            id = sample.id
            kind = sample.kind
            name = Markup.tagged(sample.name)
            listed = Markup.tagged(sample.listedName ?? sample.other ?? "")
            score = sample.score.map(ScoreText.fixed) ?? "–"
            reason = Markup.tagged(sample.reason)
        }
    }

    struct ListView {
        let title: String
        let caption: String
        let rows: [RowView]
        let isEmpty: Bool

        init(_ title: String, _ samples: [ProofReport.Sample], limit: Int = 200) {
            self.title = title
            rows = samples.prefix(limit).map(RowView.init)
            isEmpty = samples.isEmpty
            caption =
                samples.count > limit
                ? "The first \(limit) of \(samples.count); the table of this report has all"
                : CountText.of(samples.count, "question", "questions")
        }
    }

    let style: String
    let about: String
    let control: String
    let manipulated: String
    let clean: String
    let failures: [String]
    let threshold: String
    let possible: String
    let tallies: [TallyView]
    let scripts: [TallyView]
    /// What of the list is in no question.
    let notAsked: [String]
    let lists: [ListView]
    let deckMade: String
    let deckMadeBy: String
    let deckSeed: String
    let deckSources: [String]
    let deckFingerprint: String
    let target: [String]
    let askedBy: String
    let fingerprint: String

    init(_ report: ProofReport) {
        style = PageTemplate.style
        about = Markup.tagged(report.target.prefix(2).joined(separator: "; "))
        control = report.summary(of: .control)
        manipulated = report.summary(of: .manipulated)
        clean = report.summary(of: .clean)
        let failed = report.tallies.reduce(0) { $0 + $1.failed }
        failures =
            failed > 0 ? ["\(CountText.of(failed, "question", "questions")) got no answer and count as not found."] : []
        threshold = ScoreText.fixed(report.threshold)
        possible = ScoreText.fixed(report.possible)
        tallies = report.tallies.map(TallyView.init)
        scripts = report.scripts.map(TallyView.init)
        notAsked = report.notAsked
        lists = [
            ListView("Listed names that were not found", report.missed),
            ListView("Listed names as they stand that are a question and no match", report.questioned),
            ListView("Names of nobody that were alerted", report.alerts),
            ListView("Just above the threshold, for a person to judge", report.above),
            ListView("Just below the threshold, for a person to judge", report.below),
        ]
        deckMade = report.deckMade
        deckMadeBy = report.deckMadeBy
        deckSeed = "\(report.deckSeed)"
        deckSources = report.deckSources.map { Markup.tagged($0) }
        deckFingerprint = report.deckFingerprint
        target = report.target.map { Markup.tagged($0) }
        askedBy = report.askedBy
        fingerprint = report.fingerprint
    }
}
