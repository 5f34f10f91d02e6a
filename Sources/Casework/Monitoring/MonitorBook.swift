public import ClewModel
public import Foundation
import SourceFiles

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#elseif canImport(Darwin)
    import Darwin
#endif

/// What is monitored and what came of it, in a folder that its owner alone may enter: `monitor.json`, and the indexes of the last
/// run, against which the next one finds out what a change can touch.
public struct MonitorBook: Hashable, Sendable, Codable {
    /// The format of the file and its version.
    static let currentFormat = "clew.monitor/2"

    /// What the last run rested on.
    struct LastRun: Hashable, Sendable, Codable {
        var day: Day
        var clew: String
        var knowledge: String
        /// Digests of the decisions that hold, of the stakes and of the identities.
        var decisions: String
        var stakes: String
        var identities: String
        /// The files of its indexes, in the folder of the book.
        var indexes: [String]
        /// Each list with its version.
        var versions: [String]
        /// The keys of the subjects that were looked at.
        var subjects: [String]
    }

    var format = MonitorBook.currentFormat
    /// The subjects by their keys.
    public private(set) var subjects: [MonitoredSubject] = []
    /// The alerts by their keys.
    public internal(set) var alerts: [MonitorAlert] = []
    var last: LastRun?

    /// The day for which the last run asked; `nil` where there was none.
    public var lastRunOn: Day? { last?.day }

    /// An empty book.
    public init() {}

    /// Reads the book of a folder; an empty one where there is none yet.
    ///
    /// - Throws: `monitor.invalid` where it is damaged.
    public init(folder: URL) throws(ClewError) {
        let file = folder.appending(path: "monitor.json")
        guard FileManager.default.fileExists(atPath: file.path(percentEncoded: false)) else { return }
        let bytes: [UInt8]
        do { bytes = try SourceFile.read(file, as: "monitor.json", limit: 4 << 30).bytes } catch {
            throw ClewError(.monitorInvalid, error.message)
        }
        guard let book = try? JSONDecoder().decode(MonitorBook.self, from: Data(bytes)),
            book.format == Self.currentFormat
        else {
            throw ClewError(.monitorInvalid, "\(file.path(percentEncoded: false)) is damaged or of another version")
        }
        self = book
    }

    /// Writes the book; the one before is replaced in one step.
    public func write(to folder: URL) throws(ClewError) {
        do {
            try PrivateFile.makeFolder(folder)
            try PrivateFile.write(try DossierDocument.json(of: self), to: folder.appending(path: "monitor.json"))
        } catch let error as ClewError {
            throw error
        } catch {
            throw ClewError(
                .cannotWrite, "the monitor cannot be written to \(folder.path(percentEncoded: false)): \(error)")
        }
    }

    /// Adds subjects; one of a key that is there takes its place.
    ///
    /// - Returns: How many are new.
    public mutating func add(_ added: [MonitoredSubject]) -> Int {
        var byKey = Dictionary(subjects.map { ($0.key, $0) }, uniquingKeysWith: { _, last in last })
        let before = byKey.count
        for subject in added {
            if let known = byKey[subject.key], known != subject { last?.subjects.removeAll { $0 == subject.key } }
            byKey[subject.key] = subject
        }
        subjects = byKey.values.sorted { $0.key < $1.key }
        return byKey.count - before
    }

    /// Marks alerts as seen.
    ///
    /// - Parameter keys: Their keys; all that nobody has seen where it is empty.
    /// - Returns: How many were marked.
    public mutating func see(_ keys: Set<String>) -> Int {
        var count = 0
        for index in alerts.indices where alerts[index].state == .new || alerts[index].state == .reopened {
            guard keys.isEmpty || keys.contains(alerts[index].fact.key) else { continue }
            alerts[index].state = .seen
            count += 1
        }
        return count
    }

    /// Marks an alert that stands as seen, or clears it, in a person's name.
    ///
    /// What a person cleared stays cleared as long as each run says the same of it, and is reopened when one says something
    /// else.
    ///
    /// - Parameters:
    ///   - state: `seen` or `cleared`.
    ///   - reason: Why it is cleared; may be empty for one that is seen.
    /// - Throws: `monitor.alert` where there is no such alert, it is cleared already, or a reason is missing.
    public mutating func mark(
        _ key: String, as state: MonitorAlert.State, by person: String, reason: String, on day: Day
    ) throws(ClewError) {
        guard let place = alerts.firstIndex(where: { $0.fact.key == key }) else {
            throw ClewError(.monitorAlert, "there is no alert \(key)")
        }
        guard alerts[place].state != .cleared else {
            throw ClewError(.monitorAlert, "the alert was cleared already, on \(alerts[place].changedOn)")
        }
        guard state == .seen || state == .cleared else {
            throw ClewError(.monitorAlert, "a person marks an alert as seen or clears it")
        }
        guard state == .seen || !reason.isEmpty else {
            throw ClewError(.monitorAlert, "an alert is cleared with a reason")
        }
        alerts[place].state = state
        alerts[place].by = person
        alerts[place].reason = reason.isEmpty ? nil : reason
        guard state == .cleared else { return }
        alerts[place].changedOn = day
        alerts[place].why = MonitorAlert.Why.person.rawValue
    }

    /// Does what reads and writes the book while no other process does.
    ///
    /// - Throws: What the body throws, and `cannot-write` where the folder does not let us.
    public static func locked<Value>(
        in folder: URL, _ body: () throws(ClewError) -> Value
    ) throws(ClewError) -> Value {
        let path = folder.path(percentEncoded: false)
        do { try PrivateFile.makeFolder(folder) } catch {
            throw ClewError(.cannotWrite, "the monitor cannot be written to \(path): \(error)")
        }
        let lock = open(
            folder.appending(path: ".lock").path(percentEncoded: false), O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard lock >= 0, flock(lock, LOCK_EX) == 0 else {
            if lock >= 0 { close(lock) }
            throw ClewError(.cannotWrite, "the monitor cannot be written to \(path); check its folder and permissions")
        }
        defer { close(lock) }
        return try body()
    }

    /// Takes in what a run found of some subjects.
    ///
    /// - Parameters:
    ///   - facts: The facts of those subjects, all of them.
    ///   - looked: The subjects that were looked at; the alerts of others stay as they are.
    /// - Returns: The alerts that are new, reopened, changed or cleared by this run, by key.
    mutating func take(
        _ facts: [MonitoredFact], of looked: Set<String>, on day: Day, before: [String], after: [String]
    ) -> [MonitorAlert] {
        var byKey = Dictionary(alerts.map { ($0.fact.key, $0) }, uniquingKeysWith: { _, last in last })
        var told: [MonitorAlert] = []
        var found: Set<String> = []
        for fact in facts {
            found.insert(fact.key)
            guard var alert = byKey[fact.key] else {
                let alert = MonitorAlert(
                    fact: fact, state: .new, firstOn: day, changedOn: day, why: MonitorAlert.Why.fresh.rawValue,
                    before: before,
                    after: after)
                byKey[fact.key] = alert
                told.append(alert)
                continue
            }
            let wasSure = alert.fact.exposure?.isEstablished ?? true
            let isSurer = !wasSure && fact.exposure?.isEstablished ?? true
            let isOther = alert.fact.statement != fact.statement || alert.fact.severity != fact.severity
            // What a person cleared stays so until it says something else.
            let isBack = alert.state == .cleared && (alert.by == nil || isOther)
            let isNearer = fact.kind == .lawAhead && fact.severity > alert.fact.severity
            let why: MonitorAlert.Why =
                isBack ? (alert.by == nil ? .back : .other) : isNearer ? .nearer : .surer
            alert.fact = fact
            if isBack || isSurer || isNearer {
                alert.state = .reopened
                alert.changedOn = day
                alert.why = why.rawValue
                (alert.by, alert.reason) = (nil, nil)
                (alert.before, alert.after) = (before, after)
                told.append(alert)
            }
            byKey[fact.key] = alert
        }
        for (key, alert) in byKey
        where looked.contains(alert.fact.subject) && !found.contains(key) {
            var alert = alert
            if alert.state == .cleared {
                // Should it come back, that is news, whoever cleared it before.
                (alert.by, alert.reason) = (nil, nil)
                byKey[key] = alert
                continue
            }
            alert.state = .cleared
            alert.changedOn = day
            alert.why = (alert.fact.kind == .lawAhead ? MonitorAlert.Why.come : .gone).rawValue
            (alert.by, alert.reason) = (nil, nil)
            (alert.before, alert.after) = (before, after)
            byKey[key] = alert
            told.append(alert)
        }
        alerts = byKey.values.sorted { $0.fact.key < $1.fact.key }
        return told.sorted { $0.fact.key < $1.fact.key }
    }
}

extension ClewError.Code {
    /// What is monitored cannot be read.
    public static let monitorInvalid = ClewError.Code(rawValue: "monitor.invalid")
    /// An alert cannot be marked so.
    public static let monitorAlert = ClewError.Code(rawValue: "monitor.alert")
}
