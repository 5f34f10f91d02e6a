/// What a number format of a spreadsheet says about the meaning of a number.
///
/// The codes are those of ISO/IEC 29500-1, 18.8.30 and 18.8.31.
enum NumberFormat: Hashable, Sendable {
    /// A number and nothing else.
    case plain
    /// A share, shown times a hundred with a percent sign.
    case percent
    /// A whole number with zeros before it up to this many digits, as codes with leading zeros are kept.
    case padded(Int)
    /// A date or a time of day.
    case date(DateParts)

    /// Which parts of a date a format shows.
    struct DateParts: OptionSet, Hashable, Sendable {
        let rawValue: UInt8
        static let year = DateParts(rawValue: 1)
        static let month = DateParts(rawValue: 2)
        static let day = DateParts(rawValue: 4)
        static let time = DateParts(rawValue: 8)
        /// A duration, whose hours go on past 24.
        static let elapsed = DateParts(rawValue: 16)
    }

    /// One of the formats that are named by number alone; those of dates in East Asian editions are dates in every edition.
    init(builtIn id: Int) {
        switch id {
        case 9, 10: self = .percent
        case 14, 15, 31: self = .date([.year, .month, .day])
        case 16: self = .date([.month, .day])
        case 17: self = .date([.year, .month])
        case 18...21, 32...35, 55, 56: self = .date([.time])
        case 45, 47: self = .date([.time])
        case 46: self = .date([.elapsed])
        case 22: self = .date([.year, .month, .day, .time])
        // The parts shown differ between the editions of East Asia, so that all are taken.
        case 27...30, 36, 50...54, 57, 58: self = .date([.year, .month, .day])
        default: self = .plain
        }
    }

    /// A format by its code, such as `yyyy\-mm\-dd;@`.
    init(code: String) {
        var bare = ""
        var elapsed = false
        var scalars = Array(code.unicodeScalars)[...]
        // The first section is that of positive numbers.
        while let scalar = scalars.popFirst(), scalar != ";" {
            switch scalar {
            case "\"": scalars = scalars.drop { $0 != "\"" }.dropFirst()
            case "\\", "_", "*": _ = scalars.popFirst()
            case "[":
                let inside = String(String.UnicodeScalarView(scalars.prefix { $0 != "]" })).lowercased()
                scalars = scalars.drop { $0 != "]" }.dropFirst()
                if let first = inside.first, "hms".contains(first), inside.allSatisfy({ $0 == first }) {
                    elapsed = true
                }
            default: bare.unicodeScalars.append(scalar)
            }
        }
        bare = bare.lowercased().replacing("am/pm", with: "h").replacing("a/p", with: "h")
        if bare.contains("general") || bare == "@" {
            self = .plain
        } else if elapsed {
            self = .date([.elapsed])
        } else if !bare.contains(where: { "#?".contains($0) }), let parts = Self.dateParts(bare) {
            self = .date(parts)
        } else if bare.contains("%") {
            self = .percent
        } else if bare.count >= 2, bare.allSatisfy({ $0 == "0" }) {
            self = .padded(bare.count)
        } else {
            self = .plain
        }
    }

    private static func dateParts(_ code: String) -> DateParts? {
        var parts: DateParts = []
        if code.contains("y") || code.contains("e"), !code.contains("0") || code.contains("y") { parts.insert(.year) }
        if code.contains("d") { parts.insert(.day) }
        if code.contains("h") || code.contains("s") { parts.insert(.time) }
        // A run of m is minutes beside hours or seconds alone, and months beside years or days.
        if code.contains("m"), !parts.isDisjoint(with: [.year, .day]) || !parts.contains(.time) {
            parts.insert(.month)
        }
        return parts.isEmpty ? nil : parts
    }
}
