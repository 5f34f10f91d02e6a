public import ClewModel
public import Foundation
import SourceFiles

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
                    fact: fact, state: .new, firstOn: day, changedOn: day, why: "It was not so in the run before.",
                    before: before,
                    after: after)
                byKey[fact.key] = alert
                told.append(alert)
                continue
            }
            let wasSure = alert.fact.exposure?.isEstablished ?? true
            let isSurer = !wasSure && fact.exposure?.isEstablished ?? true
            let isBack = alert.state == .cleared
            let isNearer = fact.kind == .lawAhead && fact.severity > alert.fact.severity
            alert.fact = fact
            if isBack || isSurer || isNearer {
                alert.state = .reopened
                alert.changedOn = day
                alert.why =
                    isBack
                    ? "It was cleared, and is so again."
                    : isNearer
                        ? "It is \(LawsAhead.second) days away, or fewer."
                        : "It was a question, and is established now."
                (alert.before, alert.after) = (before, after)
                told.append(alert)
            }
            byKey[fact.key] = alert
        }
        for (key, alert) in byKey
        where looked.contains(alert.fact.subject) && !found.contains(key) && alert.state != .cleared {
            var alert = alert
            alert.state = .cleared
            alert.changedOn = day
            alert.why =
                alert.fact.kind == .lawAhead
                ? "The day has come, or it is told otherwise now." : "Nothing on hand says so any more."
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
}
