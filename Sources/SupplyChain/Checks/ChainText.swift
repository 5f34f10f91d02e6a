/// The wording of numbers in statements.
enum ChainText {
    /// A number with at most four significant decimals, the same on every machine.
    static func number(_ value: Double) -> String {
        let magnitude = value.magnitude
        let decimals = magnitude >= 1000 ? 0 : magnitude >= 10 ? 1 : magnitude >= 1 ? 2 : 3
        var scale = 1.0
        for _ in 0..<decimals { scale *= 10 }
        let rounded = (value * scale).rounded() / scale
        guard rounded.magnitude < 1e15, let whole = Int(exactly: rounded.rounded(.towardZero)) else {
            return "\(value)"
        }
        let fraction = Int(((rounded - Double(whole)) * scale).rounded().magnitude)
        var text = String(whole.magnitude)
        var grouped = ""
        while text.count > 3 {
            grouped = "," + text.suffix(3) + grouped
            text.removeLast(3)
        }
        text += grouped
        if fraction > 0 {
            var digits = String(fraction)
            digits = String(repeating: "0", count: max(0, decimals - digits.count)) + digits
            while digits.hasSuffix("0") { digits.removeLast() }
            text += "." + digits
        }
        return (rounded < 0 ? "-" : "") + text
    }
}
