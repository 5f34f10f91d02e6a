/// Rows of comma-separated values (RFC 4180) with every cell in quotes and line feeds between them.
enum CSVText {
    /// A row with its line feed.
    static func row(_ cells: [String]) -> [UInt8] {
        var bytes: [UInt8] = []
        for (place, cell) in cells.enumerated() {
            if place > 0 { bytes.append(0x2C) }
            bytes.append(0x22)
            for byte in cell.utf8 {
                if byte == 0x22 { bytes.append(0x22) }
                bytes.append(byte)
            }
            bytes.append(0x22)
        }
        bytes.append(0x0A)
        return bytes
    }

    /// A cell that no spreadsheet takes for a formula: an apostrophe is put before a sign that would start one.
    static func safe(_ cell: String) -> String {
        guard let first = cell.utf8.first, "=+-@\t\r".utf8.contains(first) else { return cell }
        return "'" + cell
    }
}
