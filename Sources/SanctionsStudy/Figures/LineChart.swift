import ClewModel

/// Curves over days or counts: what is known between two bounds as a band, a break in a series as a break.
struct LineChart {
    /// One curve.
    struct Series {
        let name: String
        /// The points by their place on the axis.
        let points: [(x: Double, bounds: Bounds, words: String)]
        var isStepped = false
        var isDashed = false
        var isOther = false
        /// Whether points are joined; those of different ways of counting never are.
        var isJoined = true
    }

    /// A place where a series ends because something else is counted from there on.
    struct Break {
        let x: Double
        let words: [String]
    }

    let name: String
    let series: [Series]
    let ticks: [(x: Double, label: String)]
    let axis: String
    let upAxis: String
    var breaks: [Break] = []

    private static let width = 920.0
    private static let height = 380.0
    private static let (left, right, top, bottom) = (78.0, 24.0, 20.0, 56.0)

    func svg(title: String) -> String {
        var drawing = Drawing(name, width: Self.width, height: Self.height)
        let places = series.flatMap { $0.points.map(\.x) } + ticks.map(\.x) + breaks.map(\.x)
        let (first, last) = (places.min() ?? 0, max(places.max() ?? 1, (places.min() ?? 0) + 1e-9))
        let up = AxisTicks.ticks(from: 0, to: series.flatMap { $0.points.map(\.bounds.upper) }.max() ?? 1)
        let highest = up.last ?? 1
        let (plotWidth, plotHeight) = (Self.width - Self.left - Self.right, Self.height - Self.top - Self.bottom)
        func x(_ value: Double) -> Double { Self.left + (value - first) / (last - first) * plotWidth }
        func y(_ value: Double) -> Double { Self.top + (1 - value / max(1e-12, highest)) * plotHeight }
        for tick in up {
            drawing.line(Self.left, y(tick), Self.width - Self.right, y(tick))
            drawing.text(AxisTicks.label(tick), Self.left - 8, y(tick) + 4, .end, size: 11, ink: .soft)
        }
        for tick in ticks {
            drawing.line(x(tick.x), Self.top + plotHeight, x(tick.x), Self.top + plotHeight + 5, .soft)
            drawing.text(tick.label, x(tick.x), Self.top + plotHeight + 19, .middle, size: 11, ink: .soft)
        }
        drawing.text(axis, Self.left + plotWidth / 2, Self.height - 10, .middle, ink: .soft)
        drawing.text(upAxis, 0, 12, size: 12, ink: .soft)
        for place in breaks {
            // A torn line: nothing is joined across it.
            let steps = stride(from: Self.top, through: Self.top + plotHeight, by: 8)
            let torn = steps.enumerated().map { (x: x(place.x) + ($0 % 2 == 0 ? -4.0 : 4.0), y: $1) }
            drawing.path(torn, isClosed: false, fill: .none, stroke: .black, width: 2)
            // Where nothing is known any more there is room for words.
            let isRight = x(place.x) + 170 < Self.width
            for (index, words) in place.words.enumerated() {
                drawing.text(
                    words, x(place.x) + (isRight ? 10 : -10), Self.top + 14 + Double(index) * 15,
                    isRight ? .start : .end,
                    size: 12, isBold: index == 0)
            }
        }
        for curve in series {
            let ink: Drawing.Ink = curve.isOther ? .blue : .red
            func line(_ value: (Bounds) -> Double) -> [(x: Double, y: Double)] {
                var path: [(x: Double, y: Double)] = []
                for point in curve.points {
                    if curve.isStepped, let before = path.last { path.append((x(point.x), before.y)) }
                    path.append((x(point.x), y(value(point.bounds))))
                }
                return path
            }
            let (lower, upper) = (line(\.lower), line(\.upper))
            if curve.isJoined, curve.points.contains(where: { !$0.bounds.isExact }) {
                drawing.path(lower + upper.reversed(), isClosed: true, fill: .none, stroke: .none, isHatched: true)
                drawing.path(upper, isClosed: false, fill: .none, stroke: ink, dashes: "2 3")
            }
            if curve.isJoined {
                drawing.path(
                    lower, isClosed: false, fill: .none, stroke: ink, width: 2, dashes: curve.isDashed ? "6 4" : "")
            }
            for point in curve.points {
                if !point.bounds.isExact {
                    drawing.line(x(point.x), y(point.bounds.lower), x(point.x), y(point.bounds.upper), ink)
                }
                let title = "\(curve.name), \(point.words)"
                if curve.isOther {
                    let (px, py) = (x(point.x), y(point.bounds.lower))
                    drawing.path(
                        [(px, py - 5), (px + 5, py), (px, py + 5), (px - 5, py)], isClosed: true, fill: ink,
                        stroke: ink,
                        title: title)
                } else if !curve.isDashed {
                    drawing.circle(x(point.x), y(point.bounds.lower), 4, fill: ink, stroke: ink, title: title)
                }
            }
        }
        return drawing.svg(title: title)
    }

    /// The same as lines of text, a point a line, with a rule where a series breaks.
    var text: String {
        let most = max(1e-12, series.flatMap { $0.points.map(\.bounds.upper) }.max() ?? 1)
        var lines: [String] = []
        for curve in series {
            lines.append(curve.name)
            var rest = breaks.filter { place in curve.points.contains { $0.x < place.x } }
            func tear(before x: Double) {
                while let next = rest.first, next.x <= x {
                    lines.append("  ╌╌╌ \(next.words.joined(separator: " ")) ╌╌╌")
                    rest.removeFirst()
                }
            }
            for point in curve.points {
                tear(before: point.x)
                let sure = Int((point.bounds.lower / most * 30).rounded())
                let may = Int((point.bounds.upper / most * 30).rounded()) - sure
                let bar = String(repeating: "█", count: max(0, sure)) + String(repeating: "░", count: max(0, may))
                lines.append("  \(bar)\(bar.isEmpty ? "" : " ")\(point.words)")
            }
            tear(before: .infinity)
        }
        return lines.joined(separator: "\n")
    }
}
