public import ClewModel
import CompactIndex
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

    /// Creates a screener.
    ///
    /// - Throws: `incompatibleIndex` if the name tables have no model to compare with.
    public init(index: ScreeningIndex, options: ScreeningOptions = ScreeningOptions()) throws(ScreeningError) {
        self.index = index
        self.options = options
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
            weights: options.weights)
        retrievers = RetrieverPool(index: index.compact)
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
            workers: count, context: { CandidateRetriever(index: index.compact) }
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
        for hit in try retrieve(prepare(query), with: &retriever).hits {
            found.append((try index.profile(at: hit.record).id, Int(hit.weight)))
        }
        return found
    }

    // One query

    private func screen(_ query: ScreeningQuery, with retriever: inout CandidateRetriever)
        throws(ScreeningError) -> [Candidate]
    {
        let prepared = prepare(query)
        let scored = try compared(prepared, with: &retriever)
        var candidates: [Candidate] = []
        for entry in scored.prefix(options.limit) {
            let score = PartyScorer.probability(entry.result.logOdds)
            guard score >= options.leastScore else { break }
            candidates.append(try candidate(entry, score, prepared))
        }
        return candidates
    }

    /// The parties that retrieval proposes, weighed and ranked.
    func compared(_ prepared: PartyScorer.Query, with retriever: inout CandidateRetriever)
        throws(ScreeningError) -> [Scored]
    {
        let (hits, shared) = try retrieve(prepared, with: &retriever)
        var scored: [Scored] = []
        scored.reserveCapacity(hits.count)
        let farLess = Double(hits.first?.weight ?? 0) * options.farLess
        var best = -Double.infinity
        let sure = LogisticFunction.logOdds(options.sureScore)
        for hit in hits {
            if best >= sure, Double(hit.weight) < farLess { break }
            let record = hit.record
            let party = try index.party(at: record)
            guard prepared.schema.isCompatible(with: party.profile.schema) else { continue }
            let result = scorer.score(prepared, party, shared: shared[record] ?? PartyScorer.SharedNames())
            best = max(best, result.logOdds)
            scored.append(Scored(record: record, party: party, result: result))
        }
        let order = scored.indices.sorted { scored[$0].isBefore(scored[$1]) }
        scored = order.prefix(max(options.limit, options.refined)).map { scored[$0] }
        for index in scored.indices { scorer.refine(&scored[index].result, explains: false) }
        scored.sort { $0.isBefore($1) }
        return scored
    }

    /// A party that was compared.
    struct Scored {
        let record: Int
        let party: PreparedParty
        var result: PartyScorer.Result

        /// Best first; equal ones in the order of their identifiers.
        func isBefore(_ other: Scored) -> Bool {
            result.logOdds != other.result.logOdds
                ? result.logOdds > other.result.logOdds : party.profile.id < other.party.profile.id
        }
    }

    func prepare(_ query: ScreeningQuery) -> PartyScorer.Query {
        let kinds = ScreeningKeys.nameKinds(of: query.schema)
        var names: [NameKind: [AnalyzedName]] = [:]
        let texts = query.names.prefix(PartyProfile.valueLimit)
        for kind in kinds { names[kind] = texts.map { keys.analyzer.analyze($0, kind: kind) } }
        return PartyScorer.Query(
            schema: query.schema, names: names, kinds: kinds,
            countries: query.countries.compactMap { CountryCode.code(of: $0) },
            identifiers: query.identifiers.filter(\.isUsable),
            birthDates: query.birthDates.compactMap { PartialDate($0.prefix(10)) })
    }

    /// All keys under which a query is looked up.
    func lookupKeys(of query: PartyScorer.Query) -> [ScreeningKeys.Key] {
        var all = keys.keys(of: query.identifiers)
        for kind in query.kinds { all += keys.keys(ofNames: query.names[kind] ?? [], kind: kind) }
        return ScreeningKeys.distinct(all)
    }

    private func retrieve(_ query: PartyScorer.Query, with retriever: inout CandidateRetriever)
        throws(ScreeningError) -> (hits: [Retrieval.Hit], shared: [Int: PartyScorer.SharedNames])
    {
        do {
            var lists: [WeightedPostings] = []
            var distinctive: [(kind: ScreeningKeys.Kind, postings: PostingList)] = []
            for key in lookupKeys(of: query) {
                guard let postings = try index.compact.postings(for: key.hash),
                    postings.count <= options.commonKeyLimit
                else { continue }
                if key.kind == .strongName || key.kind == .exactName { distinctive.append((key.kind, postings)) }
                lists.append(
                    WeightedPostings(postings, weight: RetrievalWeights.weight(key.kind, frequency: postings.count)))
            }
            let hits = try retriever.retrieve(lists, limits: RetrievalWeights.limits(options)).hits
            return (hits, try sharedNames(of: hits, distinctive))
        } catch {
            throw ScreeningError(.index, error.message, cause: error)
        }
    }

    /// For each hit that shares a distinctive key with the query, how rare the rarest of them is.
    private func sharedNames(
        of hits: [Retrieval.Hit], _ lists: [(kind: ScreeningKeys.Kind, postings: PostingList)]
    ) throws(IndexError) -> [Int: PartyScorer.SharedNames] {
        var shared: [Int: PartyScorer.SharedNames] = [:]
        let records = hits.map { UInt32($0.record) }.sorted()
        for (kind, postings) in lists {
            try postings.forEachIndex(of: records) { index in
                var names = shared[Int(records[index])] ?? PartyScorer.SharedNames()
                names.frequency = names.frequency == 0 ? postings.count : min(names.frequency, postings.count)
                if kind == .exactName { names.hasWholeName = true }
                shared[Int(records[index])] = names
            }
        }
        return shared
    }

    private func candidate(
        _ entry: Scored, _ score: Double, _ query: PartyScorer.Query
    ) throws(ScreeningError) -> Candidate {
        let profile = entry.party.profile
        var result = entry.result
        if options.explains { scorer.refine(&result, explains: true) }
        let matched = result.pair.map { profile.names[$0.party].text } ?? ""
        return Candidate(
            entity: profile.id, caption: profile.caption, schema: profile.schema, datasets: profile.datasets,
            topics: profile.topics, countries: profile.countries, matchedName: matched, score: score,
            isMatch: score >= options.weights.threshold,
            explanation: options.explains
                ? scorer.explanation(of: result, query, profile, analyzer: keys.analyzer) : nil,
            contentHash: try index.contentHash(at: entry.record))
    }
}
