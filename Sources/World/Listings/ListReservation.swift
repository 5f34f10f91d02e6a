public import ClewModel
import StatementStore

/// An imported list that is not whole: what is missing from it was sought by nobody.
public struct ListReservation: Hashable, Sendable {
    /// The list.
    public let dataset: DatasetName
    /// What it lacks, for a person.
    public let reason: String
}

extension World {
    /// The imported lists that are not whole, sorted, among them those of which no party is on hand at all.
    ///
    /// A part of a list that was given as one, and what comes with Clew, is a selection by its nature: results say so, and no
    /// status does.
    ///
    /// - Parameters:
    ///   - chosen: The lists to look at; `nil` for all.
    ///   - screened: Whether only those count that parties are screened against.
    public func reservations(among chosen: Set<DatasetName>? = nil, screened: Bool = false) -> [ListReservation] {
        versions.compactMap { version in
            guard chosen?.contains(version.dataset) ?? true,
                !screened || nature(of: version.dataset).effect != .identifies
            else { return nil }
            return version.completeness.reservation.map { ListReservation(dataset: version.dataset, reason: $0) }
        }
    }
}
