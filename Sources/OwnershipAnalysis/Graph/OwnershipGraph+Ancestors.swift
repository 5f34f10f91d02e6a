public import ClewModel

extension OwnershipGraph {
    /// The stakes and ties through which parties are held, directly or through others, on any day, in the order of the
    /// graph.
    ///
    /// All that a verdict about one of the parties can rest on is among them: every record of whoever is above it, and the
    /// ties that make two act as one. For many questions take ``AncestorStakes`` once and ask that.
    ///
    /// - Parameter parties: The parties; those that the graph does not know are passed over.
    /// - Complexity: O(*n*) in the stakes of the graph.
    public func stakes(above parties: some Sequence<EntityID>) -> [Stake] {
        AncestorStakes(self).stakes(above: parties)
    }

    /// What kind of thing a party is, where a source says so.
    public func schema(of entity: EntityID) -> Schema? {
        entities.find(entity.rawValue).flatMap { schemas[$0] }.map { Schema(rawValue: $0) }
    }

    /// The name that a source gives a party; `nil` where none does.
    public func statedName(of entity: EntityID) -> String? {
        entities.find(entity.rawValue).flatMap { names[$0] }
    }
}
