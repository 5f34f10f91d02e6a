/// Numbers as people write them into tables, read without a guess.
public enum NumberText {
    /// Why a text was not taken as a number.
    public enum Problem: Error, Hashable, Sendable {
        /// The text is no number.
        case notANumber
        /// The comma or point can mean thousands or decimals.
        case ambiguous
        /// The number is too large to hold.
        case outOfRange

        /// What was expected, for a person.
        public var expectation: String {
            switch self {
            case .notANumber: "expected a number such as 1234.5, 1,234.5 or 1 234.5"
            case .ambiguous:
                "the separator can mean thousands or decimals; write the number without thousands separators and with a "
                    + "decimal point, such as 1234.5"
            case .outOfRange: "the number is too large"
            }
        }
    }

    /// Reads a number.
    ///
    /// Accepted are digits with an optional sign, decimal point and exponent; thousands may be set off by one of comma,
    /// space, no-break space or apostrophe throughout, in whole groups of three. Full-width digits count as digits.
    ///
    /// - Parameters:
    ///   - text: The text, trimmed.
    ///   - decimalComma: Whether the surroundings suggest that a comma may be a decimal comma, as in a table separated by
    ///     semicolons. Then `1,234` and `1.234` are both refused.
    public static func parse(_ text: String, decimalComma: Bool = false) throws(Problem) -> Double {
        var scalars = text.unicodeScalars.map(plain)
        var sign = ""
        if let first = scalars.first, first == "-" || first == "+" {
            sign = first == "-" ? "-" : ""
            scalars.removeFirst()
        }
        var exponent = ""
        if let mark = scalars.firstIndex(where: { $0 == "e" || $0 == "E" }) {
            exponent = string(scalars[(mark + 1)...])
            guard isInteger(exponent) else { throw .notANumber }
            scalars.removeSubrange(mark...)
        }
        let parts = scalars.split(separator: ".", omittingEmptySubsequences: false)
        guard let whole = parts.first, scalars.allSatisfy({ isDigit($0) || $0 == "." || isGroupMark($0) }) else {
            throw .notANumber
        }
        guard parts.count <= 2 else { throw scalars.contains(",") || parts.count > 2 ? .ambiguous : .notANumber }
        let fraction = parts.count == 2 ? parts[1] : []
        guard fraction.allSatisfy(isDigit) else { throw fraction.contains(",") ? .ambiguous : .notANumber }
        guard whole.contains(where: isDigit) else { throw .notANumber }
        let digits = try ungrouped(whole, decimalComma: decimalComma && parts.count == 1)
        if decimalComma, parts.count == 2, fraction.count == 3, digits.count <= 3, digits != "0", exponent.isEmpty {
            throw .ambiguous
        }
        let fractionText = fraction.isEmpty ? "" : "." + string(fraction)
        let exponentText = exponent.isEmpty ? "" : "e" + exponent
        guard let value = Double(sign + digits + fractionText + exponentText) else { throw .notANumber }
        guard value.isFinite else { throw .outOfRange }
        return value
    }

    /// Removes thousands separators, which must be of one kind and leave whole groups.
    private static func ungrouped(
        _ whole: ArraySlice<Unicode.Scalar>, decimalComma: Bool
    ) throws(Problem) -> String {
        guard let mark = whole.first(where: { !isDigit($0) }) else { return string(whole) }
        let groups = whole.split(separator: mark, omittingEmptySubsequences: false)
        let isGrouped =
            (1...3).contains(groups[0].count) && groups.dropFirst().allSatisfy { $0.count == 3 }
            && groups.allSatisfy { $0.allSatisfy(isDigit) } && groups[0].first != "0"
        guard isGrouped else { throw mark == "," ? .ambiguous : .notANumber }
        if mark == ",", decimalComma, groups.count == 2 { throw .ambiguous }
        return string(groups.joined())
    }

    private static func string(_ scalars: some Sequence<Unicode.Scalar>) -> String {
        var text = ""
        text.unicodeScalars.append(contentsOf: scalars)
        return text
    }

    private static func isInteger(_ text: String) -> Bool {
        let digits = text.first == "-" || text.first == "+" ? text.dropFirst() : text[...]
        return !digits.isEmpty && digits.count <= 4 && digits.unicodeScalars.allSatisfy(isDigit)
    }

    private static func isDigit(_ scalar: Unicode.Scalar) -> Bool {
        ("0"..."9").contains(scalar)
    }

    private static func isGroupMark(_ scalar: Unicode.Scalar) -> Bool {
        scalar == "," || scalar == " " || scalar == "'"
    }

    /// Folds full-width forms, minus signs, and the many spaces and apostrophes onto their ASCII form.
    private static func plain(_ scalar: Unicode.Scalar) -> Unicode.Scalar {
        switch scalar.value {
        case 0xFF10...0xFF19: Unicode.Scalar(UInt8(scalar.value - 0xFF10 + 0x30))
        case 0xFF0C: ","
        case 0xFF0E: "."
        case 0x2212, 0xFF0D: "-"
        case 0x00A0, 0x2009, 0x202F, 0x3000: " "
        case 0x2019, 0x02BC: "'"
        default: scalar
        }
    }
}
