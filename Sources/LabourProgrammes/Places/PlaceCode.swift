/// The code of an administrative division of China in GB/T 2260: six digits, `652902`.
public struct PlaceCode: RawRepresentable, Hashable, Comparable, Sendable, Codable {
    /// The six digits.
    public let rawValue: String

    /// The Xinjiang Uyghur Autonomous Region.
    public static let xinjiang = PlaceCode(sixDigits: "650000")

    /// Creates a code; `nil` where the text is not six digits.
    public init?(rawValue: String) {
        guard rawValue.utf8.count == 6, rawValue.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        self.rawValue = rawValue
    }

    private init(sixDigits: String) {
        rawValue = sixDigits
    }

    /// Whether the code lies in Xinjiang: its first two digits are 65.
    public var isInXinjiang: Bool {
        rawValue.hasPrefix("65")
    }

    /// Orders by digits.
    public static func < (lhs: PlaceCode, rhs: PlaceCode) -> Bool {
        lhs.rawValue.utf8.lexicographicallyPrecedes(rhs.rawValue.utf8)
    }
}

extension PlaceCode: CustomStringConvertible {
    /// The six digits.
    public var description: String { rawValue }
}
