/// The place of a cell in a sheet, as spreadsheets write it: `B7` is column 2 of row 7.
public struct CellReference: Hashable, Sendable {
    /// The most rows of a sheet.
    public static let rowLimit = 1 << 20
    /// The most columns of a sheet, the last being XFD.
    public static let columnLimit = 1 << 14

    /// The row, from 1.
    public let row: Int
    /// The column, from 1.
    public let column: Int

    /// Creates a reference; anything below 1 counts as 1.
    public init(row: Int, column: Int) {
        self.row = max(1, row)
        self.column = max(1, column)
    }

    /// Reads a reference such as `B7` or `$B$7`; `nil` for anything else and for a cell that no sheet has.
    public init?(_ text: some StringProtocol) {
        var column = 0
        var row = 0
        for byte in text.utf8 where byte != 0x24 {
            switch byte {
            case 0x41...0x5A where row == 0: column = 26 * column + Int(byte - 0x40)
            case 0x30...0x39 where column > 0: row = 10 * row + Int(byte - 0x30)
            default: return nil
            }
            guard column <= Self.columnLimit, row <= Self.rowLimit else { return nil }
        }
        guard row > 0 else { return nil }
        (self.row, self.column) = (row, column)
    }

    /// The letters of a column: `A`, `Z`, `AA`.
    public static func letters(ofColumn column: Int) -> String {
        var letters: [UInt8] = []
        var rest = column
        while rest > 0 {
            letters.append(0x41 + UInt8((rest - 1) % 26))
            rest = (rest - 1) / 26
        }
        return String(decoding: letters.reversed(), as: UTF8.self)
    }
}

extension CellReference: CustomStringConvertible {
    /// The reference as spreadsheets write it.
    public var description: String { Self.letters(ofColumn: column) + "\(row)" }
}
