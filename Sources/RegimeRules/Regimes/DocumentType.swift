/// The kind of a document of a case, such as `purchase-order`.
///
/// Case, spaces and underscores make no difference: `Purchase Order` and `purchase_order` are the same kind.
public struct DocumentType: Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The key: lower case, words joined by hyphens.
    public let key: String

    /// Creates a kind from text as a person writes it.
    public init(_ text: some StringProtocol) {
        key = text.lowercased().split { " _-".contains($0) }.joined(separator: "-")
    }

    /// Creates a kind from a literal.
    public init(stringLiteral value: String) {
        self.init(value)
    }

    /// Orders by code points.
    public static func < (lhs: DocumentType, rhs: DocumentType) -> Bool {
        lhs.key.utf8.lexicographicallyPrecedes(rhs.key.utf8)
    }

    /// Reads a string.
    public init(from decoder: any Decoder) throws {
        self.init(try decoder.singleValueContainer().decode(String.self))
    }

    /// Writes a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(key)
    }
}
