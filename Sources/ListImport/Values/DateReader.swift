import ClewModel

/// Reads dates as publishers write them, never guessing between day and month.
enum DateReader {
    /// In which order a publisher writes dates in figures.
    enum Order {
        /// ISO 8601 or with the month as a word; figures with slashes are refused.
        case textual
        /// Month, day, year: 10/20/2017.
        case monthFirst
        /// Day, month, year: 20/10/2017.
        case dayFirst
    }

    private static let months: [String: Int] = [
        "jan": 1, "january": 1, "feb": 2, "february": 2, "mar": 3, "march": 3, "apr": 4, "april": 4, "may": 5,
        "jun": 6, "june": 6, "jul": 7, "july": 7, "aug": 8, "august": 8, "sep": 9, "sept": 9, "september": 9,
        "oct": 10, "october": 10, "nov": 11, "november": 11, "dec": 12, "december": 12,
    ]

    /// Reads a date; `nil` for anything that is not one date, such as a range.
    static func read(_ text: some StringProtocol, _ order: Order = .textual) -> PartialDate? {
        var words = text.split(whereSeparator: { $0 == " " || $0 == "," || $0 == "\u{A0}" }).map { String($0) }
        if let first = words.first?.lowercased(), ["circa", "c.", "ca.", "approximately"].contains(first) {
            words.removeFirst()
        }
        if words.count == 1 { return readFigures(words[0], order) }
        if words.count == 2, words[1].contains(":") { return readFigures(words[0], order) }
        return readWords(words)
    }

    private static func readFigures(_ text: String, _ order: Order) -> PartialDate? {
        if let date = PartialDate(text) { return date }
        if text.utf8.count > 10 {
            let head = text.prefix(10)
            let rest = text.dropFirst(10)
            if rest.hasPrefix("T") || rest.hasPrefix("+") || rest.hasPrefix("-") || rest.hasPrefix("Z") {
                return Day(head).map { PartialDate($0) }
            }
        }
        if text.utf8.count == 8, let value = Int(text), text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) {
            return PartialDate(year: value / 10_000, month: value / 100 % 100, day: value % 100)
        }
        if text.contains("-"), text.contains(where: \.isLetter) {
            return readWords(text.split(separator: "-").map(String.init))
        }
        let parts = text.split(whereSeparator: { $0 == "/" || $0 == "." || $0 == "-" }).map { Int($0) }
        guard parts.count == 3, let a = parts[0], let b = parts[1], let c = parts[2], c >= 1000 else { return nil }
        switch order {
        case .monthFirst: return PartialDate(year: c, month: a, day: b)
        case .dayFirst:
            // Publishers of this form write 00 for a day or month that they do not know.
            if b == 0 { return PartialDate(year: c) }
            return PartialDate(year: c, month: b, day: a == 0 ? nil : a)
        case .textual: return nil
        }
    }

    private static func readWords(_ words: [String]) -> PartialDate? {
        let words = words.map { $0.hasSuffix(".") ? String($0.dropLast()) : $0 }
        func month(_ word: String) -> Int? { months[word.lowercased()] }
        func year(_ word: String) -> Int? { word.utf8.count == 4 ? Int(word) : nil }
        if words.count == 2, let month = month(words[0]), let year = year(words[1]) {
            return PartialDate(year: year, month: month)
        }
        guard words.count == 3, let year = year(words[2]) else { return nil }
        if let month = month(words[1]), let day = Int(words[0]) {
            return PartialDate(year: year, month: month, day: day)
        }
        if let month = month(words[0]), let day = Int(words[1]) {
            return PartialDate(year: year, month: month, day: day)
        }
        return nil
    }
}
