public import ClewModel
public import Foundation
import OwnershipAnalysis
import Screening
import SourceFiles
import StatementStore
public import World

/// Looks again at what changes since the last run can touch, and says what is new.
public struct MonitorRun: Sendable {
    /// What a run did.
    public struct Outcome: Hashable, Sendable {
        /// The alerts that this run made, reopened or cleared, by key.
        public var alerts: [MonitorAlert]
        /// How many subjects there are, and how many of them were looked at.
        public var subjects: Int
        /// How many of them were looked at.
        public var looked: Int

        /// Whether somebody must look: an alert is new or back.
        public var hasNews: Bool { alerts.contains { $0.state == .new || $0.state == .reopened } }
    }

    private let world: World
    private let day: Day
    private let folder: URL

    /// Prepares a run.
    ///
    /// - Parameter folder: Where the book and the indexes of the last run lie.
    public init(_ world: World, on day: Day, folder: URL) {
        self.world = world
        self.day = day
        self.folder = folder
    }

    /// Runs, and brings the book up to date; nothing is written where it fails.
    ///
    /// A subject is looked at again where its names or identifiers share a key with a party that came, went or changed in either
    /// index, where it has an alert that stands, where it has the address or telephone number of a listed party, where it is an
    /// issuer to be found by an ISIN, or where it is new. All are where a
    /// stake changed or began or ended between the days, where a party among the stakes changed, and where decisions,
    /// identities, the reference data or the version of Clew did.
    ///
    /// - Parameter isFull: Whether to look at all subjects whatever changed; the alerts are the same.
    public func run(_ book: inout MonitorBook, isFull: Bool = false) throws(ClewError) -> Outcome {
        let facts = try MonitorFacts(world, on: day, about: book.subjects)
        let indexes = MonitorIndexes(folder: folder, current: try current())
        let state = try state(book, indexes)
        let chosen = try isFull ? book.subjects : touched(book, state, facts, indexes)
        let found = try facts.facts(of: chosen) + facts.factsOfNobody()
        let ofNobody = Set(book.alerts.map(\.fact).filter { !$0.kind.isOfASubject }.map(\.subject))
        let before = book.last?.versions ?? []
        var next = book
        let alerts = next.take(
            found, of: Set(chosen.map(\.key)).union(ofNobody).union(Set(gone(book))), on: day,
            before: before.filter { !state.versions.contains($0) },
            after: state.versions.filter { !before.contains($0) })
        next.last = state
        // The book names the indexes that it rests on: those before are there until the book that names the new ones is.
        try indexes.write()
        try next.write(to: folder)
        book = next
        indexes.removeOthers()
        return Outcome(alerts: alerts, subjects: book.subjects.count, looked: chosen.count)
    }

    /// The subjects of alerts that nobody monitors any more.
    private func gone(_ book: MonitorBook) -> [String] {
        let keys = Set(book.subjects.map(\.key))
        return book.alerts.map(\.fact).filter { !keys.contains($0.subject) && $0.kind.isOfASubject }.map(\.subject)
    }

    private func state(_ book: MonitorBook, _ indexes: MonitorIndexes) throws(ClewError) -> MonitorBook.LastRun {
        let groups = world.identities.groups.map { $0.map(\.rawValue).joined(separator: "\t") }.joined(separator: "\n")
        return MonitorBook.LastRun(
            day: day, clew: ClewVersion.current, knowledge: try world.knowledge.version,
            decisions: SHA256Digest(ofText: world.decisions.text(holdingOn: day)).hex, stakes: stakesDigest(),
            identities: SHA256Digest(ofText: groups).hex,
            indexes: indexes.names,
            // By what they say, too: two versions may be recorded on one day.
            versions: world.versions.map { "\($0.dataset) \($0.recorded) \($0.digest.prefix(12))" }.sorted(),
            subjects: book.subjects.map(\.key)
        )
    }

    /// The subjects that changes since the last run can touch.
    private func touched(
        _ book: MonitorBook, _ state: MonitorBook.LastRun, _ facts: MonitorFacts, _ indexes: MonitorIndexes
    ) throws(ClewError) -> [MonitoredSubject] {
        guard let last = book.last, last.clew == state.clew, last.knowledge == state.knowledge,
            last.decisions == state.decisions, last.identities == state.identities, last.stakes == state.stakes,
            try !hasTurn(between: last.day, and: day),
            let deltas = indexes.deltas(since: last.indexes, lexicon: try world.knowledge.lexicon),
            !deltas.contains(where: {
                $0.changed.contains { world.stakes.contains(world.identities.representative(of: $0)) }
            })
        else { return book.subjects }
        let known = Set(last.subjects)
        let alerted = Set(book.alerts.filter { $0.state != .cleared }.map(\.fact.subject))
        var chosen: [MonitoredSubject] = []
        for subject in book.subjects {
            if !known.contains(subject.key) || alerted.contains(subject.key) || subject.holding != nil
                || facts.sharesContact(subject)
            {
                chosen.append(subject)
                continue
            }
            let query = MonitorFacts.query(subject, try facts.issuer(of: subject))
            if deltas.contains(where: { $0.affects(query) }) { chosen.append(subject) }
        }
        return chosen
    }

    /// A digest of all stakes, of whatever time.
    private func stakesDigest() -> String {
        var hasher = SHA256Hasher()
        for number in 0..<world.stakes.stakeCount {
            let stake = world.stakes.stake(at: number)
            let dates = "\(stake.validFrom?.description ?? "")..\(stake.validTo?.description ?? "")"
            let text =
                "\(stake.owner)\t\(stake.asset)\t\(stake.kind.key)\t\(stake.share.lower)..\(stake.share.upper)\t\(dates)\t\(stake.isIndirect)\n"
            hasher.update(Array(text.utf8).span)
        }
        return hasher.finalize().hex
    }

    /// Whether a stake or a rule begins or ends between two days.
    private func hasTurn(between first: Day, and last: Day) throws(ClewError) -> Bool {
        guard first != last else { return false }
        guard first < last else { return true }
        func lies(_ date: PartialDate?) -> Bool {
            guard let date else { return false }
            return date.latest >= first && date.earliest <= last
        }
        for number in 0..<world.stakes.stakeCount {
            let stake = world.stakes.stake(at: number)
            if lies(stake.validFrom) || lies(stake.validTo) { return true }
        }
        return try world.knowledge.ownershipRules.rules.flatMap(\.periods).contains { period in
            [period.from, period.to].contains { day in day.map { $0 >= first && $0 <= last } ?? false }
        }
    }

    /// Those who stand on lists on the day, and everybody on hand.
    private func current() throws(ClewError) -> [ScreeningIndex] {
        [try ScreeningBase.lists(world, asOf: day).compiled(), world.everyone]
    }
}
