import SanctionsStudy

/// Tables of the study for a terminal.
struct StudyTableText {
    /// The most columns that one cell takes, and the most where a terminal has to hold many.
    static let (widest, widestOfMany) = (46, 26)

    let style: TextStyle
    /// The width of the terminal; `nil` where nothing need fit.
    let columns: Int?

    /// The tables, one under the other, each followed by what it rests on unless the next one rests on the same.
    func text(of tables: [StudyTable]) -> String {
        var blocks: [String] = []
        for (index, table) in tables.enumerated() {
            blocks.append(block(table))
            if index + 1 < tables.count && tables[index + 1].coverage == table.coverage { continue }
            let lines = table.coverage.sentences.map {
                style(TextStyle.wrap("· " + $0, columns: 100, indent: "  "), .faint)
            }
            blocks.append(lines.joined(separator: "\n"))
        }
        return blocks.joined(separator: "\n\n")
    }

    private func block(_ table: StudyTable) -> String {
        let answer = table.answer.map { TextStyle.wrap($0, columns: 100, indent: "") + "\n\n" } ?? ""
        guard !table.rows.isEmpty else { return answer + style(table.title, .bold) + "\nnothing to show" }
        let isCrowded = columns != nil && table.columns.count > 6
        let most = isCrowded ? StudyTableText.widestOfMany : StudyTableText.widest
        let rows = table.rows.map { $0.map { cut($0, to: most) } }
        let widths = table.columns.indices.map { index in
            ([table.columns[index]] + rows.map { $0[index] }).map(width).max() ?? 0
        }
        let fitting = fittingCount(of: widths)
        let header = line(Array(table.columns[..<fitting]), widths: widths)
        var lines = [style(table.title, .bold), style(header, .faint)]
        lines += rows.map { line(Array($0[..<fitting]), widths: widths) }
        if fitting < table.columns.count {
            let hidden = table.columns[fitting...].joined(separator: ", ")
            lines.append(style("not shown for want of room: \(hidden) (see --format csv)", .faint))
        }
        return answer + lines.joined(separator: "\n")
    }

    /// How many columns fit, at least three.
    private func fittingCount(of widths: [Int]) -> Int {
        guard let columns else { return widths.count }
        var used = 0
        for (index, width) in widths.enumerated() {
            used += width + (index == 0 ? 0 : 2)
            if used > columns && index >= 3 { return index }
        }
        return widths.count
    }

    private func line(_ cells: [String], widths: [Int]) -> String {
        let padded = zip(cells, widths).map { $0 + String(repeating: " ", count: max(0, $1 - width($0))) }
        var line = padded.joined(separator: "  ")
        while line.last == " " { line.removeLast() }
        return line
    }

    private func width(_ text: String) -> Int {
        TextStyle.columns(of: text[...])
    }

    private func cut(_ text: String, to most: Int) -> String {
        guard width(text) > most else { return text }
        var cut = ""
        var length = 0
        for character in text {
            let own = width(String(character))
            if length + own >= most { break }
            cut.append(character)
            length += own
        }
        return cut + "…"
    }
}
