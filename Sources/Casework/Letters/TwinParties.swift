import SupplyChain

/// Rows of a case that are one party: those that share an identifier, or a name that nothing contradicts.
///
/// A table put together from several papers holds a supplier twice; it is asked once. People of one name are not one person.
struct TwinParties {
    private var firsts: [String: String] = [:]

    /// - Complexity: O(*n* log *n*) for *n* names and identifiers.
    init(_ case: Case) {
        let identities = PartyIdentities([ClaimedCase(name: "", content: `case`)])
        var known: [Int: String] = [:]
        for party in `case`.parties where !party.isSoleTrader {
            guard let number = identities.number(party.id, in: 0) else { continue }
            if let first = known[number] {
                firsts[party.id] = first
            } else {
                known[number] = party.id
            }
        }
    }

    /// The row that stands first among those of the same party.
    func first(of party: String) -> String { firsts[party] ?? party }
}
