/// A text that stands for a thing: an identifier or a key, kept as it is written in files and output.
///
/// A type of its own for each kind of thing, so that the key of a list is never taken for that of an entity.
public protocol TextIdentifier:
    RawRepresentable<String>, Hashable, Comparable, Sendable, Codable, ExpressibleByStringLiteral,
    CustomStringConvertible
{
    /// Wraps a text, whatever it is.
    init(rawValue: String)
}

extension TextIdentifier {
    /// Wraps a literal.
    @inlinable
    public init(stringLiteral value: String) {
        self.init(rawValue: value)
    }

    /// The text itself.
    @inlinable
    public var description: String { rawValue }

    /// Orders by code points, so that output never depends on a locale.
    @inlinable
    public static func < (lhs: Self, rhs: Self) -> Bool {
        lhs.rawValue.utf8.lexicographicallyPrecedes(rhs.rawValue.utf8)
    }
}
