/// A value as a cell of a CSV file (RFC 4180) that is safe to open in a spreadsheet.
public enum SpreadsheetCell {
    /// The value, disarmed where a spreadsheet would take it for a formula (OWASP, *CSV Injection*), and quoted where it
    /// has to be.
    ///
    /// A plain number such as `-1.5` stays as it is.
    public static func text(_ value: String) -> String {
        carried(startsFormula(value) && !isSignedNumber(value) ? "'" + value : value)
    }

    /// The value as it came, quoted where it has to be: for cells that are passed through and are not ours to change.
    public static func carried(_ text: String) -> String {
        let needsQuotes = text.utf8.contains { byte in
            byte == 0x22 || byte == 0x2C || byte == 0x3B || byte == 0x0A || byte == 0x0D || byte == 0x09
        }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    /// One row with its line end.
    public static func row(_ values: [String]) -> String {
        values.map(text).joined(separator: ",") + "\r\n"
    }

    /// Whether a spreadsheet may take the value for a formula, by the character it starts with.
    static func startsFormula(_ value: String) -> Bool {
        guard let first = value.unicodeScalars.first(where: { $0 != " " && $0 != "\u{FEFF}" }) else { return false }
        return ["=", "+", "-", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠"].contains(first)
    }

    private static func isSignedNumber(_ value: String) -> Bool {
        guard let sign = value.unicodeScalars.first, sign == "+" || sign == "-" else { return false }
        let rest = value.unicodeScalars.dropFirst()
        return rest.contains { ("0"..."9").contains($0) } && rest.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
            && rest.count { $0 == "." } <= 1
    }
}
