public import ClewModel
public import Foundation
import SourceFiles
import World

#if canImport(FoundationNetworking)
    import FoundationNetworking
#endif

/// A screening service with the matching API of yente, asked over HTTP.
public struct MatchService: Sendable {
    /// The address that questions go to.
    public let url: URL

    /// Creates a service.
    ///
    /// What the service leaves out of its answers by itself is asked for too: each service has a least score of its own, and what only
    /// reaches it may be left out, so that a little less than `possible` is asked for. Other settings in the address stay.
    ///
    /// - Parameters:
    ///   - text: The address of the service, or of its `/match/SCOPE`; without one the scope is `default`.
    ///   - threshold: From which score on a candidate is a match.
    ///   - possible: From which score on a candidate is a question to a person.
    /// - Throws: ``ClewError`` where the text is no address of HTTP, or sets one of the two scores itself.
    public init(_ text: String, threshold: Double, possible: Double) throws(ClewError) {
        guard let given = URL(string: text), let scheme = given.scheme, ["http", "https"].contains(scheme),
            given.host != nil
        else {
            throw ClewError(.screeningInput, "\(text) is no address of a service; it begins with http:// or https://")
        }
        let set = URLComponents(url: given, resolvingAgainstBaseURL: false)?.queryItems ?? []
        if let twice = set.first(where: { ["threshold", "cutoff"].contains($0.name) }) {
            throw ClewError(
                .screeningInput,
                "\(text) sets \(twice.name); leave it out, since --threshold and --possible say what the service is asked for"
            )
        }
        let scope = given.path.contains("/match") ? given : given.appending(path: "match/default")
        url = scope.appending(queryItems: [
            URLQueryItem(name: "threshold", value: ScoreText.fixed(threshold)),
            URLQueryItem(name: "cutoff", value: ScoreText.fixed(max(0, possible - 0.01))),
        ])
    }

    /// Whether an argument is an address rather than a file.
    public static func isAddress(_ text: String) -> Bool { text.hasPrefix("http://") || text.hasPrefix("https://") }

    /// How many questions go into one request.
    static let batch = 20

    /// Asks all questions of a deck, a batch at a time; a batch that fails fails for its questions alone.
    public func outcomes(of deck: ProofDeck) async -> [ProofRun.Outcome] {
        let configuration = URLSessionConfiguration.ephemeral
        configuration.timeoutIntervalForRequest = 120
        let session = URLSession(configuration: configuration)
        defer { session.invalidateAndCancel() }
        var outcomes: [ProofRun.Outcome] = []
        for start in stride(from: 0, to: deck.questions.count, by: Self.batch) {
            let questions = Array(deck.questions[start..<min(start + Self.batch, deck.questions.count)])
            do throws(ClewError) {
                outcomes += try Self.outcomes(of: questions, in: try await answer(questions, session))
            } catch {
                outcomes += questions.map { _ in .failure(error) }
            }
        }
        return outcomes
    }

    private func answer(_ questions: [ProofDeck.Question], _ session: URLSession) async throws(ClewError) -> Data {
        var request = URLRequest(url: url)
        request.httpMethod = "POST"
        request.setValue("application/json", forHTTPHeaderField: "Content-Type")
        do {
            request.httpBody = try Self.body(of: questions)
            let (data, response) = try await session.data(for: request)
            let status = (response as? HTTPURLResponse)?.statusCode ?? 0
            guard status == 200 else {
                throw ClewError(.screeningInput, "the service answered with the status \(status)")
            }
            return data
        } catch let error as ClewError {
            throw error
        } catch {
            throw ClewError(.screeningInput, "the service cannot be asked: \(error.localizedDescription)")
        }
    }

    private struct Wire: Encodable {
        struct Query: Encodable {
            let schema: String
            let properties: [String: [String]]
        }
        let queries: [String: Query]
    }

    /// The body of a request: `{"queries": {ID: {"schema": …, "properties": {…}}}}`.
    static func body(of questions: [ProofDeck.Question]) throws -> Data {
        var queries: [String: Wire.Query] = [:]
        for question in questions {
            var properties = ["name": [question.name]]
            if !question.countries.isEmpty {
                properties[question.schema == "Person" ? "nationality" : "jurisdiction"] = question.countries
            }
            if !question.birthDates.isEmpty { properties["birthDate"] = question.birthDates }
            queries[question.id] = Wire.Query(schema: question.schema, properties: properties)
        }
        return Data(try StableJSON.line(of: Wire(queries: queries)).utf8)
    }

    private struct Reply: Decodable {
        struct Response: Decodable {
            let status: Int?
            let results: [Result]?
        }
        struct Result: Decodable {
            let id: String
            let caption: String?
            let score: Double
            let properties: Properties?
        }
        /// The names alone: other properties may hold values of any form.
        struct Properties: Decodable {
            let name: [String]?
            let alias: [String]?
        }
        let responses: [String: Response]
    }

    /// Reads the reply to a request.
    ///
    /// - Throws: ``ClewError`` where it is none of the matching API.
    static func outcomes(of questions: [ProofDeck.Question], in data: Data) throws(ClewError) -> [ProofRun.Outcome] {
        let reply: Reply
        do {
            reply = try JSONDecoder().decode(Reply.self, from: data)
        } catch {
            throw ClewError(.screeningInput, "the service's reply is none of the matching API of yente")
        }
        return questions.map { question in
            guard let response = reply.responses[question.id] else {
                return .failure(ClewError(.screeningInput, "the service left the question out of its reply"))
            }
            guard let results = response.results, (response.status ?? 200) == 200 else {
                return .failure(
                    ClewError(.screeningInput, "the service answered with the status \(response.status ?? 0)"))
            }
            let candidates = results.map { result in
                ProofRun.Candidate(
                    id: result.id,
                    names: (result.caption.map { [$0] } ?? []) + (result.properties?.name ?? [])
                        + (result.properties?.alias ?? []),
                    score: result.score)
            }
            // Best first whatever order the service has; equal scores in the order of their keys.
            return .success(candidates.sorted { $0.score != $1.score ? $0.score > $1.score : $0.id < $1.id })
        }
    }
}
