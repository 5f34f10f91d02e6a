/// The identifier of an entity, unique within the dataset that mints it and stable across its versions.
public struct EntityID: RawRepresentable, Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral {
    /// The identifier as written in files and output.
    public let rawValue: String

    /// Wraps an identifier.
    public init(rawValue: String) {
        self.rawValue = rawValue
    }

    /// Wraps an identifier.
    public init(_ rawValue: String) {
        self.rawValue = rawValue
    }

    /// Wraps a literal.
    public init(stringLiteral value: String) {
        rawValue = value
    }

    /// Orders by code points, so that output never depends on a locale.
    public static func < (lhs: EntityID, rhs: EntityID) -> Bool {
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

extension EntityID: CustomStringConvertible {
    /// The identifier itself.
    public var description: String { rawValue }
}
