import ClewModel

extension Case {
    /// The case with what its rows say against evenness said of the lots behind them too.
    ///
    /// A lot that is not alike throughout, and was made or taken of one lot alone, came of one that was not alike either: nothing
    /// else could have made it so. Only a row that says of that lot that it is alike throughout stands against this.
    ///
    /// - Complexity: O(*n*) in the legs of the events.
    func withDenialsCarriedBack() -> Case {
        guard lots.contains(where: { $0.isHomogeneous == false }) else { return self }
        let index = Dictionary(lots.indices.map { (lots[$0].id, $0) }, uniquingKeysWith: { first, _ in first })
        var stored: [String: Set<Int?>] = [:]
        for pool in pools where pool.openingStock != nil { stored[pool.id] = [nil] }
        for event in events where event.kind == .store {
            guard let pool = event.pool else { continue }
            for leg in event.inputs { stored[pool, default: []].insert(leg.lot.flatMap { index[$0] }) }
        }
        /// What each lot was made or taken of; `nil` among it where nobody says.
        var sources: [Int: Set<Int?>] = [:]
        for event in events where event.kind == .transform || event.kind == .issue {
            let own =
                event.kind == .transform
                ? Set(event.inputs.map { leg in leg.lot.flatMap { index[$0] } })
                : event.pool.flatMap { stored[$0] } ?? [nil]
            for lot in event.outputs.compactMap({ $0.lot.flatMap { index[$0] } }) {
                sources[lot, default: []].formUnion(own)
            }
        }
        var found = self
        var open = lots.indices.filter { lots[$0].isHomogeneous == false }
        while let lot = open.popLast() {
            guard let behind = sources[lot], behind.count == 1, let only = behind.first ?? nil,
                found.lots[only].isHomogeneous == nil
            else { continue }
            found.lots[only].isHomogeneous = false
            open.append(only)
        }
        return found
    }
}
