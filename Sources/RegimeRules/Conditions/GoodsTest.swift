/// Which goods count.
public struct GoodsTest: Hashable, Sendable, Codable {
    /// HS prefixes, digits only.
    public let prefixes: [String]
    /// HS prefixes that hold other goods as well, so that they leave the answer open.
    public let broader: [String]
    /// The materials that settle it for goods under ``broader``, where the chain of the case was followed for one of them.
    public let materials: [String]

    /// Creates a test.
    public init(prefixes: [String], broader: [String], materials: [String] = []) {
        self.prefixes = prefixes
        self.broader = broader
        self.materials = materials
    }
}
