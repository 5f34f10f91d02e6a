import ClewModel
import Foundation
import GRDB

/// Compares the versions, files, changes and links on record with what the log says was written.
///
/// The log is chained and its entries cannot change unseen, so it is what the tables are held to.
struct LogComparison {
    /// Something on record that differs from the log.
    struct Fault {
        /// The list; `nil` for what belongs to none.
        var dataset: DatasetName?
        /// The version, where one differs.
        var version: Int64?
        /// What differs, for a person.
        var message: String

        /// What differs, with the version.
        var sentence: String {
            guard let version, let dataset else { return message }
            return "version \(version) of \(dataset): \(message)"
        }
    }

    /// What the log says of a version.
    private struct Published: Decodable {
        var version: Int64
        var published: String?
        var reader: String
        var files: [ImportedFile]
        var counts: ImportCounts
        var digest: String
        var completeness: Completeness?
        var unread: String?
    }

    private struct Completeness: Decodable, Equatable {
        var stale: Int
        var duplicates: Int
        var stated: Int?
        var missing: Int
        var problems: [String]
    }

    /// What the log says of a link.
    private struct Linked: Decodable, Equatable {
        var one: String
        var other: String
        var reason: String
        var citation: String?
        var confidence: String?
    }

    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// What differs of some versions, apart from the changes that they made.
    func faults(of versions: [ListVersion]) throws -> [Fault] {
        let wanted = Set(versions.map(\.dataset))
        var told: [Int64: (entry: AuditEntry, body: Published)] = [:]
        for dataset in wanted.sorted() {
            let rows = try Row.fetchCursor(
                database, sql: ArchiveQuery.auditOfSubject,
                arguments: [AuditEntry.Kind.listPublished.rawValue, dataset.rawValue])
            while let row = try rows.next() {
                let entry = try AuditRows.read(row)
                if let body = Self.decode(Published.self, entry) { told[body.version] = (entry, body) }
            }
        }
        return try versions.flatMap { version in
            let messages =
                try told[version.number].map { try differences(of: version, from: $0.entry, $0.body) }
                ?? ["the log has no entry of it"]
            return messages.map { Fault(dataset: version.dataset, version: version.number, message: $0) }
        }
    }

    /// What differs of links.
    func faultsOfLinks() throws -> [Fault] {
        var linked: [Int64: AuditEntry] = [:]
        var withdrawn: [Int64: AuditEntry] = [:]
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT sequence, day, kind, subject, body, hash FROM audit WHERE kind IN (?, ?) ORDER BY sequence",
            arguments: [AuditEntry.Kind.linkRecorded.rawValue, AuditEntry.Kind.linkWithdrawn.rawValue])
        while let row = try rows.next() {
            let entry = try AuditRows.read(row)
            guard let number = Int64(entry.subject) else { continue }
            if entry.kind == .linkRecorded { linked[number] = entry } else { withdrawn[number] = entry }
        }
        return try links(linked, withdrawn)
    }

    /// Everything that differs: versions by number, then links by number.
    func faults() throws -> [Fault] {
        var published: [Int64: (entry: AuditEntry, body: Published)] = [:]
        var linked: [Int64: AuditEntry] = [:]
        var withdrawn: [Int64: AuditEntry] = [:]
        let rows = try Row.fetchCursor(database, sql: ArchiveQuery.auditPage, arguments: [0, Int64.max])
        while let row = try rows.next() {
            let entry = try AuditRows.read(row)
            switch entry.kind {
            case .listPublished:
                if let body = Self.decode(Published.self, entry) { published[body.version] = (entry, body) }
            case .linkRecorded: if let number = Int64(entry.subject) { linked[number] = entry }
            case .linkWithdrawn: if let number = Int64(entry.subject) { withdrawn[number] = entry }
            default: break
            }
        }
        return try versions(published) + links(linked, withdrawn)
    }

    private static func decode<Body: Decodable>(_ type: Body.Type, _ entry: AuditEntry) -> Body? {
        try? JSONDecoder().decode(type, from: Data(entry.body.utf8))
    }

    // MARK: Versions

    private func versions(_ log: [Int64: (entry: AuditEntry, body: Published)]) throws -> [Fault] {
        var faults: [Fault] = []
        var onRecord: Set<Int64> = []
        let lists = try Int64.fetchAll(database, sql: "SELECT id FROM list ORDER BY id")
        for list in lists {
            for (place, version) in try ListVersionRows.all(of: list, in: database).enumerated() {
                onRecord.insert(version.number)
                let messages =
                    if let told = log[version.number] {
                        try differences(of: version, from: told.entry, told.body)
                            + (try changes(of: version, isFirst: place == 0))
                    } else {
                        ["the log has no entry of it"]
                    }
                faults += messages.map { Fault(dataset: version.dataset, version: version.number, message: $0) }
            }
        }
        for (number, told) in log where !onRecord.contains(number) {
            let message = "the log tells of it in entry \(told.entry.sequence), and it is not on record"
            faults.append(Fault(dataset: DatasetName(told.entry.subject), version: number, message: message))
        }
        return faults.sorted { ($0.version ?? 0) < ($1.version ?? 0) }
    }

    private func differences(
        of version: ListVersion, from entry: AuditEntry, _ body: Published
    ) throws -> [String] {
        let state = version.completeness
        let here = Completeness(
            stale: state.stale, duplicates: state.duplicates, stated: state.stated, missing: state.missing,
            problems: state.problems)
        // Versions from before this was kept have neither.
        let none = Completeness(stale: 0, duplicates: 0, stated: nil, missing: 0, problems: [])
        let marks = try CompletenessRows.marks(of: version.number, in: database)
        let rejects = try CompletenessRows.rejects(of: version.number, in: database)
        let unread =
            body.unread == nil && marks.isEmpty && rejects.isEmpty
            ? nil : CompletenessRows.digest(marks, rejects)
        func text(_ date: String?) -> String { date ?? "no day" }
        let pairs: [(what: String, here: String, log: String)] = [
            ("the list", version.dataset.rawValue, entry.subject),
            ("the day of recording", version.recorded.description, entry.day.description),
            ("the day of publication", text(version.published?.description), text(body.published)),
            ("the reader", version.reader, body.reader),
            ("the counts", version.counts.description, body.counts.description),
            (
                "the number of parties", text(version.counts.targets?.description),
                text(body.counts.targets?.description)
            ),
            ("the digest", version.digest, body.digest),
            ("the files", Self.told(version.files), Self.told(body.files)),
            ("what it carries over or counts twice", "\(here)", "\(body.completeness ?? none)"),
            ("what it left unread", text(unread), text(body.unread)),
        ]
        return pairs.filter { $0.here != $0.log }.map { pair in
            "\(pair.what) on record is \(pair.here), and entry \(entry.sequence) of the log says \(pair.log)"
        }
    }

    private static func told(_ files: [ImportedFile]) -> String {
        files.isEmpty
            ? "none" : files.map { "\($0.name) (SHA-256 \($0.sha256), \($0.size) bytes)" }.joined(separator: ", ")
    }

    /// Whether the changes of a version are as many as it counted, and each about an entity that it touched.
    func changes(of version: ListVersion, isFirst: Bool) throws -> [String] {
        let counts = version.counts
        let expected = isFirst ? 0 : counts.new + counts.changed + counts.gone
        let found = try Int.fetchOne(
            database, sql: "SELECT count(*) FROM change WHERE version = ?", arguments: [version.number])
        let strange = try Int.fetchOne(
            database,
            sql: """
                SELECT count(*) FROM change WHERE version = ? AND NOT EXISTS (
                    SELECT 1 FROM statement WHERE statement.entity = change.entity
                        AND (statement.opened = change.version OR statement.closed = change.version))
                """, arguments: [version.number])
        guard found != expected || strange != 0 else { return [] }
        return [
            "\(found ?? 0) changes are on record, of which \(strange ?? 0) touched no statement, and \(expected) were made"
        ]
    }

    // MARK: Links

    private func links(_ linked: [Int64: AuditEntry], _ withdrawn: [Int64: AuditEntry]) throws -> [Fault] {
        let links = try LinkRows.everything(in: database)
        let numbers = Set(linked.keys).union(links.map(\.number)).sorted()
        let byNumber = Dictionary(links.map { ($0.number, $0) }, uniquingKeysWith: { first, _ in first })
        return numbers.flatMap { number in
            messages(about: byNumber[number], linked[number], withdrawn[number]).map {
                Fault(message: "link \(number): \($0)")
            }
        }
    }

    private func messages(
        about link: IdentityLink?, _ entry: AuditEntry?, _ withdrawal: AuditEntry?
    ) -> [String] {
        guard let link else { return ["the log tells of it, and it is not on record"] }
        guard let entry else { return ["the log has no entry of it"] }
        var messages: [String] = []
        let here = Linked(
            one: link.one.rawValue, other: link.other.rawValue, reason: link.reason,
            citation: CitationTable.encode(link.citation), confidence: link.confidence.rawValue)
        if Self.decode(Linked.self, entry) != here || entry.day != link.recordedFrom {
            messages.append("it is not what entry \(entry.sequence) of the log says")
        }
        let taken = withdrawal.flatMap { Self.decode(Linked.self, $0) }
        if withdrawal?.day != link.recordedTo || taken?.reason != link.withdrawal {
            messages.append(
                withdrawal.map { "whether it stands is not what entry \($0.sequence) of the log says" }
                    ?? "it was taken back, and the log has no entry of that")
        }
        return messages
    }
}
