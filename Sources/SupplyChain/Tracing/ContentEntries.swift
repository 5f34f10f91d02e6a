import ClewModel

/// Where content of each kind enters a chain: what a lot holds before anything is known of its inputs, and what its own
/// making adds.
struct ContentEntries {
    let graph: SupplyGraph
    let origins: [String: OriginClaim]
    let documentedLots: Set<String>

    func region(_ lot: Int) -> Bounds {
        let found = graph.found.lots[lot]
        switch origins[found.id]?.answer {
        case .inside: return Bounds(exactly: 1)
        case .outside: return ChainShares.tellsOrigin(found, graph.commodity) ? Bounds(exactly: 0) : ShareMath.unknown
        case .unknown, nil: return ShareMath.unknown
        }
    }

    func rawMaterial(_ lot: Int) -> Bounds {
        let found = graph.found.lots[lot]
        guard ChainShares.tellsOrigin(found, graph.commodity) else { return ShareMath.unknown }
        switch origins[found.id]?.answer {
        case .inside: return Bounds(exactly: 1)
        case .outside: return Bounds(exactly: 0)
        case .unknown, nil: return ShareMath.unknown
        }
    }

    /// What is made in the region counts fully; what may have been made there, up to fully.
    func madeInRegion(_ lot: Int, _ share: Bounds) -> Bounds {
        switch origins[graph.found.lots[lot].id]?.answer {
        case .inside: Bounds(exactly: 1)
        case .unknown: Bounds(share.lower, 1)
        case .outside, nil: share
        }
    }

    func isOriginShown(_ lot: Int) -> Bool {
        let found = graph.found.lots[lot]
        guard let answer = origins[found.id]?.answer, answer != .unknown else { return false }
        return ChainShares.tellsOrigin(found, graph.commodity) && documentedLots.contains(found.id)
    }
}
