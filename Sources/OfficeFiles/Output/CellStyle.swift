/// The looks of cells, by the numbers that cells name.
enum CellStyle: Int, CaseIterable {
    /// What a cell has that names none.
    case standard
    case header
    case note
    case text
    /// A text that starts like a formula: marked as text for whoever edits the cell.
    case quotedText
    case number
    case fillInText
    case fillInQuotedText
    case fillInNumber
    case fillInDay

    private struct Look {
        var format = 0
        var font = 0
        var fill = 0
        var border = 0
        var isWrapped = true
        var isLocked = true
        var isQuoted = false
    }

    private var look: Look {
        switch self {
        case .standard: Look(isWrapped: false)
        case .header: Look(format: 49, font: 1, fill: 2, border: 1)
        case .note: Look(format: 49, font: 2, isWrapped: false)
        case .text: Look(format: 49, border: 1)
        case .quotedText: Look(format: 49, border: 1, isQuoted: true)
        case .number: Look(border: 1)
        case .fillInText: Look(format: 49, fill: 3, border: 1, isLocked: false)
        case .fillInQuotedText: Look(format: 49, fill: 3, border: 1, isLocked: false, isQuoted: true)
        case .fillInNumber: Look(fill: 3, border: 1, isLocked: false)
        case .fillInDay: Look(format: 164, fill: 3, border: 1, isLocked: false)
        }
    }

    private var element: String {
        let look = look
        var text =
            "<xf numFmtId=\"\(look.format)\" fontId=\"\(look.font)\" fillId=\"\(look.fill)\" borderId=\"\(look.border)\" "
        text +=
            "xfId=\"0\" applyNumberFormat=\"1\" applyFont=\"1\" applyFill=\"1\" applyBorder=\"1\" applyAlignment=\"1\" "
        text += "applyProtection=\"1\"" + (look.isQuoted ? " quotePrefix=\"1\"" : "") + ">"
        text += "<alignment vertical=\"top\"" + (look.isWrapped ? " wrapText=\"1\"" : "") + "/>"
        return text + "<protection locked=\"\(look.isLocked ? 1 : 0)\"/></xf>"
    }

    /// The part of the workbook that describes them all.
    static let part: String = {
        let font = "<sz val=\"11\"/><name val=\"Calibri\"/><family val=\"2\"/>"
        let fills = ["FFD9E2EC", "FFFFF8DC"].map {
            "<fill><patternFill patternType=\"solid\"><fgColor rgb=\"\($0)\"/><bgColor indexed=\"64\"/></patternFill></fill>"
        }
        let sides = ["left", "right", "top", "bottom"]
        let none = sides.map { "<\($0)/>" }.joined() + "<diagonal/>"
        let thin =
            sides.map { "<\($0) style=\"thin\"><color rgb=\"FFBFBFBF\"/></\($0)>" }.joined() + "<diagonal/>"
        let styles = allCases.map(\.element)
        return XMLText.declaration + "<styleSheet xmlns=\"\(XMLText.main)\">"
            + "<numFmts count=\"1\"><numFmt numFmtId=\"164\" formatCode=\"yyyy\\-mm\\-dd\"/></numFmts>"
            + "<fonts count=\"3\"><font>\(font)</font><font><b/>\(font)</font><font><i/>\(font)</font></fonts>"
            + "<fills count=\"4\"><fill><patternFill patternType=\"none\"/></fill>"
            + "<fill><patternFill patternType=\"gray125\"/></fill>\(fills.joined())</fills>"
            + "<borders count=\"2\"><border>\(none)</border><border>\(thin)</border></borders>"
            + "<cellStyleXfs count=\"1\"><xf numFmtId=\"0\" fontId=\"0\" fillId=\"0\" borderId=\"0\"/></cellStyleXfs>"
            + "<cellXfs count=\"\(styles.count)\">\(styles.joined())</cellXfs>"
            + "<cellStyles count=\"1\"><cellStyle name=\"Normal\" xfId=\"0\" builtinId=\"0\"/></cellStyles></styleSheet>"
    }()
}
