import GRDB

/// The records that the entities of a list were last read from, by their hashes: where a record is among them, its entity
/// has not changed, because the identifier is part of the record.
///
/// - Complexity: O(*n*) to load *n* entities; some thirty bytes of memory each.
struct RecordLookup {
    /// The most entities of a list whose records are kept at hand; a larger list is read whole.
    private static let limit = 16_000_000

    private var hashes: [(UInt64, UInt64)] = []
    private var numbers: [Int64] = []
    /// The places of the hashes, from 1, each at or after the slot of its first word; 0 is a free slot.
    private var slots: [UInt32] = []
    private let mask: Int

    /// Loads the records of a list.
    init(_ database: Database, list: Int64, count: Int) throws {
        let size = count > 0 && count <= RecordLookup.limit ? count : 0
        var power = 16
        while power < size * 2 { power *= 2 }
        mask = power - 1
        guard size > 0 else { return }
        slots = Array(repeating: 0, count: power)
        hashes.reserveCapacity(size)
        numbers.reserveCapacity(size)
        let entities = try BoundStatement(ArchiveQuery.entitiesOfList, in: database)
        entities.bind(1, list)
        while try entities.step() {
            // A list without open statements about the entity does not speak of it.
            guard !entities.isNull(2), let record = entities.hash(3)?.half, hashes.count < power / 2 else { continue }
            hashes.append(record)
            numbers.append(entities.number(1))
            var slot = Int(truncatingIfNeeded: record.0) & mask
            while slots[slot] != 0 { slot = (slot + 1) & mask }
            slots[slot] = UInt32(hashes.count)
        }
    }

    /// The number of the entity whose only record has this hash; `nil` where there is none.
    func number(of record: Hash256) -> Int64? {
        guard !numbers.isEmpty else { return nil }
        let wanted = record.half
        var slot = Int(truncatingIfNeeded: wanted.0) & mask
        while slots[slot] != 0 {
            let place = Int(slots[slot]) - 1
            if hashes[place] == wanted { return numbers[place] }
            slot = (slot + 1) & mask
        }
        return nil
    }
}
