/// Something reported or recalled that no source confirms yet; it is listed so that someone can check it.
public struct UnverifiedNote: Hashable, Sendable, Codable {
    /// The statement.
    public let text: String
    /// Where it comes from.
    public let source: String
    /// Whether every answer under the regime rests on it, so that each says so.
    public let isLimit: Bool
}
