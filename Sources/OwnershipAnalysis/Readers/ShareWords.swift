import ClewModel
import Foundation

/// Bands of shares in words, as registers and annual reports write them: “more than 50% up to 75%”, “75% or more”, `(50;75]`,
/// 50%以上, and the codes of the United Kingdom's register of people with significant control.
struct ShareWords {
    /// A piece of a band.
    private enum Token: Equatable {
        case number(String)
        /// What stands before a number: `>`, `>=`, `<`, `<=`.
        case over, least, under, most
        /// What stands behind one: “or more”, “or less”, and as strict bounds in East Asian languages.
        case orMore, orLess, orOver, orUnder
        /// Between two numbers.
        case between
    }

    /// Reads a band.
    ///
    /// - Returns: The ends as numbers, each with its per cent sign where the text has one, and whether it is left out; `nil` where
    ///   the text is no band.
    static func band(_ text: String) -> (low: String?, leavesOutLow: Bool, high: String?, leavesOutHigh: Bool)? {
        let text = normalized(text)
        if let code = register(text) { return code }
        if let interval = interval(text) { return interval }
        // A dash at the start is the sign of a negative number, and no range.
        guard let first = text.first, !"-–—~".contains(first), let tokens = tokens(of: text) else { return nil }
        return bounds(tokens)
    }

    /// Whether a text is a code of the register for votes: `voting-rights-50-to-75-percent`.
    static func isVoting(_ text: String) -> Bool { normalized(text).hasPrefix("voting-rights") }

    /// Fullwidth forms as plain ones, lower case, one sign for per cent.
    private static func normalized(_ text: String) -> String {
        var text = text.precomposedStringWithCompatibilityMapping.lowercased().trimmingCharacters(in: .whitespaces)
        for word in percents { text = text.replacing(word, with: "%") }
        return text.replacing(" %", with: "%")
    }

    /// `ownership-of-shares-50-to-75-percent`: more than 25 up to 50, more than 50 and less than 75, 75 or more
    /// (Companies Act 2006, schedule 1A, and the register's own list of codes).
    private static func register(
        _ text: String
    ) -> (low: String?, leavesOutLow: Bool, high: String?, leavesOutHigh: Bool)? {
        let openings = ["ownership-of-shares-", "voting-rights-", "right-to-share-surplus-assets-"]
        guard let opening = openings.first(where: text.hasPrefix) else { return nil }
        let band = text.dropFirst(opening.count)
        if band.hasPrefix("25-to-50-") { return ("25%", true, "50%", false) }
        if band.hasPrefix("50-to-75-") { return ("50%", true, "75%", true) }
        if band.hasPrefix("75-to-100-") { return ("75%", false, "100%", false) }
        if band.hasPrefix("more-than-25-") { return ("25%", true, nil, false) }
        return nil
    }

    /// `(50;75]`, `[25%, 50%)`, `]50;75]`.
    private static func interval(
        _ text: String
    ) -> (low: String?, leavesOutLow: Bool, high: String?, leavesOutHigh: Bool)? {
        guard let first = text.first, let last = text.last, "([]".contains(first), ")[]".contains(last) else {
            return nil
        }
        let inside = text.dropFirst().dropLast()
        let mark: Character = inside.contains(";") ? ";" : ","
        let ends = inside.split(separator: mark, omittingEmptySubsequences: false).map {
            $0.filter { !$0.isWhitespace }
        }
        guard ends.count == 2, ends.allSatisfy(isNumber) else { return nil }
        return (ends[0], first != "[", ends[1], last != "]")
    }

    private static func isNumber(_ text: String) -> Bool {
        let digits = text.hasSuffix("%") ? text.dropLast() : text[...]
        return digits.first?.isNumber == true && digits.allSatisfy { $0.isASCII && ($0.isNumber || $0 == ".") }
    }

    private static func tokens(of text: String) -> [Token]? {
        var tokens: [Token] = []
        var rest = Substring(text)
        while let first = rest.first {
            if first.isWhitespace || first == "," {
                // A comma between digits can mean thousands or decimals.
                if first == ",", rest.dropFirst().first?.isNumber == true { return nil }
                rest.removeFirst()
                continue
            }
            if first.isASCII, first.isNumber {
                var number = rest.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
                rest = rest[number.endIndex...]
                if rest.first == "%" {
                    rest.removeFirst()
                    number += "%"
                }
                tokens.append(.number(String(number)))
                continue
            }
            guard let (word, token) = words.first(where: { rest.hasPrefix($0.0) && isWhole($0.0, in: rest) }) else {
                return nil
            }
            rest.removeFirst(word.count)
            if let token { tokens.append(token) }
        }
        return tokens
    }

    /// Whether a word of letters ends where no further letter follows; ideographs need no space.
    private static func isWhole(_ word: String, in text: Substring) -> Bool {
        guard let last = word.last, last.isLetter, last.unicodeScalars.first.map({ $0.value < 0x3000 }) ?? false else {
            return true
        }
        return text.dropFirst(word.count).first.map { !$0.isLetter } ?? true
    }

    private static func bounds(
        _ tokens: [Token]
    ) -> (low: String?, leavesOutLow: Bool, high: String?, leavesOutHigh: Bool)? {
        // Each number with what stands before and behind it.
        var ends: [(before: Token?, number: String, behind: Token?)] = []
        var before: Token?
        var hasBetween = false
        for token in tokens {
            switch token {
            case .number(let number):
                ends.append((before, number, nil))
                before = nil
            case .over, .least, .under, .most:
                guard before == nil else { return nil }
                before = token
            case .orMore, .orLess, .orOver, .orUnder:
                guard let last = ends.indices.last, ends[last].behind == nil, before == nil else { return nil }
                ends[last].behind = token
            case .between: hasBetween = true
            }
        }
        guard before == nil, let first = ends.first, ends.count <= 2 else { return nil }
        guard ends.count == 2 else {
            switch (first.before, first.behind) {
            case (.over?, nil), (nil, .orOver?): return (first.number, true, nil, false)
            case (.least?, nil), (nil, .orMore?): return (first.number, false, nil, false)
            case (.under?, nil), (nil, .orUnder?): return (nil, false, first.number, true)
            case (.most?, nil), (nil, .orLess?): return (nil, false, first.number, false)
            case (nil, nil) where !hasBetween: return (first.number, false, first.number, false)
            default: return nil
            }
        }
        func side(_ end: (before: Token?, number: String, behind: Token?)) -> (isLow: Bool, isStrict: Bool)? {
            switch (end.before, end.behind) {
            case (.over?, nil), (nil, .orOver?): (true, true)
            case (.least?, nil), (nil, .orMore?): (true, false)
            case (.under?, nil), (nil, .orUnder?): (false, true)
            case (.most?, nil), (nil, .orLess?): (false, false)
            default: nil
            }
        }
        let second = ends[1]
        let sides = (side(first), side(second))
        guard first.before == nil && first.behind == nil || sides.0 != nil,
            second.before == nil && second.behind == nil || sides.1 != nil,
            hasBetween || sides.1 != nil
        else { return nil }
        let one = sides.0 ?? (isLow: !(sides.1?.isLow ?? false), isStrict: false)
        let other = sides.1 ?? (isLow: !one.isLow, isStrict: false)
        guard one.isLow != other.isLow else { return nil }
        let isPercent = first.number.hasSuffix("%") || second.number.hasSuffix("%")
        func signed(_ number: String) -> String { isPercent && !number.hasSuffix("%") ? number + "%" : number }
        let (low, high) = one.isLow ? ((first, one), (second, other)) : ((second, other), (first, one))
        return (signed(low.0.number), low.1.isStrict, signed(high.0.number), high.1.isStrict)
    }

    private static let percents = [
        "per cent.", "per cent", "per-cent", "percentage", "percent", "pct.", "pct", "prozent", "pour cent",
        "pour-cent", "por ciento",
        "per cento", "por cento", "процентов", "процента", "процент", "yüzde",
    ]

    /// The words, the longest first, so that “not more than” goes before “more than”.
    private static let words: [(String, Token?)] = {
        func all(_ text: String, _ token: Token?) -> [(String, Token?)] {
            text.split(separator: "|").map { (String($0), token) }
        }
        return
            (all(
                "more than|over|above|greater than|higher than|exceeding|in excess of|>|mehr als|über|plus de|supérieur à|más de|mas de"
                    + "|mais de|più di|более чем|более|свыше|больше|超过|大于|高于|多于|逾", .over)
            + all(
                "at least|not less than|no less than|not under|minimum|min.|min|from|>=|≥|mindestens|ab|von|wenigstens|au moins|al menos"
                    + "|por lo menos|desde|almeno|не менее|от|不低于|不少于|不小于|至少|最少|大于等于|大于或等于", .least)
            + all(
                "less than|under|below|lower than|smaller than|<|weniger als|unter|moins de|inférieur à|menos de|meno di|менее|меньше|低于|小于"
                    + "|少于|不足|不满|不到", .under)
            + all(
                "up to and including|up to|not more than|no more than|not over|not exceeding|not above|at most|maximum|max.|max|until|<=|≤"
                    + "|bis zu|bis|höchstens|maximal|nicht mehr als|jusqu'à|jusqu’à|au plus|hasta|como máximo|até|fino a|не более|до"
                    + "|不超过|不高于|不大于|不多于|至多|最多|小于等于|小于或等于", .most)
            + all(
                "or more|and more|or above|and above|or over|and over|or greater|and greater|or higher|and up|upwards|plus|+|oder mehr"
                    + "|und mehr|ou plus|et plus|o más|o mas|y más|ou mais|o più|и более|и выше|以上|及以上|或以上|이상", .orMore)
            + all(
                "or less|and less|or below|and below|or under|and under|or fewer|or lower|oder weniger|ou moins|o menos|и менее|以下|及以下"
                    + "|或以下|이하", .orLess)
            + all("超|초과", .orOver) + all("未満|未满|미만", .orUnder)
            + all(
                "to|through|-|–|—|~|～|..|至|到|a|à|et|y|und|и|and|but|mais|aber|pero|但|且|에서|부터|から|between|zwischen|entre|между",
                .between)
            + all("of shares|of the shares|of the capital|of the equity|shares|the|of", nil))
            .sorted { ($0.0.count, $1.0) > ($1.0.count, $0.0) }
    }()
}
