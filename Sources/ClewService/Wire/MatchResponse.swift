/// The answer of `/match`.
struct MatchResponse: Encodable {
    /// How many there are.
    struct Total: Encodable {
        let value: Int
        let relation = "eq"
    }

    /// The party that was looked for, as it was understood.
    struct Echo: Encodable {
        let id: String?
        let schema: String
        let properties: [String: [String]]
    }

    /// A listed party that the party may belong to, since its entry extends to others: no result, and without a score.
    ///
    /// Clients of yente pass over the key.
    struct Belonging: Encodable {
        let id: String
        let caption: String
        let schema: String
        let datasets: [String]
        /// The entry's own words about others.
        let scope: String
        /// What in the name says so: `designation`, `unit`, `trade-name`.
        let basis: String
        /// Whether it is more than a question.
        let strong: Bool
        /// The words of the name that say so.
        let words: String
        let detail: String
    }

    /// The answer to one query.
    struct Answer: Encodable {
        let status = 200
        let results: [EntityResponse]
        let total: Total
        let query: Echo
        /// Left out where there is none.
        let mayBelongTo: [Belonging]?
        /// `false` where the query held nothing that could be looked up, so that no result says nothing; else left out.
        let isLookedUp: Bool?
        /// What of the query could not be looked up, in words; left out where there is nothing to say.
        let remarks: [String]?

        private enum CodingKeys: String, CodingKey {
            case status, results, total, query, remarks
            case mayBelongTo = "may_belong_to"
            case isLookedUp = "looked_up"
        }
    }

    let responses: [String: Answer]
    let limit: Int
    /// What of the request was passed over, in words; left out where there is nothing to say.
    let remarks: [String]?
    /// How it was compared, whatever name was asked for.
    let algorithm = AlgorithmsResponse.name
    let basis: BasisResponse

    private enum CodingKeys: String, CodingKey {
        case responses, limit, remarks, algorithm
        case basis = "rests_on"
    }
}
