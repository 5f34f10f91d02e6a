public import ClewModel
public import CompactIndex
public import OwnershipAnalysis
public import Screening

extension World {
    /// The entries of all lists about a party, under whichever of its identifiers, by list and first day.
    public func designations(of party: EntityID) -> [Designation] {
        let members = identities.members(of: party)
        let found = members.flatMap { member -> [Designation] in
            guard let number = table.number(of: member) else { return [] }
            return table.listings(of: number).map { designation($0, of: member) }
        }
        guard members.count > 1 else { return found }
        return found.sorted {
            ($0.dataset.rawValue, $0.from?.earliest.number ?? .min, $0.entity.rawValue) < (
                $1.dataset.rawValue, $1.from?.earliest.number ?? .min, $1.entity.rawValue
            )
        }
    }

    /// Whether any list has an entry about a party that stands on a day.
    public func isListed(_ party: EntityID, on day: Day) -> Bool {
        isListed(party, on: table.chosen(nil), standingOn: day)
    }

    private func isListed(_ party: EntityID, on chosen: [Bool], standingOn day: Day?) -> Bool {
        identities.members(of: party).contains { member in
            table.number(of: member).map { table.hasListing($0, on: chosen, standingOn: day) } ?? false
        }
    }

    private func designation(_ listing: Listing, of party: EntityID) -> Designation {
        Designation(
            dataset: listing.dataset, entity: party, from: listing.from, to: listing.to, mark: listing.mark,
            published: listing.published, program: listing.program, scope: listing.scope, goods: listing.goods,
            citation: citation(listing),
            confidence: listing.confidence)
    }

    /// Where an entry can be read: as its statements say, or in its list, in the version that is on hand.
    private func citation(_ listing: Listing) -> Citation {
        if let citation = listing.citation { return citation }
        guard let list = datasets.first(where: { $0.dataset == listing.dataset }) else {
            return Citation(listing.dataset.rawValue, listing.record.rawValue, url: listing.url)
        }
        let file = list.files.map { "; read from \($0)" } ?? ""
        return Citation(
            list.title, listing.record.rawValue + file, url: listing.url ?? list.address, date: list.versionDate)
    }

    /// The records of the index of those listed that stand on some lists on a day.
    ///
    /// - Parameters:
    ///   - lists: The lists; `nil` for all.
    ///   - day: The day; `nil` for any.
    /// - Returns: `nil` where that is everybody in the index.
    /// - Complexity: O(*n*) in the parties on hand.
    public func records(on lists: Set<DatasetName>? = nil, standingOn day: Day?) -> RecordSet? {
        if lists == nil, day == nil { return nil }
        let chosen = table.chosen(lists)
        var set = RecordSet(recordCount: listed.count)
        for number in 0..<table.count where table.listed[number] >= 0 {
            let stands =
                table.hasListing(number, on: chosen, standingOn: day)
                || isListed(EntityID(table.parties[number]), on: chosen, standingOn: day)
            if stands { set.insert(Int(table.listed[number])) }
        }
        return set.count == listed.count ? nil : set
    }

    /// The parties that the lists of a rule name on a day, each under the identifier that stands for all of it, sorted.
    public func listed(under rule: OwnershipRule, on day: Day) -> [ListedParty] {
        let collections = datasets.filter { $0.nature == .collection }.map(\.dataset)
        let chosen = table.chosen(Set(rule.datasets + collections))
        return (0..<table.count).flatMap { number -> [ListedParty] in
            guard table.hasListing(number, on: chosen, standingOn: day) else { return [] }
            return listed(EntityID(table.parties[number]), under: rule, on: day)
        }
        .sorted(by: ListedParty.precedes)
    }

    /// What the lists of a rule say of one identifier on a day, and what collections say that names the regime.
    func listed(_ party: EntityID, under rule: OwnershipRule, on day: Day) -> [ListedParty] {
        listings(of: party, under: rule, on: day, as: .belongs)
    }

    /// What collections say of one identifier on a day without saying whether it is a listing of the regime.
    func unclear(_ party: EntityID, under rule: OwnershipRule, on day: Day) -> [ListedParty] {
        listings(of: party, under: rule, on: day, as: .isOpen)
    }

    private func listings(
        of party: EntityID, under rule: OwnershipRule, on day: Day, as wanted: ListingIssuer.Belonging
    ) -> [ListedParty] {
        guard let number = table.number(of: party) else { return [] }
        let found = table.listings(of: number).filter { $0.period.stands(on: day) }
        let others = found.contains { $0.issuer != nil } ? (try? knowledge.ownershipRules.rules) ?? [] : []
        return found.filter { entry in
            // An entry of which its own list says that it may have ended is nobody's to count, and nobody's to leave out.
            if rule.datasets.contains(entry.dataset) { return wanted == (entry.mark == nil ? .belongs : .isOpen) }
            return entry.issuer?.belonging(to: rule, others: others) == wanted
        }
        .map {
            ListedParty(
                identities.representative(of: party), words: $0.scope.map(EntryWords.init(reading:)) ?? .itself,
                listedFrom: $0.from, dataset: $0.dataset, citation: citation($0))
        }
    }

    /// Every party with an entry on some lists that stands on a day, sorted by identifier.
    ///
    /// - Complexity: O(*s*) in the statements on hand.
    public func forEachListedParty(
        on lists: Set<DatasetName>? = nil, standingOn day: Day?, _ body: (Entity) throws -> Void
    ) throws(ClewError) {
        let chosen = table.chosen(lists)
        try forEachEntity(where: \.isMatchable) { entity in
            if isListed(entity.id, on: chosen, standingOn: day) { try body(entity) }
        }
    }

    /// How many parties ``forEachListedParty(on:standingOn:_:)`` hands over, told from the table alone.
    ///
    /// - Complexity: O(*n*) in the parties on hand; no statement is read.
    public func listedPartyCount(on lists: Set<DatasetName>? = nil, standingOn day: Day?) -> Int {
        let chosen = table.chosen(lists)
        return (0..<table.count).count { number in
            table.hasListing(number, on: chosen, standingOn: day)
                || isListed(EntityID(table.parties[number]), on: chosen, standingOn: day)
        }
    }

    /// The datasets that keys of lists stand for.
    ///
    /// - Throws: `list.unknown` for a key of which nothing is on hand, with what there is.
    public func datasets(of keys: [String]) throws(ClewError) -> Set<DatasetName> {
        var chosen: Set<DatasetName> = []
        for key in keys {
            let dataset = try knowledge.dataset(of: key)
            guard datasets.contains(where: { $0.dataset == dataset }) else {
                let names = datasets.map(\.dataset.rawValue).joined(separator: ", ")
                throw ClewError(.listUnknown, "no list '\(key)' is on hand; there are: \(names)")
            }
            chosen.insert(dataset)
        }
        return chosen
    }
}

extension ListedParty {
    static func precedes(_ lhs: ListedParty, _ rhs: ListedParty) -> Bool {
        (lhs.entity, lhs.words.rawValue, lhs.dataset?.rawValue ?? "", lhs.listedFrom?.earliest ?? .distantPast) < (
            rhs.entity, rhs.words.rawValue, rhs.dataset?.rawValue ?? "", rhs.listedFrom?.earliest ?? .distantPast
        )
    }
}
