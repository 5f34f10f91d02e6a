public import ClewModel

/// A stake that began or ended close to a listing.
///
/// It is a reason to look again, not a finding: a sale just before or after a listing can leave control where it was.
public struct OwnerChange: Hashable, Sendable, Codable {
    /// What happened.
    public enum Event: String, Hashable, Sendable, Codable {
        /// The stake began.
        case began
        /// The stake ended.
        case ended
    }

    /// What happened.
    public var event: Event
    /// The stake, as its source states it.
    public var stake: Stake
    /// The day or date on which it happened, as known.
    public var date: PartialDate
    /// The listing close to which it happened.
    public var listing: ListedParty
    /// How many days after the listing it happened, negative before it; the nearest that the dates allow.
    public var daysAfterListing: Int
}

extension OwnershipGraph {
    /// The stakes that began or ended close to a listing, in order of asset, date and owner.
    ///
    /// - Parameters:
    ///   - listed: The listed parties; those without a day of listing are passed over.
    ///   - assets: Whose stakes to look at, beside the listings of those who ever held something of them; where `nil`, whatever the listed
    ///     party ever held.
    ///   - days: How close: a choice of ours, no rule of law.
    /// - Complexity: O(*n*) in the stakes of the graph for each listed party.
    public func ownerChanges(
        around listed: [ListedParty], in assets: Set<EntityID>? = nil, within days: Int = 180
    ) -> [OwnerChange] {
        var changes: [OwnerChange] = []
        let wanted = assets.map { Set($0.compactMap { entities.find($0.rawValue) }) }
        let related = wanted.map(everAbove)
        for listing in listed {
            // A listing of somebody who never had to do with the party says nothing of its owners.
            if let related, entities.find(listing.entity.rawValue).map(related.contains) != true { continue }
            guard let day = listing.listedFrom else { continue }
            let holdings =
                wanted
                ?? entities.find(listing.entity.rawValue).map { party in
                    Set(records.owner.indices.filter { records.owner[$0] == party }.map { records.asset[$0] })
                } ?? []
            guard !holdings.isEmpty else { continue }
            for index in records.asset.indices
            where records.dates[index] >= 0 && holdings.contains(records.asset[index]) {
                let dates = self.dates[Int(records.dates[index])]
                guard !dates.isReversed else { continue }
                for (event, date) in [(OwnerChange.Event.began, dates.from), (.ended, dates.to)] {
                    guard let date, let distance = OwnershipGraph.distance(from: day, to: date), abs(distance) <= days
                    else { continue }
                    changes.append(
                        OwnerChange(
                            event: event, stake: stake(at: index), date: date, listing: listing,
                            daysAfterListing: distance))
                }
            }
        }
        return changes.sorted {
            ($0.stake.asset, $0.date.earliest, $0.stake.owner, $0.event.rawValue, $0.listing.entity)
                < ($1.stake.asset, $1.date.earliest, $1.stake.owner, $1.event.rawValue, $1.listing.entity)
        }
    }

    /// Parties, and all who ever held something of them, directly or through others.
    private func everAbove(_ parties: Set<Int32>) -> Set<Int32> {
        var owners: [Int32: [Int32]] = [:]
        for index in records.asset.indices { owners[records.asset[index], default: []].append(records.owner[index]) }
        var found = parties
        var waiting = Array(parties)
        while let party = waiting.popLast() {
            for owner in owners[party] ?? [] where found.insert(owner).inserted { waiting.append(owner) }
        }
        return found
    }

    /// The fewest days from one date to another that their parts allow.
    private static func distance(from listing: PartialDate, to date: PartialDate) -> Int? {
        if date.latest < listing.earliest { return listing.earliest.distance(to: date.latest) }
        if date.earliest > listing.latest { return listing.latest.distance(to: date.earliest) }
        return 0
    }
}
