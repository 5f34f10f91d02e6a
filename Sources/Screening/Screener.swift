public import ClewModel
public import CompactIndex
import Foundation
import NameMatching
import Synchronization

/// Looks parties up in an index and says how likely each candidate is the party asked for.
///
/// The answer to a query depends on the index, the options and the query alone: not on other queries, threads or cores.
public struct Screener: Sendable {
    /// The parties to screen against.
    public let index: ScreeningIndex
    /// How it searches.
    public let options: ScreeningOptions

    let keys: ScreeningKeys
    let scorer: PartyScorer
    let retrievers: RetrieverPool
    /// The parties whose entries extend to others.
    let reach: ReachIndex
    /// The parties that may be found; all of the index where it is `nil`.
    private let among: RecordSet?

    /// Creates a screener.
    ///
    /// - Parameters:
    ///   - index: The parties.
    ///   - options: How to search.
    ///   - among: Those of the parties that may be found, by their records; all where it is `nil`.
    /// - Throws: `incompatibleIndex` if the name tables have no model to compare with.
    public init(
        index: ScreeningIndex, options: ScreeningOptions = ScreeningOptions(), among: RecordSet? = nil
    ) throws(ScreeningError) {
        self.index = index
        self.among = among
        self.options = options.fitted(to: among?.count ?? index.count)
        keys = ScreeningKeys(analyzer: NameAnalyzer(lexicon: index.lexicon))
        let comparator: NameComparator
        do {
            comparator = try NameComparator(lexicon: index.lexicon)
        } catch {
            throw ScreeningError(.incompatibleIndex, "the name tables cannot be used: \(error)", cause: error)
        }
        let model: EvidenceModel
        if let given = options.model {
            model = given
        } else {
            model = try EvidenceModel(directory: index.lexicon.directory)
        }
        scorer = PartyScorer(
            comparator: comparator, model: model,
            weights: options.weights, isCalibrated: options.isCalibrated)
        retrievers = RetrieverPool(index: index.compact, among: among)
        reach = try index.reach(among: among)
    }

    /// Screens one party.
    ///
    /// - Returns: The candidates, best first; equal scores in the order of their identifiers.
    /// - Throws: `index`, if the index turns out to be damaged.
    public func screen(_ query: ScreeningQuery) throws(ScreeningError) -> [Candidate] {
        var retriever = retrievers.take()
        defer { retrievers.giveBack(retriever) }
        return try screen(query, with: &retriever)
    }

    /// Screens many parties on all cores.
    ///
    /// - Parameters:
    ///   - queries: The queries.
    ///   - workers: How many threads to use; all cores where it is `nil`.
    /// - Returns: For each query, in their order, what ``screen(_:)`` returns for it.
    /// - Throws: `index`, if the index turns out to be damaged.
    public func screen(_ queries: [ScreeningQuery], workers: Int? = nil) throws(ScreeningError) -> [[Candidate]] {
        let count = max(1, workers ?? ProcessInfo.processInfo.activeProcessorCount)
        let results: [Result<[Candidate], ScreeningError>] = queries.concurrentMap(
            workers: count, context: { CandidateRetriever(index: index.compact, among: among) }
        ) { retriever, query in
            do throws(ScreeningError) { return .success(try screen(query, with: &retriever)) } catch {
                return .failure(error)
            }
        }
        var candidates: [[Candidate]] = []
        candidates.reserveCapacity(results.count)
        for result in results { candidates.append(try result.get()) }
        return candidates
    }

    /// What retrieval alone would hand to the comparison, best first, with the weight of what each party shares with the
    /// query: the measure of what it loses.
    ///
    /// - Throws: `index`, if the index turns out to be damaged.
    public func retrieve(_ query: ScreeningQuery) throws(ScreeningError) -> [(entity: EntityID, weight: Int)] {
        var retriever = retrievers.take()
        defer { retrievers.giveBack(retriever) }
        var found: [(entity: EntityID, weight: Int)] = []
        for hit in try retrieve(prepare(query), with: &retriever, options).hits {
            found.append((try index.id(at: hit.record), Int(hit.weight)))
        }
        return found
    }

    // One query

    private func screen(_ query: ScreeningQuery, with retriever: inout CandidateRetriever)
        throws(ScreeningError) -> [Candidate]
    {
        let prepared = prepare(query)
        var found = try compared(prepared, with: &retriever)
        if options.matchLimit > options.crowd, matchCount(found) > options.crowd {
            found = try compared(prepared, with: &retriever, options.widened)
        }
        let count = max(options.limit, min(matchCount(found), options.matchLimit))
        var candidates: [Candidate] = []
        for entry in found.prefix(count) {
            guard PartyScorer.probability(entry.result.logOdds) >= options.leastScore else { break }
            candidates.append(try candidate(entry, prepared))
        }
        return candidates
    }

    /// How many of the parties compared, best first, match.
    private func matchCount(_ found: [Scored]) -> Int {
        found.prefix { PartyScorer.probability($0.result.logOdds) >= options.weights.threshold }.count
    }

    /// A party that was compared.
    struct Scored {
        let record: Int
        var result: PartyScorer.Result
    }

    /// The parties that retrieval proposes, weighed and ranked.
    func compared(
        _ prepared: PartyScorer.Query, with retriever: inout CandidateRetriever, _ given: ScreeningOptions? = nil
    ) throws(ScreeningError) -> [Scored] {
        let options = given ?? self.options
        let (hits, shared) = try retrieve(prepared, with: &retriever, options)
        var scored: [Scored] = []
        scored.reserveCapacity(hits.count)
        var result = PartyScorer.Result()
        var best = -Double.infinity
        let sure = LogisticFunction.logOdds(options.sureScore)
        for (position, hit) in hits.enumerated() {
            if best >= sure, hit.weight < options.littleWeight { continue }
            let isProposed = try index.withParty(at: hit.record) { party -> Bool? in
                let isSameKind = prepared.mayBe(party.schema)
                guard isSameKind || !prepared.identifiers.isEmpty else { return false }
                guard scorer.score(prepared, party, shared: shared[position], lexicon: index.lexicon, into: &result)
                else { return nil }
                // An identifier in common finds its party whatever either side calls it.
                return isSameKind || result.identifiers > 0
            }
            guard isProposed else { continue }
            best = max(best, result.logOdds)
            scored.append(Scored(record: hit.record, result: result))
        }
        // Equal estimates stay in the order of retrieval, which depends on nothing but the parties.
        let odds = scored.map(\.result.logOdds)
        let order = odds.indices.sorted { odds[$0] != odds[$1] ? odds[$0] > odds[$1] : $0 < $1 }
        var refined = order.prefix(max(options.limit, options.refined)).map { scored[$0] }
        for index in refined.indices { scorer.refine(&refined[index].result) }
        try compareAddresses(prepared, &refined)
        return try ranked(refined).map { refined[$0] }
    }

    /// Makes a question of a match whose addresses contradict; only those that would match are looked at.
    ///
    /// Where one side states no address, the places of its name stand for it: a mill in Nantong is not the listed one that its name
    /// puts in Kuitun.
    private func compareAddresses(_ query: PartyScorer.Query, _ scored: inout [Scored]) throws(ScreeningError) {
        let threshold = LogisticFunction.logOdds(min(max(options.weights.threshold, 0.0001), 0.9999))
        var asked: StatedTowns?
        for number in scored.indices where scored[number].result.logOdds >= threshold {
            guard let pair = scored[number].result.pair, pair.kind != .person else { continue }
            let profile = try index.profile(at: scored[number].record)
            guard !query.addresses.isEmpty || !profile.addresses.isEmpty, profile.names.indices.contains(pair.party)
            else {
                continue
            }
            // A place that both names state is agreed on, wherever an office of it lies.
            let areBoth = !query.addresses.isEmpty && !profile.addresses.isEmpty
            if !areBoth, pair.measure.agreesInPlace { continue }
            let listedTowns = towns(profile.addresses, else: profile.names[pair.party].text)
            let askedTowns: StatedTowns
            if query.addresses.isEmpty {
                askedTowns = towns([], else: query.names(as: pair.kind)[pair.query].original)
            } else {
                askedTowns = asked ?? towns(query.addresses, else: "")
                asked = askedTowns
            }
            if askedTowns.contradict(listedTowns) { scorer.noteOtherAddress(&scored[number].result) }
        }
    }

    /// The towns that addresses state, or those of a name where there are none.
    private func towns(_ addresses: [String], else name: String) -> StatedTowns {
        StatedTowns(addresses.isEmpty ? [name] : addresses, analyzer: keys.analyzer, lexicon: index.lexicon)
    }

    /// The positions, best first; equal ones in the order of their identifiers.
    private func ranked(_ scored: [Scored]) throws(ScreeningError) -> [Int] {
        let odds = scored.map(\.result.logOdds)
        var order = odds.indices.sorted { odds[$0] != odds[$1] ? odds[$0] > odds[$1] : $0 < $1 }
        var start = 0
        while start < order.count {
            var end = start + 1
            while end < order.count, odds[order[end]] == odds[order[start]] { end += 1 }
            if end - start > 1 {
                var equal: [(id: EntityID, position: Int)] = []
                for position in order[start..<end] {
                    equal.append((try index.id(at: scored[position].record), position))
                }
                equal.sort { $0.id != $1.id ? $0.id < $1.id : $0.position < $1.position }
                order.replaceSubrange(start..<end, with: equal.map(\.position))
            }
            start = end
        }
        return order
    }

    func prepare(_ query: ScreeningQuery) -> PartyScorer.Query {
        let kinds = query.nameKinds
        let names = query.names.filter { PlaceholderText($0) == nil }
        let texts = names.prefix(options.nameLimit) + query.otherReadings.prefix(options.nameLimit)
        return PartyScorer.Query(
            schema: query.schema,
            names: kinds.map { kind in
                let read = kind == .person ? names.flatMap { keys.analyzer.readings(of: $0) } : []
                return (kind, (texts + read.prefix(options.nameLimit)).map { keys.analyzer.analyze($0, kind: kind) })
            },
            countries: query.countries.compactMap { CountryCode.code(of: $0) },
            identifiers: query.identifiers.filter(\.isUsable),
            birthDates: query.birthDates.compactMap { PartialDate($0.prefix(10)) },
            addresses: query.schema == .person ? [] : query.addresses)
    }

    /// All keys under which a query is looked up.
    func lookupKeys(of query: PartyScorer.Query) -> [ScreeningKeys.Key] {
        var all = keys.keys(of: query.identifiers)
        var count = query.identifiers.count
        for (kind, names) in query.names {
            all += keys.keys(ofNames: names, kind: kind)
            count += names.count
        }
        return ScreeningKeys.distinct(all, limit: ScreeningKeys.limit(forValues: count))
    }

    private func retrieve(
        _ query: PartyScorer.Query, with retriever: inout CandidateRetriever, _ options: ScreeningOptions
    ) throws(ScreeningError) -> (hits: [Retrieval.Hit], shared: [PartyScorer.SharedNames]) {
        do {
            var lists: [WeightedPostings] = []
            var distinctive: [(kind: ScreeningKeys.Kind, postings: PostingList)] = []
            let keys = lookupKeys(of: query)
            lists.reserveCapacity(keys.count)
            for key in keys {
                guard let postings = try index.compact.postings(for: key.hash) else { continue }
                // However many parties share it: what a pair says must not hang on that.
                if key.kind == .strongName || key.kind == .exactName { distinctive.append((key.kind, postings)) }
                guard RetrievalWeights.isWorthwhile(key.kind, frequency: postings.count, options) else { continue }
                lists.append(
                    WeightedPostings(postings, weight: RetrievalWeights.weight(key.kind, frequency: postings.count)))
            }
            let hits = try addingRareSharers(
                of: distinctive, to: try retriever.retrieve(lists, limits: RetrievalWeights.limits(options)).hits)
            return (hits, try sharedNames(of: hits, distinctive))
        } catch {
            throw ScreeningError(error)
        }
    }

    /// The hits, and the parties that share a whole name or most of one which very few have.
    ///
    /// A name in another script shares few keys with the query, however well it fits: names that have letters in common would keep it out.
    private func addingRareSharers(
        of lists: [(kind: ScreeningKeys.Kind, postings: PostingList)], to hits: [Retrieval.Hit]
    ) throws(IndexError) -> [Retrieval.Hit] {
        var all = hits
        var seen = Set(hits.map(\.record))
        for (kind, postings) in lists where postings.count <= RetrievalWeights.rare {
            let weight = RetrievalWeights.weight(kind, frequency: postings.count)
            try postings.forEach { record in
                guard among?.contains(Int(record)) ?? true, seen.insert(Int(record)).inserted else { return }
                all.append(Retrieval.Hit(record: Int(record), weight: weight))
            }
        }
        return all
    }

    /// For each hit which distinctive keys it shares with the query, and how many parties share the rarest of them.
    private func sharedNames(
        of hits: [Retrieval.Hit], _ lists: [(kind: ScreeningKeys.Kind, postings: PostingList)]
    ) throws(IndexError) -> [PartyScorer.SharedNames] {
        var shared = [PartyScorer.SharedNames](repeating: PartyScorer.SharedNames(), count: hits.count)
        let order = hits.indices.sorted { hits[$0].record < hits[$1].record }
        let records = order.map { UInt32(hits[$0].record) }
        for (kind, postings) in lists {
            try postings.forEachIndex(of: records) { index in
                let known = shared[order[index]].namesakes
                shared[order[index]].namesakes = known == 0 ? postings.count : min(known, postings.count)
                if kind == .exactName { shared[order[index]].hasWholeName = true }
            }
        }
        return shared
    }

    /// Why a candidate below the threshold is put to a person, where what makes it a question is all that keeps it there.
    private func question(_ result: PartyScorer.Result, _ score: Double) -> String? {
        score >= options.questionScore && score < options.weights.threshold ? scorer.questionSentence(result) : nil
    }

    private func candidate(_ entry: Scored, _ query: PartyScorer.Query) throws(ScreeningError) -> Candidate {
        let (profile, content) = try index.profileWithBytes(at: entry.record)
        let score = PartyScorer.probability(entry.result.logOdds)
        if let pair = entry.result.pair, !profile.names.indices.contains(pair.party) {
            throw ScreeningError(.index, "record \(entry.record) of the index is damaged; build the index again")
        }
        let matchedName = entry.result.pair.map { profile.names[$0.party].text } ?? ""
        let isOfInitials = scorer.restsOnInitials(entry.result, query, listedName: matchedName)
        return Candidate(
            entity: profile.id, caption: profile.caption, schema: profile.schema, datasets: profile.datasets,
            topics: profile.topics, countries: profile.countries,
            matchedName: matchedName, score: score,
            isMatch: score >= options.weights.threshold, restsOnInitials: isOfInitials,
            question: question(entry.result, score),
            explanation: options.explains
                ? scorer.explanation(of: entry.result, query, profile, analyzer: keys.analyzer) : nil,
            content: content)
    }
}
