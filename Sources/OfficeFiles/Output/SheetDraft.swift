/// A sheet to be written: a header, rows below it, and what people may change.
public struct SheetDraft: Hashable, Sendable {
    /// A column.
    public struct Column: Hashable, Sendable {
        /// What people fill in, which decides how a spreadsheet shows what they type.
        public enum Entry: Hashable, Sendable {
            /// Text as typed: numbers of a register keep their zeros.
            case text
            /// Numbers.
            case number
            /// Days, shown as `2024-03-05`.
            case day
        }

        /// The name in the header.
        public var title: String
        /// The width in characters.
        public var width: Double
        /// What its fill-in cells take.
        public var entry: Entry
        /// Whether the column is hidden, as a column of identifiers.
        public var isHidden: Bool
        /// The values that fill-in cells offer and accept; none for any value.
        public var choices: [String]

        /// Creates a column.
        public init(
            _ title: String, width: Double = 20, entry: Entry = .text, isHidden: Bool = false, choices: [String] = []
        ) {
            self.title = title
            self.width = width
            self.entry = entry
            self.isHidden = isHidden
            self.choices = choices
        }
    }

    /// A cell.
    public struct Cell: Hashable, Sendable {
        /// What stands in it.
        public enum Content: Hashable, Sendable {
            /// Nothing.
            case blank
            /// A text, which never becomes a formula.
            case text(String)
            /// A number; one that is not finite cannot be written.
            case number(Double)
        }

        /// What stands in it.
        public var content: Content
        /// Whether people fill it in: it has a light ground, and can be changed where the sheet is protected.
        public var isFillIn: Bool

        /// Creates a cell.
        public init(_ content: Content, isFillIn: Bool = false) {
            self.content = content
            self.isFillIn = isFillIn
        }

        /// A text that stays as it is.
        public static func text(_ text: String) -> Cell { Cell(.text(text)) }

        /// A number that stays as it is.
        public static func number(_ number: Double) -> Cell { Cell(.number(number)) }

        /// A cell to be filled in, with what is known already.
        public static func fillIn(_ content: Content = .blank) -> Cell { Cell(content, isFillIn: true) }
    }

    /// The name of the sheet: 1 to 31 characters, none of `: \ / ? * [ ]`.
    public var name: String
    /// Lines above the header, each written with `# ` before it, so that whoever reads the sheet as a table passes them over.
    public var notes: [String]
    /// The columns.
    public var columns: [Column]
    /// The rows below the header; one shorter than the header ends in blank cells.
    public var rows: [[Cell]]
    /// Whether cells that are not filled in are locked; there is no password, it guards against slips and not against people.
    public var isProtected: Bool

    /// Creates a sheet.
    public init(
        name: String, columns: [Column], rows: [[Cell]], notes: [String] = [], isProtected: Bool = false
    ) {
        self.name = name
        self.columns = columns
        self.rows = rows
        self.notes = notes
        self.isProtected = isProtected
    }
}
