public import ClewModel
import GRDB

/// A place where the archive does not hold what its own hashes say.
public struct ArchiveFault: Hashable, Sendable {
    /// The list.
    public var dataset: DatasetName
    /// The version, where one is at fault.
    public var version: Int64?
    /// The entity, where one is at fault.
    public var entity: EntityID?
    /// What is wrong, for a person.
    public var message: String
}

extension Archive {
    /// Checks everything that a reading of lists rests on, for a screening or an export that claims to be complete.
    ///
    /// The log is followed, the versions are held to it, and the statements of every version are hashed anew. A snapshot
    /// of one day checks what it reads by itself; this checks what was on record on other days too.
    ///
    /// - Parameter datasets: The lists that will be read; `nil` for all.
    /// - Throws: ``ArchiveError/Code/damaged`` with the first fault; then nothing may be answered from the archive.
    /// - Complexity: O(*s* + *n* · *v*) for *s* statements, and *n* entities in *v* versions; some two microseconds a
    ///   statement.
    public func verifyReading(of datasets: [DatasetName]? = nil) throws(ArchiveError) {
        try read { database in
            try check(database)
            for version in try Archive.lists(knownAt: .distantFuture, in: database)
            where datasets?.contains(version.dataset) ?? true {
                guard let list = try ListVersionRows.number(of: version.dataset, in: database) else { continue }
                if let fault = try ListVerification(database, list: list).run(version.dataset).first {
                    throw damage(fault)
                }
            }
            for fault in try LogComparison(database).faults()
            where datasets.map({ lists in fault.dataset.map(lists.contains) ?? true }) ?? true {
                throw damage(ArchiveFault(dataset: fault.dataset ?? "", version: fault.version, message: fault.message))
            }
        }
    }

    /// Checks every version of lists against its hashes: the statements of each entity as of each version, against the
    /// digests that the log recorded, and those of today against the hash of each entity too; and that the versions, their
    /// files and changes are those that the log tells of.
    ///
    /// - Parameter datasets: The lists to check; `nil` for all.
    /// - Returns: Every fault found, sorted by list, then by entity and version; none where the archive is sound.
    /// - Complexity: O(*s* + *n* · *v*) for *s* statements, and *n* entities in *v* versions.
    public func verifyLists(_ datasets: [DatasetName]? = nil) throws(ArchiveError) -> [ArchiveFault] {
        try read { database in
            var faults: [ArchiveFault] = []
            for problem in try String.fetchAll(database, sql: "PRAGMA quick_check(20)") where problem != "ok" {
                faults.append(ArchiveFault(dataset: "", message: "the file is damaged: \(problem)"))
            }
            for version in try Archive.lists(knownAt: .distantFuture, in: database)
            where datasets?.contains(version.dataset) ?? true {
                guard let list = try ListVersionRows.number(of: version.dataset, in: database) else { continue }
                faults += try ListVerification(database, list: list).run(version.dataset)
            }
            for fault in try LogComparison(database).faults() {
                guard let dataset = fault.dataset else {
                    if datasets == nil { faults.append(ArchiveFault(dataset: "", message: fault.message)) }
                    continue
                }
                if datasets?.contains(dataset) ?? true {
                    faults.append(ArchiveFault(dataset: dataset, version: fault.version, message: fault.message))
                }
            }
            return faults
        }
    }
}
