import Casework
import ClewModel
import Foundation
import Screening
import World

extension ScreeningAPI {
    /// `POST /match/{dataset}`: the parties of the body, each compared with the lists.
    func match(_ request: ServiceRequest, dataset: String) async throws(ServiceFault) -> ServiceReply {
        let dataset = try named(dataset)
        let batch = try await work.run { Result { () throws(ServiceFault) in try read(request, dataset) } }.get()
        let found = try await screen(batch.entities, with: batch.screener)
        return await work.run { answer(batch, found, dataset) }
    }

    static let matchParameters =
        EntityFilter.parameters + [
            .limit,
            .init(
                "threshold", .share, "The score from which a result is a match.",
                standard: ScreeningWeights.standard.threshold),
            .init("cutoff", .share, "Results with no more than this score are left out.", standard: Self.cutoff),
            .algorithm,
            .init("fuzzy", .flag, "Taken for clients of yente that send it; spellings are always compared."),
        ]

    /// The parties of a request, understood.
    private struct Batch: Sendable {
        let screener: Screener
        let weights: MatchWeights
        let limit: Int
        let threshold: Double
        let cutoff: Double
        let filter: EntityFilter
        let examples: [String: MatchRequest.Example]
        let keys: [String]
        let entities: [Entity]
        /// What of the request was passed over, in words.
        let remarks: [String]
    }

    private func read(_ request: ServiceRequest, _ dataset: String) throws(ServiceFault) -> Batch {
        let limit = try request.number("limit", default: 5, in: 0...limits.results)
        let threshold = try request.share("threshold", default: ScreeningWeights.standard.threshold)
        let cutoff = min(try request.share("cutoff", default: Self.cutoff), threshold)
        try Self.checkAlgorithm(request)
        _ = try request.flag("fuzzy")
        let filter = try EntityFilter(request, of: dataset, in: lists)
        // Where one list is wanted, the best are sought on that list, and not left over of the best on all.
        let screener = try lists.screener(filter.datasets.count == 1 ? filter.datasets[0] : dataset)
        let body = try MatchBody.decode(request.body)
        if let key = body.config?.keys.min() {
            throw ServiceFault(
                400, "Invalid configuration parameter: \(key.prefix(80)) for algorithm \(AlgorithmsResponse.name)")
        }
        let weights = try MatchWeights(body.weights ?? [:], algorithm: AlgorithmsResponse.name)
        let examples = body.queries
        guard !examples.isEmpty else { throw ServiceFault(400, "No queries provided.") }
        guard examples.count <= limits.queries else {
            throw ServiceFault(400, "Too many queries in one batch (limit: \(limits.queries))")
        }
        let keys = examples.keys.sorted()
        var entities: [Entity] = []
        for key in keys { if let example = examples[key] { entities.append(try MatchBody.entity(example, key: key)) } }
        return Batch(
            screener: screener, weights: weights, limit: limit, threshold: threshold, cutoff: cutoff, filter: filter,
            examples: examples,
            keys: keys, entities: entities,
            remarks: ServiceParameter.repeated(in: request, Self.matchParameters) + MatchBody.remarks(on: body))
    }

    private func answer(_ batch: Batch, _ found: [Screened], _ dataset: String) -> ServiceReply {
        var responses: [String: MatchResponse.Answer] = [:]
        for ((key, entity), screened) in zip(zip(batch.keys, batch.entities), found) {
            let reaches = screened.reaches.filter { reach in
                reach.datasets.contains { batch.filter.datasets.contains($0.rawValue) }
            }
            let remarks =
                (batch.examples[key].map { MatchBody.remarks(on: $0, as: entity.schema) } ?? []) + screened.remarks
            let accepted = weighed(screened.candidates, batch.weights).filter {
                ($0.score > batch.cutoff || $0.candidate.judgement?.verdict == .match)
                    && accepts($0.candidate, batch.filter)
            }
            responses[key] = MatchResponse.Answer(
                results: Self.first(batch.limit, of: accepted, by: \.candidate).map {
                    response($0.candidate, score: $0.score, batch.weights, threshold: batch.threshold)
                },
                total: .init(
                    value: accepted.count { $0.candidate.isMatch(at: batch.threshold, score: $0.score) }),
                query: .init(
                    id: batch.examples[key]?.id, schema: entity.schema.rawValue,
                    properties: Dictionary(
                        uniqueKeysWithValues: entity.properties.map { ($0.key.rawValue, $0.value) })),
                mayBelongTo: reaches.isEmpty ? nil : reaches.map(Self.belonging),
                isLookedUp: screened.obstacle == nil ? nil : false,
                remarks: remarks.isEmpty ? nil : remarks)
        }
        let basis = lists.basis(of: dataset, batch.filter)
        return .json(
            MatchResponse(
                responses: responses, limit: batch.limit, remarks: batch.remarks.isEmpty ? nil : batch.remarks,
                basis: basis),
            fields: basis.fields.merging(["x-batch-size": String(batch.examples.count)]) { first, _ in first })
    }

    /// The first so many, in their order; those of which a person said that they are other parties make room for the rest.
    static func first<Item>(_ limit: Int, of items: [Item], by candidate: (Item) -> Candidate) -> [Item] {
        func isRuledOut(_ place: Int) -> Bool { candidate(items[place]).judgement?.verdict == .noMatch }
        let order = items.indices.filter { !isRuledOut($0) } + items.indices.filter(isRuledOut)
        return order.prefix(limit).sorted().map { items[$0] }
    }

    /// Refuses an algorithm that nobody knows; those of yente all stand for the one of this service.
    static func checkAlgorithm(_ request: ServiceRequest) throws(ServiceFault) {
        let asked = request["algorithm"] ?? "best"
        guard AlgorithmsResponse.isKnown(asked) else {
            throw ServiceFault(400, "Invalid algorithm: \(asked.prefix(80))")
        }
    }

    /// The candidates with their scores, best first.
    private func weighed(
        _ candidates: [Candidate], _ weights: MatchWeights
    ) -> [(candidate: Candidate, score: Double)] {
        let scored = candidates.map { (candidate: $0, score: weights.score(of: $0)) }
        guard !weights.isEmpty else { return scored }
        return scored.sorted { ($1.score, $0.candidate.entity) < ($0.score, $1.candidate.entity) }
    }

    /// Whether a candidate passes; one of which the store knows nothing is never left out.
    private func accepts(_ candidate: Candidate, _ filter: EntityFilter) -> Bool {
        lists.store.place(of: candidate.entity).map { filter.accepts($0, in: lists.store) } ?? true
    }

    /// Results with no more than this score are left out where the request does not say otherwise.
    static let cutoff = 0.35

    /// What was found for one query.
    private struct Screened: Sendable {
        /// The candidates, best first.
        var candidates: [Candidate]
        /// The listed parties that it may belong to.
        var reaches: [Reach]
        /// Why there is no answer, where there is none: no candidate says nothing then.
        var obstacle: LookUpObstacle?
        /// What could not be looked up, or was cut off, in words.
        var remarks: [String]
    }

    /// Screens each query on a thread apart, so that a long batch and a short one take turns.
    private func screen(
        _ parties: [Entity], with screener: Screener
    ) async throws(ServiceFault) -> [Screened] {
        let results = await work.map(parties) { party in
            Result { () throws(ServiceFault) in
                var party = party
                var (remarks, isSound) = PartyInspection.inspect(&party, as: "query")
                let query = ScreeningQuery(party)
                let candidates = isSound ? lists.decided(try Self.screen(query, with: screener), of: query) : []
                let obstacle =
                    isSound
                    ? screener.obstacle(to: query, among: candidates) : .nothingToLookUp
                remarks += screener.omissions(of: query)
                if let obstacle { remarks.append(obstacle.message) }
                return Screened(
                    candidates: candidates, reaches: screener.reaches(of: query, besides: candidates),
                    obstacle: obstacle, remarks: remarks)
            }
        }
        var found: [Screened] = []
        for result in results { found.append(try result.get()) }
        return found
    }

    static func screen(_ query: ScreeningQuery, with screener: Screener) throws(ServiceFault) -> [Candidate] {
        do {
            return try screener.screen(query)
        } catch {
            throw ServiceFault(500, "The index cannot be read.")
        }
    }

    private static func belonging(_ reach: Reach) -> MatchResponse.Belonging {
        MatchResponse.Belonging(
            id: reach.entity.rawValue, caption: reach.caption, schema: reach.schema.rawValue,
            datasets: reach.datasets.map(\.rawValue), scope: reach.scope, basis: reach.basis.rawValue,
            strong: reach.isStrong, words: reach.words, detail: reach.sentence)
    }

    private func response(
        _ candidate: Candidate, score: Double, _ weights: MatchWeights, threshold: Double
    ) -> EntityResponse {
        var response =
            lists.store.place(of: candidate.entity).map(lists.response)
            ?? EntityResponse(
                Entity(
                    id: candidate.entity, schema: candidate.schema, properties: [.name: [candidate.caption]],
                    datasets: candidate.datasets), isTarget: isTarget(candidate.entity))
        response.score = score
        response.match = candidate.isMatch(at: threshold, score: score)
        response.question = score >= threshold || candidate.judgement != nil ? nil : candidate.question
        response.decision = candidate.judgement.map(EntityResponse.Decision.init)
        response.explanations = Dictionary(
            (candidate.explanation?.evidence ?? []).map { line in
                let isName = line.kind == .name
                return (
                    line.kind.rawValue,
                    EntityResponse.Explanation(
                        detail: line.sentence, score: line.contribution * weights.factor(line.kind),
                        query: isName ? candidate.explanation?.queryName : nil,
                        candidate: isName ? candidate.matchedName : nil)
                )
            }, uniquingKeysWith: { first, _ in first })
        return response
    }

    /// Whether a list is about the entity itself, on the day of the service's lists.
    func isTarget(_ id: EntityID) -> Bool { lists.world.isListed(id, on: lists.day) }
}
