extension StudyTable {
    /// The columns and rows as CSV with LF line ends (RFC 4180 otherwise).
    ///
    /// A cell that a spreadsheet would run as a formula starts with an apostrophe instead; plain numbers keep their sign.
    public var csv: String {
        ([columns] + rows).map { row in row.map(StudyTable.cell).joined(separator: ",") + "\n" }.joined()
    }

    private static func cell(_ text: String) -> String {
        var text = text
        if let first = text.first, "=+-@\t\r".contains(first), Double(text) == nil { text = "'" + text }
        guard text.contains(where: { ",\"\n\r".contains($0) }) else { return text }
        return "\"" + text.replacing("\"", with: "\"\"") + "\""
    }
}
