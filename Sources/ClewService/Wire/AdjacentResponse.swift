/// The answer of `/entities/{id}/adjacent`.
struct AdjacentResponse: Encodable {
    /// The entities of one property.
    struct Results: Encodable {
        let limit: Int
        let offset: Int
        let total: MatchResponse.Total
        let results: [EntityResponse]
    }

    let entity: EntityResponse
    let adjacent: [String: Results]
}
