internal import ClewModel

/// Writes down how what nobody is on record for could bring a party in: whom it leads through, and who must be asked what.
struct RestProof {
    /// The steps, listed parties first, the party asked about last.
    private(set) var steps: [OwnershipStep] = []
    /// For each party that needs more than the records give those inside, who held the rest.
    private(set) var missing: [MissingFact] = []
    private let shares: UnrecordedShares
    private let standing: UnrecordedShares.Standing
    private let sure: UnrecordedShares.Standing
    private let recorded: UnrecordedShares.Standing

    /// - Parameters:
    ///   - seeds: The listed parties that count together.
    ///   - standing: Who comes in from them with the rest.
    init(_ shares: UnrecordedShares, _ seeds: [Int32], _ standing: UnrecordedShares.Standing) {
        self.shares = shares
        self.standing = standing
        sure = shares.standing(from: seeds, .least)
        recorded = shares.standing(from: seeds, .greatest)
        var seen: Set<Int32> = [shares.party]
        var open = [shares.party]
        var found: [(party: Int32, step: OwnershipStep)] = []
        while let party = open.popLast() {
            let holders =
                standing.inside[party] == 0 ? [] : shares.holders(of: party, among: earlier(than: party))
            found.append((party, step(party, holders)))
            if recorded.inside[party] == nil, let fact = fact(about: party) { missing.append(fact) }
            for holder in holders where seen.insert(holder).inserted { open.append(holder) }
        }
        steps = found.sorted {
            ($0.party == shares.party ? 1 : 0, $0.step.depth, $0.step.entity)
                < ($1.party == shares.party ? 1 : 0, $1.step.depth, $1.step.entity)
        }.map(\.step)
        missing.sort { $0.asset < $1.asset }
    }

    /// Those whose holdings counted before a party came in; of the party asked about, all.
    private func earlier(than party: Int32) -> Set<Int32> {
        guard party != shares.party, let round = standing.inside[party] else { return standing.counting }
        return standing.counting.filter { (standing.inside[$0] ?? round) < round }
    }

    private func step(_ party: Int32, _ holders: [Int32]) -> OwnershipStep {
        let snapshot = shares.snapshot
        let entity = EntityID(snapshot.graph.entities.name(party))
        let among = Set(holders)
        let links = [snapshot.capital, snapshot.voting, snapshot.control].flatMap { adjacency in
            adjacency.incomingEdges(party).map { Int($0) }.filter { among.contains(adjacency.sources[$0]) }
                .map { snapshot.link(adjacency, $0) }
        }
        let least = shares.held(party, by: sure.counting, .least)
        let most = shares.held(party, by: standing.counting, .withRest)
        let isListed = standing.inside[party] == 0
        let reason: OwnershipStep.Reason =
            isListed
            ? .listed
            : standing.inside[party] == nil ? .together : most >= shares.terms.capitalLeast ? .capital : .control
        let others =
            shares.snapshot.capital.edgeCount == 0
            ? 0
            : max(
                0, shares.snapshot.capital.totalLow[Int(party)] - shares.held(party, by: standing.counting, .least))
        return OwnershipStep(
            entity: entity, depth: standing.inside[party] ?? 0, isSure: isListed || sure.inside[party] != nil,
            reason: reason, links: links, share: isListed ? Bounds(exactly: 0) : ShareUnits.bounds(least, most),
            heldByOthers: isListed ? 0 : ShareUnits.fraction(others))
    }

    /// Who held the rest of a party, where those inside need it.
    private func fact(about party: Int32) -> MissingFact? {
        let rest = shares.rest(of: party)
        let stated = shares.held(party, by: standing.counting, .greatest)
        guard rest > 0, stated < shares.terms.capitalLeast,
            shares.held(party, by: standing.counting, .withRest) >= shares.terms.capitalLeast
        else { return nil }
        let snapshot = shares.snapshot
        let entity = EntityID(snapshot.graph.entities.name(party))
        return MissingFact(
            kind: .remainder, owner: nil, asset: entity, share: ShareUnits.bounds(0, rest),
            question:
                "Who held the part of \(snapshot.graph.name(of: entity)) on \(snapshot.day) of which no record names a holder?"
        )
    }
}
