public import ClewModel

extension OwnershipGraph {
    /// The stakes and ties through which parties are held, directly or through others, on any day, in the order of the
    /// graph.
    ///
    /// All that a verdict about one of the parties can rest on is among them: every record of whoever is above it, and the
    /// ties that make two act as one.
    ///
    /// - Parameter parties: The parties; those that the graph does not know are passed over.
    /// - Complexity: O(*n*) in the stakes of the graph.
    public func stakes(above parties: some Sequence<EntityID>) -> [Stake] {
        let byAsset = StakeRecords.grouped(records.asset, count: entityCount)
        let mutual = records.kind.indices.filter { isMutual(records.kind[$0]) }
        var tied: [Int32: [Int32]] = [:]
        for row in mutual { tied[records.owner[row], default: []].append(Int32(row)) }
        var reached = [Bool](repeating: false, count: entityCount)
        var open = parties.compactMap { entities.find($0.rawValue) }
        for party in open { reached[Int(party)] = true }
        var rows: Set<Int32> = []
        while let party = open.popLast() {
            func reach(_ other: Int32) {
                guard !reached[Int(other)] else { return }
                reached[Int(other)] = true
                open.append(other)
            }
            for row in byAsset.rows[Int(byAsset.starts[Int(party)])..<Int(byAsset.starts[Int(party) + 1])] {
                rows.insert(row)
                reach(records.owner[Int(row)])
            }
            for row in tied[party] ?? [] {
                rows.insert(row)
                reach(records.asset[Int(row)])
            }
        }
        return rows.sorted().map { stake(at: Int($0)) }
    }

    private func isMutual(_ kind: UInt8) -> Bool {
        switch StakeKind(code: kind) {
        case .control(.jointArrangement), .control(.family): true
        default: false
        }
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
