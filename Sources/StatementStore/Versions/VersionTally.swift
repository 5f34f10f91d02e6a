import SourceFiles

/// What the statements on record make of one version: its counts and its digest.
final class VersionTally {
    /// The version as it was recorded.
    let version: ListVersion
    private var digest = EntityDigest()
    private var entities = 0
    private var statements = 0

    init(_ version: ListVersion) {
        self.version = version
    }

    /// Counts an entity; they come in the order of their identifiers.
    func add(_ key: UnsafeBufferPointer<UInt8>, _ hash: Hash256, statements count: Int) {
        digest.add(key, hash)
        entities += 1
        statements += count
    }

    /// What differs from what was recorded, for a person.
    func problems() -> [String] {
        var problems: [String] = []
        let counts = version.counts
        if entities != counts.entities || statements != counts.statements {
            problems.append(
                "\(entities) entities with \(statements) statements are on record, and "
                    + "\(counts.entities) with \(counts.statements) were imported")
        }
        if digest.finish().hex != version.digest {
            problems.append("the entities are not those whose digest was recorded")
        }
        return problems
    }
}
