import ClewModel
import GRDB

extension Archive {
    /// Reads a version of a list into the archive, in one transaction.
    ///
    /// Statements that the list no longer makes are closed, new ones are opened, and everything else is left untouched.
    /// A version that says the same as the last one, from the same files, is not recorded again; that it was checked is.
    /// A version that breaks the publishing rules is withheld: the last good version stays, and the refusal is logged.
    /// What an entity's record said before it could not be read stays, marked as stale: see ``UnreadRecord``.
    ///
    /// - Parameters:
    ///   - request: What the import fills, and on which terms.
    ///   - reading: Reads the source into the draft, on a thread of its own. What it throws ends the import and is passed
    ///     on.
    /// - Returns: How it ended; look at its disposition.
    /// - Throws: ``ArchiveError`` (`busy`, `diskFull`, `dayOutOfOrder`, `tooManyRejected`, …), or what `reading` throws.
    ///   In each case the archive holds what it held before.
    /// - Complexity: O(*s* log *n*) for *s* statements read and *n* entities in the list; memory for one bit an entity and
    ///   for the entities that changed.
    public func importList(
        _ request: ListImportRequest, reading: (ImportDraft) throws -> Void
    ) throws -> ImportOutcome {
        guard !request.dataset.rawValue.isEmpty else {
            throw ArchiveError(.badValue, "a list needs the key of the dataset that it fills")
        }
        // What an earlier write left in the log needs space in the archive before the log can be cut: it must not wait until
        // an import has filled the disk.
        if let writer { cutBackLog(writer) }
        let outcome = try writeRethrowing { database in
            try importList(request, into: database, reading: reading)
        }
        if case .withheld(let problems) = outcome.disposition {
            try logRefusal(of: request, counts: outcome.counts, problems: problems)
        }
        return outcome
    }

    private func importList(
        _ request: ListImportRequest, into database: Database, reading: (ImportDraft) throws -> Void
    ) throws -> (ImportOutcome, isKept: Bool) {
        let previous = try ListVersionRows.last(of: request.dataset, in: database)
        if let previous, request.recorded < previous.recorded {
            throw ArchiveError(
                .dayOutOfOrder,
                "\(request.dataset) was last recorded on \(previous.recorded), so a version cannot be recorded for "
                    + "\(request.recorded), which is earlier")
        }
        let list = try ListVersionRows.list(request.dataset, checked: request.recorded, in: database)
        let version = (try Int64.fetchOne(database, sql: "SELECT max(id) FROM version") ?? 0) + 1
        let writer = try DraftWriter(database, list: list, version: version, isFirst: previous == nil)
        let queue = DraftQueue()
        let lookup = try previous.flatMap { previous in
            previous.reader == request.reader
                ? try RecordLookup(database, list: list, count: previous.counts.entities) : nil
        }
        let draft = ImportDraft(
            queue, path: path, request: request, previousReader: previous?.reader, lookup: lookup)
        try ImportThreads.run(draft, queue, reading: reading) { piece in try writer.put(piece) }
        let unread = try UnreadRecords(
            draft.allUnread, missing: draft.missing, after: previous, letsGo: request.rules.releasesStale, in: database)
        let settled = try writer.settle(previous: previous?.counts.entities ?? 0, unread)
        let change = try writer.recordChanges()
        let counts = ImportCounts(
            records: draft.records, entities: (previous?.counts.entities ?? 0) + change.new - change.gone,
            targets: draft.targets,
            statements: (previous?.counts.statements ?? 0) + writer.opened - writer.closed, new: change.new,
            changed: change.changed, gone: change.gone, rejected: draft.rejected)
        let isSame = change == (0, 0, 0)
        if let previous, isSame, previous.files == draft.files {
            var unchanged = previous
            unchanged.checked = max(previous.checked, request.recorded)
            if unchanged.checked > previous.checked {
                try database.execute(
                    sql: "UPDATE list SET checked = ? WHERE id = ?", arguments: [unchanged.checked.number, list])
            }
            return (ImportOutcome(disposition: .unchanged, counts: counts, version: unchanged), isKept: true)
        }
        let problems =
            request.rules.problems(of: counts, stale: settled.marks.count, after: previous?.counts)
            + (try SourceProblems(request, draft, list: list, after: previous, in: database)
                .all(goneListings: settled.goneListings, isSame: isSame))
        let blocking = request.rules.blocking(problems, of: counts, after: previous?.counts)
        guard blocking.isEmpty else {
            return (ImportOutcome(disposition: .withheld(blocking), counts: counts, version: previous), isKept: false)
        }
        var recorded = ListVersion(
            number: version, dataset: request.dataset, recorded: request.recorded, published: draft.published,
            reader: request.reader, files: draft.files, counts: counts,
            digest: isSame ? previous?.digest ?? Hash256(of: []).hex : try writer.digest().hex,
            checked: request.recorded)
        recorded.completeness = ListCompleteness(
            entities: counts.entities, rejected: counts.rejected, published: draft.published)
        recorded.completeness.stale = settled.marks.count
        recorded.completeness.duplicates = draft.duplicates
        recorded.completeness.stated = draft.stated
        recorded.completeness.missing = draft.missing
        recorded.completeness.problems = Set(problems.map(\.code)).sorted()
        try ListVersionRows.insert(recorded, list: list, in: database)
        try CompletenessRows.insert(recorded, marks: settled.marks, rejects: unread.all, in: database)
        let unreadDigest = CompletenessRows.digest(settled.marks, unread.all)
        try AuditRows.append(.published(recorded, despite: problems, unread: unreadDigest), in: database)
        let outcome = ImportOutcome(
            disposition: .published, counts: counts, version: recorded, problems: problems)
        return (outcome, isKept: true)
    }

    private func logRefusal(
        of request: ListImportRequest, counts: ImportCounts, problems: [PublishingProblem]
    ) throws(ArchiveError) {
        try write { database in
            try AuditRows.append(.withheld(request, counts: counts, problems: problems), in: database)
            return ((), isKept: true)
        }
    }
}
