import ClewModel
import Screening

/// What a person concluded about one match, and why.
struct TriageReading: Hashable, Sendable, Codable {
    /// What was concluded.
    var verdict: Judgement.Verdict
    /// Why, in the person's own words or in those offered.
    var reason: String
    /// The last day on which the conclusion is to hold; `nil` for as long as neither side changes.
    var expires: Day?
    /// The bulk proposal that it belongs to; `nil` for one made by itself.
    var bulk: Int?

    /// Creates a reading.
    init(_ verdict: Judgement.Verdict, reason: String, expires: Day? = nil, bulk: Int? = nil) {
        self.verdict = verdict
        self.reason = reason
        self.expires = expires
        self.bulk = bulk
    }
}

/// One act on a run, as the journal keeps it.
enum TriageAct: Hashable, Sendable, Codable {
    /// A table was screened and its matches were put into the queue.
    case opened(TriageOpening)
    /// Somebody takes an item, or gives it back.
    case assigned(item: Int, to: String?)
    /// The first reading.
    case proposed(item: Int, TriageReading)
    /// The first reader takes the proposal back.
    case undone(item: Int)
    /// The second reading, made without sight of the first.
    case read(item: Int, TriageReading)
    /// A reading with both before in view, where they differ.
    case consolidated(item: Int, TriageReading)
    /// A decision is called into question; another person must confirm it.
    case overruled(item: Int, TriageReading)
    /// The listed party changed (`alert`), or no longer stands on the lists (`nil`).
    case changed(item: Int, alert: TriageAlert?)
    /// The lists name a party that they did not name before.
    case found([TriageAlert])
    /// Many first readings that say the same, with the sample that another person must read first.
    case bulkProposed(number: Int, items: [Int], sample: [Int], TriageReading)
    /// The rest of a bulk proposal is confirmed after its sample was read without error.
    case bulkConfirmed(number: Int)
    /// Readings stand in the audit log of the archive; each is named by its entry and its item, as `42/17`.
    case recorded([String])
}

/// What a run starts with.
struct TriageOpening: Hashable, Sendable, Codable {
    var title: String
    /// SHA-256 of the table.
    var digest: String
    /// The lists that it was compared with, a line each.
    var lists: [String]
    /// The outcome in a sentence.
    var summary: String
    /// What was remarked on the input.
    var remarks: [String]
    /// How many parties there were, those without a match included.
    var partyCount: Int
    /// The parties with a match, or that may belong to a listed one.
    var parties: [TriageParty]
    var alerts: [TriageAlert]
    /// The rows that have no answer: that nothing was found says nothing of them; `nil` in runs of before it was kept.
    var unanswered: [TriageParty.Unanswered]?
    /// How many of what, to say it in the language of whoever reads; `nil` in runs of before it was kept.
    var counts: Counts?

    /// The outcome in numbers.
    struct Counts: Hashable, Sendable, Codable {
        /// How many rows were looked up.
        var screened: Int
        /// Against how many lists, and parties on them.
        var lists: Int
        var listed: Int
        var withMatch: Int
        var withReach: Int
        /// How many lines could not be read.
        var unread: Int
    }

    /// Creates an opening.
    init(
        title: String, digest: String, lists: [String], summary: String, remarks: [String], partyCount: Int,
        parties: [TriageParty], alerts: [TriageAlert], unanswered: [TriageParty.Unanswered]? = nil,
        counts: Counts? = nil
    ) {
        self.title = title
        self.digest = digest
        self.lists = lists
        self.summary = summary
        self.remarks = remarks
        self.partyCount = partyCount
        self.parties = parties
        self.alerts = alerts
        self.unanswered = unanswered
        self.counts = counts
    }
}

/// An act with who did it: the body of an entry of the journal.
struct TriageBody: Codable {
    var by: String
    var act: TriageAct
}

/// Why something cannot be done now; nothing was changed.
struct TriageRefusal: Error, Hashable, Sendable {
    /// The kind of refusal.
    enum Reason: String, Hashable, Sendable, CaseIterable {
        /// There is no such run or item.
        case unknown
        /// Somebody did something with the item since the page was shown.
        case movedOn
        /// Another person has it.
        case assignedElsewhere
        /// It is not at the stage for this.
        case wrongStage
        /// Two persons are needed, and this is the first.
        case samePerson
        /// No reason was given.
        case noReason
        /// The reason that was chosen speaks for the other verdict.
        case reasonDiffers
        /// The list of matches was cut off, so that none of them can be cleared.
        case cutOff
        /// The sample of a bulk proposal has not been read, or not without error.
        case sampleUnread
        /// Nothing fits the choice.
        case nothingChosen
        /// The act cannot be written down.
        case cannotWrite
    }

    let reason: Reason
    /// What to know beside the reason, such as the person who has the item.
    let detail: String

    init(_ reason: Reason, _ detail: String = "") {
        self.reason = reason
        self.detail = detail
    }
}
