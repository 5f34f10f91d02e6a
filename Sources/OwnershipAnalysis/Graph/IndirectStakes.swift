internal import ClewModel

/// Stakes that a source calls indirect: they repeat a chain of other stakes, or stand for one that is not on hand.
enum IndirectStakes {
    /// How many links of a chain are followed.
    private static let depth = 8

    /// The records without those indirect ones whose chain is on hand.
    ///
    /// A chain is on hand where direct stakes lead from the owner to the asset, and either each of them is at least what
    /// the indirect one states at least, or their products along all ways come to it. Where the chain falls short, what is
    /// stated stays as what may be held.
    ///
    /// - Parameter rows: Records that hold on one day, of one kind.
    /// - Complexity: O(*n*) where none is indirect, else a walk over the stakes below each owner of an indirect one.
    static func withoutRepeats(_ rows: [Int32], of graph: OwnershipGraph) -> [Int32] {
        let records = graph.records
        guard rows.contains(where: { records.indirect[Int($0)] == 1 }) else { return rows }
        var direct: [Int32: [(asset: Int32, high: Int32)]] = [:]
        for row in rows where records.indirect[Int(row)] == 0 {
            direct[records.owner[Int(row)], default: []].append((records.asset[Int(row)], records.high[Int(row)]))
        }
        return rows.filter { row in
            let index = Int(row)
            guard records.indirect[index] == 1 else { return true }
            return !isOnHand(from: records.owner[index], to: records.asset[index], stated(index, records), direct)
        }
    }

    /// What an indirect stake comes to at least by what its source states, kept as the most that it can be.
    private static func stated(_ index: Int, _ records: StakeRecords) -> Double {
        Double(records.high[index]) / Double(ShareUnits.whole)
    }

    private static func isOnHand(
        from owner: Int32, to asset: Int32, _ stated: Double, _ direct: [Int32: [(asset: Int32, high: Int32)]]
    ) -> Bool {
        var product = 0.0
        var hasFirmChain = false
        var path: [Int32] = [owner]
        var work = 100_000
        func walk(_ party: Int32, _ share: Double, _ least: Double) {
            guard !hasFirmChain, path.count <= depth, work > 0 else { return }
            for stake in direct[party] ?? [] where !path.contains(stake.asset) {
                work -= 1
                let part = Double(stake.high) / Double(ShareUnits.whole)
                if stake.asset == asset {
                    // The stake itself is no chain: it is held beside what is held through others.
                    guard path.count > 1 else { continue }
                    product += share * part
                    if min(least, part) >= stated - 1e-9 { hasFirmChain = true }
                } else {
                    path.append(stake.asset)
                    walk(stake.asset, share * part, min(least, part))
                    path.removeLast()
                }
            }
        }
        walk(owner, 1, 1)
        return hasFirmChain || product >= stated - 1e-3
    }
}
