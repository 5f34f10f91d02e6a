import ClewModel

extension PartialDate {
    /// The date as a number of eight digits, with zeros for what is not known: 20240300 for March 2024.
    var packed: Int64 {
        Int64(year * 10_000 + (month ?? 0) * 100 + (day ?? 0))
    }

    /// Reads a packed date; `nil` for a number that is no date.
    init?(packed: Int64) {
        let (year, month, day) = (Int(packed / 10_000), Int(packed / 100 % 100), Int(packed % 100))
        self.init(year: year, month: month == 0 ? nil : month, day: day == 0 ? nil : day)
    }
}

extension Confidence {
    /// The grade as a number: 0 for unverified to 3 for high.
    var packed: Int64 {
        switch self {
        case .unverified: 0
        case .low: 1
        case .medium: 2
        case .high: 3
        }
    }

    /// Reads a packed grade; a number that is none counts as unverified.
    init(packed: Int64) {
        switch packed {
        case 1: self = .low
        case 2: self = .medium
        case 3: self = .high
        default: self = .unverified
        }
    }
}
