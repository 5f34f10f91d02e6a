public import ClewModel

/// Shares as people write and read them.
public enum ShareText {
    /// A fraction as a per cent with as many decimals as it has, at most seven: `0.5` as `50%`.
    public static func percent(_ fraction: Double) -> String {
        let units = Int64((fraction * 1e9).rounded())
        let whole = units / 10_000_000
        let rest = units % 10_000_000
        guard rest != 0 else { return "\(whole)%" }
        let digits = String(rest)
        var decimals = String(repeating: "0", count: 7 - digits.count) + digits
        while decimals.hasSuffix("0") { decimals.removeLast() }
        return "\(whole).\(decimals)%"
    }

    /// Bounds in words: `50%`, `25%–50%`, or `unknown`.
    public static func describe(_ share: Bounds) -> String {
        if share == Stake.unknownShare { return "unknown" }
        if share.isExact { return percent(share.lower) }
        return "\(percent(share.lower))–\(percent(share.upper))"
    }
}
