import ClewModel

/// Days and times as spreadsheets count them: days since an epoch, the time of day as a fraction.
enum SerialDate {
    /// The text of a date, and whether the calendar has it.
    struct Reading: Hashable {
        /// `2024-03-05`, with ` 14:30:00` after it where there is a time; `2024-03` or `2024` where the format shows no more and
        /// nothing more is stored; `14:30:00` for a time alone.
        var text: String
        /// Whether the calendar has the day; 29 February 1900 is counted by spreadsheets and never was.
        var isReal = true
    }

    /// Reads a number as a date.
    ///
    /// - Parameters:
    ///   - serial: The number of the cell.
    ///   - parts: What its format shows.
    ///   - is1904: Whether the workbook counts from 1904-01-01; otherwise from 1900, with the leap day that 1900 did not have.
    /// - Returns: The date; `nil` for numbers that no spreadsheet shows as one.
    static func read(_ serial: Double, _ parts: NumberFormat.DateParts, is1904: Bool) -> Reading? {
        // The last day that spreadsheets know is 9999-12-31.
        guard serial >= 0, serial < 2_958_466 else { return nil }
        var days = Int(serial)
        var seconds = Int(((serial - Double(days)) * 86_400).rounded())
        if seconds == 86_400 { (days, seconds) = (days + 1, 0) }
        if parts.contains(.elapsed) { return Reading(text: clock(days * 86_400 + seconds)) }
        if days == 0, !is1904 || parts == [.time] { return Reading(text: clock(seconds)) }
        let time = seconds == 0 ? "" : " " + clock(seconds)
        if !is1904, days == 60 { return Reading(text: "1900-02-29" + time, isReal: false) }
        let day: Day
        if is1904 {
            day = epoch1904.advanced(by: days)
        } else {
            day = epoch1900.advanced(by: days < 60 ? days + 1 : days)
        }
        let (year, month, date) = day.parts
        guard year <= 9999 else { return nil }
        // Somebody who typed March 2024 has a cell of 1 March that shows March 2024.
        if parts == [.year], month == 1, date == 1, seconds == 0 { return Reading(text: padded(year, 4)) }
        if parts == [.year, .month], date == 1, seconds == 0 {
            return Reading(text: padded(year, 4) + "-" + padded(month, 2))
        }
        return Reading(text: "\(padded(year, 4))-\(padded(month, 2))-\(padded(date, 2))\(time)")
    }

    /// The number by which the 1900 system counts a day; `nil` for days before 1900-03-01, about which systems disagree.
    static func serial(of day: Day) -> Int? {
        let count = epoch1900.distance(to: day)
        return count > 60 ? count : nil
    }

    private static let epoch1900 = Day(number: -25_569)
    private static let epoch1904 = Day(number: -24_107)

    private static func clock(_ seconds: Int) -> String {
        "\(padded(seconds / 3600, 2)):\(padded(seconds / 60 % 60, 2)):\(padded(seconds % 60, 2))"
    }

    private static func padded(_ value: Int, _ width: Int) -> String {
        let digits = String(value)
        return String(repeating: "0", count: max(0, width - digits.count)) + digits
    }
}
