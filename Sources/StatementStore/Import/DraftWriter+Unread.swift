import ClewModel
import Foundation
import GRDB

extension DraftWriter {
    /// An entity of the version before that this one does not have.
    private struct Missing {
        let number: Int64
        let key: String
        let hash: Hash256?
        /// The identifiers of its records, and its own.
        let records: Set<String>
        /// Whom its statements may speak of.
        let values: Set<String>
    }

    /// Closes what the list no longer holds, and keeps what a record that could not be read may have said.
    ///
    /// Where the identifier of each bad record names one of the entities that do not appear, those are kept, with what
    /// speaks of them; else all that do not appear are, because any of them may be the one. What the version before kept
    /// stays until it is read again or a version without bad records does not have it.
    ///
    /// - Parameters:
    ///   - count: How many entities the version before holds.
    ///   - unread: What this version left unread.
    /// - Returns: What is kept, and how many listings of each authority are gone.
    func settle(
        previous count: Int, _ unread: UnreadRecords
    ) throws -> (marks: [CompletenessRows.Mark], goneListings: [String: Int]) {
        var rest = try missing(of: count)
        var marks: [CompletenessRows.Mark] = []
        if unread.isAny {
            var kept: [Missing] = []
            let names = Set(unread.new.compactMap(\.id))
            var tied: Set<String> = []
            rest = rest.filter { entity in
                let own = names.intersection(entity.records)
                // One that the version before missed too may be missing because of the same bad record as then: whoever names
                // it now explains nothing for sure.
                if unread.marks[entity.number] == nil || unread.new.count == unread.all.count { tied.formUnion(own) }
                guard !own.isEmpty || unread.marks[entity.number] != nil else { return true }
                kept.append(entity)
                return false
            }
            let untied = unread.new.count - tied.count + unread.newlyMissing
            if untied > 0 {
                kept += rest
                rest = []
            }
            keepWhatSpeaks(of: &kept, from: &rest)
            for entity in kept { marks.append(mark(entity.number, entity.key, isPart: false, unread)) }
            marks += try keepParts(unread, untied: untied > 0)
        }
        var gone: [String: Int] = [:]
        for entity in rest {
            for authority in try authorities(of: entity.number) { gone[authority, default: 0] += 1 }
            try replace(entity.number, key: entity.key, stored: entity.hash, with: [], hash: nil)
        }
        return (marks.sorted { $0.entity < $1.entity }, gone)
    }

    private func mark(
        _ number: Int64, _ key: String, isPart: Bool, _ unread: UnreadRecords
    ) -> CompletenessRows.Mark {
        CompletenessRows.Mark(
            entity: number, key: key, lastRead: unread.marks[number]?.lastRead ?? unread.previous, isPart: isPart)
    }

    /// Keeps listings, stakes and the like whose statements name an entity that is kept.
    private func keepWhatSpeaks(of kept: inout [Missing], from rest: inout [Missing]) {
        var keys = Set(kept.map(\.key))
        var isGrowing = !keys.isEmpty
        while isGrowing, !rest.isEmpty {
            let count = kept.count
            rest = rest.filter { entity in
                guard !entity.values.isDisjoint(with: keys) else { return true }
                kept.append(entity)
                return false
            }
            isGrowing = kept.count > count
            keys = Set(kept[count...].map(\.key))
        }
    }

    /// Keeps statements of entities that were read in part only.
    private func keepParts(_ unread: UnreadRecords, untied: Bool) throws -> [CompletenessRows.Mark] {
        let names = Set(unread.new.compactMap(\.id))
        let keepsAll = untied && unread.new.contains(where: \.isPart)
        var marks: [CompletenessRows.Mark] = []
        for (number, entity) in touched.sorted(by: { $0.key < $1.key })
        where entity.before != nil && entity.after != nil {
            let closed = try rows.closedNow(of: number)
            guard !closed.isEmpty else { continue }
            let isNamed =
                names.contains(entity.key)
                || closed.contains { row in
                    row.statement.sourceRecord.map(names.contains) ?? false
                }
            guard keepsAll || isNamed || unread.marks[number] != nil else { continue }
            for row in closed {
                try rows.reopen(row.sequence, of: number)
                self.closed -= 1
            }
            try rehash(number, key: entity.key)
            // Its record is whole and yet not all that is kept, so that it has to be read again next time.
            try setRecord(nil, of: entity.key)
            marks.append(mark(number, entity.key, isPart: true, unread))
        }
        return marks
    }

    /// The entities of the version before that this one does not have, in the order of their identifiers.
    private func missing(of previous: Int) throws -> [Missing] {
        let revived = touched.values.filter { $0.before == nil }.count
        let met = seen.count - created.count - revived
        guard met < previous else { return [] }
        var found: [(number: Int64, key: String, hash: Hash256?)] = []
        let cursor = try Row.fetchCursor(database, sql: ArchiveQuery.entitiesOfList, arguments: [list])
        while let row = try cursor.next() {
            let number = try row.decode(Int64.self, atIndex: 1)
            guard !seen.contains(number), let hash = try row.decode(Data?.self, atIndex: 2) else { continue }
            found.append((number, try row.decode(String.self, atIndex: 0), Hash256(hash)))
        }
        return try found.map { entity in
            let open = try rows.open(of: entity.number).map(\.statement)
            return Missing(
                number: entity.number, key: entity.key, hash: entity.hash,
                records: Set(open.compactMap(\.sourceRecord) + [entity.key]), values: Set(open.map(\.value)))
        }
    }

    /// The authorities that an entity names as those of its listing.
    private func authorities(of number: Int64) throws -> Set<String> {
        Set(try rows.open(of: number).map(\.statement).filter { $0.property == .authority }.map(\.value))
    }
}
