/// Numbers as screening shows them.
public enum ScoreText {
    /// A score from 0 to 1 with four decimals.
    public static func fixed(_ score: Double) -> String { decimals(score, 4) }

    /// A score with six decimals, for machines.
    public static func precise(_ score: Double) -> String { decimals(score, 6) }

    /// A contribution to the log-odds with its sign and two decimals, such as `+2.31`.
    public static func signed(_ contribution: Double) -> String {
        (contribution < 0 ? "−" : "+") + decimals(abs(contribution), 2)
    }

    /// A number with so many decimals, whatever the locale.
    private static func decimals(_ value: Double, _ count: Int) -> String {
        var scale = 1
        for _ in 0..<count { scale *= 10 }
        guard value.isFinite, abs(value) < 1e12 else { return "\(value)" }
        let units = Int((value * Double(scale)).rounded())
        let fraction = String(abs(units) % scale)
        return (units < 0 ? "-" : "") + String(abs(units) / scale) + "."
            + String(repeating: "0", count: count - fraction.count) + fraction
    }
}
