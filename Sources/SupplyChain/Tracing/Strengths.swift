import ClewModel

/// What rows and reference data say of the strength of lots.
struct Strengths {
    /// Whether lots are compared by what they hold; else a kilogram of any lot counts as much as of any other.
    let isCounted: Bool
    /// For each lot what is stated: exactly by its own row, or as the range of its stage.
    private let stated: [Bounds?]
    /// For each lot whether that holds of every piece of it, as what a stage is named for, and not of the whole alone.
    private let isOfEveryPiece: [Bool]
    private let lots: [Lot]

    init(_ graph: SupplyGraph) {
        let found = graph.found.lots
        let stages = graph.commodity.stages
        let hasRanges = stages.contains { $0.content != nil }
        let isOfSolids = stages.contains { $0.yield(.solids) != nil }
        isCounted = hasRanges || isOfSolids || found.contains { $0.solids != nil }
        lots = found
        guard isCounted else {
            stated = []
            isOfEveryPiece = []
            return
        }
        let ranges = Dictionary(stages.map { ($0.key, $0.content) }, uniquingKeysWith: { first, _ in first })
        isOfEveryPiece = found.map { $0.solids == nil && hasRanges }
        stated = found.map { lot in
            if let solids = lot.solids {
                guard lot.mass(of: lot.quantity) != nil else { return Strength.unknownRange }
                return Bounds(exactly: max(solids, Strength.unknownRange.lower))
            }
            if let range = ranges[lot.stage] ?? nil {
                return Bounds(max(range.bounds.lower, Strength.unknownRange.lower), range.bounds.upper)
            }
            // Where only ores and scrap have ranges, all else of the commodity is the metal itself.
            return hasRanges ? Bounds(exactly: 1) : nil
        }
    }

    /// The strength that a lot's row or stage states; `nil` where nobody says.
    func stated(_ lot: Int) -> Strength? { stated[lot].map { Strength($0) } }

    /// What is stated of every piece of a lot that may have been put together piece by piece; `nil` where nobody says.
    func statedOfEveryPiece(_ lot: Int) -> Strength? {
        guard isOfEveryPiece[lot], var strength = stated(lot) else { return nil }
        strength.isOne = strength.exact != nil
        return strength
    }

    /// The strength of a lot of which nothing else is known.
    func own(_ lot: Int) -> Strength {
        stated(lot) ?? unstated(lot)
    }

    /// The strength of a lot of which nobody states it; goods of no stage of the commodity are alike to nothing.
    func unstated(_ lot: Int) -> Strength {
        let stage = lots[lot].stage
        return Strength(Strength.unknownRange, unstated: stage == Lot.otherStage ? nil : stage)
    }
}
