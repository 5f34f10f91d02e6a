public import ClewModel
import GRDB

extension Archive {
    /// What a list says differently at the end of one day than at the end of another, sorted by entity.
    ///
    /// The difference is net: a name that came and went in between does not appear. Before the first version the list is
    /// empty.
    ///
    /// - Parameters:
    ///   - dataset: The list.
    ///   - first: The day whose knowledge to start from.
    ///   - last: The day whose knowledge to end with.
    /// - Throws: `unknown` where the list is not on record; `damaged`; `dayOutOfOrder` where `last` lies before `first`.
    /// - Complexity: O(*s* + *c* log *n*) for *s* statements of the list, which are checked, and *c* entities touched between
    ///   the days.
    public func changes(
        in dataset: DatasetName, between first: Day, and last: Day
    ) throws(ArchiveError) -> [EntityChange] {
        guard first <= last else {
            throw ArchiveError(.dayOutOfOrder, "\(last) lies before \(first)")
        }
        return try read { database in
            guard let list = try ListVersionRows.number(of: dataset, in: database) else {
                throw ArchiveError(.unknown, "the archive has no version of \(dataset)")
            }
            try check(database)
            func version(on day: Day) throws -> Int64? {
                try Int64.fetchOne(database, sql: ArchiveQuery.versionOnDay, arguments: [list, day.number])
            }
            guard let after = try version(on: last) else { return [] }
            let before = try version(on: first)
            guard before != after else { return [] }
            try verify(dataset, list, from: before, through: after, in: database)
            return try Archive.changes(in: list, from: before, through: after, database)
        }
    }

    /// Checks what a comparison of two versions reads.
    private func verify(
        _ dataset: DatasetName, _ list: Int64, from before: Int64?, through after: Int64, in database: Database
    ) throws {
        let all = try check(ListVersionRows.all(of: list, in: database), in: database)
        let compared = all.filter { $0.number == before || $0.number == after }
        let fault = try ListVerification(
            database, list: list, versions: compared, isLastInForce: all.last?.number == after
        ).run(dataset).first
        if let fault { throw damage(fault) }
        for version in all where version.number > before ?? .max && version.number <= after {
            if let message = try LogComparison(database).changes(of: version, isFirst: false).first {
                throw damage(ArchiveFault(dataset: dataset, version: version.number, message: message))
            }
        }
    }

    private static func changes(
        in list: Int64, from before: Int64?, through after: Int64, _ database: Database
    ) throws -> [EntityChange] {
        let terms = try TermTable("term", in: database)
        let citations = try CitationTable(database)
        let select = try BoundStatement(ArchiveQuery.allStatements, in: database)
        var changes: [EntityChange] = []
        let touched: RowCursor
        if let before {
            touched = try Row.fetchCursor(
                database, sql: ArchiveQuery.changedEntities, arguments: [list, before, after])
        } else {
            touched = try Row.fetchCursor(database, sql: ArchiveQuery.pageOfList, arguments: [list, "", Int64.max])
        }
        while let row = try touched.next() {
            let key = try row.decode(String.self, forColumn: "key")
            let number = try row.decode(Int64.self, atIndex: before == nil ? 1 : 0)
            let known = try Row.fetchOne(
                database.cachedStatement(sql: ArchiveQuery.entityOfKey), arguments: [list, key])
            guard try known?.decode(Int64.self, atIndex: 0) == number else {
                throw ArchiveError(
                    .damaged, "the changes on record name \(key), which they are not about; restore the archive")
            }
            var (old, new): ([ClewModel.Statement], [ClewModel.Statement]) = ([], [])
            var (removed, added): ([ClewModel.Statement], [ClewModel.Statement]) = ([], [])
            select.bind(1, number)
            while try select.step() {
                let (opened, closed) = (select.number(12), select.optionalNumber(13) ?? .max)
                let statement = try StatementRow.read(select, of: EntityID(key), terms: terms, citations: citations)
                let wasThere = before.map { opened <= $0 && $0 < closed } ?? false
                let isThere = opened <= after && after < closed
                if wasThere { old.append(statement) }
                if isThere { new.append(statement) }
                if wasThere && !isThere { removed.append(statement) }
                if isThere && !wasThere { added.append(statement) }
            }
            // A statement that went and came back has two rows and is no difference.
            let both = Set(removed).intersection(added)
            added.removeAll { both.contains($0) }
            removed.removeAll { both.contains($0) }
            guard !added.isEmpty || !removed.isEmpty else { continue }
            let caption = Entity.assemble(new.isEmpty ? old : new).first?.caption ?? key
            changes.append(
                EntityChange(
                    entity: EntityID(key), kind: old.isEmpty ? .new : new.isEmpty ? .gone : .changed, caption: caption,
                    added: added, removed: removed))
        }
        return changes
    }
}
