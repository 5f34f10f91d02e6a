/// What stands between the cells of a table, found in its first lines: the one rule for every table that is read.
public enum TableSeparator {
    /// What may separate cells, the most usual first: comma, semicolon, tab, bar.
    public static let choices: [UInt8] = [0x2C, 0x3B, 0x09, 0x7C]

    /// The separator of a table.
    ///
    /// Where a caller knows its header, the separator is the one that makes a line a header. Else the first line that says something
    /// decides, or with `lines` the first of so many that has a separator at all: of what may separate cells it is the one that the line has
    /// most of, quoted text aside, and a comma where there is none.
    ///
    /// - Parameters:
    ///   - bytes: The beginning of the table, or all of it.
    ///   - skipped: How many lines are no part of the table.
    ///   - lines: How many lines may be looked through. Blank lines and comments (`#`) are not counted.
    ///   - isHeader: Whether cells are those of a header, without blanks around them.
    /// - Complexity: O(*n*) in the bytes of the lines that are looked through.
    public static func find(
        in bytes: some Collection<UInt8>, skippingLines skipped: Int = 0, lines: Int = 1,
        isHeader: (([String]) -> Bool)? = nil
    ) -> UInt8 {
        let found = firstLines(of: bytes, skipping: skipped, most: lines)
        if let isHeader {
            for line in found {
                for choice in choices where line.contains(choice) {
                    if isHeader(CSVScanner.cells(of: line, separator: choice)) { return choice }
                }
            }
        }
        for line in found {
            if let most = mostFrequent(in: line) { return most }
        }
        return 0x2C
    }

    /// The choice that a line has most of outside of quotes; `nil` where it has none.
    private static func mostFrequent(in line: [UInt8]) -> UInt8? {
        var counts = [Int](repeating: 0, count: choices.count)
        var isQuoted = false
        for byte in line {
            if byte == 0x22 { isQuoted.toggle() }
            if !isQuoted, let index = choices.firstIndex(of: byte) { counts[index] += 1 }
        }
        guard let most = counts.max(), most > 0, let index = counts.firstIndex(of: most) else { return nil }
        return choices[index]
    }

    /// The first lines that are neither blank nor comments; a line break within quotes ends none.
    private static func firstLines(of bytes: some Collection<UInt8>, skipping skipped: Int, most: Int) -> [[UInt8]] {
        var lines: [[UInt8]] = []
        var line: [UInt8] = []
        var isQuoted = false
        var left = skipped
        var wasReturn = false
        func isTold(_ line: [UInt8]) -> Bool {
            line.first != 0x23 && !line.allSatisfy { $0 == 0x20 || $0 == 0x09 || $0 == 0x3B || $0 == 0x2C }
        }
        for byte in bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? bytes.dropFirst(3) : bytes[...] {
            if byte == 0x22 { isQuoted.toggle() }
            guard !isQuoted, byte == 0x0A || byte == 0x0D else {
                line.append(byte)
                wasReturn = false
                continue
            }
            defer { wasReturn = byte == 0x0D }
            if byte == 0x0A, wasReturn { continue }
            if left > 0 {
                left -= 1
            } else if isTold(line) {
                lines.append(line)
                if lines.count == most { return lines }
            }
            line = []
        }
        if left == 0, isTold(line) { lines.append(line) }
        return lines
    }
}
