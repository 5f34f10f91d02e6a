import ClewModel

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
    private var unreadCounts: [String: (first: SourceLocation, count: Int)] = [:]
    private var unreadOrder: [String] = []

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
    func setHeader(published: PartialDate? = nil, stated: Int? = nil) {
        if let published {
            summary.published = published
            citation.date = published
        }
        if let stated { summary.stated = stated }
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
        } catch {
            let place = SourceLocation(file: record.file, line: error.line ?? record.line, record: draft.id)
            try reject(error.message, at: place)
            return
        }
        let place = SourceLocation(file: record.file, line: record.line, record: draft.id)
        for remark in draft.remarks { report(.warning, remark.code, remark.message, at: place) }
        for source in [record] + related {
            let unread = source.unread()
            for field in unread {
                countUnread(field.path, at: SourceLocation(file: source.file, line: field.line, record: draft.id))
            }
            draft.keep(unread)
        }
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
        summary.targets += Self.isTarget(schema) ? 1 : 0
        return true
    }

    /// Whether it is worth asking ``skips(_:_:record:)``.
    var skipsRecords: Bool { sink.remembersRecords }

    /// Takes an entity that is the whole of one record, of which nothing was left unread.
    func take(_ entity: EntityDraft, record: Span<UInt8>) throws(ImportError) {
        summary.records += 1
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
        } catch {
            try reject(error.message, at: SourceLocation(file: record.file, line: error.line ?? record.line))
            return
        }
        let unread = record.unread()
        for field in unread {
            countUnread(field.path, at: SourceLocation(file: record.file, line: field.line, record: draft.id))
        }
        draft.keep(unread)
        try flush()
        for entity in draft.entities { try deliver(entity, record: bytes) }
    }

    /// Hands over entities that follow from several records, such as links that were resolved at the end.
    func emit(_ entities: [EntityDraft], record: String? = nil) throws(ImportError) {
        var draft = RecordDraft()
        draft.id = record
        for entity in entities { draft.emit(entity) }
        try deliver(draft)
    }

    /// Rejects a record that could not even be split into fields.
    func rejectRecord(_ fault: RecordFault, in file: String, line: Int) throws(ImportError) {
        summary.records += 1
        try reject(fault.message, at: SourceLocation(file: file, line: fault.line ?? line))
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

    /// Counts text that no record holds or nobody read; one diagnostic for each path is reported at the end.
    func countUnread(_ path: String, at place: SourceLocation) {
        if let seen = unreadCounts[path] {
            unreadCounts[path] = (seen.first, seen.count + 1)
        } else {
            unreadCounts[path] = (place, 1)
            unreadOrder.append(path)
        }
    }

    /// Hands over what is left and answers the summary.
    func finish() throws(ImportError) -> ImportSummary {
        try flush()
        for path in unreadOrder {
            guard let seen = unreadCounts[path] else { continue }
            let times = seen.count == 1 ? "once" : "\(seen.count) times"
            report(
                .warning, "import.field.unread",
                "the field \(path) is not known to this importer (\(times)); its values are kept as notes",
                at: seen.first)
        }
        if let stated = summary.stated, stated != summary.records, summary.rejected == 0 {
            report(
                .warning, "import.count.differs",
                "the file states \(stated) records, \(summary.records) were read",
                at: SourceLocation(file: summary.list))
        }
        return summary
    }

    private func reject(_ message: String, at place: SourceLocation) throws(ImportError) {
        summary.rejected += 1
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
        if Self.isTarget(entity.schema) { summary.targets += 1 }
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
