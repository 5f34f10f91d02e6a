import ClewModel
import SourceFiles
import World

/// The entries about a party as bars over the years.
struct ListingTimeline {
    private let entries: [Designation]
    private let titles: [DatasetName: String]
    private let until: Day

    init(_ entries: [Designation], titles: [DatasetName: String], until: Day) {
        // An entry whose first day nobody states has no place on a line of years.
        self.entries = entries.filter { $0.from != nil }
        self.titles = titles
        self.until = until
    }

    /// The picture; `nil` where no entry has a day.
    ///
    /// The table beside it says the same.
    var svg: String? {
        guard let first = entries.compactMap(\.from?.earliest).min(), !entries.isEmpty else { return nil }
        let start = first.parts.year
        let end = max(until.parts.year + 1, start + 1)
        let (width, left, row) = (900, 300, 24)
        let height = entries.count * row + 28
        func x(_ day: Day) -> Int {
            let parts = day.parts
            let year = Double(parts.year) + Double((parts.month - 1) * 31 + parts.day - 1) / 372
            let share = (year - Double(start)) / Double(end - start)
            return left + Int((Double(width - left - 20) * min(1, max(0, share))).rounded())
        }
        var svg = "<svg viewBox=\"0 0 \(width) \(height)\" role=\"img\" aria-hidden=\"true\" class=\"timeline\">"
        let step = max(1, (end - start) / 8)
        for year in stride(from: start, through: end, by: step) {
            guard let day = Day(year: year, month: 1, day: 1) else { continue }
            svg += "<line x1=\"\(x(day))\" y1=\"0\" x2=\"\(x(day))\" y2=\"\(height - 22)\" class=\"grid\"/>"
            svg += "<text x=\"\(x(day))\" y=\"\(height - 6)\" class=\"year\">\(year)</text>"
        }
        for (number, entry) in entries.enumerated() {
            guard let from = entry.from?.earliest else { continue }
            let to = min(entry.to?.latest ?? until, until)
            let top = number * row + 4
            let name = titles[entry.dataset] ?? entry.dataset.rawValue
            let short = name.count > 38 ? String(name.prefix(37)) + "…" : name
            svg += "<text x=\"0\" y=\"\(top + 12)\">\(HTMLText.escape(short))</text>"
            let kind = entry.stands(on: until) ? "stands" : "past"
            svg +=
                "<rect x=\"\(x(from))\" y=\"\(top)\" width=\"\(max(4, x(to) - x(from)))\" height=\"16\" class=\"\(kind)\"/>"
        }
        return svg + "</svg>"
    }
}
