import ClewModel

/// How figures are written in tables: the same everywhere, without a locale.
enum Figures {
    /// Digits after the point, rounded half up.
    static func text(_ value: Double, digits: Int) -> String {
        var factor = 1.0
        for _ in 0..<digits { factor *= 10 }
        let scaled = (value * factor).rounded()
        guard scaled.magnitude < 1e15 else { return "\(value)" }
        let whole = Int(scaled.magnitude)
        let sign = scaled < 0 ? "-" : ""
        guard digits > 0 else { return sign + "\(whole)" }
        let unit = Int(factor)
        let rest = String(whole % unit)
        return sign + "\(whole / unit)." + String(repeating: "0", count: digits - rest.count) + rest
    }

    /// A number as data: whole numbers without a point, others with the digits that give the same number back.
    static func plain(_ value: Double) -> String {
        Int(exactly: value).map(String.init) ?? "\(value)"
    }

    /// One number, or the least and the most.
    static func text(_ bounds: Bounds?, digits: Int = 0) -> String {
        guard let bounds else { return "" }
        let lower = text(bounds.lower, digits: digits)
        let upper = text(bounds.upper, digits: digits)
        return lower == upper ? lower : "\(lower) to \(upper)"
    }

    /// A share as per cent.
    static func percent(_ bounds: Bounds?) -> String {
        guard let bounds else { return "" }
        return text(Bounds(bounds.lower * 100, bounds.upper * 100), digits: 1)
    }

    /// A change, with its sign; small ones with a digit after the point.
    static func signed(_ value: Double) -> String {
        (value > 0 ? "+" : "") + text(value, digits: value.magnitude < 100 ? 1 : 0)
    }
}
