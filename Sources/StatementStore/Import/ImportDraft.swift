public import ClewModel
import Foundation
import SourceFiles

/// A version of a list while it is being read.
///
/// Statements about one entity should come together; where a source scatters them, they are put together all the same,
/// at the price of reading the entity back. Nothing is visible to readers until the import has ended, and nothing stays
/// if it fails. The draft hands on what it gets to another thread, which writes it.
///
/// An entity's statements are a set: the order in which the source gives them is kept when they first arrive, and is no
/// change later.
public final class ImportDraft {
    private let queue: DraftQueue
    private let path: String
    private let rules: PublishingRules
    private var encoding = StatementEncoding()
    private var hasher = SHA256Hasher()
    private var piece = DraftPiece()
    private var pending: [Statement] = []
    /// The entities that have been read from records, where others can be skipped.
    private var changed: Set<EntityID> = []
    /// The records of the version before, where the same reader read it.
    private let lookup: RecordLookup?

    /// The date that the publisher gives the version, where the reader has found it.
    public var published: PartialDate?
    /// The files read so far.
    public private(set) var files: [ImportedFile]
    /// How many records the reader has taken from the source, those that could not be read included.
    public var records = 0
    /// How many of the entities are parties, vessels, goods and the like, where the reader counts them.
    public var targets: Int?
    /// How many records could not be read; ``rejectRecord(_:)`` counts them and keeps to the limit.
    public var rejected = 0
    /// Those of them that the reader can tell apart.
    ///
    /// Any other may be the record of any entity that does not appear.
    public var unread: [UnreadRecord] = []
    /// How many records say word for word what another has said.
    public var duplicates = 0
    /// The number of records that the publisher states, where it does.
    public var stated: Int?
    /// How many records fewer than stated were found.
    public var missing = 0
    /// The days of publication that the files state, sorted.
    public var publicationDays: [PartialDate] = []
    /// The files that belong to the list and were not given.
    public var missingFiles: [String] = []
    /// The reader that read the list's last version; `nil` where there is none.
    ///
    /// Only where it is the reader of this version too may records be skipped: another one may see more in them.
    public let previousReader: String?

    init(
        _ queue: DraftQueue, path: String, request: ListImportRequest, previousReader: String?, lookup: RecordLookup?
    ) {
        self.queue = queue
        self.path = path
        self.lookup = lookup
        self.previousReader = previousReader
        rules = request.rules
        published = request.published
        files = request.files
    }

    /// Notes a file that the version was read from.
    public func add(file: ImportedFile) {
        files.append(file)
    }

    /// Counts a record that the reader has taken from the source.
    public func countRecord() {
        records += 1
    }

    /// Counts a record that could not be read; the caller reports it.
    ///
    /// - Parameter record: What could be read of it, so that an earlier version of what it says is kept; `nil` for nothing.
    /// - Throws: `tooManyRejected` past the number that the rules allow.
    public func rejectRecord(_ record: UnreadRecord? = nil) throws(ArchiveError) {
        records += 1
        rejected += 1
        if let record { unread.append(record) }
        guard rejected > rules.mostRejected else { return }
        throw ArchiveError(
            .tooManyRejected,
            "more than \(rules.mostRejected) records could not be read; the import was stopped and nothing was changed")
    }

    /// Adds a statement.
    public func add(_ statement: Statement) throws(ArchiveError) {
        if let last = pending.last, last.entity != statement.entity { try flush() }
        pending.append(statement)
    }

    /// Adds statements about one or more entities.
    public func add(_ statements: [Statement]) throws(ArchiveError) {
        for statement in statements { try add(statement) }
    }

    /// Adds the statements about one entity that its only record in the source makes, for a source of one record an
    /// entity; while its bytes stay as they are, ``skips(_:record:)`` says so.
    ///
    /// - Precondition: All statements name the same entity.
    public func add(_ statements: [Statement], record: Span<UInt8>) throws(ArchiveError) {
        try flush()
        if lookup != nil, let entity = statements.first?.entity { changed.insert(entity) }
        try put(statements, record: hash(of: record))
    }

    /// Whether an entity's only record in the source has the bytes that it had when the entity was last read; then its
    /// statements stay as they are and need not be added.
    public func skips(_ entity: EntityID, record: Span<UInt8>) throws(ArchiveError) -> Bool {
        guard let lookup, let number = lookup.number(of: hash(of: record)),
            // Where another record of the same entity has changed, this one has to be put beside it.
            !changed.contains(entity)
        else { return false }
        piece.unchanged.append(number)
        if piece.isFull { try hand() }
        return true
    }

    private func hash(of record: Span<UInt8>) -> Hash256 {
        hasher.update(record)
        return Hash256(hasher.next())
    }

    /// Hands on the statements about the last entity.
    private func flush() throws(ArchiveError) {
        guard !pending.isEmpty else { return }
        let statements = pending
        pending.removeAll()
        try put(statements, record: nil)
    }

    private func put(_ statements: [Statement], record: Hash256?) throws(ArchiveError) {
        guard let key = statements.first?.entity.rawValue else { return }
        guard !key.isEmpty else { throw ArchiveError(.badValue, "an entity came without an identifier") }
        encoding.reset()
        for statement in statements { encoding.append(statement) }
        let (hash, distinct) = encoding.summary()
        piece.entities.append(
            DraftEntity(
                key: key, hash: hash, record: record,
                statements: distinct.map { $0.map { statements[$0] } } ?? statements))
        piece.size += statements.count
        if piece.isFull { try hand() }
    }

    private func hand() throws(ArchiveError) {
        guard !piece.isEmpty else { return }
        do {
            try queue.push(piece)
        } catch {
            throw ArchiveError(error, at: path)
        }
        piece = DraftPiece()
    }

    /// All records that could not be read, those that nothing is known of among them.
    var allUnread: [UnreadRecord] {
        unread + Array(repeating: UnreadRecord(id: nil, fingerprint: ""), count: max(0, rejected - unread.count))
    }

    /// Hands on what is left.
    func finish() throws(ArchiveError) {
        try flush()
        try hand()
    }
}
