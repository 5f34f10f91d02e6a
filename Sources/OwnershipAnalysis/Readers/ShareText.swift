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

    /// What a number without a per cent sign means.
    public enum PlainNumber: Sendable {
        /// A per cent: `51` is 51 %.
        case percent
        /// A fraction of 1: `0.51` is 51 %.
        case fraction
    }

    /// Why a text is no share.
    public struct Problem: Error, Hashable, Sendable {
        /// A stable key, such as `ownership.share.negative`.
        public let code: String
        /// What is wrong and what was expected.
        public let message: String
    }

    /// Reads a share: `51%`, `51`, `33.3333`, `25-50%`, `>50%`, `75+`, `<=10 %`, `unknown`, and bands in words: “75% or more”.
    ///
    /// “More than” and “less than” leave out the number itself by a billionth of the whole. A comma is refused, since it
    /// can mean thousands or decimals.
    ///
    /// - Parameters:
    ///   - text: The text.
    ///   - plain: What a number without a per cent sign means.
    public static func parse(_ text: some StringProtocol, plain: PlainNumber) throws(Problem) -> Bounds {
        let units = try units(String(text), plain: plain)
        return ShareUnits.bounds(Int64(units.low), Int64(units.high))
    }

    static func units(_ text: String, plain: PlainNumber) throws(Problem) -> (low: Int32, high: Int32) {
        do throws(Problem) {
            return try signs(text, plain)
        } catch {
            guard let band = ShareWords.band(text) else { throw error }
            var least: Int32 = 0
            var most = ShareUnits.whole
            if let low = band.low { least = try number(low, plain, text).low }
            if let high = band.high { most = try number(high, plain, text).high }
            let isReversed = least > most
            if band.leavesOutLow { least = min(least + 1, ShareUnits.whole) }
            if band.leavesOutHigh { most = max(most - 1, 0) }
            guard least <= most else {
                throw Problem(
                    code: "ownership.share.reversed",
                    message: isReversed
                        ? "the range “\(text)” begins above its end" : "nothing lies within the range “\(text)”")
            }
            return (least, most)
        }
    }

    /// A share in signs: `51%`, `>50%`, `25-50%`.
    private static func signs(_ text: String, _ plain: PlainNumber) throws(Problem) -> (low: Int32, high: Int32) {
        let word = text.lowercased().filter { !$0.isWhitespace }
        if [
            "", "unknown", "?", "n/a", "na", "-", "未知", "不详", "不明", "unbekannt", "inconnu", "desconocido", "неизвестно",
        ].contains(word) {
            return (0, ShareUnits.whole)
        }
        if word.contains(",") || word.contains("，") {
            throw Problem(
                code: "ownership.share.comma",
                message: "the share “\(text)” has a comma, which can mean thousands or decimals; write it with a point")
        }
        let whole = ShareUnits.whole
        if let range = try range(word, plain, text) { return range }
        for (mark, isLeast, isStrict) in marks where word.hasPrefix(mark) {
            let units = try number(word.dropFirst(mark.count), plain, text)
            if isLeast { return (min(units.high + (isStrict ? 1 : 0), whole), whole) }
            return (0, max(units.low - (isStrict ? 1 : 0), 0))
        }
        if word.hasSuffix("+") {
            return (try number(word.dropLast(), plain, text).low, whole)
        }
        return try number(word[...], plain, text)
    }

    /// A range, whose ends may each be left out: `25-50%`, `>25-50%`, `25–<50`; `nil` for what is no range.
    private static func range(
        _ word: String, _ plain: PlainNumber, _ text: String
    ) throws(Problem) -> (low: Int32, high: Int32)? {
        for dash in ["–", "—", "..", "to", "-"] {
            let parts = word.split(separator: dash, maxSplits: 1, omittingEmptySubsequences: false)
            guard parts.count == 2, !parts[0].isEmpty, !parts[1].isEmpty else { continue }
            let (first, leavesOutFirst) = end(parts[0], marks: [(">=", false), ("≥", false), (">", true)])
            let (last, leavesOutLast) = end(parts[1], marks: [("<=", false), ("≤", false), ("<", true)])
            guard !first.isEmpty else { continue }
            let sign = last.hasSuffix("%") && !first.hasSuffix("%") ? "%" : ""
            var least = try number(first + sign, plain, text).low
            var most = try number(last, plain, text).high
            guard least <= most else {
                throw Problem(
                    code: "ownership.share.reversed", message: "the range “\(text)” begins above its end")
            }
            if leavesOutFirst { least = min(least + 1, ShareUnits.whole) }
            if leavesOutLast { most = max(most - 1, 0) }
            guard least <= most else {
                throw Problem(code: "ownership.share.reversed", message: "nothing lies within the range “\(text)”")
            }
            return (least, most)
        }
        return nil
    }

    private static func end(
        _ part: Substring, marks: [(mark: String, isStrict: Bool)]
    ) -> (number: Substring, isStrict: Bool) {
        for (mark, isStrict) in marks where part.hasPrefix(mark) { return (part.dropFirst(mark.count), isStrict) }
        return (part, false)
    }

    private static let marks: [(String, isLeast: Bool, isStrict: Bool)] = [
        (">=", true, false), ("≥", true, false), (">", true, true), ("<=", false, false), ("≤", false, false),
        ("<", false, true),
    ]

    private static func number(
        _ word: some StringProtocol, _ plain: PlainNumber, _ text: String
    ) throws(Problem) -> (low: Int32, high: Int32) {
        var word = String(word)
        let found = word.withUTF8 { decimal($0, plain: plain) }
        switch found {
        case .units(let low, let high): return (low, high)
        case .negative:
            throw Problem(code: "ownership.share.negative", message: "the share “\(text)” is negative")
        case .tooLarge:
            throw Problem(code: "ownership.share.over", message: "the share “\(text)” is more than 100%")
        case .none:
            throw Problem(
                code: "ownership.share.text",
                message: "the share “\(text)” is no number; expected one such as 51%, 25-50%, >50% or unknown")
        }
    }

    /// What a run of bytes says as a decimal number.
    enum Decimal {
        case units(Int32, Int32)
        case negative
        case tooLarge
        case none
    }

    /// Reads a decimal number with or without a per cent sign exactly; digits beyond a billionth widen it to two
    /// billionths.
    @inline(__always)
    static func decimal(_ bytes: UnsafeBufferPointer<UInt8>, plain: PlainNumber) -> Decimal {
        var end = bytes.count
        var isPercent = plain == .percent
        if end > 0, bytes[end - 1] == 0x25 {
            isPercent = true
            end -= 1
        }
        var index = 0
        var isNegative = false
        if index < end, bytes[index] == 0x2D || bytes[index] == 0x2B {
            isNegative = bytes[index] == 0x2D
            index += 1
        }
        var value: Int64 = 0
        var digits = 0
        while index < end, bytes[index] >= 0x30, bytes[index] <= 0x39 {
            value = min(value * 10 + Int64(bytes[index] - 0x30), 1_000_000)
            index += 1
            digits += 1
        }
        // One per cent is ten million billionths: seven decimals; a fraction of 1 has nine.
        let places = isPercent ? 7 : 9
        var read = 0
        var hasMore = false
        if index < end, bytes[index] == 0x2E {
            index += 1
            while index < end, bytes[index] >= 0x30, bytes[index] <= 0x39 {
                if read < places {
                    value = value * 10 + Int64(bytes[index] - 0x30)
                    read += 1
                } else if bytes[index] != 0x30 {
                    hasMore = true
                }
                index += 1
                digits += 1
            }
        }
        guard index == end, digits > 0 else { return .none }
        while read < places {
            value *= 10
            read += 1
        }
        if isNegative && (value > 0 || hasMore) { return .negative }
        let most = value + (hasMore ? 1 : 0)
        guard most <= Int64(ShareUnits.whole) else { return .tooLarge }
        return .units(Int32(value), Int32(most))
    }
}
