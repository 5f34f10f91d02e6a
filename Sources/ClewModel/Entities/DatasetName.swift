/// The key of a dataset: what one published list fills, such as `us_dhs_uflpa`.
public struct DatasetName: RawRepresentable, Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The key: lower-case letters, digits and underscores.
    public let rawValue: String

    /// Wraps a key.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Wraps a key.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Wraps a literal.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// Orders by code points.
    public static func < (lhs: DatasetName, rhs: DatasetName) -> Bool {
        lhs.rawValue.utf8.lexicographicallyPrecedes(rhs.rawValue.utf8)
    }

    /// Reads a string.
    public init(from decoder: any Decoder) throws {
        rawValue = try decoder.singleValueContainer().decode(String.self)
    }

    /// Writes a string.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(rawValue)
    }
}

extension DatasetName: CustomStringConvertible {
    /// The key itself.
    public var description: String { rawValue }
}
