/// Which goods count.
public struct GoodsTest: Hashable, Sendable, Codable {
    /// HS prefixes, digits only.
    public let prefixes: [String]
    /// HS prefixes that hold other goods as well, so that they leave the answer open.
    public let broader: [String]
}
