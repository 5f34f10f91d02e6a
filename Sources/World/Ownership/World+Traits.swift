public import ClewModel
public import OwnershipAnalysis

extension World {
    /// Addresses and telephone numbers of all parties, for leads.
    ///
    /// - Complexity: O(*s*) in the statements on hand.
    public func traits() throws(ClewError) -> [PartyTrait] {
        var traits: [PartyTrait] = []
        try forEachEntity(where: \.isMatchable) { party in
            let (addresses, phones) = (party[.address], party[.phone])
            guard !addresses.isEmpty || !phones.isEmpty else { return }
            let citation = Citation(
                party.datasets.first?.rawValue ?? "the archive", party.id.rawValue, url: party.first(.sourceUrl),
                verification: .secondary)
            let one = identities.representative(of: party.id)
            traits += addresses.map { PartyTrait(entity: one, kind: .address, value: $0, citation: citation) }
            traits += phones.map { PartyTrait(entity: one, kind: .phone, value: $0, citation: citation) }
        }
        return traits
    }
}
