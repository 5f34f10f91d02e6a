/// A moment as EPCIS events and web archives state it: the instant, and the text as published.
public struct Moment: Hashable, Sendable {
    /// Seconds since 1970 in UTC.
    public let instant: Double
    /// The text as published.
    public let text: String

    /// Reads a date and time of ISO 8601 with an offset; `nil` for anything else.
    public init?(_ text: String) {
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
        guard bytes.count >= 20, bytes[10] == 0x54, bytes[13] == 0x3A, bytes[16] == 0x3A,
            let day = Day(String(decoding: bytes[..<10], as: UTF8.self)), let hour = digits(11..<13),
            let minute = digits(14..<16), let second = digits(17..<19), hour < 24, minute < 60, second <= 60
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
        guard let offset = Moment.offset(bytes[end...]) else { return nil }
        instant = Double(Int(day.number) * 86_400 + hour * 3600 + minute * 60 + second - offset * 60) + fraction
        self.text = text
    }

    /// Minutes east of UTC of `Z`, `+08:00` or `-06:00`; `nil` for anything else.
    public static func offset(_ bytes: some Collection<UInt8>) -> Int? {
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
    public func day(offset minutes: Int) -> String {
        Day(number: Int32(((instant + Double(minutes * 60)) / 86_400).rounded(.down))).description
    }

    /// The moment in UTC, to the second: `2026-03-05T06:20:00Z`.
    public var utc: String {
        let seconds = Int(instant.rounded(.down))
        let day = (Double(seconds) / 86_400).rounded(.down)
        let rest = seconds - Int(day) * 86_400
        func two(_ value: Int) -> String { value < 10 ? "0\(value)" : "\(value)" }
        return "\(Day(number: Int32(day)))T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
    }
}
