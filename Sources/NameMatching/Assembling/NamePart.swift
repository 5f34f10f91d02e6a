/// One part of an analysed name: what it says, how it may be read, what it does.
public struct NamePart: Sendable, Hashable {
    /// The text of the part as it stands in the original.
    public let text: String
    /// Every reading in lower-case ASCII, the likeliest first.
    public let latin: [String]
    /// What the part does in the name.
    public let role: PartRole
    /// The bytes of the original, in UTF-8, that the part covers.
    public let range: Range<Int>
    /// The number it states, for parts that state one.
    public let number: UInt32?
    /// How much the part tells parties apart, in bits.
    public let information: Double
}
