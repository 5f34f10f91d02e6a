package import ClewModel
import CompactIndex
package import NameMatching

/// A candidate as the learning of the forests sees it.
package struct ScreeningExample {
    /// The candidate.
    package let entity: EntityID
    /// The forest that weighs its best pair of names.
    package let forest: EvidenceModel.Kind
    /// How its best pair of names is calibrated.
    package let cell: CalibrationCell
    /// What the forest estimates, in log-odds.
    package let estimate: Double
    /// The log-odds that are told.
    package let told: Double
    /// Whether a floor, a ceiling or a question holds the odds, which then are no estimate.
    package let isHeld: Bool
    /// What the names alone say, in log-odds: the estimate, and what is told.
    package let names: (estimate: Double, told: Double)
    /// The values of all columns, in the order of ``EvidenceModel/columnNames``.
    package let columns: [Float]
    /// The score as weighed now.
    package let score: Double
    /// The names of the best pair: the query's and the party's.
    package let texts: (String, String)
}

extension Screener {
    /// All candidates of a query that the forest weighs, best first.
    package func examples(_ query: ScreeningQuery) throws(ScreeningError) -> [ScreeningExample] {
        var retriever = CandidateRetriever(index: index.compact)
        let prepared = prepare(query)
        var examples: [ScreeningExample] = []
        for entry in try compared(prepared, with: &retriever) {
            guard let pair = entry.result.pair else { continue }
            let profile = try index.profile(at: entry.record)
            let row = PartyScorer.row(entry.result, pair.measure)
            examples.append(
                ScreeningExample(
                    entity: profile.id, forest: pair.forest, cell: pair.measure.cell,
                    estimate: scorer.estimate(entry.result), told: entry.result.logOdds,
                    isHeld: scorer.isHeld(entry.result),
                    names: (pair.measure.logOdds, pair.measure.toldOdds),
                    columns: (0..<ScreeningFeature.columnCount).map { row[$0] },
                    score: PartyScorer.probability(entry.result.logOdds),
                    texts: (
                        prepared.names(as: pair.kind)[pair.query].original, profile.names[pair.party].text
                    )))
        }
        return examples
    }
}

extension EvidenceModel {
    /// The names of the columns.
    package static var columnNames: [String] { ScreeningFeature.columnNames }
    /// Whether the odds may only rise (1) or fall (-1) with a column; 0 where either may be.
    package static var columnDirections: [Int] { ScreeningFeature.directions }
}
