/// A code of the Harmonized System or of a tariff built on it: 2, 4, 6, 8 or more digits.
///
/// Two codes of different length are compared by the digits that both have. A code of an odd number of digits has lost a zero at
/// its start or its end, and nobody can tell which: it is none.
public struct HSCode: Hashable, Sendable, Comparable {
    /// The digits as a number, and how many there are.
    private let value: UInt64
    /// How many digits it has.
    public let length: Int

    /// Reads a code, with or without points and blanks; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        var value: UInt64 = 0
        var length = 0
        for byte in text.utf8 {
            switch byte {
            case 0x30...0x39:
                value = value * 10 + UInt64(byte - 0x30)
                length += 1
                if length > 12 { return nil }
            case 0x2E, 0x20, 0x2D: continue
            default: return nil
            }
        }
        guard length >= 2, length % 2 == 0 else { return nil }
        self.value = value
        self.length = length
        guard (1...99).contains(prefix(2) ?? 0) else { return nil }
    }

    /// The first digits as a number; `nil` where it has fewer.
    func prefix(_ count: Int) -> Int? {
        guard length >= count else { return nil }
        var value = value
        for _ in count..<length { value /= 10 }
        return Int(value)
    }

    /// The digits.
    public var digits: String {
        let text = String(value)
        return String(repeating: "0", count: max(0, length - text.utf8.count)) + text
    }

    /// The chapter, two digits.
    public var chapter: String { String(digits.prefix(2)) }
    /// The heading, four digits; the chapter alone where the code states no more.
    public var heading: String { String(digits.prefix(4)) }

    /// The first six digits at most: what countries have in common.
    var international: HSCode { length <= 6 ? self : HSCode(digits.prefix(6)) ?? self }

    /// Orders by digits.
    public static func < (lhs: HSCode, rhs: HSCode) -> Bool { lhs.digits < rhs.digits }

    /// The codes in a cell that may hold several, or words beside them.
    ///
    /// - Returns: The codes, sorted, and whether there are digits in it that are none.
    static func all(in cell: String) -> (codes: [HSCode], isDoubtful: Bool) {
        var codes: Set<HSCode> = []
        var isDoubtful = false
        // “Classified: 8541.40; Parsed: 8541.43”: words stand before codes, and points within them.
        for part in cell.split(whereSeparator: { !$0.isNumber && $0 != "." }) {
            let text = part.drop { $0 == "." }
            guard !text.isEmpty, text.contains(where: \.isNumber) else { continue }
            if let code = HSCode(text) { codes.insert(code) } else { isDoubtful = true }
        }
        // “7604 29 10”: one code whose groups are set apart by blanks.
        let groups = cell.split(separator: " ")
        if groups.count > 1, groups.count <= 4, groups.allSatisfy({ $0.count == 2 || $0.count == 4 }),
            groups[0].count == 4, groups.dropFirst().allSatisfy({ $0.count == 2 }), let code = HSCode(cell)
        {
            return ([code], false)
        }
        return (codes.sorted(), isDoubtful)
    }
}
