public import ClewModel
public import Screening

/// A person's reading with the entry of the journal that holds it.
public struct SignedReading: Hashable, Sendable {
    public var reading: TriageReading
    public var by: String
    public var day: Day
    /// The entry of the journal.
    public var entry: Int64
}

/// One match in the queue with all that people did about it.
public struct TriageItem: Hashable, Sendable {
    /// How far it has come.
    public enum Stage: String, Hashable, Sendable, CaseIterable {
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
    public enum Return: Hashable, Sendable {
        case expired(Day)
        case changed
        case overruled(by: String)
        case bulkFailed
    }

    /// Its number in the run, from 1.
    public let number: Int
    public internal(set) var alert: TriageAlert
    public internal(set) var assignee: String?
    /// The readings that count now: the first, the second, and those with both in view.
    public internal(set) var readings: [SignedReading] = []
    /// The readings and returns of before, oldest first.
    public internal(set) var former: [SignedReading] = []
    public internal(set) var isGone = false
    /// Why it is open again.
    public internal(set) var reopened: Return?
    /// The last entry of the journal that touched it.
    public internal(set) var revision: Int64
    /// Whether the second reading is already counted among the agreements.
    var decidedDay: Day?
    /// The two readings that agree.
    var pair: [SignedReading] = []

    init(number: Int, alert: TriageAlert, revision: Int64) {
        self.number = number
        self.alert = alert
        self.revision = revision
    }

    /// How far it has come on a day.
    public func stage(on day: Day) -> Stage {
        if isGone { return .gone }
        if readings.isEmpty { return .open }
        if !pair.isEmpty { return isExpired(on: day) ? .open : .confirmed }
        return readings.count == 1 ? .proposed : .disputed
    }

    /// The last day of the decision, where it has one: the earlier of the two.
    public var expires: Day? { pair.compactMap(\.reading.expires).min() }

    func isExpired(on day: Day) -> Bool { expires.map { $0 < day } ?? false }

    /// Why it is open again on a day.
    public func returned(on day: Day) -> Return? {
        if isExpired(on: day), let expires { return .expired(expires) }
        return reopened
    }

    /// The decision, where two persons agree and it holds.
    public func decision(on day: Day) -> Judgement.Verdict? {
        stage(on: day) == .confirmed ? pair.first?.reading.verdict : nil
    }

    /// Who decided, where two persons agree.
    public var deciders: [String] { pair.map(\.by) }

    /// The days and words of the two who agree.
    public var agreed: [SignedReading] { pair }

    /// Puts the readings away, since they no longer count.
    mutating func putAway() {
        former += readings
        readings = []
        pair = []
        decidedDay = nil
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
        decidedDay = reading.day
        reopened = nil
        assignee = nil
    }
}

/// Names of persons.
public enum Person {
    /// Whether two names are those of one person: compared without regard to case and spaces.
    public static func isSame(_ one: String, _ other: String) -> Bool { folded(one) == folded(other) }

    static func folded(_ name: String) -> String {
        name.lowercased().split { $0.isWhitespace }.joined(separator: " ")
    }
}
