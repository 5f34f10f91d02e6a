import Foundation
import NameMatching
import Screening
import SupplyChain

/// Puts a name in Latin letters beside each name in Chinese characters, so that every reader can tell the parties apart.
enum Romanization {
    /// The case with the Latin name of each party: another name that the case gives it, else that of the entry that it is
    /// taken to be, else the likeliest reading.
    ///
    /// - Parameter candidates: The candidates of each party, in the order of the case.
    static func named(_ case: Case, _ candidates: [[Candidate]], lexicon: Lexicon) -> Case {
        let analyzer = NameAnalyzer(lexicon: lexicon)
        var named = `case`
        for index in named.parties.indices {
            let party = named.parties[index]
            guard Markup.language(of: party.name) == "zh" else { continue }
            named.parties[index].romanized =
                party.otherNames.first { Markup.language(of: $0) == nil }
                ?? candidates[index].filter(\.isMatchAfterJudgement).lazy.flatMap { [$0.caption, $0.matchedName] }
                .first { !$0.isEmpty && Markup.language(of: $0) == nil }
                ?? analyzer.romanized(party.name)
        }
        return named
    }
}
