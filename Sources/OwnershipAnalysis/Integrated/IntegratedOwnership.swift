public import ClewModel

/// How much of each party an owner has in the end, through chains and cross-holdings.
///
/// Shares multiply along a chain and add across chains: *x* is the solution of (I − A)ᵀ*x* = *b* with *A* the stakes and
/// *b* those of the owner, the integrated ownership of Brioschi, Buzzacchi and Colombo (*Journal of Banking and Finance*
/// 13, 1989). Shares that a company holds in itself enrich its other owners in proportion, as the solution says. What
/// comes back to the owner itself is not counted again.
///
/// No law asks for this number: it is what an owner would get of a profit handed on in full. Rules of ownership count the
/// stakes of each layer whole, see ``Cascade``.
public struct IntegratedOwnership: Sendable {
    /// The owner.
    public let owner: EntityID
    /// The day.
    public let day: Day
    /// The largest difference, over all parties and both ends of the bounds, between a share and what its equation says.
    public let residual: Double
    /// How many parties the owner reaches.
    public let reached: Int
    private let graph: OwnershipGraph
    private let parties: [Int32]
    private let lower: [Double]
    private let upper: [Double]

    /// The share in one party.
    public struct Row: Hashable, Sendable, Codable {
        /// The party.
        public var entity: EntityID
        /// The share, as a fraction: from the least to the most that unknown stakes allow.
        public var share: Bounds
    }

    init(_ snapshot: OwnershipSnapshot, _ owner: Int32) {
        let system = IntegratedSystem(snapshot.capital, from: owner, count: snapshot.graph.entityCount)
        let solution = system.solve()
        self.owner = EntityID(snapshot.graph.entities.name(owner))
        day = snapshot.day
        graph = snapshot.graph
        parties = system.parties
        lower = solution.lower
        upper = solution.upper
        residual = solution.residual
        reached = parties.count - 1
    }

    /// The share in a party; nothing in one that the owner does not reach.
    ///
    /// - Complexity: O(log *n*) in the parties reached.
    public func share(of entity: EntityID) -> Bounds {
        guard let number = graph.entities.find(entity.rawValue) else { return Bounds(exactly: 0) }
        var low = 1
        var high = parties.count
        while low < high {
            let middle = (low + high) / 2
            if parties[middle] < number { low = middle + 1 } else { high = middle }
        }
        guard low < parties.count, parties[low] == number else { return Bounds(exactly: 0) }
        return Bounds(min(lower[low], upper[low]), upper[low])
    }

    /// The shares that can reach a minimum, the largest first, equal ones by identifier.
    public func rows(least: Double = 0) -> [Row] {
        (1..<max(parties.count, 1)).filter { upper[$0] > 0 && upper[$0] >= least }
            .map {
                Row(
                    entity: EntityID(graph.entities.name(parties[$0])),
                    share: Bounds(min(lower[$0], upper[$0]), upper[$0]))
            }
            .sorted { ($1.share.lower, $1.share.upper, $0.entity) < ($0.share.lower, $0.share.upper, $1.entity) }
    }
}

extension OwnershipSnapshot {
    /// How much of each party an owner has in the end; `nil` if the graph does not know the owner.
    ///
    /// - Complexity: O(*m*) for *m* stakes among those reached, and for each ring of cross-holdings O(*k*³) up to 48
    ///   companies, O(*rounds* · *k*) above.
    public func integratedOwnership(of owner: EntityID) -> IntegratedOwnership? {
        graph.entities.find(owner.rawValue).map { IntegratedOwnership(self, $0) }
    }
}
