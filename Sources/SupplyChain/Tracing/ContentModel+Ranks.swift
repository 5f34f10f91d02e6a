extension ContentModel {
    /// The places of nodes in the order of the layout.
    struct Ranks {
        var lots: [Int]
        var steps: [Int]
        var entries: [Int]

        init(_ layout: ChainLayout) {
            lots = Array(repeating: -1, count: layout.makers.count)
            steps = Array(repeating: -1, count: layout.inputs.count)
            entries = Array(repeating: -1, count: layout.ledger.entries.count)
            for (place, node) in layout.order.enumerated() {
                switch node {
                case .lot(let lot): lots[lot] = place
                case .transformation(let number): steps[number] = place
                case .entry(let entry): entries[entry] = place
                }
            }
        }
    }

    /// The same terms, each column once.
    func merged(_ terms: [(column: Int, coefficient: Double)]) -> [(column: Int, coefficient: Double)] {
        guard Set(terms.map(\.column)).count < terms.count else { return terms }
        var sums: [Int: Double] = [:]
        for term in terms { sums[term.column, default: 0] += term.coefficient }
        return sums.sorted { $0.key < $1.key }.map { ($0.key, $0.value) }
    }

    /// Whether an entry brings something into its pool.
    func isAdding(_ entry: PoolLedger.Entry) -> Bool {
        switch entry.kind {
        case .receipt, .unidentified: true
        case .issue, .loss: false
        }
    }
}
