/// A date that a source gives only in part: a year, a month, or a day.
///
/// It is kept as published; ``earliest`` and ``latest`` bound what it can mean.
public struct PartialDate: Hashable, Sendable {
    /// The year.
    public let year: Int
    /// The month from 1 to 12, where the source gives one.
    public let month: Int?
    /// The day of the month, where the source gives one.
    public let day: Int?

    /// Creates a date from its parts; `nil` where the calendar has no such date or a day comes without its month.
    public init?(year: Int, month: Int? = nil, day: Int? = nil) {
        guard Day(year: year, month: month ?? 1, day: day ?? 1) != nil, day == nil || month != nil else { return nil }
        self.year = year
        self.month = month
        self.day = day
    }

    /// Creates a date that is known to the day.
    public init(_ day: Day) {
        let parts = day.parts
        self.year = parts.year
        self.month = parts.month
        self.day = parts.day
    }

    /// Creates a date from `2024`, `2024-03` or `2024-03-05`; `nil` for anything else.
    public init?(_ text: some StringProtocol) {
        let fields = text.utf8.split(separator: 0x2D, omittingEmptySubsequences: false).map { Array($0) }
        let widths = [4, 2, 2]
        guard (1...3).contains(fields.count) else { return nil }
        var values: [Int] = []
        for (field, width) in zip(fields, widths) {
            guard field.count == width, let value = Day.digits(field[...]) else { return nil }
            values.append(value)
        }
        self.init(
            year: values[0], month: values.count > 1 ? values[1] : nil, day: values.count > 2 ? values[2] : nil)
    }

    /// The first day that the date can mean.
    public var earliest: Day {
        Day(year: year, month: month ?? 1, day: day ?? 1) ?? .distantPast
    }

    /// The last day that the date can mean.
    public var latest: Day {
        let lastMonth = month ?? 12
        return Day(year: year, month: lastMonth, day: day ?? Day.length(ofMonth: lastMonth, year: year))
            ?? .distantFuture
    }

    /// The day itself, where the date is known to the day.
    public var exactDay: Day? {
        day == nil ? nil : earliest
    }
}

extension PartialDate: CustomStringConvertible {
    /// The date as published, in ISO 8601: `2024`, `2024-03` or `2024-03-05`.
    public var description: String {
        let full = earliest.description
        if day != nil { return full }
        return String(full.prefix(month == nil ? 4 : 7))
    }
}

extension PartialDate: Codable {
    /// Reads an ISO 8601 string of one to three parts.
    public init(from decoder: any Decoder) throws {
        let container = try decoder.singleValueContainer()
        let text = try container.decode(String.self)
        guard let date = PartialDate(text) else {
            throw DecodingError.dataCorruptedError(
                in: container, debugDescription: "expected a date such as 2024, 2024-03 or 2024-03-05")
        }
        self = date
    }

    /// Writes an ISO 8601 string of one to three parts.
    public func encode(to encoder: any Encoder) throws {
        var container = encoder.singleValueContainer()
        try container.encode(description)
    }
}
