/// A number as its decimal digits, so that it is written without an exponent and its point moved without rounding.
struct PlainDecimal {
    /// The digits without leading or trailing zeros; none for zero.
    private var digits: [UInt8]
    /// How many of the digits stand before the point; below zero for zeros after the point.
    private var pointPosition: Int
    private let isNegative: Bool

    /// The shortest digits that read as the same number; `nil` for what is no finite number.
    init?(_ value: Double) {
        guard value.isFinite else { return nil }
        isNegative = value < 0
        var mantissa: [UInt8] = []
        var point: Int?
        var exponent = 0
        let text = value.magnitude.description
        let parts = text.split(separator: "e")
        if parts.count == 2 { exponent = Int(parts[1]) ?? 0 }
        for byte in (parts.first ?? "0").utf8 {
            if byte == 0x2E { point = mantissa.count } else { mantissa.append(byte) }
        }
        pointPosition = (point ?? mantissa.count) + exponent
        let leading = mantissa.prefix { $0 == 0x30 }.count
        mantissa.removeFirst(leading)
        pointPosition -= leading
        while mantissa.last == 0x30 { mantissa.removeLast() }
        digits = mantissa
        if digits.isEmpty { pointPosition = 0 }
    }

    /// Whether the number has no digit after the point.
    var isWhole: Bool { pointPosition >= digits.count }

    /// How many digits the whole part has, the zeros at its end included.
    var wholeDigits: Int { max(0, pointPosition) }

    /// The number in plain digits, such as `0.07`, `-1200`.
    ///
    /// - Parameter shift: How many places the point is moved to the right: 2 makes a percentage of a fraction.
    func text(shiftedBy shift: Int = 0) -> String {
        guard !digits.isEmpty else { return "0" }
        let position = pointPosition + shift
        let zeros = { (count: Int) in [UInt8](repeating: 0x30, count: max(0, count)) }
        let whole = position <= 0 ? [0x30] : Array(digits.prefix(position)) + zeros(position - digits.count)
        let fraction = position >= digits.count ? [] : zeros(-position) + Array(digits.dropFirst(max(0, position)))
        let text = fraction.isEmpty ? whole : whole + [0x2E] + fraction
        return (isNegative ? "-" : "") + String(decoding: text, as: UTF8.self)
    }
}
