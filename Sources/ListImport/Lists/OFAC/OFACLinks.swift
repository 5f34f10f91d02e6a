import ClewModel

/// The links between parties that OFAC gives by name, resolved when all names are known.
struct OFACLinks {
    private var numbers: [String: [String]] = [:]
    private var links: [(from: String, name: String)] = []

    /// Remembers a party by the main name that OFAC lists it under.
    mutating func register(_ party: OFACParty, listedName: String) {
        numbers[listedName.uppercased(), default: []].append(party.number)
        for name in party.links { links.append((party.number, name)) }
    }

    /// The links whose names belong to exactly one party of the list, in source order.
    ///
    /// The others stand only as notes on the party: a name that two parties share proves no link to either.
    func resolved() -> [EntityDraft] {
        var seen: Set<EntityID> = []
        return links.compactMap { link in
            // The full stop that ends all remarks may also have been the one that ends the name.
            guard let numbers = numbers[link.name.uppercased()] ?? numbers[link.name.uppercased() + "."],
                numbers.count == 1, let target = numbers.first
            else {
                return nil
            }
            var draft = EntityDraft(.unknownLink, id: EntityID("ofac-\(link.from)-link-\(target)"))
            guard seen.insert(draft.id).inserted else { return nil }
            draft.add(.subject, OFACParty.id(link.from).rawValue)
            draft.add(.object, OFACParty.id(target).rawValue)
            draft.add(.role, "Linked To")
            return draft
        }
    }
}
