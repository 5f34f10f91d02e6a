import ClewModel

/// Dates of birth of which a publisher states several, or a span of years: “1999, 2003”, “1972 or 1973”, “1960 to 1964”.
enum BirthText {
    /// The most years of a span that still say something about a person.
    static let longestSpan = 12

    /// Reads all dates of a text.
    ///
    /// A span of years becomes each of its years, so that a year within it fits and one outside contradicts.
    ///
    /// - Returns: The dates in their order; `nil` where any part of the text cannot be read, or a span is longer than ``longestSpan``.
    static func read(_ text: String, _ order: DateReader.Order) -> [PartialDate]? {
        let dates = readAll(withoutLetters(text), order)
        return dates.flatMap { $0.allSatisfy(isPossible) ? $0 : nil }
    }

    /// Whether a person of a list can have been born then: a year such as 1383 or 2561 is one of another calendar.
    static func isPossible(_ date: PartialDate) -> Bool { (1800...2100).contains(date.year) }

    /// The text with a semicolon for each letter of an enumeration: “a) 1 Jan 1960 b) 2 Feb 1961”.
    private static func withoutLetters(_ text: String) -> String {
        guard text.contains(")") else { return text }
        let words = text.split(whereSeparator: \.isWhitespace).map { word -> String in
            let mark = word.hasPrefix("(") ? word.dropFirst() : word
            guard let bracket = mark.firstIndex(of: ")"),
                (1...3).contains(mark.distance(from: mark.startIndex, to: bracket)),
                mark[..<bracket].allSatisfy({ $0.isLetter })
            else { return String(word) }
            return "; " + mark[mark.index(after: bracket)...]
        }
        let joined = CleanText.collapsed(words.joined(separator: " "))
        return joined.hasPrefix(";") ? CleanText.collapsed(joined.dropFirst()) : joined
    }

    private static func readAll(_ text: String, _ order: DateReader.Order) -> [PartialDate]? {
        let lines = text.split(whereSeparator: \.isNewline)
        if lines.count > 1 {
            let dates = lines.map { readAll(String($0), order) }
            return dates.contains { $0 == nil } ? nil : dates.flatMap { $0 ?? [] }
        }
        let plain = without(words: approximations, text)
        if let date = single(plain, order) { return [date] }
        if let years = span(plain) ?? spanOfDays(plain, order) { return years }
        // A span that is too long to say anything is no two years.
        if plain != text, ["between", "from", "zwischen", "entre"].contains(where: text.lowercased().contains) {
            return nil
        }
        var dates: [PartialDate] = []
        for piece in pieces(plain) {
            let piece = without(words: approximations, piece)
            if let date = single(piece, order) {
                dates.append(date)
            } else if let years = span(piece) ?? spanOfDays(piece, order) {
                dates += years
            } else {
                let parts = piece.split(separator: ",").map {
                    single(without(words: approximations, CleanText.collapsed($0)), order)
                }
                guard parts.count > 1, parts.allSatisfy({ $0 != nil }) else { return nil }
                dates += parts.compactMap { $0 }
            }
        }
        return dates.isEmpty ? nil : dates
    }

    private static let approximations: Set<String> = [
        "approximately", "approx", "approx.", "about", "around", "circa", "c.", "ca.", "ca", "born", "in", "between",
        "from", "possibly",
        "probably", "either", "est.", "estimated", "vers", "environ", "entre", "zwischen", "um", "dob", "dob:",
    ]

    private static func without(words: Set<String>, _ text: String) -> String {
        var parts = text.split(whereSeparator: \.isWhitespace).map(String.init)
        while let first = parts.first, words.contains(first.lowercased()) { parts.removeFirst() }
        return parts.joined(separator: " ")
    }

    private static func single(_ text: String, _ order: DateReader.Order) -> PartialDate? {
        if let date = DateReader.read(text, order) { return date }
        if let date = spreadsheet(text, order) { return date }
        // 03/1962
        let parts = text.split { $0 == "/" || $0 == "." || $0 == "-" }
        guard parts.count == 2, parts[0].count <= 2, parts[1].count == 4, let month = Int(parts[0]),
            let year = Int(parts[1])
        else {
            return nil
        }
        return PartialDate(year: year, month: month)
    }

    /// What spreadsheets make of dates of birth: `Mar-62`, `5-Mar-62`, `5/5/57`, `22724`.
    ///
    /// A year of two figures is read from 30 on, as one of the last century; below, nothing tells the centuries apart. A number of five
    /// figures counts days from the end of 1899, as spreadsheets do.
    private static func spreadsheet(_ text: String, _ order: DateReader.Order) -> PartialDate? {
        if text.utf8.count == 5, let days = Int(text), (3654...47_482).contains(days) {
            return Day(year: 1899, month: 12, day: 30).map { PartialDate($0.advanced(by: days)) }
        }
        let parts = text.split { $0 == "/" || $0 == "." || $0 == "-" || $0 == " " }.map(String.init)
        guard parts.count == 2 || parts.count == 3, let last = parts.last, last.utf8.count == 2, let short = Int(last),
            (30...99).contains(short)
        else { return nil }
        let year = 1900 + short
        if parts.count == 2 { return DateReader.read(parts[0] + " \(year)", order) }
        guard let first = Int(parts[0]), let second = Int(parts[1]) else {
            return DateReader.read(parts[0] + " " + parts[1] + " \(year)", order)
        }
        // 5/5 is one day whichever comes first, and 25/3 is no month and day.
        if first == second || first > 12 { return PartialDate(year: year, month: second, day: first) }
        if second > 12 { return PartialDate(year: year, month: first, day: second) }
        switch order {
        case .dayFirst: return PartialDate(year: year, month: second, day: first)
        case .monthFirst: return PartialDate(year: year, month: first, day: second)
        case .textual: return nil
        }
    }

    /// The years of “1960 to 1964”, “1960-1964”, “1960 and 1964” behind “between”, “1960s”.
    private static func span(_ text: String) -> [PartialDate]? {
        let lower = text.lowercased()
        if lower.count == 5, lower.hasSuffix("0s"), let decade = Int(lower.prefix(4)) {
            return (decade...decade + 9).compactMap { PartialDate(year: $0) }
        }
        for separator in [" to ", " and ", "-", " - ", "–", " – ", "/", " through ", " until ", " bis ", " et ", " y "]
        {
            let ends = lower.components(by: separator)
            guard ends.count == 2, let first = year(ends[0]), let last = year(ends[1]) else { continue }
            guard first <= last, last - first <= longestSpan else { return nil }
            // “1963 and 1973” far apart are two years; the bound above keeps them from becoming a span.
            return (first...last).compactMap { PartialDate(year: $0) }
        }
        return nil
    }

    /// The years, or the one month, of a span between two days: “01 Jan 1961 to 31 Dec 1962”, “01 Feb 1960 to 29 Feb 1960”, “Mar 1960 to
    /// Apr 1961”, “1960 to circa 1963”.
    private static func spanOfDays(_ text: String, _ order: DateReader.Order) -> [PartialDate]? {
        for separator in [" to ", " - ", " – ", "–", " through ", " until ", " bis "] {
            let ends = text.components(by: separator).map {
                single(without(words: approximations, CleanText.collapsed($0)), order)
            }
            guard ends.count == 2, let first = ends[0], let last = ends[1], first.earliest <= last.latest else {
                continue
            }
            if first.year == last.year, let month = first.month, month == last.month {
                return [PartialDate(year: first.year, month: month)].compactMap(\.self)
            }
            guard last.year - first.year <= longestSpan else { return nil }
            return (first.year...last.year).compactMap { PartialDate(year: $0) }
        }
        return nil
    }

    private static func year(_ text: String) -> Int? {
        var text = CleanText.collapsed(text)
        if text.count == 10, PartialDate(text) != nil { text = String(text.prefix(4)) }
        guard text.count == 4, let year = Int(text), (1800...2100).contains(year) else { return nil }
        return year
    }

    private static func pieces(_ text: String) -> [String] {
        var pieces = [text]
        for separator in [";", " or ", " and ", " & ", " oder ", " ou ", "\n"] {
            pieces = pieces.flatMap { $0.components(by: separator) }
        }
        return pieces.map { CleanText.collapsed($0) }.filter { !$0.isEmpty }
    }
}

extension String {
    fileprivate func components(by separator: String) -> [String] {
        var parts: [String] = []
        var rest = self[...]
        while let range = rest.firstRange(of: separator) {
            parts.append(String(rest[..<range.lowerBound]))
            rest = rest[range.upperBound...]
        }
        return parts + [String(rest)]
    }
}
