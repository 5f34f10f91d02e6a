/// A value as a cell of a CSV file (RFC 4180) that is safe to open in a spreadsheet: the one guard for every table written.
///
/// A spreadsheet runs a cell that starts like a formula (OWASP, *CSV Injection*), after blanks and byte order marks too, so such
/// a cell gets an apostrophe before it. Controls of terminals and of direction are written out, see ``SafeText``: the table
/// is printed as well as opened.
public enum CSVCell {
    /// The value as a cell, quoted where it has to be; a plain number such as `-1.5` stays as it is.
    public static func text(_ value: String) -> String { quotedWhereNeeded(disarmed(value)) }

    /// The value as a cell in quotation marks.
    public static func quoted(_ value: String) -> String { inQuotes(disarmed(value)) }

    /// One row with its line end.
    public static func row(_ values: [String]) -> String { values.map(text).joined(separator: ",") + "\r\n" }

    /// A whole table, with the mark by which spreadsheets know that it is UTF-8.
    public static func table(_ rows: [[String]]) -> String { "\u{FEFF}" + rows.map(row).joined() }

    /// A row for programs that read back what was written: every value as it is, in quotation marks, with a line feed.
    ///
    /// Nothing is guarded, so what a person opens in a spreadsheet is not written with it, or with values that went through ``disarmed(_:)``.
    public static func exactRow(_ values: [String]) -> [UInt8] {
        Array((values.map(inQuotes).joined(separator: ",") + "\n").utf8)
    }

    /// Whether a spreadsheet may take the value for a formula.
    public static func startsFormula(_ value: String) -> Bool {
        guard let first = value.unicodeScalars.first(where: { !isPassedOver($0) }) else { return false }
        switch first {
        case "=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
        default: return false
        }
    }

    /// The value without the apostrophe that this type put before it: what a table that was written says.
    public static func value(of cell: String) -> String {
        guard cell.hasPrefix("'") else { return cell }
        let rest = String(cell.dropFirst())
        return startsFormula(rest) && !isSignedNumber(rest) ? rest : cell
    }

    /// The value with an apostrophe before what would start a formula, and controls written out.
    public static func disarmed(_ value: String) -> String {
        let text = SafeText.block(value.utf8.contains(0x0D) ? value.replacing("\r\n", with: "\n") : value)
        return startsFormula(text) && !isSignedNumber(text) ? "'" + text : text
    }

    /// Blanks and marks that a spreadsheet drops before it looks at a cell.
    private static func isPassedOver(_ scalar: Unicode.Scalar) -> Bool {
        switch scalar.value {
        case 0x20, 0xA0, 0x200B...0x200D, 0x2060, 0xFEFF, 0x3000: true
        default: false
        }
    }

    private static func quotedWhereNeeded(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { byte in
            byte == 0x22 || byte == 0x2C || byte == 0x3B || byte == 0x0A || byte == 0x0D || byte == 0x09
        }
        return needsQuotes ? inQuotes(text) : text
    }

    private static func inQuotes(_ text: String) -> String { "\"" + text.replacing("\"", with: "\"\"") + "\"" }

    private static func isSignedNumber(_ value: String) -> Bool {
        guard let sign = value.unicodeScalars.first, sign == "+" || sign == "-" else { return false }
        let rest = value.unicodeScalars.dropFirst()
        return rest.contains { ("0"..."9").contains($0) } && rest.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
            && rest.count { $0 == "." } <= 1
    }
}
