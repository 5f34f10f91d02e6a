public import ClewModel
public import Foundation
import Synchronization

/// What people did, in the order in which they did it: a file of one line an entry that only ever grows.
///
/// Each entry carries the hash of the one before. An entry counts once it is whole on the disk: what a crash left unfinished
/// at the end is cut off when the file is opened, since nobody was told that it was kept. Anything else that does not follow
/// is damage and is refused. One process has the file open for writing at a time.
public final class WorkJournal: Sendable {
    private struct State {
        var entries: [JournalEntry]
        var size: Int
        /// Why nothing more can be written; `nil` while it can.
        var failure: String?
    }

    /// The first line of the file: what it is, and in which version.
    static let heading = "clew-journal 1\n"

    /// What the file is called in the folder that keeps people's work.
    public static let fileName = "journal.jsonl"

    private let disk: any JournalDisk
    private let state: Mutex<State>

    /// Opens the journal, or starts one; only its owner may read it.
    ///
    /// - Parameter waitsForDisk: Whether an entry counts only when the disk has confirmed it, as it must where people work; tests
    ///   that write many thousands leave it out.
    /// - Throws: `work.store` where the file is damaged, of another version, open in another process, or cannot be written.
    /// - Complexity: O(*n*) in the bytes of the file.
    public convenience init(at url: URL, waitsForDisk: Bool = true) throws(ClewError) {
        try self.init(on: try JournalFile(at: url, waitsForDisk: waitsForDisk))
    }

    /// Opens the journal that lies on a disk, or starts one there.
    package init(on disk: any JournalDisk) throws(ClewError) {
        var read = try Self.read(disk)
        let pending = Self.pending(read.entries)
        if !pending.isEmpty {
            // A crash came between the word that a subject is forgotten and the forgetting.
            read.entries = read.entries.map { Self.isForgotten($0, pending) ? $0.redacted : $0 }
            read.size = try Self.rewrite(read.entries, on: disk)
        }
        if read.size == 0 {
            let heading = Array(Self.heading.utf8)
            try disk.write(heading, at: 0)
            read.size = heading.count
        }
        // What a crash left unfinished.
        try disk.cut(to: read.size)
        self.disk = disk
        state = Mutex(State(entries: read.entries, size: read.size))
    }

    /// The entries, oldest first.
    public var entries: [JournalEntry] { state.withLock { $0.entries } }

    /// The place and the hash of the last entry: `12:9f86d0…`; whoever keeps it elsewhere can tell later that nothing before it
    /// was touched.
    public var head: String {
        state.withLock { "\($0.entries.last?.sequence ?? 0):\($0.entries.last?.hash ?? JournalEntry.start)" }
    }

    /// Puts an act on record; when this returns, it is on the disk.
    ///
    /// - Parameters:
    ///   - kind: The kind of act, one line.
    ///   - subject: What it belongs to, one line.
    ///   - body: The particulars as JSON.
    ///   - day: The day on which it was done.
    /// - Throws: `work.store`; then nothing of it is kept.
    @discardableResult
    public func append(kind: String, subject: String, body: String, on day: Day) throws(ClewError) -> JournalEntry {
        guard !(kind + subject).utf8.contains(where: { $0 < 0x20 }), !kind.isEmpty else {
            throw ClewError(.workStore, "the kind and the subject of an entry are one line each")
        }
        return try state.withLock { (state) throws(ClewError) in
            let entry = JournalEntry(after: state.entries.last, day: day, kind: kind, subject: subject, body: body)
            try write(entry, &state)
            return entry
        }
    }

    /// Takes the particulars of a subject away and leaves a tombstone: the places, the days and the digests stay, so that the
    /// chain still verifies.
    ///
    /// - Parameters:
    ///   - subject: The run or the case.
    ///   - reason: Why, with who asked for it; it stays.
    public func forget(_ subject: String, reason: String, on day: Day) throws(ClewError) {
        try state.withLock { (state) throws(ClewError) in
            let isThere = state.entries.contains { entry in
                entry.subject == subject && entry.body != nil && entry.kind != JournalEntry.forgotten
            }
            guard isThere else {
                throw ClewError(.workStore, "there is nothing of \(subject) to forget")
            }
            let tombstone = JournalEntry(
                after: state.entries.last, day: day, kind: JournalEntry.forgotten, subject: subject, body: reason)
            try write(tombstone, &state)
            let redacted = state.entries.map { Self.isForgotten($0, [subject: tombstone.sequence]) ? $0.redacted : $0 }
            let size = try Self.rewrite(redacted, on: disk)
            state.entries = redacted
            state.size = size
        }
    }

    /// The journal as it lies on the disk, byte for byte.
    public func bytes() throws(ClewError) -> [UInt8] {
        try state.withLock { (_) throws(ClewError) in try disk.read() }
    }

    /// What is wrong with the file as it lies on the disk, in words; `nil` where every entry follows.
    public func fault() -> String? {
        state.withLock { _ in
            do throws(ClewError) {
                _ = try Self.read(disk)
                return nil
            } catch {
                return error.message
            }
        }
    }

    private func write(_ entry: JournalEntry, _ state: inout State) throws(ClewError) {
        if let failure = state.failure { throw ClewError(.workStore, failure) }
        let line = try entry.line
        do throws(ClewError) {
            try disk.write(line, at: state.size)
        } catch {
            let name = Self.shortName(disk)
            do throws(ClewError) {
                // Half an entry must not stand before the next one.
                try disk.cut(to: state.size)
            } catch {
                state.failure = "\(name) cannot be written; start the service anew"
            }
            throw ClewError(.workStore, "\(name) cannot be written; the disk may be full. Nothing was kept")
        }
        state.entries.append(entry)
        state.size += line.count
    }

    private static func shortName(_ disk: any JournalDisk) -> String {
        disk.name.split(separator: "/").last.map(String.init) ?? disk.name
    }
}

extension WorkJournal {
    /// Reads the whole entries of a file; an end that is not whole is left out.
    private static func read(_ disk: any JournalDisk) throws(ClewError) -> (entries: [JournalEntry], size: Int) {
        let (bytes, path) = (try disk.read(), disk.name)
        let heading = Array(Self.heading.utf8)
        guard bytes.starts(with: heading) else {
            if heading.starts(with: bytes) { return ([], 0) }
            throw ClewError(.workStore, "\(path) is no journal of this version of Clew")
        }
        var entries: [JournalEntry] = []
        var start = heading.count
        let decoder = JSONDecoder()
        while let end = bytes[start...].firstIndex(of: 0x0A) {
            guard let entry = try? decoder.decode(JournalEntry.self, from: Data(bytes[start..<end])) else {
                throw ClewError(
                    .workStore, "\(path): entry \(entries.count + 1) is damaged; restore the file from a copy")
            }
            if let fault = entry.fault(after: entries.last) {
                throw ClewError(.workStore, "\(path): \(fault); restore the file from a copy")
            }
            entries.append(entry)
            start = end + 1
        }
        return (entries, start)
    }

    /// The subjects of which a tombstone speaks while particulars are still there, with the place of the tombstone.
    private static func pending(_ entries: [JournalEntry]) -> [String: Int64] {
        var forgotten: [String: Int64] = [:]
        for entry in entries where entry.kind == JournalEntry.forgotten { forgotten[entry.subject] = entry.sequence }
        return forgotten.filter { pair in
            entries.contains { $0.body != nil && isForgotten($0, [pair.key: pair.value]) }
        }
    }

    private static func isForgotten(_ entry: JournalEntry, _ forgotten: [String: Int64]) -> Bool {
        guard entry.kind != JournalEntry.forgotten, let last = forgotten[entry.subject] else { return false }
        return entry.sequence < last
    }

    /// Writes the file anew; it takes the place of the one before when it is whole.
    private static func rewrite(_ entries: [JournalEntry], on disk: any JournalDisk) throws(ClewError) -> Int {
        var bytes = Array(heading.utf8)
        for entry in entries { bytes += try entry.line }
        try disk.replace(with: bytes)
        return bytes.count
    }
}
