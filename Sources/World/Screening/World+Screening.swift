public import ClewModel
import CompactIndex
public import Screening

extension World {
    /// Screens against those listed.
    ///
    /// - Parameters:
    ///   - lists: The lists whose entries count; `nil` for all.
    ///   - day: The day on which an entry must stand; `nil` for any, for a reader who judges each by its own days.
    ///   - options: How to search.
    public func screener(
        on lists: Set<DatasetName>? = nil, standingOn day: Day?, options: ScreeningOptions = ScreeningOptions()
    ) throws(ClewError) -> Screener {
        let among = records(on: lists, standingOn: day)
        var options = options
        if options.model == nil { options.model = try knowledge.evidence }
        return try withScreeningErrors { [options] in try Screener(index: listed, options: options, among: among) }
    }

    /// Who parties may be among everybody on hand: those listed on any day first sought by themselves, so that no register,
    /// however long, keeps one of them out.
    ///
    /// - Parameter known: For each query whether it is known by a number who the party is on registers: then of those whom no list names
    ///   only who shares a number with it is sought, since a register of millions would name its namesakes. Where people have decided
    ///   about matches all are sought as the others are.
    /// - Returns: For each query its candidates, best first, with the decisions that people made about them.
    public func identify(
        _ queries: [ScreeningQuery], options: ScreeningOptions = ScreeningOptions(), on day: Day? = nil,
        known: [Bool] = []
    ) throws(ClewError) -> [[Candidate]] {
        var decisions = decisions
        decisions.day = day
        var options = options
        if options.model == nil { options.model = try knowledge.evidence }
        return try withScreeningErrors { [options, decisions] in
            var found = try Screener(index: listed, options: options).screen(queries)
            if everyone.count > listed.count {
                let sought = zip(queries.indices, queries).map { number, query in
                    guard known.indices.contains(number), known[number], decisions.isEmpty else { return query }
                    var query = query
                    query.names = []
                    return query
                }
                let registered = try Screener(index: everyone, options: options).screen(sought)
                for (number, candidates) in registered.enumerated() {
                    let others = candidates.filter { isOnlyKnown($0.entity) }
                    found[number] = (found[number] + others).sorted { lhs, rhs in
                        lhs.score != rhs.score ? lhs.score > rhs.score : lhs.entity < rhs.entity
                    }
                }
            }
            return zip(queries, found).map { decisions.apply(to: $1, of: $0) }
        }
    }

    /// The listed parties that parties may belong to, by the words of entries of any day; whoever shows one judges its entries by their
    /// days.
    ///
    /// - Parameters:
    ///   - queries: The parties.
    ///   - found: The candidates of each: those that it is taken to be itself are left out.
    public func reaches(_ queries: [ScreeningQuery], besides found: [[Candidate]]) throws(ClewError) -> [[Reach]] {
        var options = ScreeningOptions()
        options.model = try knowledge.evidence
        return try withScreeningErrors { [options] in
            let screener = try Screener(index: listed, options: options)
            return zip(queries, found).map { screener.reaches(of: $0, besides: $1) }
        }
    }

    /// Whether a party is on hand and no list has ever named it, under any of its identifiers.
    private func isOnlyKnown(_ party: EntityID) -> Bool {
        guard let number = table.number(of: party) else { return true }
        return table.listed[number] < 0
    }
}
