import ClewModel
import NameMatching
import Testing
import TestSupport

@testable import Screening

struct RetrievalTests {
    /// The slow way: every entity is compared.
    private static func slow(_ screener: Screener, _ query: ScreeningQuery) throws -> (id: EntityID, score: Double)? {
        let prepared = screener.prepare(query)
        var best: (id: EntityID, score: Double)?
        for record in 0..<screener.index.count {
            let profile = try screener.index.profile(at: record)
            var result = PartyScorer.Result()
            let isSound = try screener.index.withParty(at: record) {
                screener.scorer.score(
                    prepared, $0, shared: PartyScorer.SharedNames(), lexicon: screener.index.lexicon, into: &result)
            }
            #expect(isSound)
            screener.scorer.refine(&result)
            let score = PartyScorer.probability(result.logOdds)
            if score > best?.score ?? -1 || (score == best?.score && profile.id < (best?.id ?? profile.id)) {
                best = (profile.id, score)
            }
        }
        return best
    }

    @Test(arguments: 0..<2 as Range<UInt64>)
    func findsWhatComparingEverythingFinds(seed: UInt64) throws {
        var generator = SplitMix64(seed: seed)
        let entities = InventedParties.random(150, using: &generator)
        let screener = try InventedParties.screener(entities)
        var sought = 0
        var missed = 0
        for entity in entities.prefix(40) {
            let query = ScreeningQuery(
                id: "q", schema: .company, names: [InventedParties.slip(entity.caption, using: &generator)])
            guard let best = try Self.slow(screener, query), best.score >= 0.2 else { continue }
            sought += 1
            // How rare a name is in the list is known after retrieval alone, so the order may differ.
            if try !screener.screen(query).contains(where: { $0.entity == best.id }) { missed += 1 }
        }
        #expect(sought >= 8)
        #expect(missed * 20 <= sought, "\(missed) of \(sought) were missed")
    }
}
