public import ClewModel

extension ArchiveSnapshot {
    /// Writes the snapshot in a form that other tools read.
    ///
    /// The same snapshot gives the same bytes.
    ///
    /// - Parameters:
    ///   - format: The form.
    ///   - write: Takes the bytes piece by piece.
    /// - Returns: How many entities of each schema were left out because the form has no such schema, sorted by schema.
    /// - Throws: ``ArchiveError``, or what `write` throws.
    /// - Complexity: O(*s*) in the statements; `ownership` holds the stakes and their parties in memory, the others one
    ///   page of entities.
    @discardableResult
    public func export(
        _ format: ExportFormat, to write: ([UInt8]) throws -> Void
    ) throws -> [(schema: Schema, count: Int)] {
        // The days on which statements were first seen are those of versions of other days.
        try archive.verifyReading(of: versions.map(\.dataset))
        switch format {
        case .entities:
            return try forEachRecord { entity, statements, reader in
                EntityLine.bytes(of: entity, statements, seenUntil: reader)
            } write: {
                try write($0)
            }
        case .statements:
            return try forEachRecord { entity, statements, reader in
                statements.flatMap { StatementLine($0, of: entity, seenUntil: reader).json }
            } write: {
                try write($0)
            }
        case .statementTable:
            try write(StatementLine.header)
            return try forEachRecord { entity, statements, reader in
                statements.flatMap { StatementLine($0, of: entity, seenUntil: reader).csv }
            } write: {
                try write($0)
            }
        case .table:
            try write(EntityRow.header)
            try forEachEntity { try write(EntityRow.bytes(of: $0)) }
        case .ownership:
            try OwnershipStatements(self).write(to: write)
        }
        return []
    }

    /// Hands each entity with its statements, as FollowTheMoney takes them, to `line`, and the bytes it makes to `write`.
    private func forEachRecord(
        _ line: (Entity, [RecordedStatement], (RecordedStatement) -> Day) -> [UInt8], write: ([UInt8]) throws -> Void
    ) throws -> [(schema: Schema, count: Int)] {
        let checked = Dictionary(uniqueKeysWithValues: versions.map { ($0.dataset, min($0.checked, knownAt)) })
        let seenUntil = { (statement: RecordedStatement) in checked[statement.list] ?? statement.recordedFrom }
        let stream = stream()
        var page: [(entity: Entity, schema: Schema)] = []
        var leftOut: [String: Int] = [:]
        func flush() throws {
            let lines = try archive.read { database in
                let reader = try SnapshotReader(database, snapshot: self)
                return try page.map { entity, schema in
                    let keys = identities.members(of: entity.id.rawValue)
                    let statements = try keys.flatMap { try reader.recordedStatements(about: $0) }
                        // An identifier that was merged away is no property; the entity's line lists it.
                        .filter { $0.statement.property != .referents }.map { recorded in
                            var placed = recorded
                            placed.statement = FollowTheMoneyForm.statement(recorded.statement, as: schema)
                            return placed
                        }
                    return line(FollowTheMoneyForm.entity(entity, as: schema), statements, seenUntil)
                }
            }
            for line in lines { try write(line) }
            page.removeAll(keepingCapacity: true)
        }
        while let entity = stream.next() {
            guard let schema = FollowTheMoneyForm.schema(entity.schema) else {
                leftOut[entity.schema.rawValue, default: 0] += 1
                continue
            }
            page.append((entity, schema))
            if page.count == 512 { try flush() }
        }
        if let failure = stream.failure { throw failure }
        try flush()
        return leftOut.sorted { $0.key < $1.key }.map { (Schema(rawValue: $0.key), $0.value) }
    }
}
