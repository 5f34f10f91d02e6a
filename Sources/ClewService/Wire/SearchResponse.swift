/// The answer of `/search`.
struct SearchResponse: Encodable {
    /// The counts of the values of one property.
    struct Facet: Encodable {
        /// A value and how many of the entities found have it.
        struct Count: Encodable {
            let name: String
            let label: String
            let count: Int
        }

        let label: String
        let values: [Count]
    }

    /// What of the request was passed over, in words; left out where there is nothing to say.
    let remarks: [String]?
    let limit: Int
    let offset: Int
    let total: MatchResponse.Total
    let results: [EntityResponse]
    let facets: [String: Facet]
    let basis: BasisResponse

    private enum CodingKeys: String, CodingKey {
        case remarks, limit, offset, total, results, facets
        case basis = "rests_on"
    }
}
