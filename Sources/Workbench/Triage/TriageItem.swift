import ClewModel
import Screening

/// A person's reading with the entry of the journal that holds it.
struct SignedReading: Hashable, Sendable {
    var reading: TriageReading
    var by: String
    var day: Day
    /// The entry of the journal.
    var entry: Int64
}

/// One match in the queue with all that people did about it.
struct TriageItem: Hashable, Sendable {
    /// How far it has come.
    enum Stage: String, Hashable, Sendable, CaseIterable {
        /// Nobody has decided, or a decision no longer holds.
        case open
        /// One person has; another must read it without sight of that.
        case proposed
        /// The two readings differ.
        case disputed
        /// Two persons agree.
        case confirmed
        /// The listed party no longer stands on the lists.
        case gone
    }

    /// Why an item that was decided is open again.
    enum Return: Hashable, Sendable {
        case expired(Day)
        case changed
        case overruled(by: String)
        case bulkFailed
    }

    /// Its number in the run, from 1.
    let number: Int
    var alert: TriageAlert
    var assignee: String?
    /// The readings that count now: the first, the second, and those with both in view.
    var readings: [SignedReading] = []
    var isGone = false
    /// Why it is open again.
    var reopened: Return?
    /// The last entry of the journal that touched it.
    var revision: Int64
    /// The two readings that agree.
    var pair: [SignedReading] = []
    /// The day on which the second of them was given.
    var decidedDay: Day? { pair.last?.day }

    init(number: Int, alert: TriageAlert, revision: Int64) {
        self.number = number
        self.alert = alert
        self.revision = revision
    }

    /// How far it has come on a day.
    func stage(on day: Day) -> Stage {
        if isGone { return .gone }
        if readings.isEmpty { return .open }
        if !pair.isEmpty { return isExpired(on: day) ? .open : .confirmed }
        return readings.count == 1 ? .proposed : .disputed
    }

    /// The last day of the decision, where it has one: the earlier of the two.
    var expires: Day? { pair.compactMap(\.reading.expires).min() }

    func isExpired(on day: Day) -> Bool { expires.map { $0 < day } ?? false }

    /// Why it is open again on a day.
    func returned(on day: Day) -> Return? {
        if isExpired(on: day), let expires { return .expired(expires) }
        return reopened
    }

    /// The decision, where two persons agree and it holds.
    func decision(on day: Day) -> Judgement.Verdict? {
        stage(on: day) == .confirmed ? pair.first?.reading.verdict : nil
    }

    /// Who decided, where two persons agree.
    var deciders: [String] { pair.map(\.by) }

    /// The days and words of the two who agree.
    var agreed: [SignedReading] { pair }

    /// Puts the readings away, since they no longer count.
    mutating func putAway() {
        readings = []
        pair = []
    }

    /// Adds a reading; where two different persons now say the same, that is the decision.
    mutating func add(_ reading: SignedReading) {
        readings.append(reading)
        guard pair.isEmpty,
            let other = readings.last(where: {
                !Person.isSame($0.by, reading.by) && $0.reading.verdict == reading.reading.verdict
            })
        else { return }
        pair = [other, reading]
        reopened = nil
        assignee = nil
    }
}

/// Names of persons.
enum Person {
    /// Whether two names are those of one person: compared without regard to case and spaces.
    static func isSame(_ one: String, _ other: String) -> Bool { folded(one) == folded(other) }

    static func folded(_ name: String) -> String {
        name.lowercased().split { $0.isWhitespace }.joined(separator: " ")
    }
}
