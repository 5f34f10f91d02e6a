import ClewModel

/// The three ledgers on one axis: measures above it, counter-measures below, responses as marks on their own line.
struct TimelineDrawing {
    /// One mark.
    struct Mark {
        let id: LedgerID
        let ledger: StudyTimeline.Event.Ledger
        /// Whether a measure is coercive, or a counter-measure strikes named parties.
        let isStrong: Bool
        let date: PartialDate
        let answers: [LedgerID]
        let title: String

        /// The day in the middle of what the date can mean, in days from the first of the axis.
        func middle(from start: Day) -> Double {
            Double(start.distance(to: date.earliest) + start.distance(to: date.latest)) / 2
        }
    }

    let name: String
    let marks: [Mark]

    private static let (left, right) = (120.0, 16.0)
    private static let binWidth = 24.0
    private static let step = 11.0

    private var years: ClosedRange<Int> {
        let found = marks.map(\.date.earliest.parts.year)
        let last = marks.map(\.date.latest.parts.year).max() ?? 1
        return min(found.min() ?? last, last)...last
    }

    /// Marks by ledger and quarter, in the order of the time line.
    private func bins(_ ledger: StudyTimeline.Event.Ledger) -> [Int: [Mark]] {
        Dictionary(grouping: marks.filter { $0.ledger == ledger }, by: bin)
    }

    /// The quarter that holds the middle of the date, counted from the first year of the axis.
    private func bin(_ mark: Mark) -> Int {
        guard let quarter = Quarter(mark.date) else {
            return (mark.date.earliest.parts.year - years.lowerBound) * 4 + 2
        }
        return (quarter.year - years.lowerBound) * 4 + quarter.number - 1
    }

    func svg(title: String) -> String {
        guard let start = Day(year: years.lowerBound, month: 1, day: 1),
            let end = Day(year: years.upperBound + 1, month: 1, day: 1)
        else {
            return Drawing(name, width: 10, height: 10).svg(title: title)
        }
        let above = bins(.measure)
        let below = bins(.counterMeasure)
        func rows(_ bins: [Int: [Mark]]) -> Double { Double(((bins.values.map(\.count).max() ?? 0) + 1) / 2) }
        let quarters = years.count * 4
        let width = Self.left + Double(quarters) * Self.binWidth + Self.right
        let axis = 16 + rows(above) * Self.step + 10
        let floor = axis + 26 + rows(below) * Self.step + 14
        let laneHeight = 54.0
        let height = floor + laneHeight + 26
        var drawing = Drawing(name, width: width, height: height)
        let plot = Double(quarters) * Self.binWidth
        for year in years {
            let x = Self.left + Double((year - years.lowerBound) * 4) * Self.binWidth
            drawing.line(x, 8, x, height - 22)
            drawing.text(String(year), x + 2 * Self.binWidth, axis + 17, .middle, size: 12, isBold: true)
        }
        drawing.line(Self.left, axis, Self.left + plot, axis, .black, width: 1.5)
        drawing.line(Self.left, axis + 24, Self.left + plot, axis + 24, .black, width: 1.5)
        drawing.line(Self.left, floor, Self.left + plot, floor, .soft)
        drawing.text("measures", 0, axis - 8, isBold: true)
        drawing.text("counter-", 0, axis + 42, isBold: true)
        drawing.text("measures", 0, axis + 57, isBold: true)
        drawing.text("responses", 0, floor + 30, isBold: true)
        var places: [LedgerID: (x: Double, y: Double)] = [:]
        var drawn: [(mark: Mark, x: Double, y: Double)] = []
        for (bins, isUp) in [(above, true), (below, false)] {
            for (bin, marks) in bins.sorted(by: { $0.key < $1.key }) {
                for (index, mark) in marks.enumerated() {
                    let x = Self.left + Double(bin) * Self.binWidth + 7 + Double(index % 2) * Self.step
                    let rise = Double(index / 2) * Self.step + 7
                    let y = isUp ? axis - rise : axis + 24 + rise
                    places[mark.id] = (x, y)
                    drawn.append((mark, x, y))
                }
            }
        }
        // Answers first, so that the marks lie on them.
        for (mark, x, y) in drawn {
            for answer in mark.answers {
                if let from = places[answer] { drawing.line(from.x, from.y, x, y, .soft, width: 0.8, dashes: "2 2") }
            }
        }
        for (mark, x, y) in drawn {
            let isVague = Quarter(mark.date) == nil
            let dashes = isVague ? "2 1.5" : ""
            let isUp = mark.ledger == .measure
            let ink: Drawing.Ink = isUp ? .blue : .red
            let fill: Drawing.Ink = mark.isStrong ? ink : .none
            if isUp {
                drawing.rect(
                    x - 4, y - 4, 8, 8, fill: fill == .none ? .none : ink, stroke: ink, dashes: dashes,
                    title: mark.title)
            } else {
                drawing.path(
                    [(x - 4.5, y - 4), (x + 4.5, y - 4), (x, y + 4.5)], isClosed: true, fill: fill, stroke: ink,
                    dashes: dashes,
                    title: mark.title)
            }
        }
        let days = Double(start.distance(to: end))
        let responses = marks.filter { $0.ledger == .response }
        func x(_ day: Day) -> Double { Self.left + Double(start.distance(to: day)) / days * plot }
        // Five tracks, one after the other, keep marks of one day apart; those that cover a span lie below the others.
        for isVague in [true, false] {
            for (index, mark) in responses.enumerated() where (mark.date.exactDay == nil) == isVague {
                let y = floor + 7 + Double(index % 5) * 9
                if isVague {
                    let span = x(mark.date.latest) - x(mark.date.earliest)
                    drawing.rect(x(mark.date.earliest), y + 2.5, max(3, span), 2, fill: .sand, title: mark.title)
                } else {
                    drawing.rect(x(mark.date.earliest) - 1.2, y, 2.4, 7, fill: .amber, title: mark.title)
                }
            }
        }
        for year in years {
            let x = Self.left + Double((year - years.lowerBound) * 4) * Self.binWidth
            drawing.text(String(year), x + 2 * Self.binWidth, height - 8, .middle, size: 11, ink: .soft)
        }
        return drawing.svg(title: title)
    }

    /// The same as lines of text: a quarter a line, each mark a sign; the counts tell what does not fit.
    var text: String {
        let (above, below, beside) = (bins(.measure), bins(.counterMeasure), bins(.response))
        func signs(_ marks: [Mark], _ strong: Character, _ weak: Character, _ most: Int) -> String {
            let line = String(marks.map { $0.isStrong ? strong : weak })
            return marks.count > most ? line.prefix(most - 1) + "…" : line
        }
        var lines = ["           measures              counter-measures      responses"]
        for index in 0..<years.count * 4 {
            let (up, down, side) = (above[index] ?? [], below[index] ?? [], beside[index] ?? [])
            guard !up.isEmpty || !down.isEmpty || !side.isEmpty else { continue }
            let name = "\(years.lowerBound + index / 4)-Q\(index % 4 + 1)"
            func column(_ marks: [Mark], _ strong: Character, _ weak: Character, _ most: Int) -> String {
                let count = String(marks.count)
                let padded = String(repeating: " ", count: max(0, 3 - count.count)) + count
                return padded + " " + ShortWords.padded(signs(marks, strong, weak, most), to: most)
            }
            let line =
                "  \(name) " + column(up, "■", "□", 17) + " " + column(down, "▼", "▽", 17) + " "
                + column(side, "·", "·", 34)
            lines.append(line.trimmingSuffix())
        }
        return lines.joined(separator: "\n")
    }
}

extension String {
    /// Without blanks at the end.
    fileprivate func trimmingSuffix() -> String {
        var text = self
        while text.last == " " { text.removeLast() }
        return text
    }
}
