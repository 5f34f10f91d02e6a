public import ClewModel

/// A version of a list while it is being read.
///
/// Statements about one entity should come together; where a source scatters them, they are put together all the same,
/// at the price of reading the entity back. Nothing is visible to readers until the import has ended, and nothing stays
/// if it fails.
///
/// An entity's statements are a set: the order in which the source gives them is kept when they first arrive, and is no
/// change later.
public final class ImportDraft {
    private let writer: DraftWriter
    private var pending: [Statement] = []
    /// The entity of the last statement.
    private var entity: EntityID?
    private let rules: PublishingRules

    /// The date that the publisher gives the version, where the reader has found it.
    public var published: PartialDate?
    /// The files read so far.
    public private(set) var files: [ImportedFile]
    /// How many records the reader has taken from the source, those that could not be read included.
    public var records = 0
    /// How many of the entities are parties, vessels, goods and the like, where the reader counts them.
    public var targets: Int?
    /// How many records could not be read; ``rejectRecord()`` counts them and keeps to the limit.
    public var rejected = 0

    init(_ writer: DraftWriter, request: ListImportRequest, previousReader: String?) {
        self.previousReader = previousReader
        self.writer = writer
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
    /// - Throws: `tooManyRejected` past the number that the rules allow.
    public func rejectRecord() throws(ArchiveError) {
        records += 1
        rejected += 1
        guard rejected > rules.mostRejected else { return }
        throw ArchiveError(
            .tooManyRejected,
            "more than \(rules.mostRejected) records could not be read; the import was stopped and nothing was changed")
    }

    /// Adds a statement.
    public func add(_ statement: Statement) throws(ArchiveError) {
        if entity != statement.entity { try flush() }
        entity = statement.entity
        pending.append(statement)
    }

    /// Adds statements about one or more entities.
    public func add(_ statements: [Statement]) throws(ArchiveError) {
        var start = 0
        while start < statements.count {
            let current = statements[start].entity
            var end = start + 1
            while end < statements.count, statements[end].entity == current { end += 1 }
            if current != entity { try flush() }
            entity = current
            if pending.isEmpty, end < statements.count {
                // The next statement is about another entity, so these need not be put aside.
                try writer.put(statements[start..<end])
            } else {
                pending.append(contentsOf: statements[start..<end])
            }
            start = end
        }
    }

    /// The reader that read the list's last version; `nil` where there is none.
    ///
    /// Only where it is the reader of this version too may records be skipped: another one may see more in them.
    public let previousReader: String?

    /// Whether an entity's only record in the source has the bytes that it had when the entity was last read; then its
    /// statements stay as they are and need not be added.
    ///
    /// For sources of one record an entity. A record for which the answer is `false` is to be read, and kept with
    /// ``keep(record:of:)``.
    public func skips(_ entity: EntityID, record: Span<UInt8>) throws(ArchiveError) -> Bool {
        try writer.skips(entity.rawValue, record: Hash256(of: record))
    }

    /// Keeps the hash of the record that an entity was read from, once its statements have been added.
    public func keep(record: Span<UInt8>, of entity: EntityID) throws(ArchiveError) {
        try flush()
        try writer.setRecord(Hash256(of: record), of: entity.rawValue)
    }

    func flush() throws(ArchiveError) {
        guard !pending.isEmpty else { return }
        try writer.put(pending[...])
        pending.removeAll(keepingCapacity: true)
    }
}
