/// Tells parties that can never fall under a rule by a look at those who hold them and at those who hold these.
///
/// A party whom nobody holds and nobody lists stays outside for ever; so does one of whom such parties hold too much.
struct OutsiderCheck {
    private let snapshot: OwnershipSnapshot
    private let terms: CascadeTerms
    private let weighing: TieWeighing
    private let listed: Set<Int32>

    init(_ snapshot: OwnershipSnapshot, _ terms: CascadeTerms, _ weighing: TieWeighing, _ listed: Set<Int32>) {
        self.snapshot = snapshot
        self.terms = terms
        self.weighing = weighing
        self.listed = listed
    }

    /// Whether a party can be left out without changing anything.
    func isOutsider(_ party: Int32) -> Bool {
        !listed.contains(party) && !hasTie(party)
            && !canReach(snapshot.capital, party, terms.capitalLeast)
            && !canReach(snapshot.voting, party, terms.votingLeast)
    }

    /// Whether those who may be inside can hold enough of a party.
    private func canReach(_ adjacency: Adjacency, _ party: Int32, _ least: Int64) -> Bool {
        guard adjacency.edgeCount > 0, least != .max else { return false }
        var most: Int64 = 0
        var outside: Int64 = 0
        for edge in adjacency.incomingEdges(party) {
            let owner = adjacency.sources[Int(edge)]
            if owner == party || isHeldByNobody(owner) {
                outside += Int64(adjacency.low[Int(edge)])
            } else {
                most += Int64(adjacency.high[Int(edge)])
            }
        }
        let whole = Int64(ShareUnits.whole)
        let room = adjacency.boundingTotals[Int(party)] > whole ? whole : whole - outside
        return min(most, room) >= least
    }

    private func isHeldByNobody(_ party: Int32) -> Bool {
        !listed.contains(party) && snapshot.capital.incomingEdges(party).isEmpty
            && snapshot.voting.incomingEdges(party).isEmpty && !hasTie(party)
    }

    /// Whether a tie can bring a party in, or lets its holdings count together with another's.
    private func hasTie(_ party: Int32) -> Bool {
        let control = snapshot.control
        guard control.edgeCount > 0 else { return false }
        for edge in control.incomingEdges(party)
        where weighing.weight(control.kinds[Int(edge)], isSure: control.isSure(Int(edge))) != .none {
            return true
        }
        return control.edges(from: party).contains {
            weighing.weight(control.kinds[$0], isSure: control.isSure($0)).isMutual
        }
    }
}
