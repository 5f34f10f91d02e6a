public import ClewModel

extension Schema {
    /// The schemata that can be screened, in the words of FollowTheMoney.
    public static let screened: [Schema] = [
        .company, .organization, .person, .vessel, .legalEntity, .publicBody, .thing, "Airplane", "Asset", "Security",
    ]

    /// Reads a schema as people give it, in any case; `nil` for one that cannot be screened.
    public init?(argument: String) {
        let word = argument.lowercased()
        guard let schema = Self.screened.first(where: { $0.rawValue.lowercased() == word }) else { return nil }
        self = schema
    }
}
