import ClewModel
import GRDB

/// The parties that a dataset lists, but not on the day of a snapshot: every listing of theirs ended before the day, or
/// began after it.
struct UnlistedParties: Sendable {
    private struct Key: Hashable {
        var party: String
        var dataset: String
    }

    private let keys: Set<Key>

    /// Nobody.
    init() {
        keys = []
    }

    /// Finds the parties that lists name on other days only.
    ///
    /// - Parameters:
    ///   - day: The day of the world.
    ///   - versions: The lists to read, each with the version that is in force.
    /// - Complexity: O(*s*) in all statements on record, read in the order in which they lie.
    init(on day: Day, in versions: [(list: Int64, version: Int64)], of database: Database) throws {
        let inForce = Dictionary(versions.map { ($0.list, $0.version) }, uniquingKeysWith: { first, _ in first })
        let terms = try TermTable("term", in: database)
        guard let schema = terms.existingNumber(of: Schema.sanction.rawValue),
            let property = terms.existingNumber(of: PropertyName.entity.rawValue)
        else {
            keys = []
            return
        }
        let select = try BoundStatement(
            """
            SELECT value, dataset, valid_from, valid_to, version.list, opened, closed
            FROM statement CROSS JOIN version ON version.id = opened WHERE schema = ? AND property = ?
            """, in: database)
        select.bind(1, schema)
        select.bind(2, property)
        var listed: Set<Key> = []
        var others: Set<Key> = []
        while try select.step() {
            guard let version = inForce[select.number(4)], select.number(5) <= version,
                select.optionalNumber(6).map({ $0 > version }) ?? true
            else { continue }
            let key = Key(party: select.text(0), dataset: terms[select.number(1)])
            if ArchiveSnapshot.holds(on: day, from: select.optionalNumber(2), to: select.optionalNumber(3)) {
                listed.insert(key)
            } else {
                others.insert(key)
            }
        }
        keys = others.subtracting(listed)
    }

    /// Whether a dataset names a party on other days only.
    func contains(_ party: String, in dataset: String) -> Bool {
        !keys.isEmpty && keys.contains(Key(party: party, dataset: dataset))
    }
}
