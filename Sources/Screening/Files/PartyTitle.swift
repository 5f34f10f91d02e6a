/// What the title of a column says of a party, for tables that hold more than parties: whose the column is, and what of it.
///
/// It is what ``PartyReader`` takes the title for; both ask the same words.
public struct PartyTitle: Hashable, Sendable {
    /// What a column holds of a party.
    public enum Content: Hashable, Sendable {
        /// Its name, whole.
        case name
        /// Its country.
        case country
        /// Anything else: an address, a number, a code, a part of a name.
        case other
    }

    /// The part that the party plays, by one word for all languages: `consignee` for “Consignee”, 收货人 and “Empfänger”.
    public let party: String
    /// What the column holds.
    public let content: Content

    /// Reads a title; `nil` where it speaks of no party of a known part.
    public init?(_ title: String) {
        let read = PartyColumns.title(title)
        guard let found = read.found, !found.party.hasPrefix("party:") else { return nil }
        party = found.party
        switch read.role {
        case .name?: content = .name
        case .country?: content = .country
        default: content = read.isDoubtful ? .name : .other
        }
    }
}
