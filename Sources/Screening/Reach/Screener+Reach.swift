public import ClewModel
import CompactIndex

extension Screener {
    /// The listed parties that a party may belong to, since their entries extend to others and its name says so; apart from every match.
    ///
    /// - Parameters:
    ///   - query: The party.
    ///   - candidates: What was found for it: those that it is taken to be itself are left out.
    /// - Complexity: O(*n*) in the length of its names; nothing where no entry extends to others.
    public func reaches(of query: ScreeningQuery, besides candidates: [Candidate]) -> [Reach] {
        guard !reach.isEmpty else { return [] }
        return reach.reaches(
            of: query, besides: Set(candidates.filter(\.isMatchAfterJudgement).map(\.entity)))
    }
}

extension ScreeningIndex {
    /// The parties of the index whose entries extend to others.
    func reach(among: RecordSet? = nil) throws(ScreeningError) -> ReachIndex {
        var records: [Int] = []
        do {
            try compact.postings(for: ScreeningKeys.scope)?.forEach { record in
                if among?.contains(Int(record)) ?? true { records.append(Int(record)) }
            }
        } catch {
            throw ScreeningError(error)
        }
        return try ReachIndex(try parties(records), lexicon: lexicon)
    }
}
