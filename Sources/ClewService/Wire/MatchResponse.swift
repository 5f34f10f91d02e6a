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

    /// The answer to one query.
    struct Answer: Encodable {
        let status = 200
        let results: [EntityResponse]
        let total: Total
        let query: Echo
    }

    let responses: [String: Answer]
    let limit: Int
    let basis: BasisResponse

    private enum CodingKeys: String, CodingKey {
        case responses, limit
        case basis = "rests_on"
    }
}
