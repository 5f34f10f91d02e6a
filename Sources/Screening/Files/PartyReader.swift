public import ClewModel
import SourceFiles

/// Reads parties out of JSON lines or tables, one after the other, in bounded memory.
public struct PartyReader: Sendable {
    /// The schema of parties that state none.
    public var defaultSchema: Schema
    /// Whether to note which column of a table is taken as the key of its parties; not where they are a list to compare with,
    /// of which entities without a name or number are told instead, since nobody is compared with them.
    public var notesKeys = true

    /// Creates a reader.
    public init(defaultSchema: Schema = .legalEntity) {
        self.defaultSchema = defaultSchema
    }

    /// Hands out each party with its place.
    ///
    /// A line that is no JSON object is reported as an error and passed over; so is a party with neither name nor
    /// identifier. A party without a key of its own gets one from its content (``PartyKey``); one without content, the number
    /// of its line.
    ///
    /// - Parameters:
    ///   - input: What to read.
    ///   - diagnostics: Receives what someone must look at.
    ///   - refused: Receives each row that cannot be read, where it would have stood, with its place; it is in `diagnostics` too.
    ///   - progress: Receives, before each party and from time to time, the number of bytes up to where it ends.
    ///   - body: Receives each party in the order of the input.
    /// - Throws: `unreadable`; `unusableInput` where the input is no list of parties or a table cannot be read on; what
    ///   `body` throws.
    public func read(
        _ input: ScreeningInput, into diagnostics: inout DiagnosticLog, refused: ((Diagnostic) throws -> Void)? = nil,
        progress: ((Int) -> Void)? = nil, _ body: (Entity, SourceLocation) throws -> Void
    ) throws {
        var bytesRead = 0
        var format = input.format
        var table = PartyTableReader(name: input.name, notesKeys: notesKeys)
        var linesBefore = 0
        var check = PartyCheck()
        var told: Set<String> = []
        try input.forEachPiece(into: &diagnostics) { bytes, isLast, diagnostics in
            defer { progress?(bytesRead) }
            if format == nil {
                guard isLast || bytes.count >= 64 else { return 0 }
                try ScreeningInput.refuseForeign(bytes, name: input.name)
                format = ScreeningInput.detectFormat(of: bytes)
            }
            if format == .csv {
                do {
                    let used = try table.read(bytes, isLast: isLast, into: &diagnostics, refused: refused) {
                        entity, location, end, diagnostics in
                        progress?(bytesRead + end)
                        try take(entity, location, &check, into: &diagnostics, refused, body)
                    }
                    bytesRead += used
                    return used
                } catch let error as SourceFileError {
                    throw ScreeningError(.unusableInput, error.message, at: error.location, cause: error)
                }
            }
            // Whole lines alone, so that every piece is a text of its own.
            let end = isLast ? bytes.count : (bytes.lastIndex(of: 0x0A).map { $0 + 1 } ?? 0)
            guard end > 0 else { return 0 }
            try readLines(bytes, end, input.name, &linesBefore, into: &diagnostics, refused) {
                entity, unread, location, end, diagnostics in
                progress?(bytesRead + end)
                if let key = check.repeated(entity, at: location) { diagnostics.add(key) }
                for key in unread.subtracting(told).sorted() where told.count < 50 {
                    told.insert(key)
                    if let note = Self.unreadNote(key, at: location) { diagnostics.add(note) }
                }
                try take(entity, location, &check, into: &diagnostics, refused, body)
            }
            bytesRead += end
            return end
        }
    }

    private func take(
        _ entity: Entity, _ location: SourceLocation, _ check: inout PartyCheck, into diagnostics: inout DiagnosticLog,
        _ refused: ((Diagnostic) throws -> Void)?, _ body: (Entity, SourceLocation) throws -> Void
    ) throws {
        var entity = entity
        PartyRepair().repair(&entity, at: location, into: &diagnostics)
        if let problem = check.check(entity, at: location, into: &diagnostics) {
            try refused?(problem)
            return
        }
        if !notesKeys, Self.isNameless(entity) {
            diagnostics.add(
                Diagnostic(
                    .warning, code: "screening.entity.nameless",
                    "the entity \(SafeText.quoted(entity.id.rawValue, limit: 60)) has neither a name nor an identifier; nobody is compared "
                        + "with it", at: location))
        }
        try emit(entity, location, body)
    }

    /// Whether an entity is a party, or says not what it is, and holds nothing to compare with.
    private static func isNameless(_ entity: Entity) -> Bool {
        (entity.schema.rawValue.isEmpty || parties.contains(entity.schema))
            && PropertyName.names.allSatisfy { entity[$0].isEmpty }
            && PropertyName.identifiers.allSatisfy { entity[$0].isEmpty }
            && NameParts.names(of: entity).isEmpty
    }

    private static let parties: Set<Schema> = [.legalEntity, .company, .organization, .person, .vessel, .publicBody]

    private func readLines(
        _ bytes: [UInt8], _ end: Int, _ name: String, _ linesBefore: inout Int, into diagnostics: inout DiagnosticLog,
        _ refused: ((Diagnostic) throws -> Void)?,
        _ body: (Entity, _ unread: Set<String>, SourceLocation, _ end: Int, inout DiagnosticLog) throws -> Void
    ) throws {
        // All lines are read at once where they are sound text; else one by one, so that a damaged one is told in its place.
        let isSound = UTF8Check.firstInvalidOffset(in: bytes.span.extracting(0..<end), from: 0) == nil
        var start = 0
        while start < end {
            let stop = isSound ? end : (bytes[start..<end].firstIndex(of: 0x0A).map { $0 + 1 } ?? end)
            var found: [Diagnostic] = []
            let before = linesBefore
            func shifted(_ diagnostic: Diagnostic) -> Diagnostic {
                var diagnostic = diagnostic
                diagnostic.location.line = diagnostic.location.line.map { $0 + before }
                return diagnostic
            }
            var told = 0
            do {
                try JSONLinesScanner.scan(bytes.span.extracting(start..<stop), as: name, into: &found) {
                    bytes, reader in
                    let line = reader.location(in: bytes).line.map { $0 + before }
                    let entity: Entity
                    var unread: Set<String> = []
                    do throws(SourceFileError) {
                        entity = try PartyLineReader.entity(bytes, &reader, unread: &unread)
                    } catch {
                        told += 1
                        try refused?(shifted(error.diagnostic))
                        throw error
                    }
                    try body(
                        entity, unread, SourceLocation(file: name, line: line), start + reader.position, &diagnostics)
                }
            } catch let error as SourceFileError {
                throw ScreeningError(.unusableInput, error.message, at: error.location, cause: error)
            }
            for diagnostic in found.map(shifted) {
                diagnostics.add(diagnostic)
                // A line of damaged text never got as far as its reader.
                if !isSound, told == 0, diagnostic.severity == .error {
                    told += 1
                    try refused?(diagnostic)
                }
            }
            linesBefore += bytes[start..<stop].count { $0 == 0x0A }
            start = stop
        }
    }

    /// What to say of a key that nothing is read from, where it may name a party: `"owner":"…"` beside `"name":"…"`.
    private static func unreadNote(_ key: String, at location: SourceLocation) -> Diagnostic? {
        guard PartyColumns.title(key).role?.isName == true else { return nil }
        return Diagnostic(
            .note, code: "screening.columns.unread",
            "not read: \(SafeText.quoted(key, limit: 40)); where a party stands there, write a line of its own for it, with name",
            at: location)
    }

    private func emit(
        _ entity: Entity, _ location: SourceLocation, _ body: (Entity, SourceLocation) throws -> Void
    ) throws {
        var entity = completed(entity)
        if entity.id.rawValue.isEmpty { entity.id = EntityID("line-\(location.line ?? 0)") }
        try body(entity, location)
    }

    /// A party with the schema and the key that its input leaves out; the key stays empty where it has no content either.
    func completed(_ entity: Entity) -> Entity {
        var entity = entity
        if entity.schema.rawValue.isEmpty {
            // Given and family names without a whole name are a person's.
            let isPerson = entity[.name].isEmpty && !NameParts.names(of: entity).isEmpty
            entity.schema = isPerson ? .person : defaultSchema
        }
        if entity.id.rawValue.isEmpty { entity.id = EntityID(PartyKey.of(entity) ?? "") }
        return entity
    }
}
