public import ClewModel

/// Whom an owner controls by votes, and how much each holder's votes weigh in one company.
///
/// An owner controls a company if it has more than half of the votes, its own and those of companies that it controls.
/// Where no votes are stated for a company, its capital stands in for them.
public struct VotingControl: Sendable {
    /// The owner.
    public let owner: EntityID
    /// Those whom it surely controls, sorted.
    public let controlled: [EntityID]
    /// Those whom it may control, depending on unknown stakes, sorted.
    public let possible: [EntityID]

    init(_ snapshot: OwnershipSnapshot, _ owner: Int32) {
        let graph = snapshot.graph
        let votes = CascadeEdges(snapshot.voting)
        var hasVotes = [Bool](repeating: false, count: graph.entityCount)
        for target in votes.targets { hasVotes[Int(target)] = true }
        var capital = CascadeEdges(snapshot.capital)
        for edge in capital.targets.indices where hasVotes[Int(capital.targets[edge])] {
            capital.low[edge] = 0
            capital.high[edge] = 0
        }
        let input = CascadeGraph(
            count: graph.entityCount, capital: capital, voting: votes, ties: CascadeTies(count: graph.entityCount, []))
        let half = OwnershipTest(right: .voting, threshold: 0.5, comparison: .moreThan)
        let stand = OwnershipTest(right: .capital, threshold: 0.5, comparison: .moreThan)
        var run = CascadeRun(input)
        run.run(input, CascadeTerms([half, stand]), seeds: [owner])
        self.owner = EntityID(graph.entities.name(owner))
        var sure: [EntityID] = []
        var open: [EntityID] = []
        for party in run.touched where party != owner {
            if run[Int(party)].sureDepth > 0 {
                sure.append(EntityID(graph.entities.name(party)))
            } else if run[Int(party)].possibleDepth > 0 {
                open.append(EntityID(graph.entities.name(party)))
            }
        }
        controlled = sure.sorted()
        possible = open.sorted()
    }
}

/// How often one holder's votes decide, over all ways in which the others can vote.
public struct VotingPower: Hashable, Sendable, Codable {
    /// The holder.
    public var owner: EntityID
    /// Its share of the votes.
    public var share: Double
    /// The normalized index of Banzhaf, "Weighted Voting Doesn't Work" (*Rutgers Law Review* 19, 1965): its part of all
    /// decisive votes.
    public var power: Double
}

extension OwnershipSnapshot {
    /// Whom an owner controls by votes; `nil` if the graph does not know the owner.
    public func votingControl(of owner: EntityID) -> VotingControl? {
        graph.entities.find(owner.rawValue).map { VotingControl(self, $0) }
    }

    /// How much each holder's votes weigh in a company, the heaviest first.
    ///
    /// More than half of all votes decides; votes that nobody records are never cast.
    ///
    /// - Returns: `nil` where a share is unknown, or where there are no or more than 20 holders.
    /// - Complexity: O(2ⁿ · *n*) for *n* holders.
    public func votingPower(in entity: EntityID) -> [VotingPower]? {
        guard let party = graph.entities.find(entity.rawValue) else { return nil }
        let adjacency = voting.edges(into: party).isEmpty ? capital : voting
        let edges = adjacency.edges(into: party).filter { adjacency.sources[$0] != party }
        guard (1...20).contains(edges.count), edges.allSatisfy({ adjacency.low[$0] == adjacency.high[$0] }) else {
            return nil
        }
        let weights = edges.map { Int64(adjacency.low[$0]) }
        let quota = Int64(ShareUnits.whole) / 2 + 1
        var swings = [Int](repeating: 0, count: weights.count)
        for coalition in 0..<(1 << weights.count) {
            var sum: Int64 = 0
            for index in weights.indices where coalition >> index & 1 == 1 { sum += weights[index] }
            guard sum >= quota else { continue }
            for index in weights.indices where coalition >> index & 1 == 1 && sum - weights[index] < quota {
                swings[index] += 1
            }
        }
        let total = swings.reduce(0, +)
        return edges.indices.map { index in
            VotingPower(
                owner: EntityID(graph.entities.name(adjacency.sources[edges[index]])),
                share: ShareUnits.fraction(weights[index]),
                power: total == 0 ? 0 : Double(swings[index]) / Double(total))
        }
        .sorted { ($1.power, $1.share, $0.owner) < ($0.power, $0.share, $1.owner) }
    }
}
