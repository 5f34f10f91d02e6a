/// A code of corporate responses.
public struct ResponseCode: Hashable, Sendable, Codable {
    /// The code, such as `R6`.
    public let code: String
    /// What it stands for.
    public let title: String
    /// The test that makes it observable.
    public let test: String
    /// Towards (+) or away from (−) ending the link; `nil` for a code without a direction.
    public let direction: Int?
    /// What a reader has to know.
    public let note: String?
}
