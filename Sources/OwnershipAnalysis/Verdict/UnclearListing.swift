public import ClewModel

/// An entry of a list that would count if something were known that is not.
public struct UnclearListing: Hashable, Sendable {
    /// What is not known.
    public enum Doubt: Hashable, Sendable {
        /// Whether the entry is one of the regime: a collection repeats it, or its own list says that it may have ended.
        case regime
        /// Whether the party is the one that the entry names: it bears its name, and nobody has said that they are one.
        case identity(with: EntityID, called: String)
    }

    /// The entry, about the party whose place in the stakes it would take.
    public var listing: ListedParty
    /// What is not known.
    public var doubt: Doubt

    /// Creates an unclear listing.
    public init(_ listing: ListedParty, doubt: Doubt) {
        self.listing = listing
        self.doubt = doubt
    }

    /// What is missing for an answer about a party.
    func fact(about party: EntityID, under rule: OwnershipRule, in graph: OwnershipGraph) -> MissingFact {
        let (name, list) = (graph.name(of: listing.entity), listing.dataset?.rawValue)
        return switch doubt {
        case .regime:
            MissingFact(
                kind: .listing, owner: listing.entity, asset: party, share: Stake.unknownShare,
                question:
                    "Is the listing of \(name) in \(list ?? "the collection") one under \(rule.name)? Its entry does "
                    + "not say so.")
        case .identity(let entry, let called):
            MissingFact(
                kind: .identity, owner: listing.entity, asset: party, share: Stake.unknownShare,
                question:
                    "Is \(name) (\(listing.entity)) the party that \(list ?? "the list") names as \(called) (\(entry))? "
                    + "Only the names say so.")
        }
    }
}
