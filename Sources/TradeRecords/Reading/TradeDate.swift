import ClewModel
import SourceFiles

/// In which order a file writes days and months in numbers.
public enum DateOrder: String, Hashable, Sendable, Codable, CaseIterable {
    /// 25/03/2024.
    case dayFirst = "day-first"
    /// 03/25/2024.
    case monthFirst = "month-first"
}

/// A date of a record, as far as the cell says one.
enum TradeDate: Hashable, Sendable {
    /// The day.
    case day(Day)
    /// A month or a year.
    case partial(PartialDate)
    /// Two numbers and a year: day and month, or month and day.
    case numbers(Int, Int, year: Int)
    /// The cell is empty, or says that nothing is known.
    case nothing
    /// Something else.
    case unreadable

    /// Reads the bytes of a cell.
    ///
    /// The usual forms are read byte by byte, since a table has one in every row; the others as ``DateText`` reads them.
    static func read(_ bytes: Span<UInt8>) -> TradeDate {
        var (start, end) = (0, bytes.count)
        while start < end, bytes[start] <= 0x20 { start += 1 }
        while end > start, bytes[end - 1] <= 0x20 { end -= 1 }
        guard start < end else { return .nothing }
        var numbers = (0, 0, 0)
        var lengths = (0, 0, 0)
        var part = 0
        var separator: UInt8 = 0
        var offset = start
        scan: while offset < end {
            let byte = bytes[offset]
            switch byte {
            case 0x30...0x39:
                let digit = Int(byte - 0x30)
                switch part {
                case 0:
                    numbers.0 = numbers.0 * 10 + digit
                    lengths.0 += 1
                case 1:
                    numbers.1 = numbers.1 * 10 + digit
                    lengths.1 += 1
                default:
                    numbers.2 = numbers.2 * 10 + digit
                    lengths.2 += 1
                }
                if lengths.0 > 8 || lengths.1 > 4 || lengths.2 > 4 { return other(bytes, start, end) }
            case 0x2D, 0x2F, 0x2E:
                guard part < 2, separator == 0 || separator == byte else { return other(bytes, start, end) }
                separator = byte
                part += 1
            case 0x20, 0x54:
                // A time after the day says nothing of it.
                guard part == 2, offset + 1 < end, (0x30...0x39).contains(bytes[offset + 1]) else {
                    return other(bytes, start, end)
                }
                break scan
            default: return other(bytes, start, end)
            }
            offset += 1
        }
        let years = DateText.possibleYears
        switch (part, lengths) {
        case (0, (8, _, _)):
            guard years.contains(numbers.0 / 10_000) else { return .unreadable }
            return Day(year: numbers.0 / 10_000, month: numbers.0 / 100 % 100, day: numbers.0 % 100).map { .day($0) }
                ?? .unreadable
        case (2, (4, 1...2, 1...2)):
            guard years.contains(numbers.0) else { return .unreadable }
            return Day(year: numbers.0, month: numbers.1, day: numbers.2).map { .day($0) } ?? .unreadable
        case (2, (1...2, 1...2, 4)):
            let isDate = years.contains(numbers.2) && (1...31).contains(numbers.0) && (1...31).contains(numbers.1)
            guard isDate, numbers.0 <= 12 || numbers.1 <= 12 else { return .unreadable }
            return .numbers(numbers.0, numbers.1, year: numbers.2)
        default: return other(bytes, start, end)
        }
    }

    /// A date in words, a month alone, a year alone.
    private static func other(_ bytes: Span<UInt8>, _ start: Int, _ end: Int) -> TradeDate {
        let all = bytes.extracting(start..<end)
        var text = String(decoding: all.indices.map { all[$0] }, as: UTF8.self)
        if text.utf8.contains(0x3A), let time = text.firstMatch(of: /[T ]\d{1,2}:\d{2}.*$/) {
            text = String(text[..<time.range.lowerBound])
        }
        if PlaceholderText(text) != nil { return .nothing }
        do throws(DateText.Problem) {
            let date = try DateText.partialDate(text)
            return date.exactDay.map { .day($0) } ?? .partial(date)
        } catch {
            return .unreadable
        }
    }

    /// The day, by the order that the file's dates were found to have.
    func settled(_ order: DateOrder?) -> PartialDate? {
        switch self {
        case .day(let day): return PartialDate(day)
        case .partial(let date): return date
        case .nothing, .unreadable: return nil
        case .numbers(let first, let second, let year):
            // Two equal numbers are one day in either order.
            if first == second { return PartialDate(year: year, month: first, day: first) }
            switch order {
            case .dayFirst: return PartialDate(year: year, month: second, day: first)
            case .monthFirst: return PartialDate(year: year, month: first, day: second)
            case nil where first > 12: return PartialDate(year: year, month: second, day: first)
            case nil where second > 12: return PartialDate(year: year, month: first, day: second)
            case nil: return nil
            }
        }
    }
}

/// What the dates of a file say about their order.
public struct DateEvidence: Hashable, Sendable, Codable {
    /// Dates that are read without a question.
    public var plain = 0
    /// Dates that can only be day, month, year; and only month, day, year.
    public var dayFirst = 0
    /// Dates that can only be month, day, year.
    public var monthFirst = 0
    /// Dates that can be either.
    public var either = 0
    /// Months and years without a day.
    public var partial = 0
    /// Rows without a date.
    public var missing = 0
    /// Cells that are no date.
    public var unreadable = 0

    mutating func count(_ date: TradeDate) {
        switch date {
        case .day: plain += 1
        case .partial: partial += 1
        case .numbers(let first, let second, _):
            if first > 12 {
                dayFirst += 1
            } else if second > 12 {
                monthFirst += 1
            } else if first == second {
                plain += 1
            } else {
                either += 1
            }
        case .nothing: missing += 1
        case .unreadable: unreadable += 1
        }
    }

    /// The order that the file itself shows; `nil` where it shows none, or both.
    var order: DateOrder? {
        switch (dayFirst > 0, monthFirst > 0) {
        case (true, false): .dayFirst
        case (false, true): .monthFirst
        default: nil
        }
    }

    /// Whether dates are there that nobody can read without being told their order.
    var isUndecided: Bool { order == nil && either > 0 && dayFirst == 0 && monthFirst == 0 }
    /// Whether some dates can only be day first and others only month first.
    var isMixed: Bool { dayFirst > 0 && monthFirst > 0 }
}
