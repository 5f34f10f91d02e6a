public import ClewModel
import CompactIndex
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
    /// index, where it has an alert that stands, where it is an issuer to be found by an ISIN, or where it is new. All are where a
    /// stake changed or began or ended between the days, where a party among the stakes changed, and where decisions,
    /// identities, the reference data or the version of Clew did.
    ///
    /// - Parameter isFull: Whether to look at all subjects whatever changed; the alerts are the same.
    public func run(_ book: inout MonitorBook, isFull: Bool = false) throws(ClewError) -> Outcome {
        let facts = try MonitorFacts(world, on: day)
        let state = try state(book)
        let chosen = try isFull ? book.subjects : touched(book, state, facts)
        let found = try facts.facts(of: chosen) + facts.factsOfLists()
        let lists = Set(book.alerts.map(\.fact.subject).filter { $0.hasPrefix("list/") })
        let before = book.last?.versions ?? []
        var next = book
        let alerts = next.take(
            found, of: Set(chosen.map(\.key)).union(lists).union(Set(gone(book))), on: day,
            before: before.filter { !state.versions.contains($0) },
            after: state.versions.filter { !before.contains($0) })
        next.last = state
        try keepIndexes()
        try next.write(to: folder)
        book = next
        return Outcome(alerts: alerts, subjects: book.subjects.count, looked: chosen.count)
    }

    /// The subjects of alerts that nobody monitors any more.
    private func gone(_ book: MonitorBook) -> [String] {
        let keys = Set(book.subjects.map(\.key))
        return book.alerts.map(\.fact.subject).filter { !keys.contains($0) && !$0.hasPrefix("list/") }
    }

    private func state(_ book: MonitorBook) throws(ClewError) -> MonitorBook.LastRun {
        let groups = world.identities.groups.map { $0.map(\.rawValue).joined(separator: "\t") }.joined(separator: "\n")
        return MonitorBook.LastRun(
            day: day, clew: ClewVersion.current, knowledge: try world.knowledge.version,
            decisions: SHA256Digest(ofText: world.decisions.text(holdingOn: day)).hex, stakes: stakesDigest(),
            identities: SHA256Digest(ofText: groups).hex,
            world: world.fingerprint,
            versions: world.versions.map { "\($0.dataset) \($0.recorded)" }.sorted(), subjects: book.subjects.map(\.key)
        )
    }

    /// The subjects that changes since the last run can touch.
    private func touched(
        _ book: MonitorBook, _ state: MonitorBook.LastRun, _ facts: MonitorFacts
    ) throws(ClewError) -> [MonitoredSubject] {
        guard let last = book.last, last.clew == state.clew, last.knowledge == state.knowledge,
            last.decisions == state.decisions, last.identities == state.identities, last.stakes == state.stakes,
            try !hasTurn(between: last.day, and: day), let deltas = try deltas(),
            !deltas.contains(where: {
                $0.changed.contains { world.stakes.contains(world.identities.representative(of: $0)) }
            })
        else { return book.subjects }
        let known = Set(last.subjects)
        let alerted = Set(book.alerts.filter { $0.state != .cleared }.map(\.fact.subject))
        var chosen: [MonitoredSubject] = []
        for subject in book.subjects {
            if !known.contains(subject.key) || alerted.contains(subject.key) {
                chosen.append(subject)
                continue
            }
            let issuer = try facts.issuer(of: subject)
            let query = MonitorFacts.query(subject, issuer)
            if subject.holding != nil || deltas.contains(where: { $0.affects(query) }) {
                chosen.append(subject)
            }
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

    private static let indexes = ["listed.clew", "everyone.clew"]

    /// What changed in the parties between the last run and now; `nil` where that cannot be told.
    private func deltas() throws(ClewError) -> [ScreeningDelta]? {
        let lexicon = try world.knowledge.lexicon
        var deltas: [ScreeningDelta] = []
        for (name, index) in zip(Self.indexes, try current()) {
            guard let old = try? ScreeningIndex.open(folder.appending(path: name), lexicon: lexicon),
                let delta = try? ScreeningDelta(from: old, to: index)
            else { return nil }
            deltas.append(delta)
        }
        return deltas
    }

    /// Those who stand on lists on the day, and everybody on hand.
    private func current() throws(ClewError) -> [ScreeningIndex] {
        [try ScreeningBase.lists(world, asOf: day).compiled(), world.everyone]
    }

    private func keepIndexes() throws(ClewError) {
        do { try PrivateFile.makeFolder(folder) } catch {
            throw ClewError(
                .cannotWrite, "\(folder.path(percentEncoded: false)) cannot be made: \(error.localizedDescription)")
        }
        for (name, index) in zip(Self.indexes, try current()) {
            let bytes = try withScreeningErrors { try index.compact.bytes() }
            do { try PrivateFile.write(Data(bytes), to: folder.appending(path: name)) } catch {
                throw ClewError(.cannotWrite, error.message)
            }
        }
    }
}
