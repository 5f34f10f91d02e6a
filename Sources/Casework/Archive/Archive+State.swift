import ClewModel
import StatementStore

extension Archive {
    /// What the archive says of a day of the world, by the knowledge of another, with the listings of any day: the days
    /// of each decide whether it stands, and a party whose listings do not is known with them.
    ///
    /// - Parameter knownAt: The day whose knowledge is used; `nil` for all that is on record.
    func state(asOf: Day, knownAt: Day?) throws(CaseworkError) -> ArchiveSnapshot {
        do {
            return try snapshot(validAt: asOf, knownAt: knownAt ?? .distantFuture, listings: .ofAnyDay)
        } catch {
            throw CaseworkError(.archive, error.message)
        }
    }
}
