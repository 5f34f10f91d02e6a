import ClewModel

/// Which parties stand on a list on a day, told from their entries one by one, in little memory.
///
/// It answers what ``ListLibrary`` and ``Designation/stands(on:)`` answer together.
struct ListingTally {
    private let asOf: Day
    private let knownAt: Day
    private var entries: [EntityID: [ListingPeriod]] = [:]
    private var hidden: [EntityID: Set<DatasetName>] = [:]

    init(asOf: Day, knownAt: Day) {
        self.asOf = asOf
        self.knownAt = knownAt
    }

    /// Counts an entity that lists others.
    mutating func add(_ listing: Entity) {
        for designation in Designation.all(of: listing, citation: nil, confidence: .high) {
            if designation.knownFrom > knownAt {
                hidden[designation.entity, default: []].insert(designation.dataset)
            } else {
                entries[designation.entity, default: []].append(designation.period)
            }
        }
    }

    /// Whether a party is one to screen against on the day.
    ///
    /// - Parameter chosen: The lists to screen against; `nil` for all.
    func includes(_ party: Entity, on chosen: Set<DatasetName>?) -> Bool {
        let entries = entries[party.id] ?? []
        let standing = entries.filter { entry in
            entry.stands(on: asOf) && !entries.contains { entry.isUndatedTwin(of: $0) }
        }
        if !standing.isEmpty { return standing.contains { chosen?.contains($0.dataset) ?? true } }
        guard ListLibrary.isTarget(party) else { return false }
        let told = hidden[party.id, default: []].union(entries.map(\.dataset))
        return Designation.unstated(
            of: party, in: party.datasets.filter { !told.contains($0) }, citation: nil, confidence: .high
        )
        .contains { $0.stands(on: asOf) && (chosen?.contains($0.dataset) ?? true) }
    }
}
