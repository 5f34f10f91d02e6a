import ClewModel
import OwnershipAnalysis

/// What a graph holds, in a few lines.
struct GraphSummary {
    let source: any OwnershipSource
    let snapshot: OwnershipSnapshot

    var lines: [String] {
        let graph = source.graph
        var kinds: [String: Int] = [:]
        var unknown = 0
        var dated = 0
        for index in 0..<graph.stakeCount {
            let stake = graph.stake(at: index)
            kinds[stake.kind.key, default: 0] += 1
            if stake.share == Stake.unknownShare, stake.kind == .capital || stake.kind == .voting { unknown += 1 }
            if stake.validFrom != nil || stake.validTo != nil { dated += 1 }
        }
        return [
            "\(source.caption): \(graph.entityCount) parties, \(graph.stakeCount) stakes and ties",
            "  by kind: " + kinds.sorted { $0.key < $1.key }.map { "\($0.key) \($0.value)" }.joined(separator: ", "),
            "  \(unknown) of unknown share, \(dated) with dates, \(source.diagnostics.count) remarks",
            "ask about a party (clew own ID --graph …), or compute a regime (--all --regime us-ofac --roots FILE)",
        ]
    }
}
