public import ClewModel

/// Dates as people write them into tables, read without a guess between day and month.
public enum DateText {
    /// Why a text was not taken as a date.
    public enum Problem: Error, Hashable, Sendable {
        /// The text is no date.
        case notADate
        /// Day and month cannot be told apart.
        case ambiguous
        /// Day and month can be told apart in this date alone, which is the one given.
        case numbersAlone(PartialDate)
        /// The calendar has no such day.
        case noSuchDay
        /// Nothing that is asked about can have been in that year.
        case impossibleYear

        /// What was expected, for a person.
        public var expectation: String {
            switch self {
            case .notADate: "expected a date such as 2024-03-05 or 5 Mar 2024"
            case .ambiguous: "day and month cannot be told apart; write 2024-03-05 or 5 Mar 2024"
            case .numbersAlone(let date):
                "a table with such dates has others in which day and month cannot be told apart, and a spreadsheet may have "
                    + "swapped those; write \(date)"
            case .impossibleYear:
                "expected a year from \(DateText.possibleYears.lowerBound) to \(DateText.possibleYears.upperBound)"
            case .noSuchDay: "the calendar has no such day; expected a date such as 2024-03-05"
            }
        }
    }

    /// The years in which a party can have begun, goods have moved or a law have applied; any other is a slip of the pen.
    public static let possibleYears = 1000...2199

    /// Reads a day: `2024-03-05`, `2024/3/5`, `5 Mar 2024`, `March 5, 2024`, `2024年3月5日`.
    ///
    /// A midnight time after it, as spreadsheets write, is dropped. `05/03/2024` is refused, and so is `25/03/2024`, whose
    /// message says what to write: where a spreadsheet took days for months it has turned `05/03` round and left `25/03` as
    /// it was, so that a table with the one can be trusted in the other no more.
    public static func day(_ text: String) throws(Problem) -> Day {
        let date = try partialDate(text)
        guard let day = date.exactDay else { throw .notADate }
        return day
    }

    /// Reads a date that may be known to the month or the year only: also `2024-03`, `Mar 2024`, `2024年3月`, `2024`.
    public static func partialDate(_ text: String) throws(Problem) -> PartialDate {
        let (shape, values) = try fields(of: withoutMidnight(text))
        let date: PartialDate? =
            switch shape {
            case "Y": PartialDate(year: values[0])
            case "D": PartialDate(year: values[0] / 10_000, month: values[0] / 100 % 100, day: values[0] % 100)
            case "YN", "YM": PartialDate(year: values[0], month: values[1])
            case "MY": PartialDate(year: values[1], month: values[0])
            case "YNN", "YMN": PartialDate(year: values[0], month: values[1], day: values[2])
            case "NMY": PartialDate(year: values[2], month: values[1], day: values[0])
            case "MNY": PartialDate(year: values[2], month: values[0], day: values[1])
            case "NNY": throw unordered(values)
            case "NNN": throw .ambiguous
            default: throw .notADate
            }
        guard let date else { throw .noSuchDay }
        guard possibleYears.contains(date.year) else { throw .impossibleYear }
        return date
    }

    /// Why a date in numbers alone with the year last is refused.
    private static func unordered(_ values: [Int]) -> Problem {
        let (first, second, year) = (values[0], values[1], values[2])
        guard (first > 12) != (second > 12) else { return first > 12 ? .noSuchDay : .ambiguous }
        let date = PartialDate(year: year, month: min(first, second), day: max(first, second))
        return date.map { .numbersAlone($0) } ?? .noSuchDay
    }

    /// Splits a date into runs of digits and names of months.
    ///
    /// - Returns: One letter a run (`Y` four digits, `N` one or two, `D` eight, `M` the name of a month) and their values.
    private static func fields(of text: String) throws(Problem) -> (shape: String, values: [Int]) {
        var shape = ""
        var values: [Int] = []
        var run = ""
        var runIsDigits = false
        func close() throws(Problem) {
            guard !run.isEmpty else { return }
            if runIsDigits {
                guard let letter = [1: "N", 2: "N", 4: "Y", 8: "D"][run.count], let value = Int(run) else {
                    throw .notADate
                }
                shape += letter
                values.append(value)
            } else if let month = months[run] {
                shape += "M"
                values.append(month)
            } else if !["st", "nd", "rd", "th"].contains(run) || shape.last != "N" {
                throw .notADate
            }
            run = ""
        }
        for character in text.lowercased() {
            let isDigit = ("0"..."9").contains(character)
            let isLetter = ("a"..."z").contains(character)
            if isDigit || isLetter {
                if runIsDigits != isDigit { try close() }
                runIsDigits = isDigit
                run.append(character)
            } else {
                try close()
                guard " -/.,年月日".contains(character) else { throw .notADate }
            }
        }
        try close()
        return (shape, values)
    }

    private static func withoutMidnight(_ text: String) -> String {
        for suffix in [" 00:00:00", " 00:00", "T00:00:00", "T00:00:00Z", " 0:00:00", " 0:00"]
        where text.hasSuffix(suffix) {
            return String(text.dropLast(suffix.count))
        }
        return text
    }

    private static let months: [String: Int] = {
        let names = [
            "january", "february", "march", "april", "may", "june", "july", "august", "september", "october",
            "november", "december",
        ]
        var months = ["sept": 9]
        for (index, name) in names.enumerated() {
            months[name] = index + 1
            months[String(name.prefix(3))] = index + 1
        }
        return months
    }()
}
