public import ClewModel
public import Foundation
import SourceFiles
import Synchronization

/// The cases that people work on, each in a folder of its own.
///
/// Each version of each file is kept under its digest before the journal tells of it, so that nothing that was typed or
/// uploaded is ever lost: an earlier version can be put back. ``folder(of:)`` is the case as the case reader takes it.
public final class CaseShelf: Sendable {
    /// The kind of entries that this shelf writes.
    static let kind = "case"
    /// What the folder of the cases is called in the folder that keeps people's work.
    public static let folderName = "cases"
    /// The most bytes of one file.
    public static let fileLimit = 32 << 20

    private struct State {
        var cases: [String: CaseRecord] = [:]
        /// The highest number that a case ever had, the forgotten ones included.
        var last = 0
    }

    private let folder: URL
    private let journal: WorkJournal
    private let state: Mutex<State>

    /// Puts the cases together from the journal.
    ///
    /// - Parameter folder: Where the files lie.
    /// - Throws: `work.store` for an entry that cannot be read.
    public init(_ journal: WorkJournal, folder: URL) throws(ClewError) {
        self.journal = journal
        self.folder = folder
        var state = State()
        for entry in journal.entries where entry.kind == Self.kind {
            if let number = Int(entry.subject.dropFirst()) { state.last = max(state.last, number) }
            guard let body = entry.body else { continue }
            guard let act = try? JSONDecoder().decode(CaseBody.self, from: Data(body.utf8)) else {
                throw ClewError(.workStore, "entry \(entry.sequence) of the journal is none that this version reads")
            }
            Self.apply(act, entry, to: &state.cases)
        }
        self.state = Mutex(state)
        // A crash may have come between the word that a case is forgotten and the removal of its files.
        let known = Set(state.cases.keys)
        let names = (try? FileManager.default.contentsOfDirectory(atPath: folder.path(percentEncoded: false))) ?? []
        for name in names where !known.contains(name) && Int(name.dropFirst()).map({ $0 <= state.last }) ?? false {
            try? FileManager.default.removeItem(at: folder.appending(path: name))
        }
    }

    private static func apply(_ body: CaseBody, _ entry: JournalEntry, to cases: inout [String: CaseRecord]) {
        switch body.act {
        case .opened(let title):
            cases[entry.subject] = CaseRecord(id: entry.subject, title: title, by: body.by, day: entry.day)
        case .put(let name, let digest):
            cases[entry.subject]?.files[name, default: []].append(
                CaseRecord.Version(sha256: digest, by: body.by, day: entry.day, entry: entry.sequence))
        case .kept(let day): cases[entry.subject]?.keptUntil = day
        case .assessed(let assessed):
            cases[entry.subject]?.assessments.append(
                CaseRecord.SignedAssessment(assessed: assessed, by: body.by, day: entry.day))
        }
    }

    /// The cases, the last one first.
    public var cases: [CaseRecord] {
        state.withLock { Array($0.cases.values) }.sorted {
            (Int($0.id.dropFirst()) ?? 0) > (Int($1.id.dropFirst()) ?? 0)
        }
    }

    /// A case by its identifier.
    public func record(_ id: String) -> CaseRecord? { state.withLock { $0.cases[id] } }

    /// Opens a case without files.
    ///
    /// - Returns: Its identifier.
    public func open(_ title: String, by person: String, on day: Day) throws(ClewError) -> String {
        try state.withLock { (state) throws(ClewError) in
            let id = "c\(state.last + 1)"
            try keep(.opened(title: title), of: id, by: person, on: day, &state)
            state.last += 1
            return id
        }
    }

    /// Puts a file into a case, or another version of it.
    ///
    /// - Throws: `work.store` for a name that is none of a case's files, for a file that is too large, or where it cannot be kept.
    public func put(
        _ bytes: [UInt8], as name: String, into id: String, by person: String, on day: Day
    ) throws(ClewError) {
        guard Self.isFileName(name) else {
            throw ClewError(
                .workStore,
                "'\(name)' is no name of a file of a case; it is a plain name, or one below documents/ or answers/")
        }
        guard bytes.count <= Self.fileLimit else {
            throw ClewError(.workStore, "\(name) is larger than \(Self.fileLimit >> 20) MiB")
        }
        let digest = SHA256Digest(of: bytes).hex
        try state.withLock { (state) throws(ClewError) in
            guard let record = state.cases[id] else { throw ClewError(.workStore, "there is no case \(id)") }
            // The same once more, as by a double click, is nothing new.
            if record.files[name]?.last?.sha256 == digest { return }
            do {
                try PrivateFile.makeFolder(versions(of: id))
            } catch {
                throw ClewError(.workStore, "\(name) cannot be kept; the folder of the case cannot be made")
            }
            // Before the journal tells of it.
            try DurableFile.write(bytes, to: versions(of: id).appending(path: digest))
            try keep(.put(name: name, sha256: digest), of: id, by: person, on: day, &state)
        }
    }

    /// Takes a file away, or puts a version back that it had before: every version stays.
    ///
    /// - Parameter digest: The digest of the version; `nil` to take the file away.
    public func restore(
        _ name: String, to digest: String?, in id: String, by person: String, on day: Day
    ) throws(ClewError) {
        try state.withLock { (state) throws(ClewError) in
            guard let versions = state.cases[id]?.files[name],
                digest == nil || versions.contains(where: { $0.sha256 == digest })
            else { throw ClewError(.workStore, "\(id) has no such version of \(name)") }
            if versions.last?.sha256 == digest { return }
            try keep(.put(name: name, sha256: digest), of: id, by: person, on: day, &state)
        }
    }

    /// Says until when a case is to be kept.
    public func keep(_ id: String, until last: Day?, by person: String, on day: Day) throws(ClewError) {
        try state.withLock { (state) throws(ClewError) in
            guard state.cases[id] != nil else { throw ClewError(.workStore, "there is no case \(id)") }
            try keep(.kept(until: last), of: id, by: person, on: day, &state)
        }
    }

    /// Notes that a case was assessed.
    public func note(
        _ assessed: CaseRecord.Assessed, of id: String, by person: String, on day: Day
    ) throws(ClewError) {
        try state.withLock { (state) throws(ClewError) in
            guard state.cases[id] != nil else { throw ClewError(.workStore, "there is no case \(id)") }
            try keep(.assessed(assessed), of: id, by: person, on: day, &state)
        }
    }

    /// Takes a case away with all its files and versions; a tombstone stays in the journal.
    public func forget(_ id: String, reason: String, on day: Day) throws(ClewError) {
        try state.withLock { (state) throws(ClewError) in
            try journal.forget(id, reason: reason, on: day)
            state.cases[id] = nil
            do {
                if FileManager.default.fileExists(atPath: place(of: id).path(percentEncoded: false)) {
                    try FileManager.default.removeItem(at: place(of: id))
                }
            } catch {
                throw ClewError(.workStore, "\(id) is forgotten, but its files cannot be removed; remove them by hand")
            }
        }
    }

    /// The bytes of a version of a file.
    public func bytes(_ digest: String, of id: String) throws(ClewError) -> [UInt8] {
        guard digest.utf8.count == 64,
            digest.utf8.allSatisfy({ ($0 >= 0x30 && $0 <= 0x39) || ($0 >= 0x61 && $0 <= 0x66) })
        else { throw ClewError(.workStore, "there is no such version") }
        do {
            let bytes = Array(try Data(contentsOf: versions(of: id).appending(path: digest)))
            guard SHA256Digest(of: bytes).hex == digest else {
                throw ClewError(
                    .workStore, "a file of \(id) is damaged: it is not what was kept; restore it from a copy")
            }
            return bytes
        } catch let error as ClewError {
            throw error
        } catch {
            throw ClewError(.workStore, "a file of \(id) cannot be read")
        }
    }

    /// A folder with the files of a case as they stand, for the case reader.
    ///
    /// A folder is made once for each state of the files and not changed after that, so that nobody's reading is disturbed by
    /// another person's change; the last few are kept.
    public func folder(of id: String) throws(ClewError) -> URL {
        try state.withLock { (state) throws(ClewError) in
            guard let record = state.cases[id] else { throw ClewError(.workStore, "there is no case \(id)") }
            let entry = record.files.values.compactMap { $0.last?.entry }.max() ?? 0
            let all = place(of: id).appending(path: "snapshots")
            let snapshot = all.appending(path: "\(entry)")
            let manager = FileManager.default
            if manager.fileExists(atPath: snapshot.path(percentEncoded: false)) {
                return snapshot.appending(path: "case")
            }
            do {
                let draft = all.appending(path: "draft")
                if manager.fileExists(atPath: draft.path(percentEncoded: false)) { try manager.removeItem(at: draft) }
                try PrivateFile.makeFolder(draft.appending(path: "case"))
                for (name, version) in record.standing {
                    guard let digest = version.sha256 else { continue }
                    let file = draft.appending(path: "case").appending(path: name)
                    try PrivateFile.makeFolder(file.deletingLastPathComponent())
                    try PrivateFile.write(Data(try bytes(digest, of: id)), to: file)
                }
                try manager.moveItem(at: draft, to: snapshot)
                let old = try manager.contentsOfDirectory(atPath: all.path(percentEncoded: false)).compactMap {
                    Int64($0)
                }
                for number in old.sorted().dropLast(3) { try manager.removeItem(at: all.appending(path: "\(number)")) }
                return snapshot.appending(path: "case")
            } catch let error as ClewError {
                throw error
            } catch {
                throw ClewError(.workStore, "the files of \(id) cannot be put together; the disk may be full")
            }
        }
    }

    /// A folder for the documents of an assessment, below that of the case.
    public func documents(_ name: String, of id: String) -> URL { place(of: id).appending(path: name) }

    private func place(of id: String) -> URL { folder.appending(path: id) }
    private func versions(of id: String) -> URL { place(of: id).appending(path: "versions") }

    private func keep(
        _ act: CaseAct, of id: String, by person: String, on day: Day, _ state: inout State
    ) throws(ClewError) {
        let text: String
        do {
            text = try StableJSON.line(of: CaseBody(by: person, act: act))
        } catch {
            throw ClewError(.workStore, "the act cannot be written as JSON")
        }
        let entry = try journal.append(kind: Self.kind, subject: id, body: text, on: day)
        Self.apply(CaseBody(by: person, act: act), entry, to: &state.cases)
    }

    /// Whether a name is one of a case's files: plain, or below `documents/` or `answers/`.
    public static func isFileName(_ name: String) -> Bool {
        var parts = name.split(separator: "/", omittingEmptySubsequences: false)
        if parts.count == 2, parts[0] == "documents" || parts[0] == "answers" { parts.removeFirst() }
        guard parts.count == 1, let plain = parts.first, !plain.isEmpty, plain.utf8.count <= 200, plain.first != "."
        else {
            return false
        }
        return plain.unicodeScalars.allSatisfy { $0.value >= 0x20 && $0 != "\\" && $0 != ":" && $0.value != 0x7F }
    }
}
