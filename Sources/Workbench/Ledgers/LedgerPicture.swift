import ClewModel
import SanctionsStudy
import SourceFiles
import World

/// The three ledgers as one picture: measures above a line of years, counter-measures below it, responses as marks on it.
///
/// A mark stands in the month of the first day that its date can mean; those of one month are stacked. Fine lines join
/// what a source says belongs together. The table beside the picture says the same.
struct LedgerPicture {
    /// A mark.
    struct Mark {
        let id: LedgerID
        let ledger: StudyTimeline.Event.Ledger
        let day: Day
        let isForceful: Bool
        let answers: [LedgerID]
    }

    private let marks: [Mark]
    private let label: String

    /// - Parameter label: What the picture shows, for who does not see it.
    init(_ rows: [LedgerRow], label: String) {
        marks = rows.map {
            Mark(
                id: $0.event.id, ledger: $0.event.ledger, day: $0.event.date.earliest, isForceful: $0.isForceful,
                answers: $0.event.answers)
        }
        self.label = label
    }

    private static let (width, margin, step, size) = (900, 12, 7, 6)

    /// The picture; `nil` where there is no mark.
    var svg: String? {
        guard let first = marks.map(\.day).min(), let last = marks.map(\.day).max() else { return nil }
        let (start, end) = (first.parts.year, last.parts.year + 1)
        let months = (end - start) * 12
        func month(_ day: Day) -> Int { (day.parts.year - start) * 12 + day.parts.month - 1 }
        func x(_ month: Int) -> Int { Self.margin + (Self.width - 2 * Self.margin) * month / months }
        var (above, below) = ([Int: Int](), [Int: Int]())
        for mark in marks {
            if mark.ledger == .measure { above[month(mark.day), default: 0] += 1 }
            if mark.ledger == .counterMeasure { below[month(mark.day), default: 0] += 1 }
        }
        let axis = (above.values.max() ?? 0) * Self.step + 16
        let band = 14
        let bottom = axis + band + (below.values.max() ?? 0) * Self.step + 6
        let height = bottom + 18

        var paths: [String: String] = [:]
        var places: [LedgerID: (x: Int, y: Int)] = [:]
        var (up, down) = ([Int: Int](), [Int: Int]())
        for mark in marks {
            let month = month(mark.day)
            let left = x(month) + 1
            switch mark.ledger {
            case .measure:
                up[month, default: 0] += 1
                let top = axis - (up[month] ?? 0) * Self.step
                places[mark.id] = (left + 3, top)
                paths["measure" + (mark.isForceful ? " full" : ""), default: ""] += "M\(left) \(top)h6v6h-6z"
            case .counterMeasure:
                let top = axis + band + (down[month] ?? 0) * Self.step + 1
                down[month, default: 0] += 1
                places[mark.id] = (left + 3, top + Self.size)
                paths["counter" + (mark.isForceful ? " full" : ""), default: ""] += "M\(left) \(top)h6v6h-6z"
            case .response:
                let share = Double(month) + Double(mark.day.parts.day - 1) / 31
                let place = Self.margin + Int((Double(Self.width - 2 * Self.margin) * share / Double(months)).rounded())
                places[mark.id] = (place, axis + 7)
                paths["response", default: ""] += "M\(place) \(axis + 3)v8"
            }
        }
        var links = ""
        for mark in marks {
            guard let to = places[mark.id] else { continue }
            for earlier in mark.answers {
                guard let from = places[earlier] else { continue }
                links += "M\(from.x) \(from.y)L\(to.x) \(to.y)"
            }
        }
        var svg =
            "<svg viewBox=\"0 0 \(Self.width) \(height)\" role=\"img\" aria-label=\"\(HTMLText.escape(label))\" class=\"ledgers\">"
        let years = max(1, (end - start) / 15)
        for year in stride(from: start, through: end, by: years) {
            let place = x((year - start) * 12)
            svg += "<path class=\"grid\" d=\"M\(place) 4V\(bottom)\"/>"
            if year < end { svg += "<text x=\"\(place + 3)\" y=\"\(height - 4)\">\(year)</text>" }
        }
        svg += "<path class=\"axis\" d=\"M0 \(axis)H\(Self.width)M0 \(axis + band)H\(Self.width)\"/>"
        if !links.isEmpty { svg += "<path class=\"link\" d=\"\(links)\"/>" }
        for (kind, path) in paths.sorted(by: { $0.key < $1.key }) {
            svg += "<path class=\"\(kind)\" d=\"\(path)\"/>"
        }
        return svg + "</svg>"
    }
}
