import ClewModel

extension ArchiveSnapshot {
    /// Writes the snapshot in a form that other tools read.
    ///
    /// The same snapshot gives the same bytes.
    ///
    /// - Parameters:
    ///   - format: The form.
    ///   - write: Takes the bytes piece by piece.
    /// - Throws: ``ArchiveError``, or what `write` throws.
    /// - Complexity: O(*s*) in the statements; `ownership` holds the stakes and their parties in memory, the others one
    ///   page of entities.
    public func export(_ format: ExportFormat, to write: ([UInt8]) throws -> Void) throws {
        switch format {
        case .entities:
            try forEachRecord { entity, statements, reader in
                EntityLine.bytes(of: entity, statements, seenUntil: reader)
            } write: {
                try write($0)
            }
        case .statements:
            try forEachRecord { entity, statements, reader in
                statements.flatMap { StatementLine($0, of: entity, seenUntil: reader).json }
            } write: {
                try write($0)
            }
        case .statementTable:
            try write(StatementLine.header)
            try forEachRecord { entity, statements, reader in
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
    }

    /// Hands each entity with its statements to `line`, and the bytes it makes to `write`.
    private func forEachRecord(
        _ line: (Entity, [RecordedStatement], (RecordedStatement) -> Day) -> [UInt8], write: ([UInt8]) throws -> Void
    ) throws {
        let checked = Dictionary(uniqueKeysWithValues: versions.map { ($0.dataset, min($0.checked, knownAt)) })
        let seenUntil = { (statement: RecordedStatement) in checked[statement.list] ?? statement.recordedFrom }
        let stream = stream()
        var page: [Entity] = []
        func flush() throws {
            let lines = try archive.read { database in
                let reader = try SnapshotReader(database, snapshot: self)
                return try page.map { entity in
                    let keys = identities.members(of: entity.id.rawValue)
                    return line(entity, try keys.flatMap { try reader.recordedStatements(about: $0) }, seenUntil)
                }
            }
            for line in lines { try write(line) }
            page.removeAll(keepingCapacity: true)
        }
        while let entity = stream.next() {
            page.append(entity)
            if page.count == 512 { try flush() }
        }
        if let failure = stream.failure { throw failure }
        try flush()
    }
}
