import ClewModel

/// Bars whose end is an interval: what is sure is solid, what may be is hatched; a measured rate is a point with its interval.
struct BarChart {
    /// One bar.
    struct Bar {
        let label: String
        /// From the least to the most.
        let bounds: Bounds
        /// A point within, where there is an estimate; then the interval is drawn as a whisker.
        var estimate: Double?
        /// The figures in words.
        let words: String
        /// A heading above it; `nil` where it goes on from the bar before.
        var group: String?
        /// Whether the bar stands for something other than its neighbours, and is drawn in another colour.
        var isOther = false
    }

    let name: String
    let bars: [Bar]
    let axis: String

    private static let labelWidth = 300.0
    private static let plotWidth = 430.0
    private static let wordsWidth = 190.0

    func svg(title: String) -> String {
        let groups = bars.count { $0.group != nil }
        let rowHeight = 22.0
        let height = Double(bars.count) * rowHeight + Double(groups) * 24 + 56
        let total = Self.labelWidth + Self.plotWidth + Self.wordsWidth
        var drawing = Drawing(name, width: total, height: height)
        let ticks = AxisTicks.ticks(from: bars.map(\.bounds.lower).min() ?? 0, to: bars.map(\.bounds.upper).max() ?? 1)
        let (low, high) = (ticks.first ?? 0, ticks.last ?? 1)
        let scale = Self.plotWidth / max(1e-12, high - low)
        func x(_ value: Double) -> Double { Self.labelWidth + (value - low) * scale }
        let bottom = height - 40
        for tick in ticks {
            drawing.line(x(tick), 8, x(tick), bottom, tick == 0 ? .soft : .line)
            drawing.text(AxisTicks.label(tick), x(tick), bottom + 16, .middle, size: 11, ink: .soft)
        }
        drawing.text(axis, Self.labelWidth + Self.plotWidth / 2, bottom + 34, .middle, size: 12, ink: .soft)
        var y = 8.0
        for bar in bars {
            if let group = bar.group {
                drawing.text(group, 0, y + 16, size: 12, isBold: true)
                y += 24
            }
            let title = "\(bar.label): \(bar.words)"
            drawing.text(ShortWords.cut(bar.label, to: 44), Self.labelWidth - 8, y + 15, .end)
            let (least, most) = (bar.bounds.lower, bar.bounds.upper)
            let ink: Drawing.Ink = bar.isOther ? .blue : .red
            if let estimate = bar.estimate {
                drawing.line(x(least), y + 11, x(most), y + 11, ink, width: 2)
                for end in [least, most] { drawing.line(x(end), y + 6, x(end), y + 16, ink, width: 2) }
                drawing.circle(x(estimate), y + 11, 4.5, fill: ink, stroke: ink, title: title)
            } else {
                // Where the interval crosses nothing, no part of it is sure.
                let sure = least > 0 ? least : most < 0 ? most : 0
                if sure != 0 {
                    drawing.rect(
                        min(x(0), x(sure)), y + 4, (x(sure) - x(0)).magnitude, 14, fill: ink, title: title)
                }
                let (from, to) = least > 0 ? (least, most) : most < 0 ? (least, most) : (least, most)
                if to > from {
                    drawing.rect(
                        x(from), y + 4, x(to) - x(from), 14, fill: .none, stroke: ink, isHatched: true, title: title)
                } else if sure == 0 {
                    drawing.line(x(from), y + 4, x(from), y + 18, ink, width: 2)
                }
            }
            drawing.text(bar.words, Self.labelWidth + Self.plotWidth + 10, y + 15)
            y += rowHeight
        }
        return drawing.svg(title: title)
    }

    /// The same in signs: █ what is sure, ░ what may be, ● an estimate.
    var text: String {
        let least = min(0, bars.map(\.bounds.lower).min() ?? 0)
        let most = max(bars.map(\.bounds.upper).max() ?? 1, least + 1e-12)
        let columns = 34
        func column(_ value: Double) -> Int {
            min(columns - 1, max(0, Int(((value - least) / (most - least) * Double(columns - 1)).rounded())))
        }
        var lines: [String] = []
        for bar in bars {
            if let group = bar.group { lines.append(group) }
            var cells = [Character](repeating: " ", count: columns)
            let (low, high) = (bar.bounds.lower, bar.bounds.upper)
            if let estimate = bar.estimate {
                for index in column(low)...column(high) { cells[index] = "─" }
                cells[column(estimate)] = "●"
            } else {
                let sure = low > 0 ? low : high < 0 ? high : 0
                if sure != 0 {
                    for index in column(min(0, sure))...column(max(0, sure)) { cells[index] = "█" }
                }
                if low < high {
                    for index in column(low)...column(high) where cells[index] == " " { cells[index] = "░" }
                }
                if least < 0 { cells[column(0)] = "│" }
            }
            lines.append(
                "  \(ShortWords.padded(bar.label, to: 34)) \(String(cells)) \(ShortWords.cut(bar.words, to: 28))")
        }
        return lines.joined(separator: "\n")
    }
}
