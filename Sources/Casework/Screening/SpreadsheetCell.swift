/// A value as a cell of a CSV file (RFC 4180) that is safe to open in a spreadsheet.
public enum SpreadsheetCell {
    /// The value, disarmed where a spreadsheet would take it for a formula (OWASP, *CSV Injection*), and quoted where it
    /// has to be.
    ///
    /// A plain number such as `-1.5` stays as it is.
    public static func text(_ value: String) -> String {
        var text = value
        if isFormula(value) { text = "'" + text }
        let needsQuotes = text.utf8.contains { byte in
            byte == 0x22 || byte == 0x2C || byte == 0x3B || byte == 0x0A || byte == 0x0D || byte == 0x09
        }
        return needsQuotes ? "\"" + text.replacing("\"", with: "\"\"") + "\"" : text
    }

    /// One row with its line end.
    public static func row(_ values: [String]) -> String {
        values.map(text).joined(separator: ",") + "\r\n"
    }

    private static func isFormula(_ value: String) -> Bool {
        guard let first = value.unicodeScalars.first(where: { $0 != " " && $0 != "\u{FEFF}" }) else { return false }
        switch first {
        case "=", "@", "\t", "\r", "\n", "＝", "＋", "－", "＠": return true
        case "+", "-":
            let rest = value.unicodeScalars.dropFirst()
            let isNumber =
                rest.contains { ("0"..."9").contains($0) } && rest.allSatisfy { ("0"..."9").contains($0) || $0 == "." }
            return !(isNumber && rest.count { $0 == "." } <= 1)
        default: return false
        }
    }
}
