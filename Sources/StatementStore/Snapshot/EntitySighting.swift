public import ClewModel
import GRDB

/// When the archive first and last saw an entity in a list, and when it last saw it change.
public struct EntitySighting: Hashable, Sendable {
    /// The entity.
    public var entity: EntityID
    /// The list.
    public var list: DatasetName
    /// Its place among the entities of the list, by the import that first gave it and the order of that file.
    public var place: Int64
    /// The day on which the first of the statements that stand was recorded.
    public var first: Day
    /// The last day on which the list was seen to be current.
    public var last: Day
    /// The last day on which a statement about it came or went.
    public var changed: Day
}

extension PropertyName {
    /// The identifiers that an aggregator merged into an entity; in an export they stand beside the properties.
    public static let referents: PropertyName = "referents"
}

extension ArchiveSnapshot {
    /// Hands over when each entity of each list was seen, list by list.
    ///
    /// - Complexity: O(*s*) in the statements on record, read in the order in which they lie.
    public func forEachSighting(_ body: (EntitySighting) -> Void) throws(ArchiveError) {
        try archive.read { database in
            var days: [Int64: Day] = [:]
            func day(_ version: Int64) throws -> Day? {
                if let known = days[version] { return known }
                let number = try Int32.fetchOne(
                    database, sql: "SELECT recorded FROM version WHERE id = ?", arguments: [version])
                days[version] = number.map(Day.init(number:))
                return days[version]
            }
            let select = try BoundStatement(ArchiveQuery.sightings, in: database)
            for (list, version) in zip(lists, versions) {
                for parameter in [1, 2, 4] as [Int32] { select.bind(parameter, version.number) }
                select.bind(3, list)
                while try select.step() {
                    guard let opened = select.optionalNumber(2), let first = try day(opened),
                        let changed = try day(max(select.number(3), select.optionalNumber(4) ?? 0))
                    else { continue }
                    body(
                        EntitySighting(
                            entity: EntityID(select.text(0)), list: version.dataset, place: select.number(1),
                            first: first, last: min(version.checked, knownAt), changed: changed))
                }
                select.reset()
            }
        }
    }
}
