import ClewModel

/// A moment as EPCIS states it: the instant, and the day on the wall where it happened.
struct EPCISTime: Hashable, Sendable {
    /// Seconds since 1970 in UTC.
    let instant: Double
    /// The text as published.
    let text: String

    /// Reads a date and time of ISO 8601 with an offset; `nil` for anything else.
    init?(_ text: String) {
        let bytes = Array(text.utf8)
        func digits(_ range: Range<Int>) -> Int? {
            guard range.upperBound <= bytes.count else { return nil }
            var value = 0
            for byte in bytes[range] {
                guard (0x30...0x39).contains(byte) else { return nil }
                value = value * 10 + Int(byte) - 0x30
            }
            return value
        }
        guard bytes.count >= 20, bytes[4] == 0x2D, bytes[7] == 0x2D, bytes[10] == 0x54, bytes[13] == 0x3A,
            bytes[16] == 0x3A, let year = digits(0..<4), let month = digits(5..<7), let day = digits(8..<10),
            let hour = digits(11..<13), let minute = digits(14..<16), let second = digits(17..<19),
            (1...12).contains(month), (1...EPCISTime.days(in: month, of: year)).contains(day), hour < 24, minute < 60,
            second <= 60
        else { return nil }
        var end = 19
        var fraction = 0.0
        if bytes[end] == 0x2E {
            end += 1
            var scale = 0.1
            let start = end
            while end < bytes.count, (0x30...0x39).contains(bytes[end]) {
                fraction += Double(bytes[end] - 0x30) * scale
                scale /= 10
                end += 1
            }
            guard end > start else { return nil }
        }
        guard let offset = EPCISTime.offset(bytes[end...]) else { return nil }
        let days = EPCISTime.dayNumber(year, month, day)
        instant = Double(days * 86_400 + hour * 3600 + minute * 60 + second - offset * 60) + fraction
        self.text = text
    }

    /// Minutes east of UTC of `Z`, `+08:00` or `-06:00`; `nil` for anything else.
    static func offset(_ bytes: some Collection<UInt8>) -> Int? {
        let bytes = Array(bytes)
        if bytes == [0x5A] { return 0 }
        guard bytes.count == 6, bytes[0] == 0x2B || bytes[0] == 0x2D, bytes[3] == 0x3A else { return nil }
        let digits = [1, 2, 4, 5].map { Int(bytes[$0]) - 0x30 }
        guard digits.allSatisfy({ (0...9).contains($0) }) else { return nil }
        let (hours, minutes) = (digits[0] * 10 + digits[1], digits[2] * 10 + digits[3])
        guard hours <= 14, minutes < 60 else { return nil }
        return (hours * 60 + minutes) * (bytes[0] == 0x2D ? -1 : 1)
    }

    /// The day where it happened, as `2024-01-14`.
    func day(offset minutes: Int) -> String {
        var left = Int(((instant + Double(minutes * 60)) / 86_400).rounded(.down))
        var year = 1970
        while left < 0 {
            year -= 1
            left += EPCISTime.days(of: year)
        }
        while left >= EPCISTime.days(of: year) {
            left -= EPCISTime.days(of: year)
            year += 1
        }
        var month = 1
        while left >= EPCISTime.days(in: month, of: year) {
            left -= EPCISTime.days(in: month, of: year)
            month += 1
        }
        func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
        return String(repeating: "0", count: max(0, 4 - "\(year)".count)) + "\(year)-\(two(month))-\(two(left + 1))"
    }

    private static func isLeap(_ year: Int) -> Bool {
        year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
    }
    private static func days(of year: Int) -> Int { isLeap(year) ? 366 : 365 }
    private static func days(in month: Int, of year: Int) -> Int {
        switch month {
        case 2: isLeap(year) ? 29 : 28
        case 4, 6, 9, 11: 30
        default: 31
        }
    }
    /// Days from 1970-01-01.
    private static func dayNumber(_ year: Int, _ month: Int, _ day: Int) -> Int {
        let before = year - 1
        var days = before * 365 + before / 4 - before / 100 + before / 400 - 719_162 + day - 1
        if year == 0 { days -= 1 }
        for month in 1..<month { days += self.days(in: month, of: year) }
        return days
    }
}
