import ClewModel

/// Which parties stand on a list on a day, told from their entries one by one, in little memory.
///
/// It answers what ``ListLibrary`` and ``Designation/stands(on:)`` answer together.
struct ListingTally {
    /// What the entries of one list about one party come to.
    private struct Entry {
        let dataset: DatasetName
        var hasDated = false
        var datedStands = false
        var undatedStands = false

        /// An undated entry beside a dated one of the same list says nothing of its own.
        var stands: Bool { hasDated ? datedStands : undatedStands }
    }

    private let asOf: Day
    private let knownAt: Day
    private var entries: [EntityID: [Entry]] = [:]
    private var hidden: Set<EntityID> = []

    init(asOf: Day, knownAt: Day) {
        self.asOf = asOf
        self.knownAt = knownAt
    }

    /// Counts an entity that lists others.
    mutating func add(_ listing: Entity) {
        for designation in Designation.all(of: listing, citation: nil, confidence: .high) {
            guard designation.knownFrom <= knownAt else {
                hidden.insert(designation.entity)
                continue
            }
            var known = entries[designation.entity] ?? []
            let place = known.firstIndex { $0.dataset == designation.dataset } ?? known.count
            if place == known.count { known.append(Entry(dataset: designation.dataset)) }
            let stands = designation.stands(on: asOf)
            if designation.from == nil {
                known[place].undatedStands = known[place].undatedStands || stands
            } else {
                known[place].hasDated = true
                known[place].datedStands = known[place].datedStands || stands
            }
            entries[designation.entity] = known
        }
    }

    /// Whether a party is one to screen against on the day.
    func includes(_ party: Entity) -> Bool {
        if let entries = entries[party.id] { return entries.contains(where: \.stands) }
        guard !hidden.contains(party.id), ListLibrary.isTarget(party) else { return false }
        func date(_ property: PropertyName) -> PartialDate? { party.first(property).flatMap { PartialDate($0) } }
        return (date(.startDate)?.earliest ?? .distantPast) <= asOf
            && asOf <= (date(.endDate)?.latest ?? .distantFuture)
    }
}
