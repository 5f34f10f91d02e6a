import ClewModel
import SourceFiles

/// One run of an importer: it counts, reports what nobody read, holds back bad records, and hands over whole ones.
final class ImportSession {
    /// The name of the list, for citations.
    let title: String
    /// Limits and particulars.
    let options: ImportOptions
    private(set) var summary: ImportSummary
    private let sink: any StatementSink
    private var batch: [Statement] = []
    private var citation: Citation
    private var unread = UnreadFields()
    private var seen = SeenEntities()
    private var firstRepeated: SourceLocation?
    /// How many parties of a source of entities have neither a name nor an identifier, and where the first is.
    private var nameless: (count: Int, first: SourceLocation)?
    /// What files state about how many records they hold, and how many were found.
    private var totals: [(file: String, stated: Int, found: Int)] = []

    init(
        list: String, dataset: DatasetName, title: String, format: String, sink: any StatementSink,
        options: ImportOptions
    ) {
        self.title = title
        self.sink = sink
        self.options = options
        summary = ImportSummary(list: list, dataset: dataset, format: format)
        summary.published = options.published
        citation = Citation(title, date: options.published)
    }

    /// Takes over what the file says about itself.
    ///
    /// - Parameters:
    ///   - published: The day of its publication.
    ///   - stated: How many records the list has, by its own word.
    ///   - isPartOfSeries: Whether each file has a day of its own and adds to those before it, so that files of different
    ///     days belong together.
    func setHeader(published: PartialDate? = nil, stated: Int? = nil, isPartOfSeries: Bool = false) {
        if let published {
            if !isPartOfSeries, !summary.publicationDays.contains(published) {
                summary.publicationDays.append(published)
                summary.publicationDays.sort { ($0.earliest, $0.latest) < ($1.earliest, $1.latest) }
            }
            // What several files say is as old as the oldest of them.
            summary.published = isPartOfSeries ? published : summary.publicationDays.first
            citation.date = published
        }
        if let stated { summary.stated = (summary.stated ?? 0) + stated }
    }

    /// Notes how many records a file states, and how many it holds.
    func compare(stated: Int, found: Int, in file: String) {
        totals.append((file, stated, found))
    }

    /// Reads one record; whatever `body` leaves unread is reported and kept as a note.
    ///
    /// A fault in `body` rejects the record: nothing of it is handed over, and the import goes on. Records of other
    /// files that belong to it are `related`; what is unread in them is reported too. A part that completes a record read
    /// before is not counted.
    ///
    /// - Throws: ``ImportError`` where too many records are bad or the receiver fails.
    func withRecord(
        _ record: Record, id: String? = nil, related: [Record] = [], isCounted: Bool = true,
        _ body: (Fields, inout RecordDraft) throws(RecordFault) -> Void
    ) throws(ImportError) {
        if isCounted { summary.records += 1 }
        var draft = RecordDraft()
        draft.id = id
        do throws(RecordFault) {
            try body(record.fields, &draft)
            try draft.checkNames()
        } catch {
            let place = SourceLocation(file: record.file, line: error.line ?? record.line, record: draft.id)
            try reject(
                error.message, at: place, fingerprint: Self.fingerprint(of: [record] + related), isPart: !isCounted)
            return
        }
        let place = SourceLocation(file: record.file, line: record.line, record: draft.id)
        for remark in draft.remarks { report(.warning, remark.code, remark.message, at: place) }
        for source in [record] + related {
            keepUnread(of: source, in: &draft)
        }
        draft.takeScopes()
        if isCounted { noteSharedIdentifier(of: draft.entities, at: place) }
        if !draft.entities.isEmpty, seen.isRepeated(draft.entities, of: draft.id) { noteRepeated(draft.id) }
        try deliver(draft)
    }

    /// Whether a record of one entity need not be read, because the receiver holds what it says already; then it counts
    /// as read.
    func skips(_ entity: EntityID, _ schema: Schema, record: Span<UInt8>) throws(ImportError) -> Bool {
        guard sink.remembersRecords else { return false }
        do {
            guard try sink.holds(entity, record: record) else { return false }
        } catch {
            throw receiverFailed(error)
        }
        summary.records += 1
        summary.entities += 1
        if Self.isTarget(schema), seen.isNew(entity) { summary.targets += 1 }
        if seen.isRepeated(record) { noteRepeated(entity.rawValue) }
        return true
    }

    /// Whether it is worth asking ``skips(_:_:record:)``.
    var skipsRecords: Bool { sink.remembersRecords }

    /// Takes an entity that is the whole of one record, of which nothing was left unread.
    func take(_ entity: EntityDraft, record: Span<UInt8>, at place: SourceLocation) throws(ImportError) {
        summary.records += 1
        noteSharedIdentifier(of: [entity], at: place)
        noteNameless([entity], at: place)
        try flush()
        try deliver(entity, record: record)
    }

    /// Reads one record that is one entity, as ``withRecord(_:id:related:isCounted:_:)`` does, and lets the receiver
    /// remember its bytes.
    func withEntity(
        _ record: Record, bytes: Span<UInt8>, _ body: (Fields) throws(RecordFault) -> EntityDraft
    ) throws(ImportError) {
        summary.records += 1
        var draft = RecordDraft()
        do throws(RecordFault) {
            let entity = try body(record.fields)
            draft.id = entity.id.rawValue
            draft.emit(entity)
            try draft.checkNames()
        } catch {
            // The identifier of the entity is that of its record.
            let id = record.fields["id"]
            try reject(
                error.message, at: SourceLocation(file: record.file, line: error.line ?? record.line, record: id),
                fingerprint: record.fingerprint)
            return
        }
        keepUnread(of: record, in: &draft)
        let place = SourceLocation(file: record.file, line: record.line, record: draft.id)
        for remark in draft.remarks { report(.warning, remark.code, remark.message, at: place) }
        noteSharedIdentifier(of: draft.entities, at: place)
        noteNameless(draft.entities, at: place)
        try flush()
        for entity in draft.entities { try deliver(entity, record: bytes) }
    }

    /// Counts the fields of a record that nobody read, and keeps their values as notes.
    private func keepUnread(of record: Record, in draft: inout RecordDraft) {
        let fields = record.unread()
        for field in fields {
            unread.count(
                field.path, of: record, at: SourceLocation(file: record.file, line: field.line, record: draft.id))
        }
        draft.keep(fields)
    }

    /// Hands over entities that follow from several records, such as links that were resolved at the end.
    func emit(_ entities: [EntityDraft], record: String? = nil) throws(ImportError) {
        var draft = RecordDraft()
        draft.id = record
        let place = SourceLocation(file: summary.list, record: record)
        for entity in entities {
            do throws(RecordFault) {
                try entity.checkNames()
            } catch {
                try reject(error.message, at: place, fingerprint: SHA256Digest(ofText: entity.id.rawValue).hex)
                continue
            }
            draft.emit(entity)
        }
        for remark in draft.remarks { report(.warning, remark.code, remark.message, at: place) }
        try deliver(draft)
    }

    /// Rejects a record that could not even be split into fields.
    ///
    /// - Parameters:
    ///   - id: The record's identifier, where it could be read all the same.
    ///   - content: What the record holds.
    ///   - isPart: Whether other parts of what it describes may have been read.
    func rejectRecord(
        _ fault: RecordFault, in file: String, line: Int, id: String? = nil, content: Span<UInt8>, isPart: Bool = false
    ) throws(ImportError) {
        summary.records += 1
        try reject(
            fault.message, at: SourceLocation(file: file, line: fault.line ?? line, record: id),
            fingerprint: SHA256Digest(of: content).hex, isPart: isPart)
    }

    /// Reports something that someone must look at.
    func report(
        _ severity: Diagnostic.Severity, _ code: String, _ message: String, at place: SourceLocation
    ) {
        guard summary.diagnostics.count < options.diagnosticLimit else {
            summary.diagnosticsLeftOut += 1
            return
        }
        summary.diagnostics.append(Diagnostic(severity, code: code, message, at: place))
    }

    /// Counts text that no record holds; one diagnostic for each path is reported at the end.
    func countUnread(_ path: String, at place: SourceLocation) {
        unread.count(path, of: nil, at: place)
    }

    /// Notes that a file of the list was not given; whoever publishes the list says so once, for all such files.
    func missFile(_ name: String) { summary.missingFiles.append(name) }

    /// Hands over what is left and answers the summary.
    func finish() throws(ImportError) -> ImportSummary {
        try flush()
        for field in unread.found(among: summary.records) {
            if let meant = field.meant {
                // What the record says there may be what another version says rightly: nothing of it is taken for gone.
                for reject in field.records where !summary.rejects.contains(reject) {
                    summary.rejected += 1
                    summary.rejects.append(reject)
                }
                report(
                    .error, "import.field.damaged",
                    "the field \(field.path) is not known, and is a slip away from \(meant): what it says is kept as a note, and "
                        + "the record counts as not read in full", at: field.first)
            } else {
                let times = field.count == 1 ? "once" : "\(field.count) times"
                report(
                    .warning, "import.field.unread",
                    "the field \(field.path) is not known to this importer (\(times)); its values are kept as notes",
                    at: field.first)
            }
        }
        compareTotals()
        if let nameless {
            report(
                .warning, "import.party.nameless",
                "\(nameless.count == 1 ? "a party has" : "\(nameless.count) parties have") neither a name nor an identifier: no query "
                    + "finds \(nameless.count == 1 ? "it" : "them")", at: nameless.first)
        }
        if let firstRepeated {
            report(
                .warning, "import.record.duplicate",
                "the source repeats \(summary.duplicates == 1 ? "a record" : "\(summary.duplicates) records") word for word; "
                    + "each party counts once", at: firstRepeated)
        }
        if summary.publicationDays.count > 1 {
            report(
                .warning, "import.files.days",
                "the files are of different days: \(summary.publicationDays.map(\.description).joined(separator: ", "))",
                at: SourceLocation(file: summary.list))
        }
        return summary
    }

    /// Compares what the files state about their size with what was found in them.
    private func compareTotals() {
        if let stated = summary.stated, stated != summary.records {
            differs(stated: stated, found: summary.records, in: summary.list)
        }
        guard let first = totals.first else { return }
        let found = totals.reduce(0) { $0 + $1.found }
        // The pages of one answer each state the total of all.
        if totals.count > 1, totals.allSatisfy({ $0.stated == first.stated && $0.found < first.stated }) {
            summary.stated = first.stated
            if found != first.stated { differs(stated: first.stated, found: found, in: summary.list) }
            return
        }
        summary.stated = totals.reduce(0) { $0 + $1.stated }
        for total in totals where total.stated != total.found {
            differs(stated: total.stated, found: total.found, in: total.file)
        }
    }

    private func differs(stated: Int, found: Int, in file: String) {
        summary.missing += max(0, stated - found)
        report(
            .warning, "import.count.differs", "the file states \(stated) records, and \(found) were found",
            at: SourceLocation(file: file))
    }

    private static func fingerprint(of records: [Record]) -> String {
        guard records.count > 1 else { return records.first?.fingerprint ?? "" }
        return SHA256Digest(ofText: records.map(\.fingerprint).joined(separator: "\n")).hex
    }

    private func reject(
        _ message: String, at place: SourceLocation, fingerprint: String, isPart: Bool = false
    ) throws(ImportError) {
        summary.rejected += 1
        // A damaged identifier is that of no entity: whoever does not appear may be meant.
        let id = place.record.flatMap { ControlText.isIn($0) ? nil : $0 }
        summary.rejects.append(RejectedRecord(id: id, fingerprint: fingerprint, isPart: isPart))
        report(.error, "import.record.rejected", message, at: place)
        guard summary.rejected <= options.rejectedLimit else {
            throw ImportError(
                .tooManyRejected,
                "more than \(options.rejectedLimit) records are bad; the last: \(message). Nothing was imported",
                at: place)
        }
    }

    private func deliver(_ draft: RecordDraft) throws(ImportError) {
        for entity in draft.entities where !entity.values.isEmpty {
            append(
                entity, record: draft.id, citation: draft.citation ?? citation, confidence: draft.confidence, to: &batch
            )
        }
        if batch.count >= 2048 { try flush() }
    }

    private func deliver(_ entity: EntityDraft, record: Span<UInt8>) throws(ImportError) {
        guard !entity.values.isEmpty else { return }
        if seen.isRepeated([entity], of: nil) { noteRepeated(entity.id.rawValue) }
        var statements: [Statement] = []
        append(entity, record: entity.id.rawValue, citation: citation, confidence: .high, to: &statements)
        summary.statements += statements.count
        do {
            try sink.receive(statements, record: record)
        } catch {
            throw receiverFailed(error)
        }
    }

    private func append(
        _ entity: EntityDraft, record: String?, citation: Citation, confidence: Confidence,
        to statements: inout [Statement]
    ) {
        summary.entities += 1
        if Self.isTarget(entity.schema), seen.isNew(entity.id) { summary.targets += 1 }
        let validity = entity.validity
        if statements.isEmpty { statements.reserveCapacity(entity.values.count) }
        for value in entity.values {
            statements.append(
                Statement(
                    entity: entity.id, schema: entity.schema, property: value.property, value: value.value,
                    originalValue: value.original, language: value.language, dataset: summary.dataset,
                    sourceRecord: record, citation: citation, confidence: confidence,
                    validFrom: validity.from, validTo: validity.to))
        }
    }

    /// Counts a record that says what another has said.
    private func noteRepeated(_ record: String?) {
        summary.duplicates += 1
        if firstRepeated == nil { firstRepeated = SourceLocation(file: summary.list, record: record) }
    }

    /// Tells of a record whose party has the identifier of one that a record before gave another name: two may have become one.
    private func noteSharedIdentifier(of entities: [EntityDraft], at place: SourceLocation) {
        guard let party = entities.first(where: { Self.isTarget($0.schema) }), seen.isOfAnother(party) else { return }
        var place = place
        if place.record == nil { place.record = party.id.rawValue }
        report(
            .warning, "import.record.shared-id",
            "another record before this one has the same identifier and another name; both are read as one party with the names "
                + "of both. If they are two, what is known of one is wrong of the other: ask the publisher", at: place)
    }

    private func noteNameless(_ entities: [EntityDraft], at place: SourceLocation) {
        let count = entities.count(where: \.isNameless)
        if count > 0 { nameless = ((nameless?.count ?? 0) + count, nameless?.first ?? place) }
    }

    /// Whether entities of a schema are what names are screened against, or goods.
    private static func isTarget(_ schema: Schema) -> Bool {
        schema.isMatchable || schema == "Good"
    }

    private func flush() throws(ImportError) {
        guard !batch.isEmpty else { return }
        summary.statements += batch.count
        do {
            try sink.receive(batch)
        } catch {
            throw receiverFailed(error)
        }
        batch.removeAll(keepingCapacity: true)
    }

    private func receiverFailed(_ error: any Error) -> ImportError {
        ImportError(
            .receiver, "the statements could not be kept: \(error)", at: SourceLocation(file: summary.list),
            cause: error)
    }
}
