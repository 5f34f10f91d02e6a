import ClewModel
import StatementStore

extension Archive {
    /// What the archive says of a day of the world, by the knowledge of another.
    ///
    /// - Parameter knownAt: The day whose knowledge is used; `nil` for all that is on record.
    func state(asOf: Day, knownAt: Day?) throws(CaseworkError) -> ArchiveSnapshot {
        do {
            return try snapshot(validAt: asOf, knownAt: knownAt ?? .distantFuture)
        } catch {
            throw CaseworkError(.archive, error.message)
        }
    }
}
