import SourceFiles

extension StudyTable {
    /// The columns and rows as CSV with LF line ends (RFC 4180 otherwise).
    ///
    /// A cell that a spreadsheet would run as a formula starts with an apostrophe instead; plain numbers keep their sign.
    public var csv: String {
        ([columns] + rows).map { row in row.map(CSVCell.text).joined(separator: ",") + "\n" }.joined()
    }
}
